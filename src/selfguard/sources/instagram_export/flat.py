"""The flat exports until 2021: four files in the root, plain keys, ISO dates, real switches."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from selfguard.model.evidence import (
    ConnectionKind,
    Connections,
    Evidence,
    Origin,
    Post,
    PostKind,
    ProfileField,
    ProfilePhoto,
    ProfileText,
    Setting,
    SettingName,
    Topic,
)
from selfguard.sources.instagram_export import kinds
from selfguard.sources.instagram_export.connections import Tally
from selfguard.sources.instagram_export.details import CAPTION
from selfguard.sources.instagram_export.dialects import shown
from selfguard.sources.instagram_export.export import File
from selfguard.sources.instagram_export.fields import USERNAME
from selfguard.sources.instagram_export.profile import Told
from selfguard.sources.instagram_export.reading import Reading
from selfguard.sources.instagram_export.settings import is_for_everyone
from selfguard.text import repair

_TEXTS = {
    "username": ProfileField.USERNAME,
    "name": ProfileField.NAME,
    "biography": ProfileField.BIO,
    "website": ProfileField.WEBSITE,
}
_GIVEN = {"email": SettingName.EMAIL_GIVEN, "phone_number": SettingName.PHONE_GIVEN}
_POSTS = {
    "photos": (PostKind.POST, Topic.POSTS),
    "videos": (PostKind.POST, Topic.POSTS),
    "stories": (PostKind.STORY, Topic.STORIES),
}
_PHOTOS = "profile"
_RELATIONS = {
    "followers": ConnectionKind.FOLLOWERS,
    "following": ConnectionKind.FOLLOWING,
    "close_friends": ConnectionKind.CLOSE_FRIENDS,
}


def read_flat(reading: Reading) -> Iterator[Evidence]:
    """Yield what the files of a flat export tell, but for the profile."""
    readers = {
        kinds.FLAT_MEDIA: _media,
        kinds.FLAT_CONNECTIONS: _connections,
        kinds.FLAT_SETTINGS: _settings,
    }
    for kind, read in readers.items():
        for file in reading.files(kind):
            yield from read(reading, file)


def find_name(reading: Reading, file: File) -> str:
    """Return the account name in the flat profile *file*; empty where it is not known."""
    name = (reading.document(file) or {}).get("username")
    return name if isinstance(name, str) and USERNAME.fullmatch(name) else ""


def read_flat_profile(reading: Reading, file: File) -> Iterator[Told]:
    """Yield what the flat profile *file* tells: the private switch, texts, what was given."""
    raw = reading.document(file)
    if not raw:
        return
    origin = reading.origin(file)
    is_private = raw.get("private_account")
    if isinstance(is_private, bool):
        yield Setting(origin, SettingName.PRIVATE_ACCOUNT, is_private)
    else:
        reading.unknown(file, Topic.ACCOUNT)
    texts = ((field, raw.get(key, "")) for key, field in _TEXTS.items())
    yield from reading.each(file, texts, lambda t: ProfileText(origin, t[0], _shown(t[1])))
    for key, name in _GIVEN.items():
        value = raw.get(key)
        if value is None or isinstance(value, str):
            yield Setting(origin, name, bool(value))


def _media(reading: Reading, file: File) -> Iterator[Evidence]:
    raw = reading.document(file)
    if not raw:
        return
    origin = reading.origin(file)
    seen = set()
    for key, (kind, topic) in _POSTS.items():
        if isinstance(raw.get(key), list):
            seen.add(topic)
            yield from reading.each(file, raw[key], _post_reader(reading, origin, kind))
    if isinstance(raw.get(_PHOTOS), list):
        seen.add(Topic.PROFILE_PHOTO)
        read = reading.each(file, raw[_PHOTOS], lambda p: _photo(reading, origin, p))
        photos = list(read)
        yield from photos
        if any(photo.is_current for photo in photos):
            yield Setting(origin, SettingName.PROFILE_PHOTO, is_on=True)
    for topic in set(file.kind.topics) - seen:
        reading.coverage.lose(topic)


def _post_reader(
    reading: Reading, origin: Origin, kind: PostKind
) -> Callable[[Mapping[str, Any]], Post]:
    def read(raw: Mapping[str, Any]) -> Post:
        when = reading.times.read(raw["taken_at"])
        caption = shown(repair(raw.get("caption") or ""), CAPTION)
        place = _shown(raw.get("location") or "")
        path = reading.picture(raw["path"])
        return Post(origin, kind, when, caption, place, None, (path,) if path else ())

    return read


def _photo(reading: Reading, origin: Origin, raw: Mapping[str, Any]) -> ProfilePhoto:
    when = reading.times.read(raw["taken_at"])
    is_current = raw.get("is_active_profile") is True
    return ProfilePhoto(origin, when, is_current, reading.picture(raw["path"]))


def _connections(reading: Reading, file: File) -> Iterator[Evidence]:
    """Yield the counts of the relations that are there; a sentence in their place is no data."""
    raw = reading.document(file)
    if raw is None:
        return
    origin = reading.origin(file)
    for key, relation in _RELATIONS.items():
        named = raw.get(key, {} if not raw else None)
        if isinstance(named, dict):
            tally = Tally()
            for when in map(reading.times.read, named.values()):
                tally.add(1, [when] if when else [])
            yield Connections(origin, relation, tally.count, tally.oldest, tally.newest)
        elif relation is ConnectionKind.FOLLOWERS:
            reading.coverage.lose(Topic.FOLLOWERS)


def _settings(reading: Reading, file: File) -> Iterator[Evidence]:
    raw = reading.document(file)
    if not raw:
        return
    value = raw.get("allow_comments_from")
    is_open = is_for_everyone(repair(value)) if isinstance(value, str) else None
    if is_open is None:
        reading.unknown(file, Topic.COMMENTS)
    else:
        yield Setting(reading.origin(file), SettingName.COMMENTS_FROM_EVERYONE, is_open)


def _shown(text: str) -> str:
    return shown(repair(text))
