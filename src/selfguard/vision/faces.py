"""Finds faces, with two detectors: a quick one, and a slow one where the quick one is in doubt.

The rule and its thresholds are those that were measured on 432 public pictures (the photo facts
of the project, November 2026); they were chosen on these same pictures, so that the figures are
optimistic. They are not to be tuned further on any known set of pictures.

Not done in the audit: a second look at the picture turned by a quarter. It was never measured,
would cost every picture without a face half of its time again, and the files that need it are
rare: they lie on their side and name no orientation.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from selfguard.model.sight import Box, Face, Level
from selfguard.vision.decode import Pixels, shrink
from selfguard.vision.models import CENTERFACE, YUNET

_Map = NDArray[np.floating | np.integer]
"""One of CenterFace's answers."""

SURE = 0.88
"""YuNet from here on: a face. The facts, section 2, "Two-tier rule", as the next four."""
DOUBTFUL = 0.3
"""YuNet below: no face, and CenterFace is not asked."""
LIKELY = 0.6
"""YuNet from here on: it looks like a face, whatever CenterFace says."""
CONFIRMED = 0.5
"""CenterFace from here on: a face."""
CONCEIVABLE = 0.3
"""CenterFace from here on: it looks like a face."""
COUNTED = 0.6
"""YuNet boxes from here on are counted: 97 % of the faces in pictures of several (section 2)."""
COVERED = 0.5
"""YuNet boxes from here on are covered: the lowest threshold that was measured (section 2)."""

SIDE = 640
"""The longest side that both detectors look at, in pixels."""
FINE_SIDE = 1280
"""The longest side at which YuNet looks for small faces, to cover them (section 4)."""
_OVERLAP = 0.3
"""Two boxes with a greater share in common are one face (section 3)."""
_TOP = 5000
_ROW = 15
"""What YuNet tells of a face: its box, five points, at the end the score."""
_SHORTEST = 64
"""The shortest side that YuNet is given, in pixels."""
_STRIDE = 4
"""How many pixels one cell of CenterFace's answer stands for."""
_OUTPUTS = ("537", "538", "539", "540")
"""CenterFace's heat map, scale, offset and landmarks."""


@dataclass(frozen=True, slots=True)
class Faces:
    """What was found in one picture."""

    level: Level
    faces: tuple[Face, ...]
    """By the detector that decided, the surest first; none only where *level* is `NONE`."""
    candidates: int
    """How many boxes YuNet gave from its lowest threshold on."""


def level_of(quick: float, slow: float) -> Level:
    """Return the level for the best scores of YuNet (*quick*) and CenterFace (*slow*), 0 … 1.

    *slow* is 0 where CenterFace was not asked. Source: the facts, section 2, "Two-tier rule".
    """
    if quick < DOUBTFUL:
        return Level.NONE
    if quick >= SURE or slow >= CONFIRMED:
        return Level.FACE
    return Level.POSSIBLE if slow >= CONCEIVABLE or quick >= LIKELY else Level.NONE


