import pytest

import photos
from make_pictures import BOOTH, MAYBE, OTHER
from photos import blank, code, encoded, original, photographed, put, resized, strip
from selfguard.model.evidence import Coordinate, Fault
from selfguard.model.sight import Box, Code, CodeKind, Face, Hidden, Level, Sight
from selfguard.vision.decode import Pixels
from selfguard.vision.faces import Detector
from selfguard.vision.seen import Seen, see, sight

DETECTOR = Detector()
HALF = Box(0.25, 0.25, 0.5, 0.5)


def outline(seen: Seen | Fault) -> tuple[Level, int, list[CodeKind], bool, int, int]:
    """Return what was *seen* without the places."""
    assert isinstance(seen, Seen)
    kinds = [each.kind for each in seen.codes]
    return seen.level, len(seen.faces), kinds, seen.is_strip, seen.width, seen.height


def look(pixels: Pixels) -> tuple[Level, int, list[CodeKind], bool, int, int]:
    """Look at *pixels* as at a JPEG."""
    return outline(see(encoded(pixels, quality=90), DETECTOR))


def test_a_portrait_is_one_face() -> None:
    assert look(original("astronaut")) == (Level.FACE, 1, [], False, 400, 400)


def test_a_fault_is_returned_as_it_is() -> None:
    assert see(b"%PDF", DETECTOR) == Fault.NOT_A_PICTURE


@pytest.mark.parametrize(("columns", "count"), [(1, 4), (2, 8)])
def test_a_strip_is_told_by_its_faces(columns: int, count: int) -> None:
    seen = look(strip(columns, 4, photos.poses()))

    assert (seen[:2], seen[3]) == ((Level.FACE, count), True)


def test_a_booths_code_makes_a_strip_of_anything() -> None:
    coffee = original("coffee")

    kinds = [look(put(coffee, code(text, 140), 9, 9))[2:4] for text in (BOOTH, MAYBE, OTHER)]

    assert kinds == [
        ([CodeKind.BOOTH], True),
        ([CodeKind.MAYBE_BOOTH], False),
        ([CodeKind.OTHER], False),
    ]


def test_a_large_code_is_read_in_half_the_size() -> None:
    large = put(resized(original("coffee"), 2400, 1600), code(BOOTH, 300), 100, 100)

    assert look(large) == (Level.NONE, 0, [CodeKind.BOOTH], True, 2400, 1600)


def small_code(width: int, pixels: Pixels) -> Pixels:
    """Return *pixels* on a large ground, with a code that is too small in half the size."""
    ground = put(resized(original("coffee"), width, width * 2 // 3), pixels, 1000, 100)
    return put(ground, code(BOOTH, 62), 100, 100)


def test_a_small_code_is_read_in_the_whole_size_where_faces_are() -> None:
    faces = strip(1, 4, photos.poses())

    assert look(small_code(2400, faces))[2:4] == ([CodeKind.BOOTH], True)


def test_a_small_code_is_not_looked_for_where_no_faces_are() -> None:
    things = strip(1, 4, [original("cat")])

    assert look(small_code(2400, things))[2:4] == ([], False)


def test_below_2000_pixels_the_whole_size_is_looked_at_at_once() -> None:
    things = strip(1, 4, [original("cat")])

    assert look(small_code(1998, things))[2:4] == ([CodeKind.BOOTH], True)


def test_a_photographed_strip_is_told_by_its_faces() -> None:
    seen = look(photographed(strip(1, 4, photos.poses()), 0.9))

    assert (seen[1], seen[3]) == (4, True)


def test_an_even_picture_shows_nothing() -> None:
    assert look(blank(64, 48)) == (Level.NONE, 0, [], False, 64, 48)


def test_a_sight_holds_the_counts() -> None:
    kinds = [CodeKind.BOOTH, CodeKind.MAYBE_BOOTH, CodeKind.OTHER, CodeKind.OTHER]
    codes = tuple(Code(kind, HALF, "", "") for kind in kinds)
    faces = (Face(HALF, 0.9), Face(Box(0, 0, 0.1, 0.126), 0.7))

    seen = Seen(Level.FACE, faces, codes, is_strip=True, width=40, height=30)

    counts = sight(seen, Hidden(others=2))

    assert counts == Sight(
        level=Level.FACE,
        faces=2,
        largest=50,
        booth_codes=1,
        maybe_booth_codes=1,
        other_codes=2,
        is_strip=True,
        has_place=False,
        is_identifying=True,
    )


@pytest.mark.parametrize(
    ("hidden", "has_place", "is_identifying"),
    [
        (Hidden(), False, False),
        (Hidden(place=Coordinate(37.5, 127.0)), True, False),
        (Hidden(device="Camera 3"), False, True),
        (Hidden(taken_on="2024-08-11 14:03:22"), False, True),
        (Hidden(has_thumbnail=True), False, True),
        (Hidden(has_video=True), False, True),
        (Hidden(others=1), False, True),
    ],
)
def test_a_sight_tells_what_the_file_carries(
    hidden: Hidden, *, has_place: bool, is_identifying: bool
) -> None:
    nothing = Seen(Level.NONE, (), (), is_strip=False, width=40, height=30)

    assert sight(nothing, hidden) == Sight(has_place=has_place, is_identifying=is_identifying)
