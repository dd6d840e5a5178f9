from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import pytest

import photos
from photos import blank, original, put, resized
from selfguard.model.sight import Box, Face, Level
from selfguard.vision.decode import Pixels
from selfguard.vision.faces import Detector, Faces, level_of

DETECTOR = Detector()
"""This process has one thread that looks; the test below makes threads with their own."""


def near(found: tuple[Face, ...], *places: tuple[float, float]) -> bool:
    """Tell whether each of *places* lies within one of the faces *found*, and no face is over."""
    inside = [
        [
            face.box.left < x < face.box.left + face.box.width
            and face.box.top < y < face.box.top + face.box.height
            for face in found
        ]
        for x, y in places
    ]
    return len(found) == len(places) and all(row.count(True) == 1 for row in inside)


def pattern(width: int, height: int) -> Pixels:
    """Return noise of that size, the same every time."""
    return np.random.default_rng(7).integers(0, 256, (height, width, 3), np.uint8)


@pytest.mark.parametrize(
    ("quick", "slow", "level"),
    [
        (0.0, 0.0, Level.NONE),
        (0.29, 0.0, Level.NONE),
        (0.29, 0.99, Level.NONE),
        (0.30, 0.0, Level.NONE),
        (0.30, 0.29, Level.NONE),
        (0.30, 0.30, Level.POSSIBLE),
        (0.30, 0.49, Level.POSSIBLE),
        (0.30, 0.50, Level.FACE),
        (0.59, 0.29, Level.NONE),
        (0.60, 0.0, Level.POSSIBLE),
        (0.87, 0.29, Level.POSSIBLE),
        (0.87, 0.50, Level.FACE),
        (0.88, 0.0, Level.FACE),
        (1.0, 0.0, Level.FACE),
    ],
)
def test_two_scores_make_a_level(quick: float, slow: float, level: Level) -> None:
    assert level_of(quick, slow) == level


def test_a_face_is_found_where_it_is() -> None:
    found = DETECTOR.look(original("astronaut"))

    assert (found.level, found.candidates) == (Level.FACE, 1)
    assert near(found.faces, (0.44, 0.24))
    assert 0.88 < found.faces[0].score <= 1


def test_a_face_that_the_quick_detector_doubts_is_found_by_the_slow_one() -> None:
    lying = cv2.rotate(original("astronaut"), cv2.ROTATE_90_CLOCKWISE).astype(np.uint8)
    doubt = max(face.score for face in DETECTOR.find(lying, 640))

    found = DETECTOR.look(lying)

    assert 0.3 <= doubt < 0.88
    assert found.level is Level.FACE
    assert near(found.faces, (0.76, 0.44))


def test_what_merely_looks_like_a_face_is_told_apart() -> None:
    blurred = cv2.GaussianBlur(original("astronaut"), (0, 0), 8).astype(np.uint8)

    found = DETECTOR.look(blurred)

    assert found.level is Level.POSSIBLE
    assert near(found.faces, (0.44, 0.24))


@pytest.mark.parametrize("name", ["cat", "coffee", "rocket"])
def test_nothing_is_found_where_nobody_is(name: str) -> None:
    found = DETECTOR.look(original(name))

    assert (found.level, found.faces) == (Level.NONE, ())


def test_a_level_by_the_quick_detector_alone_has_its_box() -> None:
    # CenterFace sees nothing here, and YuNet not enough to be sure.
    face = resized(original("astronaut"), 60, 60)

    quick = DETECTOR.find(face, 640)
    found = DETECTOR.look(face)

    assert quick[0].score == pytest.approx(0.64, abs=0.05)
    assert found.level is not Level.NONE
    assert near(found.faces, (0.44, 0.24))


@pytest.mark.parametrize("size", [(1, 1), (3, 500), (31, 33), (5000, 20), (640, 641)])
def test_odd_sizes_are_looked_at(size: tuple[int, int]) -> None:
    assert DETECTOR.look(pattern(*size)).level is Level.NONE
    assert DETECTOR.to_cover(pattern(*size)) == ()


