import io
import sys

import pillow_heif
import pytest
from PIL import Image

import picture_files
from picture_files import coded, picture
from sample_export import PICTURES
from selfguard.errors import ProgramDamagedError
from selfguard.model.evidence import Fault
from selfguard.model.sight import Hidden, Level, Sight, ToLookAt
from selfguard.vision import faces
from selfguard.vision.models import CENTERFACE, Model
from selfguard.vision.moving import is_moving
from selfguard.vision.pool import Eyes
from selfguard.vision.refusals import UnreadableFileError

KINDS = ["GIF", "WEBP", "PNG", "AVIF"]


def portrait() -> Image.Image:
    """Return a picture with a face."""
    with Image.open(PICTURES / "portrait.jpg") as opened:
        return opened.convert("RGB")


def film(kind: str, *images: Image.Image) -> bytes:
    """Return an animation of *images*."""
    return coded(kind, images[0], save_all=True, append_images=list(images[1:]), duration=100)


def heic(*images: Image.Image) -> bytes:
    """Return a HEIC of several *images*."""
    file = pillow_heif.from_pillow(images[0])
    for image in images[1:]:
        file.add_from_pillow(image)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def looked_at(data: bytes) -> Sight | Fault:
    """Return what is seen in *data*."""
    [(_, seen)] = Eyes(threads=1).look([(0, ToLookAt("", len(data), lambda: data))])
    return seen


@pytest.mark.parametrize("kind", KINDS)
def test_an_animation_moves_and_one_picture_does_not(kind: str) -> None:
    other = picture().rotate(90, expand=False)

    assert is_moving(film(kind, picture(), other))
    assert not is_moving(coded(kind))


def test_a_heic_of_two_pictures_moves_and_one_with_a_small_copy_does_not() -> None:
    small = io.BytesIO()
    pillow_heif.from_pillow(portrait()).save(small, thumbnails=[64])

    assert is_moving(heic(picture(), portrait()))
    assert not is_moving(small.getvalue())


def test_what_is_broken_or_cannot_be_counted_is_not_told_to_move(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    two = heic(picture(), portrait())
    monkeypatch.setitem(sys.modules, "pillow_heif", None)

    assert not is_moving(two)
    assert not is_moving(film("PNG", picture(), portrait())[:60])


@pytest.mark.parametrize("kind", KINDS)
def test_an_animation_without_a_face_in_front_is_never_told_to_show_none(kind: str) -> None:
    blank = Image.new("RGB", portrait().size, (200, 220, 200))

    assert looked_at(film(kind, blank, portrait())) is Fault.MOVING


def test_a_face_in_front_is_told_whatever_follows() -> None:
    seen = looked_at(film("WEBP", portrait(), picture(400, 400)))

    assert isinstance(seen, Sight)
    assert seen.level is Level.FACE


@pytest.mark.parametrize("at", [3, 141, 189])
def test_a_damaged_heic_costs_itself_alone(at: int) -> None:
    data = bytearray(heic(portrait()))
    box = data.find(b"hvcC") - 4
    data[box + at : box + at + 1] = b"\0" if at == 3 else b"\xff"

    assert isinstance(looked_at(bytes(data)), Sight | Fault)


def test_whatever_a_decoder_raises_costs_that_picture_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("cv2.imdecode", broken)

    assert looked_at(picture_files.coded("JPEG", portrait())) is Fault.DAMAGED
    assert Eyes().look_closely(picture_files.coded("JPEG")) is Fault.DAMAGED


def test_a_picture_whose_file_cannot_be_read_is_a_gap() -> None:
    def broken(_: bytes) -> Hidden:
        raise UnreadableFileError(Fault.DAMAGED)

    data = coded("JPEG", portrait())

    found = list(Eyes(broken, 1).look([(0, ToLookAt("", len(data), lambda: data))]))

    assert found == [(0, Fault.DAMAGED)]


def test_a_model_that_was_changed_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    doubtful = (PICTURES.parent / "portrait-blurred-12.jpg").read_bytes()
    monkeypatch.setattr(faces, "CENTERFACE", Model(CENTERFACE.name, "0" * 64))

    with pytest.raises(ProgramDamagedError):
        Eyes().look_closely(doubtful)
