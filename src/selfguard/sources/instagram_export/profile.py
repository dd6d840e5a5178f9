"""The profile: who the account belongs to, what others read on it, what it holds.

There is one in an export. Where there are more, in another part or found by their wrapper key in
another place, all are read: the one at its known place tells, and on what another one says
otherwise nothing is known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from selfguard.model.evidence import (
    Evidence,
    Origin,
    ProfileField,
    ProfileText,
    Setting,
    SettingName,
    Topic,
)
from selfguard.sources.instagram_export import kinds
from selfguard.sources.instagram_export.dialects import Cell, Record, shown
from selfguard.sources.instagram_export.export import File
from selfguard.sources.instagram_export.fields import IS_EMAIL, IS_PHONE, USERNAME, identify
from selfguard.sources.instagram_export.labels import TRUE_WORDS, Label
from selfguard.sources.instagram_export.reading import Reading

NO_BIRTHDAY = "1919-01-01"
"""What a birthday that was never given looks like."""
TEXTS = {
    Label.USERNAME: ProfileField.USERNAME,
    Label.NAME: ProfileField.NAME,
    Label.BIO: ProfileField.BIO,
    Label.WEBSITE: ProfileField.WEBSITE,
}
"""Which fields of the profile are text that others read."""
GIVEN = {
    Label.EMAIL: SettingName.EMAIL_GIVEN,
    Label.PHONE: SettingName.PHONE_GIVEN,
    Label.BIRTHDAY: SettingName.BIRTHDAY_GIVEN,
}
"""Which fields are told only as given or not given."""

Told: TypeAlias = Setting | ProfileText
"""What a profile tells."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The record of the profile, with its fields identified."""

    file: File
    record: Record
    fields: dict[Label, str]
    unknown: int
    """How many of its fields stayed unknown; with one unknown, no field is called empty."""

    @property
    def username(self) -> str:
        """Return the account name; empty where it is not known."""
        name = self.fields.get(Label.USERNAME, "")
        return name if USERNAME.fullmatch(name) else ""


def find_owner(reading: Reading, file: File) -> Owner | None:
    """Return the profile that stands in *file*; None where none could be read.

    There is one record in the file: any further one is not believed, and counted.
    """
    records = reading.records(file)
    first = next(records, None)
    reading.skip(file, sum(1 for _ in records))
    return _identified(file, first, reading.export.user) if first else None


def find_owners(reading: Reading) -> list[Owner]:
    """Return the profiles in the order of their files; a copy at the same path is left out."""
    owners: list[Owner] = []
    by_name: dict[str, Owner] = {}
    for file in reading.files(kinds.PROFILE):
        owner = find_owner(reading, file)
        if owner is None:
            continue
        same = by_name.setdefault(file.name, owner)
        if same is owner or same.record != owner.record:
            owners.append(owner)
    return owners


def agreed(reading: Reading, told: Sequence[tuple[File, Sequence[Told]]]) -> Iterator[Told]:
    """Yield what the first of the profiles tells, but no switch that another one has otherwise.

    *told* is file and evidence of each. A text that another one has otherwise is a gap as well,
    but stays: it stands at the known place, and what it gives away is given away.
    """
    first = told[0][1] if told else ()
    said = _said(first)
    disputed: set[str] = set()
    for file, evidence in told[1:]:
        other = _said(evidence)
        names = {name for name in said.keys() & other.keys() if said[name][1] != other[name][1]}
        topics = {said[name][0] for name in names}
        for topic in (topic for topic in file.kind.topics if topic in topics):
            reading.unknown(file, topic)
        disputed |= names
    for each in first:
        if not (isinstance(each, Setting) and each.name in disputed):
            yield each


def _said(evidence: Sequence[Told]) -> dict[str, tuple[Topic, bool | str]]:
    """Return name of the switch or text → its topic and what is said of it."""
    return {
        each.name if isinstance(each, Setting) else each.field: (
            each.topic,
            each.is_on if isinstance(each, Setting) else each.text,
        )
        for each in evidence
    }


def read_profile(reading: Reading, owner: Owner) -> Iterator[Told]:
    """Yield the switch for a private account, the texts of the profile, what was given."""
    origin = reading.origin(owner.file)
    is_private = TRUE_WORDS.get(owner.fields.get(Label.PRIVATE, ""))
    if is_private is None:
        reading.unknown(owner.file, Topic.ACCOUNT)
    else:
        yield Setting(origin, SettingName.PRIVATE_ACCOUNT, is_private)
    if owner.unknown:
        reading.unknown(owner.file, Topic.PROFILE_TEXT, count=owner.unknown)
    for label, setting in GIVEN.items():
        value = owner.fields.get(label, "")
        if label in owner.fields or not owner.unknown:
            yield Setting(origin, setting, bool(value) and value != NO_BIRTHDAY)
    for label, field in TEXTS.items():
        if label in owner.fields or not owner.unknown:
            yield ProfileText(origin, field, shown(owner.fields.get(label, "")))


def read_buttons(reading: Reading) -> Iterator[Evidence]:
    """Yield the contact buttons of a professional account: what is given there is public."""
    for file in reading.files(kinds.BUSINESS):
        origin = reading.origin(file)
        for record in reading.records(file):
            yield from _buttons(origin, record)


def _identified(file: File, record: Record, username: str) -> Owner:
    cells = [cell for cell in record.cells if cell.is_labelled]
    labels = identify(cells, username)
    fields: dict[Label, str] = {}
    unknown = 0
    for label, cell in zip(labels, cells, strict=True):
        if label is None or fields.setdefault(label, cell.value) != cell.value:
            unknown += 1
    if Label.PRIVATE in fields and _is_disputed(cells):
        del fields[Label.PRIVATE]
    # Every account has a name: a record without one is not the record that is meant.
    unknown += Label.USERNAME not in fields or not record.is_map
    return Owner(file, record, fields, unknown)


def _is_disputed(cells: list[Cell]) -> bool:
    return len({cell.value for cell in cells if cell.label is Label.PRIVATE}) > 1


def _buttons(origin: Origin, record: Record) -> Iterator[Evidence]:
    for cell in record.cells:
        is_open = cell.label is None
        if cell.label is Label.EMAIL or (is_open and IS_EMAIL.fullmatch(cell.value)):
            field = ProfileField.CONTACT_EMAIL
        elif cell.label is Label.PHONE or (is_open and IS_PHONE.fullmatch(cell.value)):
            field = ProfileField.CONTACT_PHONE
        else:
            continue
        if cell.value:
            yield ProfileText(origin, field, shown(cell.value))
