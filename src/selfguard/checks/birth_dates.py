"""Dates on which somebody may be born: what the calendar allows, read out of free text.

There is no clock here, so the years that count as a year of birth are a constant: they reach
from the oldest likely reader to a child who is on a service for people of 14 and older anyway.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

OLDEST, YOUNGEST = 1940, 2017
"""The years that can be a year of birth of somebody who has an account."""

_PARTS = re.compile(r"[0-9]+|[a-z]{3,}")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan",
            "feb",
            "mar",
            "apr",
            "may mei",
            "jun",
            "jul",
            "aug agu",
            "sep",
            "oct okt",
            "nov",
            "dec des",
        ),
        start=1,
    )
    for name in names.split()
}


@dataclass(frozen=True, slots=True)
class BirthDate:
    """A day and a month, with the year where one is told (0 where none is)."""

    month: int
    day: int
    year: int = 0

    @property
    def is_real(self) -> bool:
        """Tell whether the calendar has this day; a 29 February needs a leap year or no year."""
        if not 1 <= self.month <= 12:  # noqa: PLR2004 - a year has twelve months
            return False
        return 1 <= self.day <= calendar.monthrange(self.year or 2000, self.month)[1]

    @property
    def has_birth_year(self) -> bool:
        """Tell whether the year is told and can be a year of birth."""
        return OLDEST <= self.year <= YOUNGEST


def is_birth_year(digits: str) -> bool:
    """Tell whether *digits* (`2008` or `08`) can be a year of birth."""
    year = int(digits)
    return OLDEST <= (year if len(digits) > 2 else _century(year)) <= YOUNGEST  # noqa: PLR2004 - two digits lack the century


def birth_date(text: str) -> BirthDate | None:
    """Return the first reading of *text* (lower case) that the calendar allows, else None.

    *text* is one written date: `2008.03.14`, `14/03/08`, `14 maret`, `march 14th, 2008`,
    `3월 14일`, `0314`, `080314`. Where it can be read in several ways the year comes first
    (as Koreans write); with strokes the day comes first, then the month.
    """
    parts = _PARTS.findall(text)
    words = [part for part in parts if part[:3] in _MONTHS]
    numbers = [part for part in parts if part.isdigit()]
    if words:
        readings = _named(_MONTHS[words[0][:3]], numbers)
    elif len(numbers) == 1:
        readings = _solid(numbers[0])
    else:
        readings = _parted(numbers, is_day_first="/" in text)
    if "월" in text:
        readings = islice(readings, 1)
    return next((reading for reading in readings if reading.is_real), None)


def _century(year: int) -> int:
    return 2000 + year if year < OLDEST - 1900 else 1900 + year


def _full(year: str) -> int:
    return int(year) if len(year) == len("2008") else _century(int(year))


def _named(month: int, numbers: list[str]) -> Iterator[BirthDate]:
    days = [number for number in numbers if len(number) <= len("31")]
    years = [number for number in numbers if len(number) == len("2008")] or days[1:]
    for day in days[:1]:
        yield BirthDate(month, int(day), _full(years[0]) if years else 0)


def _solid(digits: str) -> Iterator[BirthDate]:
    pairs = [digits[at : at + 2] for at in range(0, len(digits), 2)]
    if len(digits) < len("20080314"):
        yield from _parted(pairs, is_day_first=False)
    else:
        yield from _parted([digits[:4], digits[4:6], digits[6:]], is_day_first=False)
        yield from _parted([digits[:2], digits[2:4], digits[4:]], is_day_first=False)


def _parted(numbers: list[str], *, is_day_first: bool) -> Iterator[BirthDate]:
    if len(numbers) == 2:  # noqa: PLR2004 - a month and a day, or a day and a month
        one, other = map(int, numbers)
        yield BirthDate(one, other)
        yield BirthDate(other, one)
    if len(numbers) != 3:  # noqa: PLR2004 - a year, a month and a day
        return
    first, second, third = numbers
    year_first = len(first) > 1 and len(third) <= len("31")
    if year_first and (len(first) == len("2008") or not is_day_first):
        yield BirthDate(int(second), int(third), _full(first))
    if len(third) > 1 and len(first) <= len("31"):
        yield BirthDate(int(second), int(first), _full(third))
        yield BirthDate(int(first), int(second), _full(third))
