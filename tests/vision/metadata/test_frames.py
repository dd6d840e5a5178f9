import pytest

import picture_files
from picture_files import StillItem, box, coded, full_box, picture, still, track
from selfguard.vision.kinds import Kind
from selfguard.vision.metadata.frames import is_animated, pixels

TWO = [picture(20, 20), picture(10, 10).resize((20, 20))]
EXTENT = full_box(b"ispe", b"\0\0\x10\0\0\0\x20\0")


def moving(kind: str) -> bytes:
    """Return a picture of *kind* with two frames."""
    return coded(kind, TWO[0], save_all=True, append_images=TWO[1:])


@pytest.mark.parametrize(
    ("kind", "data", "count"),
    [
        (Kind.JPEG, coded("JPEG", picture(48, 32)), 48 * 32),
        (Kind.PNG, coded("PNG", picture(48, 32)), 48 * 32),
        (Kind.WEBP, coded("WEBP", picture(48, 32)), 48 * 32),
        (Kind.WEBP, coded("WEBP", picture(48, 32), lossless=True), 48 * 32),
        (Kind.WEBP, picture_files.full_webp(), 48 * 32),
        (Kind.AVIF, coded("AVIF", picture(48, 32)), 48 * 32),
        (Kind.HEIC, still(properties=EXTENT), 4096 * 8192),
        (Kind.HEIC, still(), 0),
    ],
)
def test_a_picture_says_how_large_it_is(kind: Kind, data: bytes, count: int) -> None:
    assert pixels(kind, data) == count


@pytest.mark.parametrize(
    ("kind", "data", "moves"),
    [
        (Kind.JPEG, coded("JPEG"), False),
        (Kind.PNG, coded("PNG"), False),
        (Kind.PNG, moving("PNG"), True),
        (Kind.WEBP, coded("WEBP"), False),
        (Kind.WEBP, moving("WEBP"), True),
        (Kind.AVIF, coded("AVIF"), False),
        (Kind.AVIF, moving("AVIF"), True),
        (Kind.HEIC, still(StillItem(b"hvc1", b"x")), False),
        (Kind.HEIC, still(StillItem(b"hvc1", b"x")) + box(b"moov", track(b"pict")), True),
    ],
)
def test_a_picture_says_whether_it_moves(kind: Kind, data: bytes, moves: bool) -> None:  # noqa: FBT001
    assert is_animated(kind, data) is moves
