"""How old a thing was when the source was made."""

from bisect import bisect
from datetime import datetime

_LIMITS = (365, 2 * 365, 5 * 365)
_CLASSES = ("0-1y", "1-2y", "2-5y", "5y+")


def days_old(seen_on: datetime, happened_on: datetime) -> int:
    """Return the whole days from *happened_on* to *seen_on*; negative if it lay ahead."""
    return (seen_on - happened_on).days


def age_class(days: int) -> str:
    """Return the class of an age in *days*: `0-1y`, `1-2y`, `2-5y` or `5y+`."""
    return _CLASSES[bisect(_LIMITS, days)]
