"""A document → a model, or every fault in it; and the JSON Schema of a model."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import ErrorDetails, core_schema

from selfguard.checklists.document import Fault, Raw
from selfguard.checklists.fields import Closed, TextModel

if TYPE_CHECKING:
    from selfguard.checklists import values

M = TypeVar("M", bound=Closed)

_KEYS = {
    "model_type": "not-map",
    "dict_type": "not-map",
    "list_type": "not-list",
    "string_type": "not-text",
    "string_too_short": "empty",
    "string_too_long": "too-long",
    "too_short": "too-few",
    "too_long": "too-many",
}
"""pydantic's code → our sentence."""


def validated(
    value: dict[str, Raw], model: type[M], inside: Mapping[str | int, type[Closed]]
) -> tuple[M | None, list[Fault]]:
    """Return *value* as a *model*, or None and every fault in it.

    *inside* names the models of the maps in it, by the key that they stand behind.
    """
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        models: dict[str | int, type[Closed]] = {"": model, **inside}
        return None, [_fault(details, models) for details in error.errors(include_url=False)]


def _fault(details: ErrorDetails, models: Mapping[str | int, type[Closed]]) -> Fault:
    kind, path, context = details["type"], details["loc"], details.get("ctx", {})
    if kind == "value_error":
        unfit: values.UnfitError = context["error"]
        return Fault(unfit.key, unfit.values, path, options=unfit.options)
    name = str(path[-1])
    if kind == "missing":
        return Fault("missing", {"key": name}, path)
    if kind == "extra_forbidden":
        options = _keys(path, models)
        return Fault("unknown-key", {"value": name}, path, options=options, is_at_key=True)
    limit = context.get("max_length", "")
    return Fault(_KEYS.get(kind, "unfit"), {"limit": str(limit)}, path)


def _keys(path: tuple[str | int, ...], models: Mapping[str | int, type[Closed]]) -> Sequence[str]:
    """Return the keys that could stand where *path* ends."""
    parents = ["", *(part for part in path[:-1] if isinstance(part, str))]
    fields = models.get(parents[-1], TextModel).model_fields
    return [field.alias or name for name, field in fields.items()]


class _WithoutNoise(GenerateJsonSchema):
    """A JSON Schema without made-up titles, nulls and defaults that an editor would fill in."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: object) -> bool:
        del schema
        return False


def json_schema(model: type[Closed]) -> str:
    """Return the JSON Schema (2020-12) of *model*, which editors read: `checklists/schema.json`."""
    schema = model.model_json_schema(schema_generator=_WithoutNoise)
    whole = {"$schema": GenerateJsonSchema.schema_dialect, **schema}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
