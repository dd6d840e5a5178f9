"""Linked accounts, and the businesses that report what a person does elsewhere."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from selfguard.model.evidence import Evidence, LinkedAccounts, LinkedApp, Topic
from selfguard.sources.instagram_export import kinds
from selfguard.sources.instagram_export.dialects import parse, shown
from selfguard.sources.instagram_export.reading import Reading
from selfguard.text import repair


def read_linked(reading: Reading) -> Iterator[Evidence]:
    """Yield how many accounts of the same company are linked, where the file can tell."""
    for file in reading.files(kinds.LINKED):
        before = reading.coverage.gaps
        counts = list(reading.raw(file, lambda raw: _groups(raw["label_values"])))
        if 0 in counts:  # a record that links nothing is of a form that is not known
            reading.unknown(file, Topic.LINKED_ACCOUNTS)
        if reading.coverage.gaps == before:
            yield LinkedAccounts(reading.origin(file), sum(counts))


def read_apps(reading: Reading) -> Iterator[Evidence]:
    """Yield the businesses that report activity.

    No form of a list of connected apps is known, so the export is never taken to tell all.
    """
    for file in reading.files(kinds.OFF_META):
        reading.coverage.limit([Topic.APPS])
        origin = reading.origin(file)
        for name, when in reading.raw(file, lambda raw: _business(reading, raw)):
            yield LinkedApp(origin, name, when, is_connected=False)
    for file in reading.files(kinds.OTHER_APPS):
        reading.unknown(file, Topic.APPS)
        reading.coverage.is_anything_read = True


def _groups(items: list[dict[str, Any]]) -> int:
    """Return how many accounts the labelled *items* tell of: the innermost groups [inf]."""
    count = 0
    for item in items:
        inner = [child for child in item.get("dict") or () if "dict" in child]
        own = [child for child in item.get("dict") or () if child.get("value")]
        count += _groups(inner) if inner else bool(own)
    return count


def _business(reading: Reading, raw: dict[str, Any]) -> tuple[str, datetime | None]:
    """Return the name of the business that *raw* is about, and the time of its last report."""
    if "label_values" in raw:
        told = [cell.time for cell in parse(raw).cells]
    else:
        told = [event.get("timestamp") for event in raw["events"]]
    times = [when for when in map(reading.times.read, told) if when]
    name = raw["title"] if "label_values" in raw else raw["name"]
    return shown(repair(name)), max(times, default=None)
