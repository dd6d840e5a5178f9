"""Turns a decoded picture upright, where the decoder does not do it itself."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from selfguard.vision.kinds import Kind, kind_of
from selfguard.vision.metadata import jpeg, png, webp
from selfguard.vision.refusals import UnreadableFileError

Pixels = NDArray[np.uint8]
"""Height × width, or height × width × channels, 8 bit."""

_TURNS: Sequence[Callable[[Pixels], Pixels]] = (
    lambda pixels: pixels,
    np.fliplr,
    lambda pixels: np.rot90(pixels, 2),
    np.flipud,
    lambda pixels: np.rot90(np.fliplr(pixels)),
    lambda pixels: np.rot90(pixels, -1),
    lambda pixels: np.rot90(np.fliplr(pixels), -1),
    np.rot90,
)
"""What turns a picture upright, by its orientation less one (EXIF 2.32, tag 0x0112)."""


def orientation(data: bytes) -> int:
    """Return how the JPEG, PNG or WebP *data* is to be turned, 1 … 8; 1 where it is broken."""
    try:
        match kind_of(data):
            case Kind.JPEG:
                return jpeg.orientation(data, jpeg.pieces(data))
            case Kind.PNG:
                return png.orientation(data, png.chunks(data))
            case Kind.WEBP:
                return webp.orientation(data, webp.chunks(data))
            case _:
                return 1
    except UnreadableFileError:
        return 1


def upright(pixels: Pixels, data: bytes) -> Pixels:
    """Return *pixels*, decoded from *data* as they lie there, turned upright."""
    return np.ascontiguousarray(_TURNS[orientation(data) - 1](pixels))
