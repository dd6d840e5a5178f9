"""JPEG: segments (ITU-T T.81, 1992, annex B; JFIF 1.02, 1992).

Kept are the segments that the picture is decoded from, the JFIF header without its thumbnail, the
colour profile, Adobe's colour transform, and how the picture is to be turned.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from selfguard.model.sight import Hidden
from selfguard.vision.metadata import icc, tiff, xmp
from selfguard.vision.metadata.told import OTHER, THUMBNAIL, VIDEO, joined
from selfguard.vision.refusals import UnreadableFileError

MOST = 30_000
"""How many segments a file may have."""
SOI, EOI, SOS, COM = 0xD8, 0xD9, 0xDA, 0xFE
APP0, APP1, APP2, APP14 = 0xE0, 0xE1, 0xE2, 0xEE
SCAN = 0
"""Stands for the compressed data behind a start of scan, which has no marker."""
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Starts of frames: they say how large the picture is."""
_DECODED = FRAMES | {0xC4, 0xCC, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF, SOS, SCAN}
"""Frames, tables, restart interval, number of lines, scans: what a decoder needs."""

_EXIF, _JFIF, _ICC, _ADOBE = b"Exif\0", b"JFIF\0", b"ICC_PROFILE\0", b"Adobe"
_MARKER = re.compile(rb"\xff+([^\x00\xff])", re.DOTALL)
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]", re.DOTALL)
_ICC_SHARE = 65_519
"""How many bytes of a profile fit into one segment (ICC.1:2022, annex B.4)."""


class Piece(NamedTuple):
    """A segment by its *marker*; its content lies from *start* to *end*, in bytes of the file."""

    marker: int
    start: int
    end: int


def pieces(data: bytes) -> list[Piece]:
    """Return the segments and scans of the JPEG *data* in order, the end of the image last.

    Raises `UnreadableFileError` where they do not follow on one another up to that end, or hold
    no picture.
    """
    found = list(_walk(data))
    markers = {piece.marker for piece in found}
    if not (markers & FRAMES and SOS in markers):
        raise UnreadableFileError
    return found


def _walk(data: bytes) -> Iterator[Piece]:
    at = 2
    for _ in range(MOST):
        marker = _MARKER.match(data, at)
        if not marker:
            break
        code, start = marker[1][0], marker.end() + 2
        if code == EOI:
            yield Piece(EOI, marker.end(), marker.end())
            return
        at = marker.end() + int.from_bytes(data[marker.end() : start], "big")
        if not start <= at <= len(data) or code == SOI:
            break
        yield Piece(code, start, at)
        if code == SOS:
            after = _AFTER_SCAN.search(data, at)
            if not after:
                break
            yield Piece(SCAN, at, after.start())
            at = after.start()
    raise UnreadableFileError


def read(data: bytes) -> Hidden:
    """Return what the JPEG *data* tells. Raises `UnreadableFileError` where it is broken."""
    found = pieces(data)
    parts = [_told(piece.marker, data[piece.start : piece.end]) for piece in found]
    return joined([*parts, _behind(data[found[-1].end :])])


def _told(marker: int, content: bytes) -> Hidden:
    """Return what one segment tells."""
    match marker:
        case _ if marker in _DECODED or marker == EOI:
            told = Hidden()
        case 0xE0 if content.startswith(_JFIF):
            told = Hidden(has_thumbnail=any(content[12:14]))
        case 0xE1 if content.startswith(_EXIF):
            told = tiff.read(content)
        case 0xE1 if content.startswith(xmp.KEYWORD):
            told = xmp.read(content.removeprefix(xmp.KEYWORD))
        case 0xE0 if content.startswith(b"JFXX\0"):
            told = THUMBNAIL
        case 0xE2 if content.startswith(b"MPF\0"):
            told = THUMBNAIL
        case 0xE2 if content.startswith(_ICC):
            told = Hidden()
        case 0xEE if content.startswith(_ADOBE):
            told = Hidden()
        case _:
            told = OTHER
    return told


def _behind(trailer: bytes) -> Hidden:
    """Return what stands behind the end of the image: a film, another picture, or who knows."""
    if not trailer.strip(b"\0"):
        return Hidden()
    if b"ftyp" in trailer:
        return VIDEO
    return THUMBNAIL if trailer.startswith(b"\xff\xd8") else OTHER


def clean(data: bytes) -> bytes:
    """Return the JPEG *data* with nothing but the picture; its compressed data bit for bit.

    Raises `UnreadableFileError` where the file is broken or has no end.
    """
    found = pieces(data)
    turned = orientation(data, found)
    head = [b"\xff\xd8"]
    if turned != 1:
        head.append(segment(APP1, b"Exif\0\0" + tiff.oriented(turned)))
    head += _header(data, found)
    head += profile_segments(profile(data, found))
    kept = (data[_begin(piece) : piece.end] for piece in found if piece.marker in _DECODED)
    return b"".join([*head, *kept, b"\xff\xd9"])


def orientation(data: bytes, found: Sequence[Piece]) -> int:
    """Return how the picture is to be turned: what the first EXIF segment with a value says."""
    told = (
        tiff.orientation(data[piece.start : piece.end])
        for piece in found
        if piece.marker == APP1 and data.startswith(_EXIF, piece.start)
    )
    return next((turned for turned in told if turned != 1), 1)


def profile(data: bytes, found: Sequence[Piece]) -> bytes:
    """Return the colour profile of the JPEG *data*; empty where there is none that is whole."""
    shares = [
        data[piece.start + len(_ICC) : piece.end]
        for piece in found
        if piece.marker == APP2 and data.startswith(_ICC, piece.start)
    ]
    return icc.whole(b"".join(share[2:] for share in sorted(shares, key=lambda share: share[:1])))


def profile_segments(whole: bytes) -> Iterator[bytes]:
    """Yield the segments that hold the colour profile *whole*."""
    starts = range(0, len(whole), _ICC_SHARE)
    for number, start in enumerate(starts, 1):
        share = whole[start : start + _ICC_SHARE]
        yield segment(APP2, _ICC + bytes([number, len(starts)]) + share)


def segment(marker: int, content: bytes) -> bytes:
    """Return the segment with *marker* that holds *content*, at most 65,533 bytes."""
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2, "big") + content


def _header(data: bytes, found: Sequence[Piece]) -> Iterator[bytes]:
    """Yield the first JFIF header, its thumbnail left out, and Adobe's first colour transform."""
    for marker, start, size, ending in ((APP0, _JFIF, 12, b"\0\0"), (APP14, _ADOBE, 12, b"")):
        for piece in found:
            content = data[piece.start : piece.start + size]
            is_whole = piece.end - piece.start >= size + len(ending)
            if piece.marker == marker and content.startswith(start) and is_whole:
                yield segment(marker, content + ending)
                break


def _begin(piece: Piece) -> int:
    """Return where the bytes of *piece* begin, its marker and its length included."""
    return piece.start if piece.marker == SCAN else piece.start - 4
