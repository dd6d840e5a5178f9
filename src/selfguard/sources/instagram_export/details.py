"""Labelled posts of late 2025: each tells more about a plain post, or is a post by itself.

`posts.json` carries the place, `posts_1.json` the pictures: they are joined by picture, else by
time, so that no post counts twice.
"""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from selfguard.model.evidence import Coordinate, Origin, Post, PostKind
from selfguard.sources.instagram_export.dialects import Cell, parse, shown
from selfguard.sources.instagram_export.labels import TRUE_WORDS, Label
from selfguard.sources.instagram_export.reading import Reading

if TYPE_CHECKING:
    from datetime import datetime

CAPTION = 2200
"""How many characters a caption may have, after Instagram's own limit."""

_FIGURE = re.compile(r"-?\d{1,3}[.,]\d+")
_PLACES = frozenset({Label.LATITUDE, Label.LONGITUDE, Label.LOCATION, Label.HASHTAGS})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled post, and how well its labels were known."""

    post: Post
    """Without its pictures."""
    uris: tuple[str, ...]
    unknown_figures: int
    """Decimal figures under unknown labels: they may be degrees."""
    is_open: bool
    """It has texts under unknown labels: one of them may be a place."""
    is_clear: bool
    """It names a place or hashtags in a language that is known."""


class Details:
    """Labelled posts that wait for their plain half."""

    def __init__(self) -> None:
        self._waiting: list[Labelled] = []
        self._by_uri: dict[str, int] = {}
        self._by_time: dict[datetime, int | None] = {}
        self._joined: set[int] = set()

    def add(self, labelled: Labelled) -> None:
        """Keep *labelled* until its plain half comes, or until the end."""
        number = len(self._waiting)
        self._waiting.append(labelled)
        for uri in labelled.uris:
            self._by_uri.setdefault(uri, number)
        when = labelled.post.posted_on
        if when:  # two posts of one second cannot be told apart by their time
            self._by_time[when] = None if when in self._by_time else number

    def joined(self, post: Post) -> Post:
        """Return *post* with what its labelled half tells."""
        if not self._waiting:
            return post
        number = self._find(post)
        if number is None:
            return post
        self._joined.add(number)
        told = self._waiting[number].post
        return dataclasses.replace(
            post,
            posted_on=post.posted_on or told.posted_on,
            caption=post.caption or told.caption,
            place=told.place,
            coordinate=post.coordinate or told.coordinate,
        )

    def left(self, reading: Reading) -> Iterator[Post]:
        """Yield the labelled posts that no plain post belongs to, if they tell anything."""
        for number, labelled in enumerate(self._waiting):
            if number in self._joined:
                continue
            paths = tuple(filter(None, map(reading.picture, labelled.uris)))
            post = dataclasses.replace(labelled.post, media=paths)
            if post.posted_on or post.caption or post.place or post.coordinate or paths:
                yield post

    def _find(self, post: Post) -> int | None:
        for path in post.media:
            if path in self._by_uri:
                return self._by_uri[path]
        number = self._by_time.get(post.posted_on) if post.posted_on else None
        return None if number in self._joined else number


def labelled(reading: Reading, origin: Origin, kind: PostKind, raw: Mapping[str, Any]) -> Labelled:
    """Return the labelled post that *raw* is. Raises one of `WRONG_SHAPE` where it is none."""
    record = parse(raw)
    media = raw.get("media") or ()
    first = media[0] if media else {}
    when = reading.times.read(raw.get("timestamp") or first.get("creation_timestamp"))
    caption = record.value(Label.CAPTION, Label.TITLE)
    tags = (f"#{c.value.lstrip('#')}" for c in record.cells if c.label is Label.HASHTAGS if c.value)
    told = " ".join([*filter(None, [caption]), *(tag for tag in tags if tag not in caption)])
    place = next((cell.value for cell in record.cells if _is_place(cell)), "")
    coordinate = coordinate_of(record.value(Label.LATITUDE), record.value(Label.LONGITUDE))
    unknown = [
        c.value for c in record.cells if c.label is None and c.value not in {"", *TRUE_WORDS}
    ]
    return Labelled(
        Post(origin, kind, when, shown(told, CAPTION), shown(place), coordinate, ()),
        tuple(str(item["uri"]) for item in media if item.get("uri")),
        sum(_FIGURE.fullmatch(value) is not None for value in unknown),
        bool(unknown),
        any(cell.label in _PLACES for cell in record.cells),
    )


def coordinate_of(latitude: Any, longitude: Any) -> Coordinate | None:  # noqa: ANN401 - read by use
    """Return the place at *latitude* and *longitude* degrees; None where they are none.

    Both may be texts. 0, 0 is what cameras write that know no place.
    """
    try:
        north, east = float(latitude), float(longitude)
    except (TypeError, ValueError):
        return None
    is_on_earth = abs(north) <= 90 and abs(east) <= 180  # noqa: PLR2004 - degrees
    return Coordinate(north, east) if is_on_earth and (north or east) else None


def _is_place(cell: Cell) -> bool:
    is_named = cell.within is Label.LOCATION and cell.label is Label.NAME
    return bool(cell.value) and (cell.label is Label.LOCATION or is_named)
