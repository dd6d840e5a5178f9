"""The closed schema of a checklist, as pydantic models. `build` makes the frozen values of them.

`checklists/schema.json` is made from it, so that editors complete keys. Descriptions are the
docstrings below the fields.
"""

from typing import Annotated

from pydantic import Field

from selfguard.checklists import fields as f
from selfguard.checklists.fields import Closed, TextModel
from selfguard.model import reader


class ActionModel(Closed):
    """One thing to do, and where to tap for it."""

    do: TextModel
    """The goal in words; it must stand on its own where the taps have moved."""
    platform: f.Platform = ""
    """The service. Leave it out where the step is about none."""
    os: f.System = ""
    """The system that the taps were read for. Leave it out where the source names none."""
    app_version: f.Version = ""
    """The version of the app that the taps were read for."""
    path: TextModel | None = None
    """The taps in order, joined by ›."""
    link: f.LinkId = ""
    """The id of a built-in link. An address of your own belongs under references."""
    leaves_open: TextModel | None = None
    """What this does not hide."""
    mark: f.Mark
    """How well it is known: V official source, S secondary source, U not verified."""
    source_date: f.ReferenceDay = ""
    """The date of the source: YYYY, YYYY-MM, YYYY-MM-DD, or the word unknown."""
    verified_on: f.Day | None = None
    """The day somebody tapped it on a device: YYYY-MM-DD. Leave it out while nobody has."""
    help_line: f.Id = ""
    """The id of the help line that it turns to. Its number and date are shown, never typed here."""
    roles: f.Roles
    """For whom it is meant. Left out, it is for everyone the step is for."""
    ages: f.Ages
    """For which ages it is meant. Left out, it is for all."""
    countries: f.Countries
    """In which countries it holds. Left out, in all."""


class ReferenceModel(Closed):
    """Where a fact of a step was read."""

    title: f.Line
    """The name of the document, and who published it."""
    date: f.ReferenceDay
    """The date of the document: YYYY, YYYY-MM, YYYY-MM-DD, or the word unknown."""
    mark: f.Mark
    """V official source, S secondary source, U not verified."""
    address: f.Address = ""
    """An https address. It is shown as text and never opened."""


class StepModel(Closed):
    """A protective act: what, why, how, and the check that tells whether it is done."""

    id: f.Id
    """Small letters, digits and hyphens. Never renamed once published: answers hang on it."""
    title: TextModel
    """What to do, in a few words."""
    severity: f.Severity
    """How much harm the open door can do."""
    minutes: f.Minutes
    """How many minutes it takes; 0 where it is a habit."""
    check: f.CheckId = ""
    """The check that measures it. Leave it out, and the person is asked."""
    parameters: f.Parameters = Field(default_factory=dict, alias="with")
    """The parameters of the check, as its page in docs/checks.md names them."""
    rationale: TextModel
    """Why it matters. No blame."""
    remediation: Annotated[list[ActionModel], Field(min_length=1, max_length=30)]
    """What to do, in order; what can be undone comes first."""
    references: Annotated[list[ReferenceModel], Field(default_factory=list, max_length=30)]
    """Where the facts were read."""
    roles: f.Roles
    """For whom the step is meant. Left out, it is for everyone."""
    ages: f.Ages
    """For which ages the step is meant. Left out, it is for all."""
    countries: f.Countries
    """In which countries the step holds. Left out, in all."""
    answer_valid_days: f.Days = 180
    """How many days an answer counts before it is asked again; 180 if left out."""
    noticeable: f.Truth = False
    """true where others can notice that it was done: words on one's safety come before it."""


class ReviewedModel(Closed):
    """In which languages a native reader has reviewed the words."""

    ko: f.Truth = False
    """Korean."""
    en: f.Truth = False
    """English."""
    id: f.Truth = False
    """Indonesian."""


class ChecklistModel(Closed):
    """A checklist for selfguard: ordered protective steps of one publisher."""

    id: f.Id
    """Small letters, digits and hyphens. Never renamed once published."""
    serial: f.Serial
    """YYYYMMDDNN: the day of this edition and its number on that day."""
    situation: f.Situation = reader.Situation.PREPARE
    """What brings the reader here: prepare (if left out), worried, or happening. With happening
    the help lines stand before all else, nothing is asked first, and there is no index."""
    title: TextModel
    """What the checklist is called."""
    audience: TextModel
    """For whom it is written."""
    opening: TextModel | None = None
    """The first words that the reader sees."""
    publisher: f.Line
    """Who publishes it: a school, an office, a group."""
    licence: f.Line
    """Under which licence it may be passed on: MIT, CC BY 4.0, …"""
    reviewed: ReviewedModel = ReviewedModel()
    """In which languages a native reader has reviewed the words; none if left out."""
    review_after: f.Day
    """The day after which its facts must be looked at again: YYYY-MM-DD."""
    steps: Annotated[list[StepModel], Field(min_length=1, max_length=500)]
    """The steps, in the order of the publisher."""


INSIDE: dict[str | int, type[Closed]] = {
    "steps": StepModel,
    "remediation": ActionModel,
    "references": ReferenceModel,
    "reviewed": ReviewedModel,
}
"""The key that a map stands behind → its model; behind every other key stands a text."""
