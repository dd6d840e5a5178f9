"""Colour profiles: taken out of a picture file, and put into another one."""

import zlib

from selfguard.vision.kinds import Kind
from selfguard.vision.metadata import icc, jpeg, png, webp

_LONGEST = 4 << 20
"""How many bytes a packed profile may unpack to."""
_ALPHA, _PROFILE = 0x10, 0x20
"""Flags of `VP8X`."""


def profile(kind: Kind, data: bytes) -> bytes:
    """Return the colour profile of the JPEG, PNG or WebP *data*; empty without one.

    Raises `UnreadableFileError` where the file is broken.
    """
    if kind is Kind.JPEG:
        return jpeg.profile(data, jpeg.pieces(data))
    if kind is Kind.PNG:
        chunks = (data[each.start : each.end] for each in png.chunks(data) if each.kind == b"iCCP")
        return icc.whole(_unpacked(next(chunks, b"")))
    found = (data[each.start : each.end] for each in webp.chunks(data) if each.kind == b"ICCP")
    return icc.whole(next(found, b""))


def _unpacked(chunk: bytes) -> bytes:
    """Return the profile that the content of an `iCCP` chunk holds; empty where it is broken."""
    try:
        return zlib.decompressobj().decompress(chunk.partition(b"\0")[2][1:], _LONGEST)
    except zlib.error:
        return b""


def with_profile(kind: Kind, data: bytes, whole: bytes) -> bytes:
    """Return the JPEG, PNG or WebP *data*, just encoded, with the colour profile *whole* in it."""
    if kind is Kind.JPEG:
        end = 4 + int.from_bytes(data[4:6], "big")  # behind the header of JFIF
        return data[:end] + b"".join(jpeg.profile_segments(whole)) + data[end:]
    if kind is Kind.PNG:
        packed = png.chunk(b"iCCP", b"ICC\0\0" + zlib.compress(whole))
        return data[: png.HEADED] + packed + data[png.HEADED :]
    (picture,) = (each for each in webp.chunks(data) if each.kind == b"VP8L")
    content = data[picture.start : picture.end]
    packed_size = int.from_bytes(content[1:5], "little")
    width, height = packed_size & 0x3FFF, packed_size >> 14 & 0x3FFF
    flags = _PROFILE | (_ALPHA if packed_size >> 28 & 1 else 0)
    sides = width.to_bytes(3, "little") + height.to_bytes(3, "little")
    header = webp.chunk(b"VP8X", bytes([flags, 0, 0, 0]) + sides)
    return webp.riff([header, webp.chunk(b"ICCP", whole), webp.chunk(b"VP8L", content)])
