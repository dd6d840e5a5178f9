import io
import sys

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageOps

import picture_files
from picture_files import coded, picture
from sample_export import PICTURES
from selfguard.model.evidence import Fault
from selfguard.model.sight import Box, Level
from selfguard.vision.cover import Cover, cover
from selfguard.vision.covering import Coverer, What
from selfguard.vision.pool import Eyes
from selfguard.vision.refusals import Reason, UncleanableError

STRIP = (PICTURES / "strip.jpg").read_bytes()


BACK = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}
"""Orientation → the one that undoes it."""


def tagged(image: Image.Image, orientation: int) -> Image.Image:
    """Return *image* with *orientation* in its EXIF data."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    return Image.open(io.BytesIO(coded("PNG", image, exif=exif)))


def pixels_of(data: bytes) -> NDArray[np.uint8]:
    """Return the pixels of the picture *data*."""
    decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert decoded is not None
    return decoded.astype(np.uint8)


def jpeg_of(pixels: NDArray[np.integer | np.floating]) -> bytes:
    """Return *pixels* as JPEG."""
    return cv2.imencode(".jpg", pixels)[1].tobytes()


def holds(outer: Box, inner: Box) -> bool:
    """Tell whether the middle of *inner* lies in *outer*."""
    x, y = inner.left + inner.width / 2, inner.top + inner.height / 2
    is_across = outer.left < x < outer.left + outer.width
    return is_across and outer.top < y < outer.top + outer.height


def test_every_face_and_every_code_that_is_found_is_covered() -> None:
    seen = Eyes().look_closely(STRIP)
    assert not isinstance(seen, Fault)
    found = [*(face.box for face in seen.faces), *(code.box for code in seen.codes)]

    boxes = Coverer(What.ALL).boxes(STRIP)

    assert (len(found), len(boxes)) == (5, 5)
    assert [each for each in found if not any(holds(box, each) for box in boxes)] == []


def test_faces_alone_and_codes_alone_are_what_both_are_together() -> None:
    faces, codes, both = (Coverer(what).boxes(STRIP) for what in What)

    assert (len(faces), len(codes)) == (4, 1)
    assert both == (*faces, *codes)


def test_where_there_is_nothing_to_cover_nothing_is() -> None:
    assert Coverer(What.ALL).boxes((PICTURES / "sky.jpg").read_bytes()) == ()


def animated(kind: str) -> bytes:
    """Return a moving picture of two frames, of which the first is of one colour."""
    blank = picture()
    blank.paste((90, 90, 90), (0, 0, *blank.size))
    return coded(kind, blank, save_all=True, append_images=[picture()])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (picture_files.mp4(), Reason.MOVIE),
        (picture_files.mov(), Reason.MOVIE),
        (animated("WEBP"), Reason.ANIMATED),
        (animated("PNG"), Reason.ANIMATED),
        (animated("GIF"), Reason.GIF),
        (STRIP[: len(STRIP) // 2], Reason.DAMAGED),
        (b"no picture", Reason.UNKNOWN),
    ],
    ids=["mp4", "mov", "webp", "png", "gif", "half", "text"],
)
def test_what_moves_or_cannot_be_cleaned_is_refused(data: bytes, reason: Reason) -> None:
    with pytest.raises(UncleanableError) as refused:
        Coverer(What.FACES).boxes(data)

    assert refused.value.reason is reason


def test_what_cannot_be_decoded_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)

    with pytest.raises(UncleanableError) as refused:
        Coverer(What.CODES).boxes(picture_files.full_heic())

    assert refused.value.reason is Reason.NO_DECODER


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_face_is_covered_whichever_way_its_file_is_turned(kind: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    with Image.open(PICTURES / "portrait.jpg") as shown:
        turned = ImageOps.exif_transpose(tagged(shown, BACK[orientation]))
    mode = "RGB" if kind == "JPEG" else "RGBA"
    data = coded(kind, turned.convert(mode), exif=exif)

    covered = cover(data, Coverer(What.FACES).boxes(data), Cover.SOLID)

    seen = Eyes().look_closely(covered.data)
    assert not isinstance(seen, Fault)
    assert seen.level is Level.NONE
    whole = Eyes().look_closely(data)
    assert not isinstance(whole, Fault)
    assert whole.level is Level.FACE


def test_a_face_behind_full_transparency_is_found_to_be_covered() -> None:
    with Image.open(PICTURES / "portrait.jpg") as shown:
        unseen = shown.convert("RGBA")
    unseen.putalpha(1)

    assert Coverer(What.FACES).boxes(coded("PNG", unseen))


def test_a_code_is_covered_in_whichever_size_it_is_read() -> None:
    sizes = (pixels_of(STRIP), cv2.resize(pixels_of(STRIP), (1800, 5400)))

    found = [Coverer(What.CODES).boxes(jpeg_of(each)) for each in sizes]

    assert [len(each) for each in found] == [1, 1]


def test_a_code_that_is_read_in_half_size_alone_is_covered() -> None:
    noise = np.random.default_rng(3)
    large = cv2.resize(pixels_of(STRIP), (1500, 4500), interpolation=cv2.INTER_NEAREST)
    grain = noise.normal(0, 90, large.shape)
    data = jpeg_of(np.clip(large + grain, 0, 255).astype(np.uint8))

    assert len(Coverer(What.CODES).boxes(data)) == 1
