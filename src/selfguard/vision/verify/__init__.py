"""The second look: whether a cleaned file is clean, and its picture still the same.

It shares no code with the cleaning, so that a mistake there is not made here as well: it walks
through files on its own, names on its own what may stay, and at last searches the bare bytes.

    chunks   the pieces of JPEG, PNG and WebP
    boxes    the pieces of HEIC, AVIF, MP4 and MOV
    pieces   what both of them yield
"""

import re
from collections.abc import Iterable

from selfguard.vision.refusals import NotCleanError
from selfguard.vision.verify import boxes, chunks
from selfguard.vision.verify.pieces import PICTURE, Pieces

_TURNED = rb"MM\0\*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0[\x02-\x08]\0\0\0\0\0\0"
"""An EXIF file that says nothing but how the picture is to be turned."""
_UNTOLD = rb"\0\0\0\0MM\0\*\0\0\0\x08\0\0\0\0\0\0\0*"

ALLOWED = {
    "APP0": re.compile(rb"JFIF\0.{7}\0\0", re.DOTALL),
    "APP1": re.compile(rb"Exif\0\0" + _TURNED),
    "APP2": re.compile(rb"ICC_PROFILE\0.*", re.DOTALL),
    "APP14": re.compile(rb"Adobe.{7}", re.DOTALL),
    "eXIf": re.compile(_TURNED),
    "EXIF": re.compile(_TURNED),
    "VP8X": re.compile(
        rb"[^\x04-\x07\x0c-\x0f\x14-\x17\x1c-\x1f\x24-\x27\x2c-\x2f"
        rb"\x34-\x37\x3c-\x3f\x40-\xff]\0\0\0.{6}",
        re.DOTALL,
    ),
    "structure": re.compile(rb".*", re.DOTALL),
    "free": re.compile(rb"\0*"),
    "date": re.compile(rb"\0*"),
    "name": re.compile(rb"\0*"),
    "Exif": re.compile(_UNTOLD + rb"|.{0,17}", re.DOTALL),
    "mime": re.compile(rb" *"),
    "item name": re.compile(rb" *"),
    "item": re.compile(rb"\0*"),
}
"""Name of a piece → what it may consist of. A piece that is not named here may not be there."""

MARKS = (
    b"http://ns.adobe.com/x",
    b"Photoshop 3.0",
    b"Exif\0\0II*\0",
    b"com.apple.quicktime",
    b"GPSLatitude",
    b"MotionPhoto",
    b"freeGPS ",
)
"""What may stand nowhere: each is long enough that compressed data do not hold it by chance."""


def verify(original: bytes, cleaned: bytes) -> None:
    """Hold *cleaned* against the *original* that it was made from.

    Returns where *cleaned* tells nothing beside its picture, and where the compressed data are the
    same. Raises `NotCleanError` otherwise. What a colour profile says is not judged, nor whether
    the picture is still turned as it was.
    """
    found = list(pieces(cleaned))
    if _picture(pieces(original)) != _picture(found):
        raise NotCleanError(PICTURE)
    for name, content in found:
        allowed = ALLOWED.get(name)
        if name != PICTURE and not (allowed and allowed.fullmatch(content)):
            raise NotCleanError(name)
    for mark in MARKS:
        if mark in cleaned:
            raise NotCleanError(mark.decode("latin-1"))


def pieces(data: bytes) -> Pieces:
    """Yield the pieces of *data*, which is one of the kinds that can be cleaned."""
    if data.startswith(b"\xff\xd8"):
        return chunks.of_jpeg(data)
    if data.startswith(b"\x89PNG"):
        return chunks.of_png(data)
    if data.startswith(b"RIFF"):
        return chunks.of_webp(data)
    return boxes.of_file(data)


def _picture(found: Iterable[tuple[str, bytes]]) -> list[bytes]:
    """Return the pieces that the picture is made from, in their order."""
    return [content for name, content in found if name == PICTURE]
