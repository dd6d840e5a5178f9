"""A checklist: ordered protective steps of one publisher, as data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from selfguard.model.check import Check

LANGUAGES = ("ko", "en", "id")
"""The languages of interface and checklists."""


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


class Role(StrEnum):
    """Who is reading."""

    SELF = "self"
    PARENT = "parent"
    FRIEND = "friend"
    TEACHER = "teacher"
    SCHOOL = "school"


class Age(StrEnum):
    """How old the person is whom the steps protect."""

    UNDER_14 = "under-14"
    FROM_14 = "14-17"
    FROM_18 = "18-24"
    FROM_25 = "25-plus"
    UNSAID = "unsaid"


class Mark(StrEnum):
    """How well a fact is known. It is never made to look surer than it is."""

    VERIFIED = "V"
    """Read in a primary or official source. Nobody need have tapped it on a telephone."""
    SECONDARY = "S"
    """Read only in a secondary source."""
    UNVERIFIED = "U"
    """Not verified."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in each language; a language that is missing is an empty string."""

    ko: str = ""
    en: str = ""
    id: str = ""

    def within(self, language: str) -> tuple[str, str]:
        """Return the text for *language* and the language it is really in.

        Where the text is missing in *language*, English stands in, else whichever there is.
        """
        own = {"ko": self.ko, "en": self.en, "id": self.id}
        order = (language, "en", *LANGUAGES)
        return next(((own[each], each) for each in order if own[each]), ("", language))


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
    path: Text = Text()
    """The taps, in order, joined by ` › `; empty where there are none."""
    link: str = ""
    """The id of a link in `selfguard.links`; empty where there is none."""
    leaves_open: Text = Text()
    """What this does not hide."""
    mark: Mark = Mark.UNVERIFIED
    """How well the path is known."""
    source_date: str = ""
    """The date of the source of the path, as precise as it is known; empty where unknown."""
    verified_on: date | None = None
    """The day somebody tapped the path on a device; None while nobody has."""


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
    answer_valid_days: int = 180


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
