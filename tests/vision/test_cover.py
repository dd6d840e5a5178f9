"""Covering: what is painted over is gone, what is beside it stays, and nothing else is told."""

import io
import math
import sys
from collections.abc import Sequence

import cv2
import numpy as np
import pillow_heif
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageOps

import picture_files
from picture_files import ICC, coded, opened, picture
from selfguard.model.sight import Box, Hidden
from selfguard.vision import cover as covering
from selfguard.vision.cover import Cover, Covered, cover
from selfguard.vision.metadata import read
from selfguard.vision.refusals import Reason, UncleanableError

FILES = picture_files.every()
BOX = Box(0.25, 0.25, 0.25, 0.25)
GREY = (128, 128, 128)
MASK = ICC[:16] + b"GRAY" + ICC[20:]
"""A profile that says it is of grey pictures; nothing more of it is looked at."""


def pixels(data: bytes, mode: str = "RGB") -> NDArray[np.uint8]:
    """Return the pixels of the picture in *data*, height × width × colours, upright."""
    return np.asarray(ImageOps.exif_transpose(opened(data)).convert(mode))


def covered_place(shape: Sequence[int]) -> NDArray[np.bool_]:
    """Return where `BOX` lies in a picture of *shape*, grown: from 0.175 to 0.575."""
    inside = np.zeros(shape[:2], bool)
    top, left = (int(0.175 * side) for side in shape[:2])
    bottom, right = (math.ceil(0.575 * side) for side in shape[:2])
    inside[top:bottom, left:right] = True
    return inside


def refusal(data: bytes) -> Reason:
    """Return why nothing in *data* is covered."""
    with pytest.raises(UncleanableError) as refused:
        cover(data, [BOX], Cover.SOLID)
    return refused.value.reason


@pytest.mark.parametrize(
    ("name", "suffix", "loss"),
    [
        ("full.jpg", ".jpg", 20),
        ("motion.jpg", ".jpg", 20),
        ("full.png", ".png", 0),
        ("full.webp", ".webp", 0),
        ("full.heic", ".jpg", 20),
        ("full.avif", ".jpg", 20),
    ],
)
@pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")
def test_what_is_in_the_box_is_grey_and_what_is_beside_it_stays(
    name: str, suffix: str, loss: int
) -> None:
    before = pixels(FILES[name])

    made = cover(FILES[name], [BOX], Cover.SOLID)

    after = pixels(made.data)
    inside = covered_place(before.shape)
    assert made.suffix == suffix
    assert after.shape == before.shape
    assert np.abs(after[inside].astype(int) - GREY).max() <= loss
    assert np.abs(after[~inside].astype(int) - before[~inside]).mean() <= loss / 6
    assert read(made.data) == Hidden()
    assert opened(made.data).info.get("icc_profile") == opened(FILES[name]).info.get("icc_profile")


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("write", [picture_files.full_jpeg, picture_files.full_png])
@pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")
def test_every_orientation_is_applied_to_the_pixels(orientation: int, write: object) -> None:
    assert callable(write)
    data = write(orientation)

    made = cover(data, [], Cover.SOLID)

    assert opened(made.data).getexif().get(0x112) is None
    difference = np.abs(pixels(made.data).astype(int) - pixels(data))
    assert difference.mean() < 3


def test_a_box_is_cut_off_at_the_edges() -> None:
    plain = coded("PNG", picture(40, 40))

    made = cover(plain, [Box(-0.5, 0.9, 0.6, 0.3)], Cover.SOLID)

    expected = pixels(plain).copy()
    expected[32:, :12] = GREY
    assert np.array_equal(pixels(made.data), expected)


@pytest.mark.parametrize("box", [Box(2, 2, 0.1, 0.1), Box(-2, 0, 0.1, 1), Box(0.5, 0.5, 0, 0)])
def test_a_box_that_holds_nothing_covers_nothing(box: Box) -> None:
    plain = coded("PNG", picture(40, 40))

    for how in Cover:
        assert np.array_equal(pixels(cover(plain, [box], how).data), pixels(plain))


def test_what_can_be_seen_through_becomes_opaque_in_the_box() -> None:
    clear = Image.new("RGBA", (40, 40), (10, 20, 30, 40))

    made = cover(coded("PNG", clear), [BOX], Cover.SOLID)

    expected = np.asarray(clear).copy()
    expected[7:23, 7:23] = (*GREY, 255)
    assert np.array_equal(pixels(made.data, "RGBA"), expected)


