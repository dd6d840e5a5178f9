"""The closed schema of the help lines. `help_lines` makes the frozen values of its models.

`checklists/helplines.schema.json` is made from it.
"""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from selfguard.checklists import fields as f
from selfguard.checklists import values
from selfguard.checklists.fields import Closed, TextModel
from selfguard.checklists.schema import ReviewedModel
from selfguard.model import help as model
from selfguard.model import reader

Kind = Annotated[model.ContactKind, BeforeValidator(values.member(model.ContactKind))]
Country = Annotated[reader.Country, BeforeValidator(values.member(reader.Country))]
Image = Annotated[reader.FromBefore18, BeforeValidator(values.member(reader.FromBefore18))]


class ContactModel(Closed):
    """One way to reach a help line."""

    kind: Kind
    """phone, text, messenger, email, web or app."""
    value: f.Line
    """A number, an address or a name. It is shown as text and never opened."""
    mark: f.Mark
    """How well it is known: V official source, S secondary source."""
    verified_on: f.ReferenceDay
    """The date of the source in which it was read, or the word unknown."""


class HelpLineModel(Closed):
    """A person or office to turn to."""

    id: f.Id
    """Small letters, digits and hyphens. Never renamed once published."""
    name: TextModel
    """What it is called."""
    country: Country | None = None
    """The country it serves. Left out, it serves every country."""
    contacts: Annotated[list[ContactModel], Field(default_factory=list, max_length=10)]
    """How to reach it; the one to use first stands first. None where none could be verified."""
    for_whom: TextModel
    """Whom it is for, and what it does."""
    hours: TextModel | None = None
    """When it answers. Leave it out where no source says so."""
    say_first: TextModel
    """What to say first."""
    beware: TextModel | None = None
    """What it does not do or reach."""
    mark: f.Mark
    """How well the line is known."""
    verified_on: f.ReferenceDay
    """The date of the source, or the word unknown. Never made up."""
    how_verified: f.Line
    """Where it was read."""
    review_after: f.Day
    """The day after which it must be looked at again."""
    called_on: f.Day | None = None
    """The day somebody rang it. Leave it out while nobody has."""
    roles: f.Roles
    """For whom it is meant. Left out, it is for everyone."""
    ages: f.Ages
    """For which ages it is meant, unsaid among them. Left out, it is for all."""
    images: Annotated[
        list[Image],
        Field(default_factory=lambda: [*reader.FromBefore18], min_length=1),
        AfterValidator(values.distinct),
    ]
    """Whether the image may be from before 18: yes, no, unsaid. Left out, it does not matter."""


class RouteModel(Closed):
    """Which lines stand where, for some readers."""

    countries: Annotated[list[Country], Field(min_length=1), AfterValidator(values.distinct)]
    """In which countries."""
    situations: Annotated[list[f.Situation], Field(min_length=1), AfterValidator(values.distinct)]
    """In which situations."""
    roles: f.Roles
    """For whom. Left out, for everyone."""
    ages: f.Ages
    """For which ages. Left out, for all."""
    danger: f.Id = ""
    """The line for whoever is in danger now."""
    first: Annotated[list[f.Id], Field(default_factory=list, max_length=model.MOST_FIRST)]
    """The lines on top: three at most, and none that rests on a secondary source."""
    then: Annotated[list[f.Id], Field(default_factory=list, max_length=30)]
    """The others, in order."""


class HelpLinesModel(Closed):
    """Help lines, and who is sent to which."""

    id: f.Id
    """Small letters, digits and hyphens."""
    serial: f.Serial
    """YYYYMMDDNN: the day of this edition and its number on that day."""
    publisher: f.Line
    """Who publishes it."""
    licence: f.Line
    """Under which licence it may be passed on."""
    reviewed: ReviewedModel = ReviewedModel()
    """In which languages a native reader has reviewed the words; none if left out."""
    lines: Annotated[list[HelpLineModel], Field(min_length=1, max_length=100)]
    """The lines."""
    routes: Annotated[list[RouteModel], Field(min_length=1, max_length=100)]
    """The routes: the first that is for a reader counts."""


INSIDE: dict[str | int, type[Closed]] = {
    "lines": HelpLineModel,
    "contacts": ContactModel,
    "routes": RouteModel,
    "reviewed": ReviewedModel,
}
"""The key that a map stands behind → its model; behind every other key stands a text."""
