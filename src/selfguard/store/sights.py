"""What was seen in pictures, and what was said about them: counts and words, never a picture.

A picture is known by the HMAC-SHA-256 of its identity (source, name, size, checksum of the ZIP's
directory) with a random secret that lies beside it: whoever holds the file can test a guess, but
cannot read a name. Nothing is computed from pixels.
"""

import hmac
import secrets
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from selfguard.model.picture import Review
from selfguard.model.sight import Level, Sight
from selfguard.store.database import Row, Snapshot
from selfguard.store.rows import from_time, to_bytes, to_count, to_text, to_time

MOST_SIGHTS = 200_000
"""Of so many pictures what was seen is kept, of the latest that were looked at."""
REVIEW_LASTS = timedelta(days=365)
"""How long what a person said about a post counts."""

_SECRET = 32
_KEY = 16
"""Bytes of the secret, and of the name that is made with it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen and said so far. It is filled while an audit runs, then kept."""

    secret: bytes
    sights: Mapping[object, Row]
    """As they lie in the file: one is parsed when it is asked for."""
    reviews: Mapping[bytes, Review]
    new: dict[bytes, Sight] = field(default_factory=dict)
    """What was seen since it was read."""

    def key_of(self, identity: str) -> bytes:
        """Return the name under which the picture of *identity* is kept, 16 bytes."""
        text = identity.encode("utf-8", "surrogatepass")
        return hmac.digest(self.secret, text, "sha256")[:_KEY]

    def recall(self, identity: str) -> Sight | None:
        """Return what was seen in the picture of *identity*; None where it is not known."""
        key = self.key_of(identity)
        row = self.sights.get(key)
        return self.new.get(key) if row is None else _to_sight(row)

    def remember(self, identity: str, sight: Sight) -> None:
        """Note what was seen in the picture of *identity*."""
        self.new[self.key_of(identity)] = sight

    def review_of(self, identity: str) -> Review:
        """Return what was said about the post to which the picture of *identity* belongs."""
        return self.reviews.get(self.key_of(identity), Review.NONE)


def read(snapshot: Snapshot, now: datetime) -> Seen:
    """Return what *snapshot* holds, reviews as far as they still count *now*.

    Raises `ValueError` or `OverflowError` where a row does not fit.
    """
    found = snapshot.rows("picture_secret", "SELECT secret FROM picture_secret")
    secret = next((to_bytes(row[0]) for row in found), None) or secrets.token_bytes(_SECRET)
    sights = snapshot.rows("sights", f"SELECT picture, {_COLUMNS} FROM sights")  # noqa: S608 - a constant
    query = "SELECT picture, review, reviewed_on FROM reviews"
    reviews = (_to_review(row) for row in snapshot.rows("reviews", query))
    return Seen(
        secret,
        {row[0]: row[1:] for row in sights},
        {key: review for key, review, on in reviews if on <= now < on + REVIEW_LASTS},
    )


def keep(connection: sqlite3.Connection, secret: bytes, new: Mapping[bytes, Sight]) -> None:
    """Keep what was seen, *new*, and of all only the latest `MOST_SIGHTS`.

    Nothing is kept where another command has brought a secret of its own in the meantime.
    """
    if not _has_secret(connection, secret):
        return
    marks = ", ".join("?" * (len(_COLUMNS.split(",")) + 1))
    connection.executemany(
        f"INSERT OR REPLACE INTO sights (picture, {_COLUMNS}) VALUES ({marks})",  # noqa: S608 - constants
        _from_sights(new),
    )
    connection.execute(
        "DELETE FROM sights WHERE id <= (SELECT max(id) FROM sights) - ?", (MOST_SIGHTS,)
    )


def keep_review(
    connection: sqlite3.Connection,
    secret: bytes,
    keys: Sequence[bytes],
    review: Review,
    on: datetime,
) -> None:
    """Keep that *review* was said at *on* of a post with the pictures *keys*.

    See `keep` for another secret.

    What was said so long ago that it no longer counts is removed.
    """
    if _has_secret(connection, secret):
        ended = from_time(on - REVIEW_LASTS)
        connection.execute("DELETE FROM reviews WHERE reviewed_on <= ?", (ended,))
        connection.executemany(
            "INSERT OR REPLACE INTO reviews VALUES (?, ?, ?)",
            [(key, review.value, from_time(on)) for key in keys],
        )


_COLUMNS = "level, faces, largest, booths, maybes, others, is_strip, has_place, is_identifying"


def _has_secret(connection: sqlite3.Connection, secret: bytes) -> bool:
    """Tell whether *secret* is the one in the file, after keeping it where there was none."""
    connection.execute("INSERT OR IGNORE INTO picture_secret VALUES (1, ?)", (secret,))
    kept = connection.execute("SELECT secret FROM picture_secret").fetchone()
    return bool(kept == (secret,))


def _from_sights(sights: Mapping[bytes, Sight]) -> Iterator[tuple[object, ...]]:
    for key, sight in sights.items():
        yield (
            key,
            sight.level.value,
            sight.faces,
            sight.largest,
            sight.booth_codes,
            sight.maybe_booth_codes,
            sight.other_codes,
            int(sight.is_strip),
            int(sight.has_place),
            int(sight.is_identifying),
        )


def _to_sight(row: Row) -> Sight | None:
    """Return what *row* tells; None where it does not fit: the picture is then looked at again."""
    level, *counts = row
    try:
        faces, largest, booths, maybes, others, strip, place, identifying = map(to_count, counts)
        return Sight(
            Level(to_text(level)),
            faces,
            largest,
            booths,
            maybes,
            others,
            is_strip=bool(strip),
            has_place=bool(place),
            is_identifying=bool(identifying),
        )
    except (ValueError, OverflowError):
        return None


def _to_review(row: Row) -> tuple[bytes, Review, datetime]:
    key, review, on = row
    return to_bytes(key), Review(to_text(review)), to_time(on)
