"""Tells from shape alone whether a picture looks like a photo-booth strip.

Two tests, from the photo facts of the project, section 6 (November 2026), measured on synthetic
strips only: real frames are decorated, and some will be missed. Neither sees the usual strip of
two by two pictures reliably: its code does.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from selfguard.model.sight import Face
from selfguard.vision.decode import Pixels, shrink

FACES_SIDE = 960
"""At which longest side the faces for both tests are looked for, in pixels."""
FACES_SCORE = 0.7
"""YuNet faces above this count for both tests."""
FEWEST_FACES = 3
"""A layout without as many faces is a collage or a window, not a strip."""
_SIDE = 480
_SHORTEST = 8
_IN_LINE = 4
_MOST_IN_LINE = 14
"""More faces than that are a crowd; it keeps the combinations to 1,001."""


def is_strip(pixels: Pixels, faces: Sequence[Face]) -> bool:
    """Tell whether *pixels* look like a strip, given the *faces* above `FACES_SCORE` in them."""
    height, width = pixels.shape[:2]
    return (len(faces) >= FEWEST_FACES and is_laid_out(pixels)) or are_in_line(faces, width, height)


def is_laid_out(pixels: Pixels) -> bool:
    """Tell whether four or more fields of one size lie evenly in *pixels*, in two rows or more.

    Straight digital strips only: photographs of a strip lean.
    """
    small = _small(pixels).astype(np.int16)
    rows = _segments(_uniform(small))
    count = _regular(rows, small.shape[0])
    if count < 2:  # noqa: PLR2004 - two rows
        return False
    start, end = max(rows, key=lambda each: each[1] - each[0])
    tallest = small[start:end].transpose(1, 0, 2)
    across = max(1, _regular(_segments(_uniform(tallest)), small.shape[1]))
    return count * across >= _IN_LINE


def are_in_line(faces: Sequence[Face], width: int, height: int) -> bool:
    """Tell whether four of *faces* stand evenly in one steep line, in a picture of that size."""
    if not _IN_LINE <= len(faces) <= _MOST_IN_LINE:
        return False
    boxes = [each.box for each in faces]
    centres = np.array(
        [((b.left + b.width / 2) * width, (b.top + b.height / 2) * height) for b in boxes]
    )
    sizes = np.array([(b.width * width + b.height * height) / 2 for b in boxes])
    chosen = (list(four) for four in combinations(range(len(boxes)), _IN_LINE))
    return any(_is_line(centres[four], sizes[four]) for four in chosen)


def _is_line(centres: NDArray[np.float64], sizes: NDArray[np.float64]) -> bool:
    """Judge four faces by their *centres* (4 x 2) and *sizes*, in pixels: section 6, 1 to 4."""
    if sizes.max() > 1.8 * sizes.min():
        return False
    from_middle = centres - centres.mean(axis=0)
    axis = np.linalg.svd(from_middle)[2][0]
    if abs(axis[1]) < 0.75:  # noqa: PLR2004 - within about 41 degrees of upright
        return False
    mean = sizes.mean()
    along = from_middle @ axis
    beside = np.linalg.norm(from_middle - np.outer(along, axis), axis=1)
    if beside.max() >= 0.55 * mean:
        return False
    gaps = np.diff(np.sort(along))
    is_even = gaps.max() < 1.5 * gaps.min()
    return bool(is_even and 1.05 < gaps.mean() / mean < 4.5)  # noqa: PLR2004 - section 6, 4


def _small(pixels: Pixels) -> Pixels:
    """Return *pixels* shrunk to 480, each side at least 8 pixels long."""
    small = shrink(pixels, _SIDE)
    height, width = small.shape[:2]
    if min(height, width) >= _SHORTEST:
        return small
    size = max(width, _SHORTEST), max(height, _SHORTEST)
    return cv2.resize(small, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)


def _uniform(lines: NDArray[np.int16]) -> NDArray[np.bool_]:
    """Tell of each of *lines* (lines x length x 3) whether it is of one colour: section 6, 2."""
    length = lines.shape[1]
    margin = max(2, int(0.02 * length))
    inner = lines[:, margin : length - margin]
    middle = np.median(inner, axis=1, keepdims=True)
    near = (np.abs(inner - middle) < 14).all(axis=2)  # noqa: PLR2004 - section 6, 2
    return np.asarray(near.mean(axis=1) > 0.985)  # noqa: PLR2004 - section 6, 2


def _segments(uniform: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return begin and end of the runs that are not uniform and longer than 6 % of all lines."""
    edges = np.flatnonzero(np.diff(np.concatenate([[True], uniform, [True]]).astype(np.int8)))
    runs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return [(start, end) for start, end in runs if end - start > 0.06 * len(uniform)]


def _regular(segments: Sequence[tuple[int, int]], lines: int) -> int:
    """Return how many of *segments* are as long as one another and evenly spaced; else 0."""
    best = 0
    for start, end in segments:
        length = end - start
        alike = [a for a, b in segments if abs(b - a - length) <= 0.06 * length + 1]
        steps = [after - before for before, after in pairwise(alike)]
        if steps and length > 0.10 * lines and max(steps) - min(steps) <= 0.05 * lines:
            best = max(best, len(alike))
    return best