def test_a_face_that_a_default_threshold_would_drop_is_found() -> None:
    # OpenCV's own threshold is .9.
    small = put(blank(1200, 800, 90), resized(original("astronaut"), 160, 160), 100, 400)

    scores = [face.score for face in DETECTOR.find(small, 640)]
    found = DETECTOR.look(small)

    assert max(scores) < 0.9
    assert (found.level, len(found.faces)) == (Level.FACE, 1)


def test_pictures_of_other_sizes_in_between_change_nothing() -> None:
    lying = cv2.rotate(original("astronaut"), cv2.ROTATE_90_CLOCKWISE).astype(np.uint8)
    alone = Detector().look(lying)
    detector = Detector()

    for shape in ((640, 200), (33, 31)):
        detector.to_cover(resized(lying, *shape))

    assert detector.look(lying) == alone


def test_threads_with_detectors_of_their_own_see_the_same() -> None:
    pictures = [original("astronaut"), original("cat"), resized(original("astronaut"), 90, 90)]

    def look(pixels: Pixels) -> Faces:
        return Detector().look(pixels)

    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(look, pictures))

    assert together == [DETECTOR.look(pixels) for pixels in pictures]


def test_a_box_ends_at_the_edge_of_the_picture() -> None:
    cut = original("astronaut")[:, 175:]

    boxes = [face.box for face in DETECTOR.to_cover(cut)]

    assert len(boxes) == 1
    assert boxes[0].left == 0
    assert all(0 <= b.left <= b.left + b.width <= 1 for b in boxes)
    assert all(0 <= b.top <= b.top + b.height <= 1 for b in boxes)


def test_large_small_and_lying_faces_are_covered() -> None:
    face = original("astronaut")
    lying = cv2.rotate(face, cv2.ROTATE_90_CLOCKWISE).astype(np.uint8)
    ground = put(blank(2000, 1500, 90), resized(face, 900, 900), 50, 300)
    ground = put(ground, resized(face, 200, 200), 1200, 100)
    ground = put(ground, resized(lying, 600, 600), 1300, 800)

    found = DETECTOR.to_cover(ground)

    assert near(found, (0.22, 0.34), (0.64, 0.1), (0.88, 0.71))


def test_a_face_that_fills_the_picture_is_covered() -> None:
    filling = resized(original("astronaut")[40:180, 110:250], 2000, 2000)

    found = DETECTOR.to_cover(filling)

    assert near(found, (0.5, 0.5))


def test_what_overlaps_is_one_face_that_holds_all_of_it() -> None:
    found = DETECTOR.to_cover(original("astronaut"))
    parts = [*DETECTOR.find(original("astronaut"), 640)]

    assert len(found) == 1
    whole, part = found[0].box, parts[0].box
    assert whole.left <= part.left
    assert whole.top <= part.top
    assert whole.left + whole.width >= part.left + part.width
    assert whole.top + whole.height >= part.top + part.height


def test_faces_are_listed_with_the_surest_first() -> None:
    ground = put(blank(900, 400, 90), original("astronaut"), 0, 0)
    ground = put(
        ground, cv2.GaussianBlur(original("astronaut"), (0, 0), 4).astype(np.uint8), 450, 0
    )

    scores = [face.score for face in DETECTOR.look(ground).faces]

    assert len(scores) == 2
    assert scores == sorted(scores, reverse=True)


def test_a_box_is_a_share_of_the_picture() -> None:
    wide = put(blank(800, 400, 90), original("astronaut"), 0, 0)

    alone, beside = DETECTOR.look(original("astronaut")).faces[0], DETECTOR.look(wide).faces[0]

    assert beside.box.left == pytest.approx(alone.box.left / 2, abs=0.02)
    assert beside.box.top == pytest.approx(alone.box.top, abs=0.02)
    assert isinstance(alone.box, Box)


def test_photos_of_a_booth_show_every_face() -> None:
    strip = photos.strip(2, 4, photos.poses())

    assert len(DETECTOR.look(strip).faces) == 8
