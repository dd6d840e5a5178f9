"""unusual-logins: logins that differ from the usual ones."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import Session, Topic

_LEAST = 2
"""Logins below which nothing can be called usual."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_SIDES: tuple[tuple[str, Callable[[Session], str]], ...] = (
    ("login-device", lambda login: login.device),
    ("login-place", lambda login: login.place),
    ("login-language", lambda login: login.language),
)


@dataclass(frozen=True, slots=True)
class UnusualLogins(Check[Session]):
    """Logins with a device, from a place or in a language that is not the usual one.

    Examines
        The logins that tell a device, a place or a language. The usual one is the most
        frequent; of two that are equally frequent, the earlier. One login alone shows nothing
        usual, and is not counted as examined.

    Exposure
        None. To confirm: each device, place and language that is not the usual one, with the
        number of its logins. Only the person knows whether they are their own.

    Blind to
        Somebody who signs in with the same kind of device from the same place.

    With
        No parameters.
    """

    id: ClassVar = "unusual-logins"
    subject: ClassVar = Session
    topics: ClassVar = frozenset({Topic.LOGINS})

    def examine(self, evidence: Sequence[Session], /) -> CheckResult:
        """Find the devices, places and languages that are not the usual ones."""
        logins = [s for s in evidence if s.device or s.place or s.language]
        if len(logins) < _LEAST:
            return CheckResult(0)
        logins.sort(key=lambda login: login.started_on or _LONG_AGO)
        unusual = (each for label, side in _SIDES for each in _unusual(logins, label, side))
        return CheckResult(len(logins), to_confirm=tuple(unusual))


def _unusual(
    logins: Sequence[Session], label: str, side: Callable[[Session], str]
) -> Iterator[Exposure]:
    """Yield what differs on one *side* of the *logins*, which stand oldest first."""
    counts = Counter(side(login) for login in logins if side(login))
    newest = {side(login): login for login in logins}
    for value, count in counts.most_common()[1:]:
        login = newest[value]
        yield Exposure(login.origin, label, value, login.started_on, count=count, is_private=True)
