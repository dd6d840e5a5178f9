"""The fields of the profile in a language whose labels are not known: by place and shape.

The order of the fields is fixed and empty ones are left out (notes on the Instagram export of
2026-11-22, section 4.4: it held in 24 of 24 structures). So the fields that are there have few
readings; a field is taken only where every reading agrees on it. What stays open is unknown.
"""

import re
from collections.abc import Callable, Sequence
from itertools import combinations

from selfguard.sources.instagram_export.dialects import Cell
from selfguard.sources.instagram_export.labels import TRUE_WORDS, Label

ORDER = (
    Label.EMAIL,
    Label.PHONE,
    Label.PHONE_CONFIRMED,
    Label.METHOD,
    Label.USERNAME,
    Label.NAME,
    Label.BIO,
    Label.GENDER,
    Label.BIRTHDAY,
    Label.WEBSITE,
    Label.MUSIC,
    Label.PRIVATE,
    Label.PONG,
)
"""The fields of the profile in the order of the record."""
_ALWAYS = frozenset({Label.PHONE_CONFIRMED, Label.USERNAME, Label.BIRTHDAY, Label.PRIVATE})
"""Fields that were never left out; without them a reading is none."""
USERNAME = re.compile(r"[A-Za-z0-9._]{1,30}")
"""What an account name is made of."""
IS_EMAIL = re.compile(r"[^@\s]{1,200}@[^@\s]{1,200}\.[^@\s.]{2,60}")
"""The shape of an e-mail address."""
IS_PHONE = re.compile(r"\+?[0-9][0-9 ().-]{4,24}")
"""The shape of a telephone number."""
IS_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""The shape of a birthday."""


def identify(cells: Sequence[Cell], username: str) -> list[Label | None]:
    """Return what each of *cells*, a record of the profile in its order, is; None if unknown.

    A known label stands. *username* is the account name that is known from elsewhere, or empty.
    """
    known = [cell.label if cell.label in ORDER else None for cell in cells]
    if None not in known or len(cells) > len(ORDER):
        return known
    shapes = _shapes(username)
    fits = [
        reading
        for reading in combinations(ORDER, len(cells))
        if _ALWAYS.issubset(reading)
        and all(_fits(c, f, shapes) for c, f in zip(cells, reading, strict=True))
    ]
    if not fits:
        return known
    places = [set(place) for place in zip(*fits, strict=True)]
    return [
        label or (next(iter(place)) if len(place) == 1 else None)
        for label, place in zip(known, places, strict=True)
    ]


Shape = Callable[[str], object]


def _shapes(username: str) -> dict[Label, Shape]:
    """Return the test of shape per field; a field without one is any text but a switch."""
    return {
        Label.EMAIL: IS_EMAIL.fullmatch,
        Label.PHONE: IS_PHONE.fullmatch,
        Label.PHONE_CONFIRMED: TRUE_WORDS.__contains__,
        Label.USERNAME: lambda value: _is_username(value, username),
        Label.BIRTHDAY: IS_DAY.fullmatch,
        Label.PRIVATE: TRUE_WORDS.__contains__,
        Label.PONG: str.isdecimal,
    }


def _is_username(value: str, username: str) -> bool:
    if username:
        return value.casefold() == username.casefold()
    return value not in TRUE_WORDS and USERNAME.fullmatch(value) is not None


def _fits(cell: Cell, field: Label, shapes: dict[Label, Shape]) -> bool:
    if cell.label is not None:
        return cell.label is field
    return bool(shapes.get(field, _is_text)(cell.value))


def _is_text(value: str) -> bool:
    return value not in TRUE_WORDS
