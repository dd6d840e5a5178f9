from collections.abc import Sequence

import cv2
import numpy as np
import pytest

import photos
from photos import blank, original, put, resized, strip
from selfguard.model.sight import Box, Face
from selfguard.vision.decode import Pixels
from selfguard.vision.strips import are_in_line, is_laid_out, is_strip

THINGS = [original(name) for name in ("cat", "coffee", "rocket")]
SIDE = 1000


def faces(*squares: tuple[float, float, float]) -> list[Face]:
    """Return faces by their centres and sizes, in pixels of a picture of 1,000 x 1,000."""
    return [
        Face(Box((x - size / 2) / SIDE, (y - size / 2) / SIDE, size / SIDE, size / SIDE), 0.9)
        for x, y, size in squares
    ]


def turned(squares: Sequence[tuple[float, float, float]], degrees: float) -> list[Face]:
    """Return faces as `faces` does, turned around the middle of the picture."""
    angle = np.radians(degrees)
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    moved = [(x - 500, y - 500, size) for x, y, size in squares]
    return faces(*((500 + x * cos - y * sin, 500 + x * sin + y * cos, s) for x, y, s in moved))


EVEN = [(500, y, 80) for y in (200, 400, 600, 800)]


@pytest.mark.parametrize(
    "squares",
    [
        EVEN,
        [(500, y, 80) for y in (350, 450, 550, 650)],
        [(500 + 20 * (-1) ** n, y, 80) for n, y in enumerate((200, 400, 600, 800))],
        [*EVEN, (100, 100, 80), (900, 300, 200)],
        [*EVEN, *((700, y, 80) for y in (200, 400, 600, 800))],
        [(500, 200, 60), (500, 400, 100), (500, 600, 80), (500, 800, 70)],
    ],
)
def test_four_faces_evenly_in_a_column_are_in_line(
    squares: list[tuple[float, float, float]],
) -> None:
    assert are_in_line(faces(*squares), SIDE, SIDE)


@pytest.mark.parametrize("degrees", [-40, -18, 18, 40])
def test_a_leaning_column_is_in_line(degrees: float) -> None:
    assert are_in_line(turned(EVEN, degrees), SIDE, SIDE)


@pytest.mark.parametrize("degrees", [45, 60, 90])
def test_a_row_of_people_is_not_in_line(degrees: float) -> None:
    assert not are_in_line(turned(EVEN, degrees), SIDE, SIDE)


@pytest.mark.parametrize(
    "squares",
    [
        [],
        EVEN[:3],
        [(500, 200, 60), (500, 400, 110), (500, 600, 80), (500, 800, 70)],
        [(500, 200, 80), (600, 400, 80), (400, 600, 80), (500, 800, 80)],
        [(500, 200, 80), (500, 350, 80), (500, 600, 80), (500, 800, 80)],
        [(500, y, 80) for y in (400, 480, 560, 640)],
        [(500, y, 40) for y in (100, 300, 500, 700)],
        [(500, 500, 80)] * 4,
    ],
    ids=["none", "three", "sizes", "beside", "uneven", "too close", "too far", "one place"],
)
def test_other_faces_are_not_in_line(squares: list[tuple[float, float, float]]) -> None:
    assert not are_in_line(faces(*squares), SIDE, SIDE)


@pytest.mark.parametrize(("others", "expected"), [(10, True), (11, False)])
def test_more_than_fourteen_faces_are_a_crowd(others: int, *, expected: bool) -> None:
    crowd = [*EVEN, *[(100.0, 50.0, 80.0)] * others]

    assert are_in_line(faces(*crowd), SIDE, SIDE) == expected


def test_the_column_is_judged_in_pixels_not_in_shares() -> None:
    upright = faces(*EVEN)

    assert not are_in_line(upright, 30 * SIDE, SIDE)


@pytest.mark.parametrize(
    ("columns", "rows", "expected"),
    [(1, 4, True), (2, 4, True), (2, 2, True), (1, 3, False), (4, 1, False), (1, 1, False)],
)
@pytest.mark.parametrize("shade", [30, 250])
def test_four_fields_in_two_rows_or_more_are_a_layout(
    columns: int, rows: int, shade: int, *, expected: bool
) -> None:
    assert is_laid_out(strip(columns, rows, THINGS, shade)) == expected


@pytest.mark.parametrize("pixels", [*THINGS, blank(400, 400), blank(1, 1), blank(3, 900)])
def test_a_photo_is_no_layout(pixels: Pixels) -> None:
    assert not is_laid_out(pixels)


def test_fields_of_different_heights_are_no_layout() -> None:
    uneven = blank(400, 1000, 30)
    for top, height in ((20, 100), (140, 200), (360, 300), (680, 150)):
        uneven = put(uneven, resized(THINGS[0], 360, height), 20, top)

    assert not is_laid_out(uneven)


def test_a_layout_needs_three_faces_to_be_a_strip() -> None:
    laid = strip(2, 2, THINGS)
    apart = faces((300, 300, 80), (700, 300, 80), (300, 700, 80))

    assert [is_strip(laid, apart[:count]) for count in (0, 2, 3)] == [False, False, True]


def test_four_faces_in_line_are_a_strip_whatever_the_layout() -> None:
    square = resized(original("coffee"), SIDE, SIDE)

    assert is_strip(square, faces(*EVEN))
    assert not is_strip(square, faces(*EVEN[:3]))


def test_a_leaning_strip_is_no_layout() -> None:
    leaning = photos.photographed(strip(1, 4, THINGS), 0.9)

    assert not is_laid_out(cv2.GaussianBlur(leaning, (3, 3), 0).astype(np.uint8))
