"""A checklist: ordered protective steps of one publisher, as data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from selfguard.model.check import Check
from selfguard.model.facts import NO_TEXT, Mark, Text
from selfguard.model.help import HelpLine
from selfguard.model.reader import Age, Country, Phone, Reader, Role, Situation


class Severity(StrEnum):
    """How much harm an open door can do."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def weight(self) -> int:
        """Return the weight in the hardening index: 8, 4, 2 or 1."""
        return {"critical": 8, "high": 4, "medium": 2, "low": 1}[self.value]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do, and where to tap for it."""

    do: Text
    """The goal in words; it stands on its own where the taps have moved."""
    platform: str = ""
    """`instagram`, `kakaotalk`, `telegram`, `photo-booth`, or empty."""
    os: str = ""
    """`android`, `ios`, `web`, `desktop`, or empty where the source names none."""
    app_version: str = ""
    path: Text = NO_TEXT
    """The taps, in order, joined by ` › `; empty where there are none."""
    link: str = ""
    """The id of a link in `selfguard.links`; empty where there is none."""
    leaves_open: Text = NO_TEXT
    """What this does not hide."""
    mark: Mark = Mark.UNVERIFIED
    """How well the path is known."""
    source_date: str = ""
    """The date of its source, as precise as it is known; `unknown`, or empty where none is told."""
    verified_on: date | None = None
    """The day somebody tapped the path on a device; None while nobody has."""
    help_line: HelpLine | None = None
    """The help line that it turns to; None where there is none."""
    roles: frozenset[Role] = frozenset(Role)
    ages: frozenset[Age] = frozenset(Age)
    countries: frozenset[Country] = frozenset(Country)

    def is_for(self, reader: Reader) -> bool:
        """Tell whether *reader* is meant. Whoever does not say an age or a phone is shown all."""
        is_phone = self.os in {phone.value for phone in Phone}
        return (
            reader.role in self.roles
            and (reader.age is Age.UNSAID or reader.age in self.ages)
            and reader.country in self.countries
            and not (is_phone and reader.phone not in {Phone.UNSAID, self.os})
            and (self.help_line is None or self.help_line.is_for(reader))
        )


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a fact of a step was read."""

    title: str
    date: str
    """The date of the source, as precise as it is known: `2024-08-27`, `2024-08`, `2024`."""
    mark: Mark
    address: str = ""
    """Shown as inert text, never as a link."""


@dataclass(frozen=True, slots=True)
class Step:
    """A protective act: what, why, how, and the check that tells whether it is done."""

    id: str
    title: Text
    severity: Severity
    minutes: int
    """How long it takes; 0 where it is a habit."""
    check: Check[Any]
    rationale: Text
    remediation: Sequence[Action]
    references: Sequence[Reference] = ()
    roles: frozenset[Role] = frozenset(Role)
    ages: frozenset[Age] = frozenset(Age)
    countries: frozenset[Country] = frozenset(Country)
    answer_valid_days: int = 180
    is_noticeable: bool = False
    """True where others can notice that it was done: words on one's safety come before it."""

    def is_for(self, reader: Reader) -> bool:
        """Tell whether *reader* is meant. Whoever does not say an age is shown all ages."""
        return (
            reader.role in self.roles
            and (reader.age is Age.UNSAID or reader.age in self.ages)
            and reader.country in self.countries
        )


@dataclass(frozen=True, slots=True)
class Checklist:
    """The ordered steps of one publisher."""

    id: str
    serial: str
    """YYYYMMDDNN: the day of the edition and its number on that day."""
    title: Text
    audience: Text
    publisher: str
    licence: str
    review_after: date
    steps: Sequence[Step]
    situation: Situation = Situation.PREPARE
    opening: Text = NO_TEXT
    """The first words that the reader sees; empty where there are none."""
    reviewed: frozenset[str] = frozenset()
    """The languages in which a native reader has reviewed the words."""
