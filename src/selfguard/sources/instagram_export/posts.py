"""Posts, stories, reels, archived and deleted posts: captions, times, places, pictures."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from selfguard.model.evidence import Coordinate, Evidence, Origin, Post, PostKind
from selfguard.sources.instagram_export import kinds
from selfguard.sources.instagram_export.details import (
    CAPTION,
    Details,
    Labelled,
    coordinate_of,
    labelled,
)
from selfguard.sources.instagram_export.dialects import shown
from selfguard.sources.instagram_export.export import File
from selfguard.sources.instagram_export.reading import Reading
from selfguard.text import repair

KINDS = {
    kinds.POSTS: PostKind.POST,
    kinds.STORIES: PostKind.STORY,
    kinds.REELS: PostKind.REEL,
    kinds.ARCHIVED: PostKind.ARCHIVED,
    kinds.DELETED: PostKind.DELETED,
    kinds.IGTV: PostKind.OTHER,
    kinds.OTHER: PostKind.OTHER,
}
"""What is posted in which kind of file."""


def read_posts(reading: Reading) -> Iterator[Evidence]:
    """Yield everything that was posted, one post once, whatever files it is spread over."""
    for kind, posted in KINDS.items():
        details = Details()
        for file in reading.files(kind):
            yield from _read_file(reading, file, posted, details)
        yield from details.left(reading)


def post_reader(
    reading: Reading, origin: Origin, kind: PostKind
) -> Callable[[Mapping[str, Any]], Post | None]:
    """Return the reader of a post with plain keys; it returns None for one that tells nothing.

    It is the inner loop over a large export: what it is given is read by use, not looked at
    first, and what does not fit raises one of `WRONG_SHAPE`.
    """
    times, picture = reading.times.read, reading.picture

    def read(raw: Mapping[str, Any]) -> Post | None:
        items = raw.get("media")
        if items is None:
            items = (raw,) if raw["uri"] else ()  # a story is a picture by itself
        first: Mapping[str, Any] = items[0] if items else {}
        title = raw.get("title") or first.get("title")
        caption = shown(repair(title), CAPTION) if title else ""
        when = times(raw.get("creation_timestamp") or first.get("creation_timestamp"))
        coordinate = None
        paths = []
        for item in items:
            uri = item.get("uri")
            if uri and (path := picture(uri)):
                paths.append(path)
            metadata = item.get("media_metadata")
            if metadata and coordinate is None:
                coordinate = _recorded(metadata)
        if not (caption or when or paths or coordinate):
            return None
        return Post(origin, kind, when, caption, "", coordinate, tuple(paths))

    return read


def _read_file(
    reading: Reading, file: File, kind: PostKind, details: Details
) -> Iterator[Evidence]:
    """Yield the plain posts in *file*, joined with *details*; labelled ones are kept there."""
    origin = reading.origin(file)
    plain = post_reader(reading, origin, kind)

    def read(raw: Mapping[str, Any]) -> Post | Labelled | None:
        return labelled(reading, origin, kind, raw) if "label_values" in raw else plain(raw)

    unknown = 0
    is_open = is_clear = False
    for made in reading.raw(file, read):
        if isinstance(made, Labelled):
            details.add(made)
            unknown += made.unknown_figures > 0
            is_open = is_open or made.is_open
            is_clear = is_clear or made.is_clear
        elif made is not None:
            yield details.joined(made)
    if unknown or (is_open and not is_clear):
        reading.unknown(file, *file.kind.topics, count=max(1, unknown))


def _recorded(metadata: Mapping[str, Any]) -> Coordinate | None:
    """Return the place in the EXIF data of a picture or video: its dicts are split, so merged."""
    for name in ("photo_metadata", "video_metadata"):
        kept = metadata.get(name)
        if not kept:
            continue
        latitude = longitude = None
        for item in kept.get("exif_data") or ():
            if "latitude" in item:
                latitude = item["latitude"]
            if "longitude" in item:
                longitude = item["longitude"]
        if latitude is not None and longitude is not None:
            return coordinate_of(latitude, longitude)
    return None