def test_a_grey_picture_stays_grey_and_keeps_a_profile_of_greys() -> None:
    grey = picture().convert("L")

    kept = cover(coded("PNG", grey, icc_profile=MASK), [BOX], Cover.BLUR)
    dropped = cover(coded("PNG", grey, icc_profile=ICC), [BOX], Cover.SOLID)

    assert (opened(kept.data).mode, opened(kept.data).info["icc_profile"]) == ("L", MASK)
    assert (opened(dropped.data).mode, opened(dropped.data).info) == ("L", {})


def test_sixteen_bits_become_eight() -> None:
    deep = np.full((20, 20, 3), 0xFFFF, np.uint16)
    data = cv2.imencode(".png", deep)[1].tobytes()

    made = cover(data, [BOX], Cover.SOLID)

    expected = np.full((20, 20, 3), 255, np.uint8)
    expected[3:12, 3:12] = GREY
    assert np.array_equal(pixels(made.data), expected)


def test_a_blur_smears_the_box_and_nothing_else() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (40, 40, 3), np.uint8)
    data = coded("PNG", Image.fromarray(noise))

    after = pixels(cover(data, [BOX], Cover.BLUR).data)

    inside = covered_place(noise.shape)
    assert np.array_equal(after[~inside], noise[~inside])
    assert after[inside].std() < noise[inside].std() / 4


def test_a_heic_that_can_be_seen_through_becomes_a_png() -> None:
    out = io.BytesIO()
    clear = Image.new("RGBA", (64, 64), (10, 20, 30, 40))
    pillow_heif.from_pillow(clear).save(out, quality=-1)

    made = cover(out.getvalue(), [BOX], Cover.SOLID)

    assert made.suffix == ".png"
    assert tuple(pixels(made.data, "RGBA")[20, 20]) == (*GREY, 255)
    assert pixels(made.data, "RGBA")[63, 63, 3] == 40


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_a_picture_that_moves_is_refused(kind: str) -> None:
    frames = [picture(20, 20), picture(10, 10).resize((20, 20))]

    data = coded(kind, frames[0], save_all=True, append_images=frames[1:])

    assert refusal(data) is Reason.ANIMATED


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (picture_files.mp4(), Reason.MOVIE),
        (picture_files.mov(), Reason.MOVIE),
        (b"GIF89a", Reason.GIF),
        (picture_files.full_jpeg()[:-2], Reason.DAMAGED),
        (picture_files.still(picture_files.StillItem(b"hvc1", b"x")), Reason.DAMAGED),
        (
            b"\xff\xd8\xff\xc0\0\x0b\x08\0\x10\0\x10\1\1\x11\0\xff\xda\0\2data\xff\xd9",
            Reason.DAMAGED,
        ),
        (b"\xff\xd8\xff\xc0\0\x07\x08\xff\xff\xff\xff\xff\xda\0\2data\xff\xd9", Reason.TOO_LARGE),
    ],
)
def test_what_cannot_be_covered_is_refused_with_a_reason(data: bytes, reason: Reason) -> None:
    assert refusal(data) is reason


@pytest.mark.parametrize(("library", "name"), [("PIL", "full.avif"), ("pillow_heif", "full.heic")])
def test_without_the_extra_there_is_no_decoder(
    library: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)

    assert refusal(FILES[name]) is Reason.NO_DECODER


def test_the_result_says_how_it_is_named() -> None:
    assert cover(coded("JPEG"), [], Cover.SOLID) == Covered(
        cover(coded("JPEG"), [], Cover.SOLID).data, ".jpg"
    )
    assert covering.MARGIN == 0.3


def test_what_is_quite_transparent_is_painted_over_as_well() -> None:
    image = picture().convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size).point(lambda at: 255 * (at > 99)))

    made = cover(coded("PNG", image), [], Cover.SOLID)

    shown = np.asarray(opened(made.data).convert("RGBA"))
    hidden = {tuple(colour) for colour in shown[shown[:, :, 3] == 0].tolist()}
    assert hidden == {(*GREY, 0)}


def test_whatever_opencv_raises_is_a_damaged_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise cv2.error

    monkeypatch.setattr("cv2.imdecode", broken)

    with pytest.raises(UncleanableError) as refused:
        cover(coded("JPEG"), [BOX], Cover.SOLID)

    assert refused.value.reason is Reason.DAMAGED
