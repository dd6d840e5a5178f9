"""Where to cover: every face that may be one, and every code, in the whole picture."""

from collections.abc import Iterator
from enum import StrEnum

import numpy as np

from selfguard.model.sight import Box
from selfguard.vision import codes
from selfguard.vision.cover import opened
from selfguard.vision.decode import Pixels, plain, shrink
from selfguard.vision.faces import Detector
from selfguard.vision.quiet import quiet


class What(StrEnum):
    """What is to be covered."""

    FACES = "faces"
    CODES = "codes"
    ALL = "all"


class Coverer:
    """Finds where to cover. It holds a detector, so it belongs to one thread."""

    def __init__(self, what: What) -> None:
        """Look for *what*. Raises `ProgramDamagedError`."""
        self._what = what
        with quiet():
            self._detector = Detector()

    def boxes(self, data: bytes) -> tuple[Box, ...]:
        """Return where in the still picture *data* to cover, in shares of it when upright.

        It is decoded whole, as `cover` decodes it. Codes of every kind are covered, faces at low
        thresholds; some are missed even so, and the result has to be looked at. Raises as `cover`.
        """
        with quiet():
            pixels = opened(data).pixels
            return tuple(box for ground in _grounds(pixels) for box in self._found(ground))

    def _found(self, pixels: Pixels) -> tuple[Box, ...]:
        found: list[Box] = []
        if self._what is not What.CODES:
            found += [face.box for face in self._detector.to_cover(pixels)]
        if self._what is not What.FACES:
            found += _codes(pixels)
        return tuple(found)


def _grounds(pixels: Pixels) -> Iterator[Pixels]:
    """Yield the picture as it is seen on white, and without its transparency, if it has any."""
    yield plain(pixels)
    if pixels.ndim == 3 and pixels.shape[2] == 4:  # noqa: PLR2004
        yield np.ascontiguousarray(pixels[:, :, :3])


def _codes(pixels: Pixels) -> Iterator[Box]:
    """Yield where the codes are: some are read in the whole picture alone, some in its half."""
    whole = [code.box for code in codes.find(pixels, is_thorough=True)]
    yield from whole
    half = codes.find(shrink(pixels, (max(pixels.shape[:2]) + 1) // 2), is_thorough=True)
    yield from (code.box for code in half if not any(_overlap(code.box, box) for box in whole))


def _overlap(one: Box, other: Box) -> bool:
    """Tell whether the two boxes have something in common."""
    across = one.left < other.left + other.width and other.left < one.left + one.width
    return across and one.top < other.top + other.height and other.top < one.top + one.height
