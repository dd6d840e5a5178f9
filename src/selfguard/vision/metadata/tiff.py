"""EXIF: the directories of a TIFF file (TIFF 6.0, 1992; EXIF 2.32, CIPA DC-008-2019).

At most four directories are read, each once, so that no loop between them can hold up the
reading. What lies elsewhere, or points outside, is counted as a piece that tells something.
"""

import struct
from collections.abc import Mapping
from typing import NamedTuple

from selfguard.model.evidence import Coordinate
from selfguard.model.sight import Hidden
from selfguard.vision.metadata.told import as_date, as_device, as_place, as_text

EMPTY = bytes.fromhex("4d4d002a00000008000000000000")
"""A TIFF file that tells nothing: a directory without entries."""

_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
"""Type of an entry → bytes of one value."""
_SHORT, _RATIONAL = 3, 5
_ORIENTATION, _MAKER, _MODEL, _DATE = 0x112, 0x10F, 0x110, 0x132
_EXIF, _GPS, _THUMBNAIL = 0x8769, 0x8825, 0x201
_TAKEN, _DIGITIZED, _NOTE = 0x9003, 0x9004, 0x927C
_TOLD = frozenset({_MAKER, _MODEL, _DATE, _TAKEN, _DIGITIZED, _NOTE, _EXIF, _GPS})
_STRUCTURE = frozenset(
    {_ORIENTATION, 0x11A, 0x11B, 0x128, 0x213, 0x9000, 0x9101, 0xA000, 0xA001, 0xA002, 0xA003}
)
"""Resolution, position of the colours, versions, colour space, width and height."""
_PLACE = frozenset(range(5))
"""Version, latitude and longitude in the directory of the place."""
_SIDES = 8
_LONGEST = 256
"""How many bytes of a value are kept: many entries may name the same large one."""


class _Entry(NamedTuple):
    kind: int
    value: bytes


_Directory = Mapping[int, _Entry]


class Tiff:
    """The directories of the TIFF file *data*. Whatever is out of bounds is left out."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.order = _ORDERS.get(data[:4], "")
        self.is_whole = bool(self.order)
        """Whether all of it was understood."""
        self.main, following = self._directory(self._number(data[4:8]))
        self.thumbnail, further = self._directory(following)
        self.exif, _ = self._directory(self._pointer(_EXIF))
        self.gps, _ = self._directory(self._pointer(_GPS))
        self.is_whole &= not further

    @property
    def orientation(self) -> int:
        """Return how the picture is to be turned, 1 … 8; 1 where that is not told."""
        entry = self.main.get(_ORIENTATION, _Entry(0, b""))
        turned = self._number(entry.value[:2]) if entry.kind == _SHORT else 1
        return turned if 1 <= turned <= _SIDES else 1

    def text(self, directory: _Directory, tag: int) -> str:
        """Return the text at *tag* of *directory*; empty where there is none."""
        return as_text(directory[tag].value) if tag in directory else ""

    def place(self) -> Coordinate | None:
        """Return the place where the picture was taken, or None."""
        return as_place(self._degrees(1, b"S"), self._degrees(3, b"W"))

    def _degrees(self, tag: int, negative: bytes) -> float:
        """Return the degrees at *tag* + 1; negative if the letter at *tag* says *negative*."""
        letter, angle = self.gps.get(tag), self.gps.get(tag + 1)
        if not letter or not angle or angle.kind != _RATIONAL or not angle.value:
            return float("nan")
        numbers = angle.value[: 3 * _SIZES[_RATIONAL]]
        parts = struct.unpack(f"{self.order}{len(numbers) // 4}I", numbers)
        degrees = 0.0
        for scale, above, below in zip((1, 60, 3600), parts[::2], parts[1::2], strict=False):
            degrees += above / below / scale if below else float("nan")
        return -degrees if letter.value[:1].upper() == negative else degrees

    def _number(self, raw: bytes) -> int:
        return int.from_bytes(raw, "little" if self.order == "<" else "big")

    def _pointer(self, tag: int) -> int:
        entry = self.main.get(tag)
        return self._number(entry.value[:4]) if entry else 0

    def _directory(self, at: int) -> tuple[_Directory, int]:
        """Return the entries of the directory at *at*, and where the next one begins, or 0."""
        if not at or not self.order:
            return {}, 0
        count = self._number(self.data[at : at + 2])
        end = at + 2 + 12 * count
        if end > len(self.data):
            self.is_whole = False
            count = max(0, len(self.data) - at - 2) // 12
        found: dict[int, _Entry] = {}
        for start in range(at + 2, at + 2 + 12 * count, 12):
            tag, kind, amount = struct.unpack_from(f"{self.order}HHI", self.data, start)
            value = self._value(start + 8, amount * _SIZES.get(kind, 1))
            found.setdefault(tag, _Entry(kind, value))
        return found, self._number(self.data[end : end + 4])

    def _value(self, at: int, size: int) -> bytes:
        """Return the first of the *size* bytes that the field at *at* holds or points to."""
        if size > 4:  # noqa: PLR2004
            at = self._number(self.data[at : at + 4])
        if at + size > len(self.data):
            self.is_whole = False
            return b""
        return self.data[at : at + min(size, _LONGEST)]


def body(data: bytes) -> bytes:
    """Return *data* without the header that some containers put before the TIFF file."""
    return data[6:] if data.startswith(b"Exif\0") else data


def orientation(data: bytes) -> int:
    """Return how the picture is to be turned by its EXIF *data*, 1 … 8."""
    return Tiff(body(data)).orientation


def oriented(turned: int) -> bytes:
    """Return an EXIF file that says nothing but that the picture is to be *turned*."""
    return struct.pack(">4sIHHHIHHI", b"MM\0*", 8, 1, _ORIENTATION, _SHORT, 1, turned, 0, 0)


def read(data: bytes) -> Hidden:
    """Return what the EXIF *data* tell; one piece more for what could not be understood."""
    tiff = Tiff(body(data))
    main, exif = tiff.main, tiff.exif
    place = tiff.place()
    dates = ((exif, _TAKEN), (exif, _DIGITIZED), (main, _DATE))
    known = _TOLD | _STRUCTURE
    further = (main.keys() | exif.keys()) - known or tiff.gps.keys() - (_PLACE if place else ())
    return Hidden(
        place=place,
        device=as_device(tiff.text(main, _MAKER), tiff.text(main, _MODEL)),
        taken_on=next(filter(None, (as_date(tiff.text(*each)) for each in dates)), ""),
        has_thumbnail=_THUMBNAIL in tiff.thumbnail,
        others=(_NOTE in exif) + (bool(further) or not tiff.is_whole),
    )
