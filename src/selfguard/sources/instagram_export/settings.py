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
            is_synced = TRUE_WORDS.get(record.value(Label.CONTACT_SYNCING))
            if is_synced is None:
                reading.unknown(file, Topic.CONTACT_SYNCING)
            else:
                yield Setting(origin, SettingName.CONTACT_SYNCING, is_synced)
    for file in reading.files(kinds.TWO_FACTOR):
        # The file lists some kinds of second factor only: none in it does not mean off.
        if sum(1 for _ in reading.records(file)):
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
            sentence = fold(record.title[:200]).rstrip(".")
            yield PrivacyChange(origin, when, PRIVACY_SENTENCES.get(sentence, Audience.UNKNOWN))


def is_for_everyone(value: str) -> bool | None:
    """Tell whether the comment setting *value* lets everybody comment; None where not known."""
    value = fold(value[:200])
    if value in EVERYONE or value in EVERYONE_GUESSED:
        return True
    return False if value in NOT_EVERYONE_GUESSED else None


def _only_value(record: Record) -> str:
    """Return the value of the comment setting, by its label or as the only one there is."""
    if len(record.cells) == 1 and record.cells[0].label is None:
        return record.cells[0].value
    return record.value(Label.COMMENTS_FROM)
