"""How large a still picture says it is, and whether it moves: told before anything is decoded."""

import re

from selfguard.vision.kinds import Kind
from selfguard.vision.metadata import boxes, jpeg, png, webp

_EXTENT = re.compile(rb"ispe\0{4}(.{4})(.{4})", re.DOTALL)
"""The property of HEIC and AVIF that says how large an item is."""
_VP8_FRAME = 6
"""Bytes of a frame of VP8 before its width (RFC 6386, 9.1)."""


def pixels(kind: Kind, data: bytes) -> int:
    """Return how many pixels the largest picture in *data*, a clean file of *kind*, has.

    Raises `UnreadableFileError` where the file is broken.
    """
    if kind is Kind.JPEG:
        frames = [each for each in jpeg.pieces(data) if each.marker in jpeg.FRAMES]
        sides = [
            (data[each.start + 1 : each.start + 3], data[each.start + 3 :][:2]) for each in frames
        ]
    elif kind is Kind.PNG:
        sides = [(data[16:20], data[20:24])]
    elif kind is Kind.WEBP:
        return max(_webp(each.kind, data[each.start : each.end]) for each in webp.chunks(data))
    else:
        sides = _EXTENT.findall(data)
    numbers = ((int.from_bytes(one, "big"), int.from_bytes(other, "big")) for one, other in sides)
    return max((one * other for one, other in numbers), default=0)


def _webp(kind: bytes, content: bytes) -> int:
    """Return how many pixels a chunk says the picture has."""
    if kind == b"VP8X":
        return (1 + _little(content[4:7])) * (1 + _little(content[7:10]))
    if kind == b"VP8L":
        packed = _little(content[1:5])
        return (1 + (packed & 0x3FFF)) * (1 + (packed >> 14 & 0x3FFF))
    if kind == b"VP8 ":
        width, height = content[_VP8_FRAME:][:2], content[_VP8_FRAME + 2 :][:2]
        return (_little(width) & 0x3FFF) * (_little(height) & 0x3FFF)
    return 0


def _little(raw: bytes) -> int:
    return int.from_bytes(raw, "little")


def is_animated(kind: Kind, data: bytes) -> bool:
    """Tell whether *data*, a clean file of *kind*, holds a moving picture.

    Raises `UnreadableFileError` where the file is broken.
    """
    if kind is Kind.PNG:
        return any(each.kind == b"acTL" for each in png.chunks(data))
    if kind is Kind.WEBP:
        return any(each.kind in {b"ANIM", b"ANMF"} for each in webp.chunks(data))
    if kind in {Kind.HEIC, Kind.AVIF}:
        return any(each.kind == b"moov" for each in boxes.boxes(data, 0, len(data)))
    return False
