"""WebP: chunks of a RIFF file (WebP container specification, RFC 9649, 2024)."""

from collections.abc import Iterator
from typing import NamedTuple

from selfguard.model.sight import Hidden
from selfguard.vision.metadata import tiff, xmp
from selfguard.vision.metadata.told import OTHER, joined
from selfguard.vision.refusals import UnreadableFileError

MOST = 30_000
"""How many chunks a file may have."""
KEPT = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
"""What the picture and its colours are made from."""
_IN_FRAME = frozenset({b"VP8 ", b"VP8L", b"ALPH"})
_PICTURES = frozenset({b"VP8 ", b"VP8L", b"ANMF"})
_HEADER, _FRAME_HEADER = 10, 16
"""Bytes of `VP8X`, and of what stands before the picture in a frame."""
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
"""Flags of `VP8X`."""


class Chunk(NamedTuple):
    """A chunk by its *kind*; its content lies from *start* to *end*, in bytes of the file."""

    kind: bytes
    start: int
    end: int


def chunks(data: bytes) -> list[Chunk]:
    """Return the chunks of the WebP *data*, as far as its own length reaches.

    Raises `UnreadableFileError` where they do not fill it, or where there is no picture.
    """
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise UnreadableFileError
    found = list(_walk(data, 12, end))
    headers = [each.end - each.start for each in found if each.kind == b"VP8X"]
    if not any(each.kind in _PICTURES for each in found) or headers not in ([], [_HEADER]):
        raise UnreadableFileError
    return found


def _walk(data: bytes, at: int, end: int) -> Iterator[Chunk]:
    for _ in range(MOST):
        start = at + 8
        stop = start + int.from_bytes(data[at + 4 : start], "little")
        if stop > end:
            break
        yield Chunk(data[at : at + 4], start, stop)
        at = stop + (stop - start) % 2
        if at >= end:
            return
    raise UnreadableFileError


def read(data: bytes) -> Hidden:
    """Return what the WebP *data* tells. Raises `UnreadableFileError` where it is broken."""
    found = chunks(data)
    parts = [_told(each.kind, data[each.start : each.end]) for each in found]
    trailer = data[8 + int.from_bytes(data[4:8], "little") :]
    return joined([*parts, OTHER if trailer.strip(b"\0") else Hidden()])


def _told(kind: bytes, content: bytes) -> Hidden:
    """Return what one chunk tells."""
    if kind == b"EXIF":
        return tiff.read(content)
    if kind == b"XMP ":
        return xmp.read(content)
    if kind == b"ANMF":
        inside = _walk(content, _FRAME_HEADER, len(content))
        return joined(Hidden() if each.kind in _IN_FRAME else OTHER for each in inside)
    return Hidden() if kind in KEPT else OTHER


def clean(data: bytes) -> bytes:
    """Return the WebP *data* with nothing but the picture; its compressed data bit for bit.

    How it is to be turned is kept. Raises `UnreadableFileError` where the file is broken.
    """
    found = chunks(data)
    turned = orientation(data, found)
    kept = [
        chunk(each.kind, _kept(each.kind, data[each.start : each.end], turned))
        for each in found
        if each.kind in KEPT
    ]
    if turned != 1:
        kept.append(chunk(b"EXIF", tiff.oriented(turned)))
    return riff(kept)


def _kept(kind: bytes, content: bytes, turned: int) -> bytes:
    """Return what is kept of a chunk's *content*: its flags put right, its frame without more."""
    if kind == b"VP8X":
        flags = content[0] & ~(_HAS_EXIF | _HAS_XMP) | (_HAS_EXIF if turned != 1 else 0)
        return bytes([flags, 0, 0, 0]) + content[4:_HEADER]
    if kind == b"ANMF":
        inside = _walk(content, _FRAME_HEADER, len(content))
        frames = (chunk(e.kind, content[e.start : e.end]) for e in inside if e.kind in _IN_FRAME)
        return content[:_FRAME_HEADER] + b"".join(frames)
    return content


def orientation(data: bytes, found: list[Chunk]) -> int:
    """Return how the picture is to be turned, 1 … 8. Only the extended format can tell it."""
    if found[0].kind != b"VP8X":
        return 1
    told = (tiff.orientation(data[each.start : each.end]) for each in found if each.kind == b"EXIF")
    return next(told, 1)


def chunk(kind: bytes, content: bytes) -> bytes:
    """Return the chunk of *kind* that holds *content*, padded to an even length."""
    return kind + len(content).to_bytes(4, "little") + content + bytes(len(content) % 2)


def riff(parts: list[bytes]) -> bytes:
    """Return the file that consists of the chunks *parts*."""
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + len(body).to_bytes(4, "little") + body
