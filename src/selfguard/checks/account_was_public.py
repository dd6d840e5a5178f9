"""account-was-public: there was a time when everybody could see what the account posted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import Audience, PrivacyChange, Topic


@dataclass(frozen=True, slots=True)
class AccountWasPublic(Check[PrivacyChange]):
    """A time in which everybody could see what the account posted.

    Examines
        The days on which the account was switched to public or to private.

    Exposure
        The account was public from one day to another, told as an interval after ISO 8601; `..`
        stands for a beginning or an end that is not known. The first switch to private shows
        that the account was public before it. To confirm: a switch whose direction the export
        does not tell.

    Blind to
        What was posted at that time, who saved it, and switches that are not recorded.

    With
        No parameters.
    """

    id: ClassVar = "account-was-public"
    subject: ClassVar = PrivacyChange
    topics: ClassVar = frozenset({Topic.PRIVACY_HISTORY})

    def examine(self, evidence: Sequence[PrivacyChange], /) -> CheckResult:
        """Find the times in which the account was public."""
        changes = sorted(evidence, key=lambda change: change.changed_on)
        return CheckResult(
            len(changes),
            tuple(_public_times([c for c in changes if c.became is not Audience.UNKNOWN])),
            tuple(_exposure(c, "privacy-change") for c in changes if c.became is Audience.UNKNOWN),
        )


def _public_times(changes: Sequence[PrivacyChange]) -> Iterator[Exposure]:
    """Yield the public times that *changes*, oldest first and of known direction, enclose."""
    opened: PrivacyChange | None = None
    for change in changes:
        if change.became is Audience.EVERYONE:
            opened = opened or change
        elif opened is not None:
            yield _exposure(opened, "was-public", _interval(opened.changed_on, change.changed_on))
            opened = None
        elif change is changes[0]:
            yield _exposure(change, "was-public", _interval(None, change.changed_on))
    if opened is not None:
        yield _exposure(opened, "was-public", _interval(opened.changed_on, None))


def _exposure(change: PrivacyChange, label: str, detail: str = "") -> Exposure:
    return Exposure(change.origin, label, "", change.changed_on, detail=detail)


def _interval(start: datetime | None, end: datetime | None) -> str:
    return "/".join(day.date().isoformat() if day else ".." for day in (start, end))
