"""PNG: chunks (PNG specification, third edition, W3C 2025), APNG included."""

import re
import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from selfguard.model.sight import Hidden
from selfguard.vision.metadata import tiff, xmp
from selfguard.vision.metadata.told import OTHER, joined
from selfguard.vision.refusals import UnreadableFileError

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEADED = 33
"""Bytes of the signature and the first chunk."""
MOST = 30_000
"""How many chunks a file may have."""
KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP"}
    | {b"sBIT", b"bKGD", b"acTL", b"fcTL", b"fdAT"}
)
"""What the picture and its colours are made from."""

_XMP = b"XML:com.adobe.xmp\0"
_LONGEST = 1 << 20
"""How many bytes of one compressed text are unpacked."""
_TOLD = 32
"""So many pieces are read at most; the others are counted."""
_NAME = re.compile(b"[A-Za-z]{4}")


class Chunk(NamedTuple):
    """A chunk by its *kind*; its content lies from *start* to *end*, in bytes of the file."""

    kind: bytes
    start: int
    end: int


def chunks(data: bytes) -> list[Chunk]:
    """Return the chunks of the PNG *data* up to its end.

    Raises `UnreadableFileError` where they do not follow on one another, where a checksum is
    wrong, or where there is no picture.
    """
    found = list(_walk(data))
    kinds = {chunk.kind for chunk in found}
    if found[0].kind != b"IHDR" or b"IDAT" not in kinds:
        raise UnreadableFileError
    return found


def _walk(data: bytes) -> Iterator[Chunk]:
    at = len(SIGNATURE)
    for _ in range(MOST):
        start, kind = at + 8, data[at + 4 : at + 8]
        end = start + int.from_bytes(data[at : at + 4], "big")
        at = end + 4
        if at > len(data) or not _NAME.fullmatch(kind):
            break
        if zlib.crc32(data[start - 4 : end]) != int.from_bytes(data[end:at], "big"):
            break
        yield Chunk(kind, start, end)
        if kind == b"IEND":
            return
    raise UnreadableFileError


def read(data: bytes) -> Hidden:
    """Return what the PNG *data* tells. Raises `UnreadableFileError` where it is broken."""
    found = chunks(data)
    telling = [chunk for chunk in found if chunk.kind not in KEPT and chunk.kind != b"pHYs"]
    read_now, rest = telling[:_TOLD], telling[_TOLD:]
    parts = [_told(chunk.kind, data[chunk.start : chunk.end]) for chunk in read_now]
    parts.append(Hidden(others=len(rest)))
    trailer = data[found[-1].end + 4 :]
    return joined([*parts, OTHER if trailer.strip(b"\0") else Hidden()])


def _told(kind: bytes, content: bytes) -> Hidden:
    """Return what one chunk tells that is no part of the picture."""
    if kind == b"eXIf":
        return tiff.read(content)
    if kind == b"iTXt" and content.startswith(_XMP):
        return xmp.read(_text(content[len(_XMP) :]) or b"?")
    return OTHER


def _text(content: bytes) -> bytes:
    """Return the text of an `iTXt` chunk, unpacked; empty where it cannot be unpacked."""
    text = content[2:].split(b"\0", 2)[-1]
    if not content[:1].strip(b"\0"):
        return text
    try:
        return zlib.decompressobj().decompress(text, _LONGEST)
    except zlib.error:
        return b""


def clean(data: bytes) -> bytes:
    """Return the PNG *data* with nothing but the picture; the chunks of the picture bit for bit.

    How it is to be turned is kept. Raises `UnreadableFileError` where the file is broken.
    """
    found = chunks(data)
    kept = [data[each.start - 8 : each.end + 4] for each in found if each.kind in KEPT]
    turned = orientation(data, found)
    if turned != 1:
        kept.insert(1, chunk(b"eXIf", tiff.oriented(turned)))
    return b"".join([SIGNATURE, *kept])


def orientation(data: bytes, found: list[Chunk]) -> int:
    """Return how the picture is to be turned, 1 … 8."""
    told = (tiff.orientation(data[each.start : each.end]) for each in found if each.kind == b"eXIf")
    return next(told, 1)


def chunk(kind: bytes, content: bytes) -> bytes:
    """Return the chunk of *kind* that holds *content*."""
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))
