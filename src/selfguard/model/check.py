"""A check looks at evidence and states facts. It judges nothing and holds no prose."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

from selfguard.model.evidence import Evidence, Origin, Topic


class Outcome(StrEnum):
    """How a step came out (the result states of XCCDF that apply)."""

    FAIL = "fail"
    NOT_REVIEWED = "not-reviewed"
    PASS = "pass"  # noqa: S105 - the name of an outcome, no password
    NOT_APPLICABLE = "not-applicable"
    ERROR = "error"


class Basis(StrEnum):
    """How an outcome is known."""

    MEASURED = "measured"
    ANSWERED = "answered"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Exposure:
    """One piece of evidence that gives something away."""

    origin: Origin
    label: str
    """What is given away, as an entry of the words `exposures.<label>`: `school`, `phone`, …"""
    datum: str
    """The one datum given away, as it stands in the evidence. Hidden when masked."""
    happened_on: datetime | None = None
    """The date of the evidence, in UTC, where it has one."""
    where: str = ""
    """Where in the account: a path of a picture, or the name of a field."""
    count: int = 1
    """How many things it stands for: 1,240 followers are one exposure."""
    detail: str = ""
    """What may be shown even when masked, in no language: an ISO 8601 interval, a class of age."""
    is_private: bool = False
    """True for login and device data: it is never written to a file, revealed or not."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found: how much it examined, what is exposed, what only a person can tell."""

    examined: int
    exposures: tuple[Exposure, ...] = ()
    to_confirm: tuple[Exposure, ...] = ()

    @classmethod
    def of(cls, examined: Sequence[object], exposures: Iterable[Exposure]) -> "CheckResult":
        """Return the result of looking at all of *examined* and finding *exposures*."""
        return cls(len(examined), tuple(exposures))


E = TypeVar("E", bound=Evidence)


class Check(ABC, Generic[E]):
    """Code that looks at evidence. Its fields are its parameters, its docstring its page.

    A check is a frozen dataclass in a module of its own. Its docstring has the headings
    Examines, Exposure, Blind to and With.
    """

    id: ClassVar[str]
    """Kebab-case, as the module in snake_case and the class in PascalCase. Never renamed."""
    subject: ClassVar[type[Evidence]]
    """The class of evidence that `examine` is given."""
    topics: ClassVar[frozenset[Topic]]
    """Evidence of these topics is given; where one is only partly covered, there is no pass."""

    @abstractmethod
    def examine(self, evidence: Sequence[E], /) -> CheckResult:
        """Return what *evidence* gives away. Pure: no disk, no clock, no network."""
