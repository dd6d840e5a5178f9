"""Profile photos: whether one is set, and which the service keeps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from selfguard.model.evidence import Evidence, ProfilePhoto, Setting, SettingName, Topic
from selfguard.sources.instagram_export import kinds
from selfguard.sources.instagram_export.profile import Owner
from selfguard.sources.instagram_export.reading import Reading


@dataclass(frozen=True, slots=True)
class _Photo:
    taken_on: datetime | None
    path: str
    is_marked: bool


def read_photos(reading: Reading, owners: Sequence[Owner]) -> Iterator[Evidence]:
    """Yield the profile photos, and whether one is set as far as the first of *owners* can tell.

    That none is set is said only by a profile in JSON that was read and names none, beside a
    history that marks none and that was read whole. Where one profile names a photo and another
    none, nothing is said. Without a profile the newest photo is taken to be the one in use, so
    that it is not called an old one.
    """
    owner = owners[0] if owners else None
    current = _picture(owner) if owner else ""
    is_set = owner is None or bool(current)
    is_marked = False
    gaps_before = reading.coverage.gaps
    for file in reading.files(kinds.PHOTOS):
        found = list(reading.raw(file, lambda raw: _photo(reading, raw)))
        is_marked = is_marked or any(photo.is_marked for photo in found)
        at = _current(found, current) if is_set else None
        origin = reading.origin(file)
        for number, photo in enumerate(found):
            is_current = photo.is_marked or number == at
            yield ProfilePhoto(origin, photo.taken_on, is_current, photo.path)
    if owner is None:
        reading.coverage.limit(kinds.PHOTOS.topics if kinds.PHOTOS in reading.export.files else ())
        return
    is_told = _has_photo(owner) is False
    other = next((o for o in owners if {_has_photo(owner), _has_photo(o)} == {True, False}), None)
    if other:
        reading.unknown(other.file, Topic.PROFILE_PHOTO)
        return
    is_set = is_set or is_marked
    if is_set or (is_told and reading.coverage.gaps == gaps_before):
        yield Setting(reading.origin(owner.file), SettingName.PROFILE_PHOTO, is_set)
    if owner.file.is_page:
        reading.coverage.limit(kinds.PHOTOS.topics)


def _picture(owner: Owner) -> str:
    return owner.record.pictures[0] if owner.record.pictures else ""


def _has_photo(owner: Owner) -> bool | None:
    """Tell whether *owner* names a photo; None where it cannot tell that there is none."""
    if owner.record.pictures:
        return True if _picture(owner) else None
    return False if owner.record.is_map and not owner.file.is_page else None


def _photo(reading: Reading, raw: dict[str, Any]) -> _Photo:
    when = reading.times.read(raw.get("creation_timestamp", 0))
    return _Photo(when, reading.picture(raw["uri"]), raw.get("is_profile_picture") is True)


def _current(photos: Sequence[_Photo], current: str) -> int | None:
    """Return which of *photos* is in use, if none is marked: the picture *current*, or the newest.

    The same picture may lie under two paths.
    """
    if any(photo.is_marked for photo in photos):
        return None
    same = [number for number, photo in enumerate(photos) if photo.path == current]
    dated = [(photo.taken_on, number) for number, photo in enumerate(photos) if photo.taken_on]
    if same or not dated:
        return same[0] if same else None
    return max(dated)[1]
