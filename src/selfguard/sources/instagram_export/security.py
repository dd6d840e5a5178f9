"""Logins and devices: a short name of the device, a language, a place. Never an address."""

import dataclasses
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from selfguard.model.evidence import Device, Evidence, Origin, Session
from selfguard.sources.instagram_export import kinds
from selfguard.sources.instagram_export.dialects import Record, shown
from selfguard.sources.instagram_export.kinds import Kind
from selfguard.sources.instagram_export.labels import Label
from selfguard.sources.instagram_export.reading import Reading

if TYPE_CHECKING:
    from datetime import datetime

_ANDROID_APP = re.compile(r"Android \((?:[^;()]*; ){4}([^;()]{1,60})")
"""`Instagram 300.0 Android (34/14; 450dpi; 1080x2340; samsung; SM-S911N; …)`: the fifth field."""
_ANDROID_WEB = re.compile(r"Android [0-9.]+; (?:[a-z]{2}[-_][a-zA-Z]{2}; )?([^;()]{1,60})")
_BUILD = re.compile(r" Build/.*")
_NO_MODELS = frozenset({"", "K", "Mobile", "Tablet", "wv"})
"""What browsers write in place of the model."""
_NAMES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)
"""What a user agent holds → the short name, in the order in which they are tried."""
_AGENT = re.compile(r"(?:Mozilla/5\.0|Instagram [0-9]|Barcelona [0-9])")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_TWO_LETTERS = re.compile(r"[a-z]{2}(?:[-_][A-Z]{2})?")
_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9A-Fa-f]{0,4}:){2,}")
_MAX_NAME = 60


def read_logins(reading: Reading) -> Iterator[Evidence]:
    """Yield the logins, each once: the two files about them are joined by their time."""
    known, told = (list(_sessions(reading, kind)) for kind in (kinds.LOGINS, kinds.ACTIVITY))
    yield from _joined(known, told)


def read_devices(reading: Reading) -> Iterator[Evidence]:
    """Yield the devices that were signed in."""
    for file in reading.files(kinds.DEVICES):
        origin = reading.origin(file)
        for record in reading.records(file):
            yield Device(origin, record.when(reading.times), device_name(_agent(record)))


def device_name(agent: str) -> str:
    """Return a short name of the device that calls itself *agent*; empty where none is told.

    The model for Android, else the family: `iPhone`, `Windows`, `Mac`, …
    """
    agent = agent[:1000]
    found = _ANDROID_APP.search(agent) or _ANDROID_WEB.search(agent)
    model = _BUILD.sub("", found[1]).strip() if found else ""
    if model not in _NO_MODELS:
        return shown(model, _MAX_NAME)
    return next((name for mark, name in _NAMES if mark in agent), "")


def _sessions(reading: Reading, kind: Kind) -> Iterator[Session]:
    for file in reading.files(kind):
        origin = reading.origin(file)
        for record in reading.records(file):
            yield _session(reading, origin, record)


def _session(reading: Reading, origin: Origin, record: Record) -> Session:
    language = record.value(Label.LANGUAGE) or _only_shaped(record)
    place = record.value(Label.LOCATION)
    return Session(
        origin,
        record.when(reading.times),
        device_name(_agent(record)),
        "" if _ADDRESS.search(place) else shown(place),
        language.replace("_", "-") if _LANGUAGE.fullmatch(language) else "",
    )


def _agent(record: Record) -> str:
    """Return the user agent: by its label, else by its shape, which no other field has."""
    labelled = record.value(Label.USER_AGENT)
    shaped = (cell.value for cell in record.cells if _AGENT.match(cell.value))
    return labelled or next(shaped, "")


def _only_shaped(record: Record) -> str:
    """Return the only value under an unknown label that looks like a language."""
    open_values = [cell.value for cell in record.cells if cell.label is None and record.is_map]
    found = [value for value in open_values if _TWO_LETTERS.fullmatch(value)]
    return found[0] if len(found) == 1 else ""


def _joined(known: list[Session], told: list[Session]) -> Iterator[Session]:
    """Yield *known*, each with what the one of the same second in *told* adds, and the rest."""
    by_time: dict[datetime, list[Session]] = {}
    rest = []
    for session in told:
        if session.started_on is None:
            rest.append(session)
        else:
            by_time.setdefault(session.started_on, []).append(session)
    for session in known:
        same = by_time.get(session.started_on) if session.started_on else None
        more = same.pop(0) if same else session
        yield dataclasses.replace(
            session,
            device=session.device or more.device,
            place=session.place or more.place,
            language=session.language or more.language,
        )
    yield from rest
    for left in by_time.values():
        yield from left
