"""The three dialects of records, made one: labelled cells, whatever the generation.

    M   string_map_data    a dict of localized label → cell
    L   string_list_data   a list of cells without labels
    V   label_values       a list of items that may nest

A record of a wrong shape raises one of `WRONG_SHAPE`; whoever goes through the records catches
it once per record, skips the record and counts it. JSON text is UTF-8 written as Latin-1: it is
repaired here, labels too; a page is proper UTF-8 and is not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from selfguard.sources.instagram_export.labels import LABELS, Label, fold
from selfguard.text import LIMIT, clean, repair

WRONG_SHAPE = (
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    ArithmeticError,
    RecursionError,
)
"""What typed reading of a hostile record raises."""
LAUNCH = datetime(2010, 10, 6, tzinfo=UTC)
"""The day Instagram began: an earlier time in an export is not one that can be meant."""
LATEST = datetime(2100, 1, 1, tzinfo=UTC)
"""No export is made so late: a name or a clock that says so is wrong."""
SLACK = timedelta(days=2)
"""So far behind the date of the export a time may lie: names of exports carry a local date."""

shown = clean
"""The text gate, as the readers of this folder name it."""


class Times:
    """Reads times, and knows from when to when one can be meant."""

    def __init__(self, seen_on: datetime) -> None:
        """Take times from the launch of Instagram to two days after *seen_on*."""
        self.newest: datetime | None = None
        """The latest time read."""
        self._first = int(LAUNCH.timestamp())
        self._last = int(min(seen_on.timestamp() + SLACK.total_seconds(), LATEST.timestamp()))
        self.later = 0
        """How many times were later than the export itself, and so unknown."""

    def read(self, value: object) -> datetime | None:
        """Return the time that *value* is: seconds since 1970, or an ISO 8601 text. In UTC.

        None where it is neither, 0 (which means "not set"), or implausible.
        """
        seconds = value if type(value) is int else _seconds(value)
        if not self._first <= seconds <= self._last:
            self.later += self._last < seconds < LATEST.timestamp()
            return None
        when = datetime.fromtimestamp(seconds, UTC)
        if self.newest is None or when > self.newest:
            self.newest = when
        return when


def _seconds(value: object) -> int:
    try:
        if isinstance(value, str):
            when = datetime.fromisoformat(value)
            return int((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp())
        return int(value) if type(value) is float else 0
    except (ValueError, OverflowError):
        return 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a record."""

    label: Label | None
    """What it is; None where its label is missing or not known."""
    value: str
    time: object = 0
    """As it stands; `Times` reads it."""
    is_labelled: bool = True
    within: Label | None = None
    """The label of the field that this one is part of."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record of any dialect. It may hold names of others: it is let go when it was counted."""

    title: str = ""
    cells: tuple[Cell, ...] = ()
    time: object = 0
    rows: int = 0
    """How many list cells it has."""
    pictures: tuple[str, ...] = ()
    """The paths of the pictures in it."""
    is_map: bool = False
    """True for dialect M and for pages: a field without data is left out."""

    def find(self, *labels: Label) -> Cell | None:
        """Return the first cell with one of *labels* that has a value."""
        return next((c for c in self.cells if c.label in labels and c.value), None)

    def value(self, *labels: Label) -> str:
        """Return the first value labelled with one of *labels*; empty where there is none."""
        cell = self.find(*labels)
        return cell.value if cell else ""

    def when(self, times: Times) -> datetime | None:
        """Return the first time in it that can be meant: in a cell, its own, in its title."""
        told = (*(cell.time for cell in self.cells), self.time, self.title)
        return next((when for when in map(times.read, told) if when), None)


def parse(raw: Mapping[str, Any]) -> Record:
    """Return the record that *raw* is. Raises `WRONG_SHAPE` where it is none of a known form."""
    title = _text(raw.get("title"))
    fields = raw.get("string_map_data")
    rows = raw.get("string_list_data")
    items = raw.get("label_values")
    if fields is None and rows is None and items is None:
        message = "none of the known dialects"
        raise ValueError(message)
    cells = (
        *(_cell(label, cell) for label, cell in (fields or {}).items()),
        *(_unlabelled(cell) for cell in rows or ()),
        *_nested(items or []),
    )
    pictures = tuple(_text(p.get("uri")) for p in (raw.get("media_map_data") or {}).values())
    return Record(
        title, cells, raw.get("timestamp", 0), len(rows or ()), pictures, isinstance(fields, dict)
    )


def label_of(text: str) -> Label | None:
    """Return what the label *text*, already repaired, means; None where it is not known."""
    return LABELS.get(fold(text[:LIMIT]))


def _cell(label: str, cell: Mapping[str, Any]) -> Cell:
    return Cell(label_of(repair(label)), _text(cell.get("value")), cell.get("timestamp", 0))


def _unlabelled(cell: Mapping[str, Any]) -> Cell:
    return Cell(None, _text(cell.get("value")), cell.get("timestamp", 0), is_labelled=False)


def _text(value: object) -> str:
    if isinstance(value, str):
        return repair(value)
    if value is None or isinstance(value, int | float):
        return "" if value is None else str(value)
    message = "no text"
    raise TypeError(message)


def _nested(items: list[Mapping[str, Any]]) -> Iterator[Cell]:
    """Yield the cells of dialect V, in their order. Lists and groups hand on their label."""
    waiting: list[tuple[Mapping[str, Any], Label | None]] = [(i, None) for i in reversed(items)]
    while waiting:
        item, inherited = waiting.pop()
        own = label_of(_text(item.get("label") or item.get("title")))
        children = [*(item.get("vec") or ()), *(item.get("dict") or ())]
        if "label" in item and not children:
            value = _text(item.get("value") or item.get("href"))
            yield Cell(own, value, item.get("timestamp_value", 0), within=inherited)
        elif "value" in item and not children:
            yield Cell(inherited, _text(item["value"]), within=inherited)
        waiting.extend((child, own or inherited) for child in reversed(children))