class Detector:
    """The two detectors of one thread. Never share one: OpenCV crashes (section 3, trap 3).

    Each holds networks of its own, 70 MB with both; CenterFace is loaded when it is first needed.
    """

    def __init__(self) -> None:
        """Load YuNet. Raises `ProgramDamagedError`."""
        model = np.frombuffer(YUNET.load(), np.uint8)
        nothing = np.empty(0, np.uint8)
        self._yunet = cv2.FaceDetectorYN.create(
            "onnx", model, nothing, (SIDE, SIDE), DOUBTFUL, _OVERLAP, _TOP
        )
        self._centerface: cv2.dnn.Net | None = None

    def look(self, pixels: Pixels) -> Faces:
        """Return whether *pixels* show a face, by the two-tier rule, and where.

        Faces lower than about 20 pixels in the picture shrunk to 640 are missed.
        """
        quick = self.find(pixels, SIDE)
        best = max((face.score for face in quick), default=0.0)
        slow = self._second_opinion(pixels) if DOUBTFUL <= best < SURE else ()
        level = level_of(best, max((face.score for face in slow), default=0.0))
        return Faces(level, _deciding(level, quick, slow), len(quick))

    def find(self, pixels: Pixels, longest: int) -> tuple[Face, ...]:
        """Return what YuNet finds, from `DOUBTFUL` on, in *pixels* shrunk to *longest* pixels."""
        small = shrink(pixels, longest)
        height, width = small.shape[:2]
        padded = _padded(small)
        self._yunet.setInputSize((padded.shape[1], padded.shape[0]))
        flat = np.ravel(self._yunet.detect(padded)[1])
        # Without a find OpenCV gives None, which its types do not tell: one cell, no whole row.
        rows: list[list[float]] = flat[: flat.size // _ROW * _ROW].reshape(-1, _ROW).tolist()
        found = [_face(row[:4], row[-1], (width, height)) for row in rows]
        return tuple(sorted(found, key=lambda face: -face.score))

    def to_cover(self, pixels: Pixels) -> tuple[Face, ...]:
        """Return whatever may be a face in *pixels*, so that it can be covered.

        Both detectors at low thresholds: YuNet at 1280 pixels for the small faces and at 640 for
        those that fill the picture, CenterFace for those that lie on their side. What overlaps is
        one face, and its box holds all of it. Some faces are missed even so: show the result.
        """
        quick = [*self.find(pixels, FINE_SIDE), *self.find(pixels, SIDE)]
        found = [face for face in quick if face.score >= COVERED]
        return _merged([*found, *self._second_opinion(pixels)])

    def _second_opinion(self, pixels: Pixels) -> tuple[Face, ...]:
        """Return what CenterFace finds, from `CONCEIVABLE` on.

        Always on a canvas of 640 x 640: with any other size OpenCV 4.14 answers wrongly without
        a word when the network is used again (section 3, trap 2).
        """
        small = shrink(pixels, SIDE)
        height, width = small.shape[:2]
        canvas = np.zeros((SIDE, SIDE, 3), np.uint8)
        canvas[:height, :width] = small
        if self._centerface is None:
            self._centerface = cv2.dnn.readNetFromONNX(np.frombuffer(CENTERFACE.load(), np.uint8))
        blob = cv2.dnn.blobFromImage(canvas, 1.0, (SIDE, SIDE), (0, 0, 0), swapRB=True)
        self._centerface.setInput(blob)
        heat, scale, offset, _ = self._centerface.forward(_OUTPUTS)
        return tuple(_peaks(heat[0, 0], scale[0], offset[0], (width, height)))


def _padded(pixels: Pixels) -> Pixels:
    """Return *pixels* with black below and on the right, so that each side has 64 pixels.

    With a side of 32 or less OpenCV 4.11 and 4.14 answer with chance values, score 1 and boxes
    that are no numbers; OpenCV 5 does not. (Measured with noise of 1 to 100 pixels, 2026-11.)
    """
    height, width = pixels.shape[:2]
    if min(height, width) >= _SHORTEST:
        return pixels
    padded = np.zeros((max(height, _SHORTEST), max(width, _SHORTEST), 3), np.uint8)
    padded[:height, :width] = pixels
    return padded


def _peaks(heat: _Map, scale: _Map, offset: _Map, size: tuple[int, int]) -> Iterator[Face]:
    """Yield a face for each peak of CenterFace's answer, the surest first.

    *heat* is 160 x 160, *scale* and *offset* are 2 x 160 x 160; *size* is that of the picture on
    the canvas. Formula: Star-Clouds/CenterFace, as in the facts, section 3.
    """
    rows, columns = np.where(heat > CONCEIVABLE)
    scores = heat[rows, columns].tolist()
    heights, widths = np.exp(scale[:, rows, columns]) * _STRIDE
    down, right = offset[:, rows, columns]
    lefts = np.maximum((columns + right + 0.5) * _STRIDE - widths / 2, 0)
    tops = np.maximum((rows + down + 0.5) * _STRIDE - heights / 2, 0)
    boxes = np.stack([lefts, tops, widths, heights], axis=1).tolist()
    kept = cv2.dnn.NMSBoxes(boxes, scores, CONCEIVABLE, _OVERLAP) if boxes else ()
    for index in kept:
        yield _face(boxes[index], scores[index], size)


def _face(sides: Sequence[float], score: float, size: tuple[int, int]) -> Face:
    """Return the face in shares of a picture of *size* pixels, cut off at the picture's edges.

    *sides* are left, top, width and height in pixels.
    """
    across, down = size
    left, right = (min(max(x, 0.0), across) for x in (sides[0], sides[0] + sides[2]))
    top, bottom = (min(max(y, 0.0), down) for y in (sides[1], sides[1] + sides[3]))
    box = Box(left / across, top / down, (right - left) / across, (bottom - top) / down)
    return Face(box, min(score, 1.0))


def _deciding(level: Level, quick: tuple[Face, ...], slow: tuple[Face, ...]) -> tuple[Face, ...]:
    """Return the faces of the detector that decided on *level*."""
    if level is Level.NONE:
        return ()
    if level is Level.FACE and slow:
        return tuple(face for face in slow if face.score >= CONFIRMED)
    return slow or tuple(face for face in quick if face.score >= COUNTED)


def _merged(faces: list[Face]) -> tuple[Face, ...]:
    """Return *faces*, the surest first; those that overlap become one that holds them all."""
    merged: list[Face] = []
    for face in sorted(faces, key=lambda each: -each.score):
        box, rest = face.box, list[Face]()
        score = face.score
        for other in merged:
            if _common(box, other.box) > _OVERLAP:
                box, score = _hull(box, other.box), max(score, other.score)
            else:
                rest.append(other)
        merged = [*rest, Face(box, score)]
    return tuple(sorted(merged, key=lambda each: -each.score))


def _common(one: Box, other: Box) -> float:
    """Return the share of their union that two boxes have in common, 0 … 1."""
    width = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    height = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    if width <= 0 or height <= 0:
        return 0.0
    common = width * height
    return common / (one.width * one.height + other.width * other.height - common)


def _hull(one: Box, other: Box) -> Box:
    """Return the smallest box that holds both."""
    left, top = min(one.left, other.left), min(one.top, other.top)
    right = max(one.left + one.width, other.left + other.width)
    bottom = max(one.top + one.height, other.top + other.height)
    return Box(left, top, right - left, bottom - top)
