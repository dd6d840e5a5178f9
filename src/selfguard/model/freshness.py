"""How old a fact is: settings move, and what was read long ago may no longer be there.

After so many months a path counts as old: 3 for KakaoTalk, whose screens changed twice within
three months of 2025, 6 for everything else. Both are positions of ours.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from selfguard.model.checklist import Action
from selfguard.model.facts import UNKNOWN, Mark

_MONTHS = {"kakaotalk": 3}
_MONTHS_OF_OTHERS = 6
_DAYS_IN_MONTH = 30.5


def months_for(platform: str) -> int:
    """Return after how many months a path on *platform* counts as old."""
    return _MONTHS.get(platform, _MONTHS_OF_OTHERS)


def last_day(partial: str) -> date | None:
    """Return the last day that *partial* (`2025`, `2025-06`, `2025-06-30`) can mean.

    None where there is no date: it is empty or the word `unknown`.
    """
    if partial in {"", UNKNOWN}:
        return None
    year, month, day = (*(int(part) for part in partial.split("-")), 0, 0)[:3]
    if not month:
        return date(year, 12, 31)
    return date(year, month, day or calendar.monthrange(year, month)[1])


def known_on(action: Action) -> date | None:
    """Return the day that *action* was tapped, else the last day its source can be of, or None."""
    return action.verified_on or last_day(action.source_date)


def is_old(action: Action, today: date) -> bool:
    """Tell whether what is known of *action* was read or tapped long before *today*."""
    known = known_on(action)
    if known is None:
        return False
    return today - known > timedelta(days=_DAYS_IN_MONTH * months_for(action.platform))


@dataclass(frozen=True, slots=True)
class Freshness:
    """How many facts there are, and of how many there is something to say. They may overlap."""

    total: int
    old: int
    undated: int
    unverified: int


def freshness(actions: Iterable[Action], today: date) -> Freshness:
    """Return how fresh *actions* are on the day *today*."""
    facts = list(actions)
    return Freshness(
        total=len(facts),
        old=sum(is_old(each, today) for each in facts),
        undated=sum(known_on(each) is None for each in facts),
        unverified=sum(each.mark is Mark.UNVERIFIED for each in facts),
    )
