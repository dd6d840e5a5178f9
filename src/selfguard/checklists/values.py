"""Text → number, truth value, date: one strict form each, as a teacher would write it.

Lax forms (`010`, `1_000`, ` 5 `, `5.0`, `no`) are refused, since readers disagree on them.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from selfguard.text import clean

ID = "[a-z0-9-]{1,40}"
SERIAL = "20[0-9]{8}"
DAY = "(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}"
PARTIAL_DAY = "(?:19|20)[0-9]{2}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
ADDRESS = r"https://[!-~]{1,500}"
_WHOLE = re.compile("0|[1-9][0-9]{0,8}")

S = TypeVar("S", bound=StrEnum)


class UnfitError(ValueError):
    """A value that does not fit: *key* and *values* as in `Fault`, *options* what would."""

    def __init__(self, key: str, options: Sequence[str] = (), **values: str) -> None:
        """Name the sentence *key*, fill in *values*, offer *options*."""
        super().__init__(key)
        self.key = key
        self.options = options
        self.values = values


def text(raw: object) -> str:
    """Return *raw* if it is a text; raise `UnfitError` for a list or a map."""
    if not isinstance(raw, str):
        raise UnfitError("not-text")
    return raw


def prose(raw: str) -> str:
    """Return *raw* on one line, composed, without blanks at its ends; at least one character."""
    shown = clean(raw, 4 * len(raw) + 1).strip()
    if not shown:
        raise UnfitError("empty")
    return shown


def whole(low: int, high: int) -> Callable[[object], int]:
    """Return a converter for whole numbers from *low* to *high*, in decimal digits alone."""

    def convert(raw: object) -> int:
        written = text(raw)
        if not _WHOLE.fullmatch(written) or not low <= int(written) <= high:
            raise UnfitError("not-number", value=written, low=str(low), high=str(high))
        return int(written)

    return convert


def truth(raw: object) -> bool:
    """Return whether *raw* is `true`; anything but `true` and `false` is refused."""
    written = text(raw)
    if written not in {"true", "false"}:
        raise UnfitError("not-one-of", ("true", "false"), value=written, allowed="true, false")
    return written == "true"


def one_of(*options: str) -> Callable[[object], str]:
    """Return a converter that takes one of *options* and nothing else."""

    def convert(raw: object) -> str:
        written = text(raw)
        if written not in options:
            raise UnfitError("not-one-of", options, value=written, allowed=", ".join(options))
        return written

    return convert


def member(kind: type[S]) -> Callable[[object], S]:
    """Return a converter that takes the value of a member of *kind*."""
    convert = one_of(*kind)
    return lambda raw: kind(convert(raw))


def identifier(raw: object) -> str:
    """Return *raw* if it is an id: at most 40 small letters, digits and hyphens."""
    return _shaped(raw, ID, "not-id")


def address(raw: object) -> str:
    """Return *raw* if it is an https address in ASCII. It is never made clickable."""
    return _shaped(raw, ADDRESS, "not-address")


def serial(raw: object) -> str:
    """Return *raw* if it is YYYYMMDDNN and the first eight digits are a day of the calendar."""
    written = _shaped(raw, SERIAL, "not-serial")
    _calendar(written, f"{written[:4]}-{written[4:6]}-{written[6:8]}", "not-serial")
    return written


def day(raw: object) -> date:
    """Return the day that *raw* names as YYYY-MM-DD."""
    written = _shaped(raw, DAY, "not-day")
    return _calendar(written, written, "not-day")


def partial_day(raw: object) -> str:
    """Return *raw* if it is a year, a month or a day: YYYY, YYYY-MM or YYYY-MM-DD."""
    written = _shaped(raw, PARTIAL_DAY, "not-date")
    _calendar(written, written + "-01-01"[len(written) - 4 :], "not-date")
    return written


def partial_day_or_unknown(raw: object) -> str:
    """Return *raw* if it is the word `unknown`, a year, a month or a day."""
    return "unknown" if raw == "unknown" else partial_day(raw)


def _shaped(raw: object, pattern: str, key: str) -> str:
    written = text(raw)
    if not re.fullmatch(pattern, written):
        raise UnfitError(key, value=written)
    return written


def _calendar(written: str, iso: str, key: str) -> date:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        raise UnfitError(key, value=written) from None


def distinct(items: list[S]) -> list[S]:
    """Return *items* if none stands there twice."""
    for place, item in enumerate(items):
        if item in items[:place]:
            raise UnfitError("repeated", value=item)
    return items
