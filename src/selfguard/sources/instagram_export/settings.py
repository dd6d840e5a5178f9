"""Switches of the account outside the profile, and the history of its privacy."""

from collections.abc import Iterator

from selfguard.model.evidence import Audience, Evidence, PrivacyChange, Setting, SettingName, Topic
from selfguard.sources.instagram_export import kinds
from selfguard.sources.instagram_export.dialects import Record
from selfguard.sources.instagram_export.labels import (
    EVERYONE,
    EVERYONE_GUESSED,
    NOT_EVERYONE_GUESSED,
    PRIVACY_SENTENCES,
    TRUE_WORDS,
    Label,
    fold,
)
from selfguard.sources.instagram_export.reading import Reading

_SENTENCE = 200
"""How many characters a sentence may have that is compared with known ones."""
_SECOND_FACTOR = frozenset({Label.NICKNAME, Label.DEVICE_ID})
"""The fields of a second factor. In no other language than English are their labels known."""
_SWITCHES = frozenset(map(fold, TRUE_WORDS))


def read_settings(reading: Reading) -> Iterator[Evidence]:
    """Yield who may comment, whether contacts are synced, and whether a second factor is set."""
    for file in reading.files(kinds.COMMENTS):
        origin = reading.origin(file)
        for record in reading.records(file):
            is_open = is_for_everyone(_only_value(record))
            if is_open is None:
                reading.unknown(file, Topic.COMMENTS)
            else:
                yield Setting(origin, SettingName.COMMENTS_FROM_EVERYONE, is_open)
    for file in reading.files(kinds.INSIGHTS):
        origin = reading.origin(file)
        for record in reading.records(file):
            is_synced = TRUE_WORDS.get(_agreed_value(record, Label.CONTACT_SYNCING))
            if is_synced is None:
                reading.unknown(file, Topic.CONTACT_SYNCING)
            else:
                yield Setting(origin, SettingName.CONTACT_SYNCING, is_synced)
    for file in reading.files(kinds.TWO_FACTOR):
        # The file lists some kinds of second factor only: none in it does not mean off.
        known = [_is_second_factor(record) for record in reading.records(file)]
        if False in known:
            reading.unknown(file, Topic.TWO_FACTOR, count=known.count(False))
        elif known:
            yield Setting(reading.origin(file), SettingName.TWO_FACTOR, is_on=True)


def read_privacy(reading: Reading) -> Iterator[Evidence]:
    """Yield when the account was opened or closed; the direction where the title is known."""
    for file in reading.files(kinds.PRIVACY):
        origin = reading.origin(file)
        for record in reading.records(file):
            when = record.when(reading.times)
            if when is None:
                reading.skip(file, 1)
                continue
            sentence = _folded(record.title).rstrip(".")
            yield PrivacyChange(origin, when, PRIVACY_SENTENCES.get(sentence, Audience.UNKNOWN))


def is_for_everyone(value: str) -> bool | None:
    """Tell whether the comment setting *value* lets everybody comment; None where not known."""
    value = _folded(value)
    if value in EVERYONE or value in EVERYONE_GUESSED:
        return True
    return False if value in NOT_EVERYONE_GUESSED else None


def _only_value(record: Record) -> str:
    """Return the value of the comment setting, by its label or as the only one there is."""
    if len(record.cells) == 1 and record.cells[0].label is None:
        return record.cells[0].value
    return _agreed_value(record, Label.COMMENTS_FROM)


def _agreed_value(record: Record, label: Label) -> str:
    """Return the value labelled with *label*; empty where there is none, or two that differ."""
    values = {cell.value for cell in record.cells if cell.label is label and cell.value}
    return values.pop() if len(values) == 1 else ""


def _is_second_factor(record: Record) -> bool:
    """Tell whether *record* names a device of a second factor, and says nothing else.

    What a further field says is not known: it may say that the device was removed. A switch is
    no name of a device.
    """
    told = [cell for cell in record.cells if cell.value]
    return bool(told) and all(
        cell.label in _SECOND_FACTOR and fold(cell.value) not in _SWITCHES for cell in told
    )


def _folded(text: str) -> str:
    """Return *text* as known sentences are compared; empty where it is too long to be one."""
    return fold(text) if len(text) <= _SENTENCE else ""
