"""The kinds of values that a schema is made of: ids, days, marks, texts in each language.

With `schema`, `help_schema` and `validate` the only modules that import pydantic (0.3 s): they
are imported when a file is parsed, never before.
"""

from datetime import date
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue

from selfguard.checklists import values
from selfguard.links import LINKS
from selfguard.model import checklist as model
from selfguard.model import facts, reader

PLATFORMS = ("instagram", "kakaotalk", "telegram", "photo-booth")
SYSTEMS = ("android", "ios", "web", "desktop")

_YEAR = {"type": "integer", "minimum": 1900, "maximum": 2099}
_PARAMETER = {"type": ["string", "integer", "boolean", "array"], "items": {"type": "string"}}


def matches(pattern: str) -> JsonSchemaValue:
    """Return the JSON Schema of a text that *pattern* matches as a whole."""
    return {"type": "string", "pattern": f"^(?:{pattern})$"}


def among(*options: str) -> tuple[BeforeValidator, WithJsonSchema]:
    """Return how one of *options* is read, and how an editor is told of it."""
    return BeforeValidator(values.one_of(*options)), WithJsonSchema({"enum": list(options)})


Id = Annotated[str, BeforeValidator(values.identifier), WithJsonSchema(matches(values.ID))]
CheckId = Annotated[str, BeforeValidator(values.text), WithJsonSchema(matches(values.ID))]
Day = Annotated[date, BeforeValidator(values.day), WithJsonSchema(matches(values.DAY))]
PartialDay = Annotated[
    str,
    BeforeValidator(values.partial_day),
    WithJsonSchema({"anyOf": [matches(values.PARTIAL_DAY), _YEAR]}),
]
ReferenceDay = Annotated[
    str,
    BeforeValidator(values.partial_day_or_unknown),
    WithJsonSchema({"anyOf": [matches(f"{values.PARTIAL_DAY}|unknown"), _YEAR]}),
]
Serial = Annotated[
    str,
    BeforeValidator(values.serial),
    WithJsonSchema({"anyOf": [matches(values.SERIAL), {"type": "integer"}]}),
]
Version = Annotated[
    str,
    Field(min_length=1, max_length=40),
    AfterValidator(values.prose),
    WithJsonSchema({"type": ["string", "number"]}),
]
Line = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(values.prose)]
Prose = Annotated[str, Field(min_length=1, max_length=1000), AfterValidator(values.prose)]
Platform = Annotated[str, *among(*PLATFORMS)]
System = Annotated[str, *among(*SYSTEMS)]
LinkId = Annotated[str, *among(*LINKS)]
Address = Annotated[str, BeforeValidator(values.address), WithJsonSchema(matches(values.ADDRESS))]
Severity = Annotated[model.Severity, BeforeValidator(values.member(model.Severity))]
Situation = Annotated[reader.Situation, BeforeValidator(values.member(reader.Situation))]
Role = Annotated[reader.Role, BeforeValidator(values.member(reader.Role))]
Age = Annotated[reader.Age, BeforeValidator(values.member(reader.Age))]
Mark = Annotated[facts.Mark, BeforeValidator(values.member(facts.Mark))]
Roles = Annotated[
    list[Role],
    Field(default_factory=lambda: [*reader.Role], min_length=1),
    AfterValidator(values.distinct),
]
Ages = Annotated[
    list[Age],
    Field(default_factory=lambda: [*reader.Age], min_length=1),
    AfterValidator(values.distinct),
]
Countries = Annotated[
    list[Annotated[reader.Country, BeforeValidator(values.member(reader.Country))]],
    Field(default_factory=lambda: [*reader.Country], min_length=1),
    AfterValidator(values.distinct),
]
Truth = Annotated[bool, BeforeValidator(values.truth)]
Minutes = Annotated[int, BeforeValidator(values.whole(0, 600)), Field(ge=0, le=600)]
Days = Annotated[int, BeforeValidator(values.whole(1, 730)), Field(ge=1, le=730)]
Parameters = Annotated[
    dict[str, object],
    WithJsonSchema({"type": "object", "additionalProperties": _PARAMETER}),
]


class Closed(BaseModel):
    """A map that holds the keys it names and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class TextModel(Closed):
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
