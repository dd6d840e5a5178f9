"""The closed schema of a checklist, as pydantic models. `build` makes the frozen values of them.

The only module that imports pydantic (0.3 s): it is imported when a checklist is parsed, never
before. `checklists/schema.json` is made from it, so that editors complete keys. Descriptions
are the docstrings below the fields.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import ErrorDetails, core_schema

from selfguard.checklists import values
from selfguard.checklists.document import Fault, Raw
from selfguard.links import LINKS
from selfguard.model import checklist as model

PLATFORMS = ("instagram", "kakaotalk", "telegram", "photo-booth")
SYSTEMS = ("android", "ios", "web", "desktop")

_YEAR = {"type": "integer", "minimum": 1900, "maximum": 2099}
_PARAMETER = {"type": ["string", "integer", "boolean", "array"], "items": {"type": "string"}}


def _matches(pattern: str) -> JsonSchemaValue:
    return {"type": "string", "pattern": f"^(?:{pattern})$"}


def _among(*options: str) -> tuple[BeforeValidator, WithJsonSchema]:
    return BeforeValidator(values.one_of(*options)), WithJsonSchema({"enum": list(options)})


Id = Annotated[str, BeforeValidator(values.identifier), WithJsonSchema(_matches(values.ID))]
CheckId = Annotated[str, BeforeValidator(values.text), WithJsonSchema(_matches(values.ID))]
Day = Annotated[date, BeforeValidator(values.day), WithJsonSchema(_matches(values.DAY))]
PartialDay = Annotated[
    str,
    BeforeValidator(values.partial_day),
    WithJsonSchema({"anyOf": [_matches(values.PARTIAL_DAY), _YEAR]}),
]
ReferenceDay = Annotated[
    str,
    BeforeValidator(values.partial_day_or_unknown),
    WithJsonSchema({"anyOf": [_matches(f"{values.PARTIAL_DAY}|unknown"), _YEAR]}),
]
Serial = Annotated[
    str,
    BeforeValidator(values.serial),
    WithJsonSchema({"anyOf": [_matches(values.SERIAL), {"type": "integer"}]}),
]
Version = Annotated[
    str,
    Field(min_length=1, max_length=40),
    AfterValidator(values.prose),
    WithJsonSchema({"type": ["string", "number"]}),
]
Line = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(values.prose)]
Prose = Annotated[str, Field(min_length=1, max_length=1000), AfterValidator(values.prose)]
Platform = Annotated[str, *_among(*PLATFORMS)]
System = Annotated[str, *_among(*SYSTEMS)]
LinkId = Annotated[str, *_among(*LINKS)]
Address = Annotated[str, BeforeValidator(values.address), WithJsonSchema(_matches(values.ADDRESS))]
Severity = Annotated[model.Severity, BeforeValidator(values.member(model.Severity))]
Role = Annotated[model.Role, BeforeValidator(values.member(model.Role))]
Age = Annotated[model.Age, BeforeValidator(values.member(model.Age))]
Mark = Annotated[model.Mark, BeforeValidator(values.member(model.Mark))]
Minutes = Annotated[int, BeforeValidator(values.whole(0, 600)), Field(ge=0, le=600)]
Days = Annotated[int, BeforeValidator(values.whole(1, 730)), Field(ge=1, le=730)]
Parameters = Annotated[
    dict[str, object],
    WithJsonSchema({"type": "object", "additionalProperties": _PARAMETER}),
]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class TextModel(_Closed):
    """A text in each language. One is enough; what is missing is shown in another language."""

    ko: Prose = ""
    """Korean, in 해요체."""
    en: Prose = ""
    """English."""
    id: Prose = ""
    """Indonesian, with kamu."""

    @model_validator(mode="after")
    def _has_a_language(self) -> "TextModel":
        if not (self.ko or self.en or self.id):
            raise values.UnfitError("no-language")
        return self


class ActionModel(_Closed):
    """One thing to do, and where to tap for it."""

    do: TextModel
    """The goal in words; it must stand on its own where the taps have moved."""
    platform: Platform = ""
    """The service. Leave it out where the step is about none."""
    os: System = ""
    """The system that the taps were read for. Leave it out where the source names none."""
    app_version: Version = ""
    """The version of the app that the taps were read for."""
    path: TextModel | None = None
    """The taps in order, joined by ›."""
    link: LinkId = ""
    """The id of a built-in link. An address of your own belongs under references."""
    leaves_open: TextModel | None = None
    """What this does not hide."""
    mark: Mark
    """How well it is known: V official source, S secondary source, U not verified."""
    source_date: PartialDay = ""
    """The date of the source: YYYY, YYYY-MM or YYYY-MM-DD."""
    verified_on: Day | None = None
    """The day somebody tapped it on a device: YYYY-MM-DD. Leave it out while nobody has."""


class ReferenceModel(_Closed):
    """Where a fact of a step was read."""

    title: Line
    """The name of the document, and who published it."""
    date: ReferenceDay
    """The date of the document: YYYY, YYYY-MM, YYYY-MM-DD, or the word unknown."""
    mark: Mark
    """V official source, S secondary source, U not verified."""
    address: Address = ""
    """An https address. It is shown as text and never opened."""


class StepModel(_Closed):
    """A protective act: what, why, how, and the check that tells whether it is done."""

    id: Id
    """Small letters, digits and hyphens. Never renamed once published: answers hang on it."""
    title: TextModel
    """What to do, in a few words."""
    severity: Severity
    """How much harm the open door can do."""
    minutes: Minutes
    """How many minutes it takes; 0 where it is a habit."""
    check: CheckId = ""
    """The check that measures it. Leave it out, and the person is asked."""
    parameters: Parameters = Field(default_factory=dict, alias="with")
    """The parameters of the check, as its page in docs/checks.md names them."""
    rationale: TextModel
    """Why it matters. No blame."""
    remediation: Annotated[list[ActionModel], Field(min_length=1, max_length=30)]
    """What to do, in order; what can be undone comes first."""
    references: Annotated[list[ReferenceModel], Field(max_length=30)] = []
    """Where the facts were read."""
    roles: Annotated[list[Role], Field(min_length=1), AfterValidator(values.distinct)] = [
        *model.Role
    ]
    """For whom the step is meant. Left out, it is for everyone."""
    ages: Annotated[list[Age], Field(min_length=1), AfterValidator(values.distinct)] = [*model.Age]
    """For which ages the step is meant. Left out, it is for all."""
    answer_valid_days: Days = 180
    """How many days an answer counts before it is asked again; 180 if left out."""


class ChecklistModel(_Closed):
    """A checklist for selfguard: ordered protective steps of one publisher."""

    id: Id
    """Small letters, digits and hyphens. Never renamed once published."""
    serial: Serial
    """YYYYMMDDNN: the day of this edition and its number on that day."""
    title: TextModel
    """What the checklist is called."""
    audience: TextModel
    """For whom it is written."""
    publisher: Line
    """Who publishes it: a school, an office, a group."""
    licence: Line
    """Under which licence it may be passed on: MIT, CC BY 4.0, …"""
    review_after: Day
    """The day after which its facts must be looked at again: YYYY-MM-DD."""
    steps: Annotated[list[StepModel], Field(min_length=1, max_length=500)]
    """The steps, in the order of the publisher."""


_INSIDE: dict[str | int, type[_Closed]] = {
    "": ChecklistModel,
    "steps": StepModel,
    "remediation": ActionModel,
    "references": ReferenceModel,
}
"""The key that a map stands behind → its model; behind every other key stands a text."""

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


def validate(value: dict[str, Raw]) -> tuple[ChecklistModel | None, list[Fault]]:
    """Return the model of *value*, or None and every fault in it."""
    try:
        return ChecklistModel.model_validate(value), []
    except ValidationError as error:
        return None, [_fault(details) for details in error.errors(include_url=False)]


def _fault(details: ErrorDetails) -> Fault:
    kind, path, context = details["type"], details["loc"], details.get("ctx", {})
    if kind == "value_error":
        unfit: values.UnfitError = context["error"]
        return Fault(unfit.key, unfit.values, path, options=unfit.options)
    name = str(path[-1])
    if kind == "missing":
        return Fault("missing", {"key": name}, path)
    if kind == "extra_forbidden":
        return Fault("unknown-key", {"value": name}, path, options=_keys(path), is_at_key=True)
    limit = context.get("max_length", "")
    return Fault(_KEYS.get(kind, "unfit"), {"limit": str(limit)}, path)


def _keys(path: tuple[str | int, ...]) -> Sequence[str]:
    """Return the keys that could stand where *path* ends."""
    parents = ["", *(part for part in path[:-1] if isinstance(part, str))]
    fields = _INSIDE.get(parents[-1], TextModel).model_fields
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


def json_schema() -> str:
    """Return the text of `checklists/schema.json` (JSON Schema 2020-12), which editors read."""
    schema = ChecklistModel.model_json_schema(schema_generator=_WithoutNoise)
    whole = {"$schema": GenerateJsonSchema.schema_dialect, **schema}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
