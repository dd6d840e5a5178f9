import io
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import astuple

import cv2
import numpy as np
import pillow_heif
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

import photos
from photos import blank, encoded, original, put, resized, tagged
from selfguard.model.evidence import Fault
from selfguard.vision import decode as decoding
from selfguard.vision.decode import Picture, Pixels, decode, grey, readable, shrink
from selfguard.vision.headers import Kind
from selfguard.vision.metadata.png import chunk
from selfguard.vision.quiet import quiet

pillow_heif.register_heif_opener()

RED, GREEN = (0, 0, 255), (0, 255, 0)
MODES = ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"]
WRITABLE = [
    ("JPEG", ("1", "L", "RGB", "CMYK")),
    ("PNG", ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")),
    ("WEBP", ("L", "P", "RGB", "RGBA")),
    ("GIF", ("1", "L", "P", "RGB", "RGBA")),
    ("AVIF", ("L", "RGB", "RGBA")),
    ("HEIF", ("L", "LA", "RGB", "RGBA")),
]


@pytest.fixture(autouse=True)
def _hush() -> Iterator[None]:
    """Keep what the decoders print about damaged files out of the tests' output."""
    with quiet():
        yield


def written(ending: str, mode: str = "RGB", *, frames: int = 1, **options: object) -> bytes:
    """Return the face, 96 pixels wide, as another program writes it."""
    face = Image.fromarray(resized(original("astronaut"), 96, 96)[:, :, ::-1])
    image = face.convert("L").convert("I;16") if mode == "I;16" else face.convert(mode)
    file = io.BytesIO()
    others = [Image.new(mode, face.size) for _ in range(frames - 1)]
    if others:
        options |= {"save_all": True, "append_images": others}
    image.save(file, ending, **options)
    return file.getvalue()


def corner(turned: Pixels) -> tuple[bool, bool]:
    """Tell whether the red is above, and whether it is left."""
    red = turned[:, :, 2].astype(int) - turned[:, :, 1]
    rows, columns = np.nonzero(red > 100)
    above = rows.mean() < turned.shape[0] / 2
    return bool(above), bool(columns.mean() < turned.shape[1] / 2)


def marked(width: int, height: int) -> Pixels:
    """Return white with red in the upper left corner."""
    red = np.full((height // 4, width // 4, 3), RED, np.uint8)
    return put(blank(width, height), red, 0, 0)


@pytest.mark.parametrize(
    ("ending", "mode"), [(ending, mode) for ending, modes in WRITABLE for mode in modes]
)
def test_every_kind_becomes_three_channels_of_8_bit(ending: str, mode: str) -> None:
    face = resized(original("astronaut"), 96, 96).astype(int)

    picture = decode(written(ending, mode))

    assert isinstance(picture, Picture)
    assert picture.pixels.shape == (96, 96, 3)
    assert picture.pixels.dtype == np.uint8
    assert (picture.width, picture.height, picture.is_halved) == (96, 96, False)
    assert mode == "I;16" or abs(picture.pixels.astype(int).mean() - face.mean()) < 12


@pytest.mark.parametrize("depth", ["uint8", "uint16"])
def test_what_is_transparent_lies_on_white(depth: str) -> None:
    pixels = np.zeros((2, 2, 4), np.dtype(depth))
    full = int(np.iinfo(pixels.dtype).max)
    pixels[0, 0] = (full, 0, 0, full)
    pixels[1, 1] = (0, 0, 0, full // 2)

    picture = decode(encoded(pixels, ".png"))

    assert isinstance(picture, Picture)
    assert picture.pixels.tolist() == [
        [[255, 0, 0], [255, 255, 255]],
        [[255, 255, 255], [128, 128, 128]],
    ]


@pytest.mark.parametrize("size", [(400, 200), (2400, 1200), (2401, 1201)])
@pytest.mark.parametrize(
    ("orientation", "where", "turns"),
    [
        (1, (True, True), False),
        (3, (False, False), False),
        (6, (True, False), True),
        (8, (False, True), True),
    ],
)
def test_the_orientation_of_a_photo_is_applied(
    size: tuple[int, int], orientation: int, where: tuple[bool, bool], *, turns: bool
) -> None:
    width, height = size

    picture = decode(tagged(encoded(marked(width, height)), orientation))

    assert isinstance(picture, Picture)
    assert (picture.width, picture.height) == ((height, width) if turns else (width, height))
    assert corner(picture.pixels) == where


@pytest.mark.parametrize("ending", [".jpg", ".png", ".webp"])
def test_a_large_picture_is_halved_unless_the_whole_is_asked_for(ending: str) -> None:
    data = encoded(resized(original("rocket"), 2000, 1001), ending)

    half, whole = decode(data), decode(data, whole=True)

    assert isinstance(half, Picture)
    assert isinstance(whole, Picture)
    assert [(p.pixels.shape, p.width, p.height, p.is_halved) for p in (half, whole)] == [
        (half.pixels.shape, 2000, 1001, True),
        ((1001, 2000, 3), 2000, 1001, False),
    ]
    assert half.pixels.shape[:2] in {(500, 1000), (501, 1000)}


def test_a_picture_below_2000_pixels_stays_whole() -> None:
    picture = decode(encoded(resized(original("rocket"), 1999, 1000)))

    assert isinstance(picture, Picture)
    assert picture.pixels.shape == (1000, 1999, 3)


@pytest.mark.parametrize("size", [(1, 1), (3, 500), (31, 33), (5000, 20), (20, 5000)])
@pytest.mark.parametrize("ending", [".jpg", ".png"])
def test_odd_sizes_are_decoded(ending: str, size: tuple[int, int]) -> None:
    picture = decode(encoded(blank(*size), ending))

    assert isinstance(picture, Picture)
    assert (picture.width, picture.height) == size


def bomb(width: int, height: int) -> bytes:
    """Return a small PNG that says it is *width* x *height* pixels."""
    small = encoded(blank(1, 1), ".png")
    return small[:16] + struct.pack(">II", width, height) + small[24:]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.DAMAGED),
        (bytes(decoding.MOST_BYTES + 1), Fault.TOO_LARGE),
        (bomb(100_000, 100_000), Fault.TOO_LARGE),
        (bomb(10_000, 5_001), Fault.TOO_LARGE),
        (bomb(10_000, 5_000), Fault.DAMAGED),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", Fault.NOT_A_PICTURE),
        (struct.pack(">I4s4sI", 16, b"ftyp", b"isom", 512) + bytes(99), Fault.VIDEO),
    ],
    ids=["empty", "50 MB", "bomb", "50 MP and a row", "50 MP", "EPS", "MP4"],
)
def test_what_is_no_picture_to_look_at_is_refused(data: bytes, fault: Fault) -> None:
    assert decode(data) == fault


@pytest.mark.parametrize("ending", ["JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_picture_whose_end_is_missing_is_damaged(ending: str, share: float) -> None:
    whole = written(ending)

    assert decode(whole[: int(len(whole) * share)]) == Fault.DAMAGED


def test_a_jpeg_without_its_end_mark_is_damaged_though_all_else_is_there() -> None:
    whole = written("JPEG")

    assert whole.endswith(b"\xff\xd9")
    assert decode(whole[:-2]) == Fault.DAMAGED


def test_a_jpeg_that_is_broken_in_the_middle_is_looked_at_as_far_as_it_goes() -> None:
    whole = written("JPEG")

    picture = decode(whole[: len(whole) * 3 // 4] + b"\xff\xd9")

    assert isinstance(picture, Picture)
    assert astuple(picture)[1:] == (96, 96)


def test_what_lies_behind_a_picture_does_not_matter() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("hidden.txt", "text")
    alone = decode(written("JPEG"))

    both = decode(written("JPEG") + file.getvalue())

    assert isinstance(alone, Picture)
    assert isinstance(both, Picture)
    assert np.array_equal(both.pixels, alone.pixels)


@pytest.mark.parametrize("ending", ["GIF", "WEBP", "PNG"])
def test_of_an_animation_the_first_frame_counts(ending: str) -> None:
    first, animation = decode(written(ending)), decode(written(ending, frames=20))

    assert isinstance(first, Picture)
    assert isinstance(animation, Picture)
    difference = np.abs(animation.pixels.astype(int) - first.pixels)
    assert difference.mean() < 5


PEAK = """
import sys
from pathlib import Path
from selfguard.vision.decode import Picture, decode
assert isinstance(decode(sys.stdin.buffer.read()), Picture)
print(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
"""


def test_two_thousand_frames_do_not_lie_in_memory() -> None:
    file = io.BytesIO()
    Image.new("P", (700, 700)).save(file, "GIF")
    still = file.getvalue()
    begin = still.index(b"\x2c\0\0\0\0")
    animation = still[:begin] + still[begin:-1] * 2000 + b"\x3b"

    done = subprocess.run(
        [sys.executable, "-c", PEAK], input=animation, capture_output=True, check=True
    )

    assert int(done.stdout) < 400_000  # kB; all of the frames would be 2,900 MB


def test_heic_without_the_extra_has_no_decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)

    assert decode(written("HEIF")) == Fault.NO_DECODER


def test_a_kind_that_opencv_was_built_without_has_no_decoder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(decoding, "READABLE", readable("AVIF:  NO\n GIF:   NO\n"))

    assert [decode(written(ending)) for ending in ("AVIF", "GIF")] == [Fault.NO_DECODER] * 2


def test_the_build_information_tells_what_can_be_read() -> None:
    always = {Kind.JPEG, Kind.PNG, Kind.WEBP}

    assert readable("  AVIF:   avif (ver 1.4.2)\n  GIF:    YES\n") == always | {Kind.AVIF, Kind.GIF}
    assert readable("  AVIF:   NO\n") == always


def test_an_error_of_opencv_is_a_damaged_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise cv2.error

    monkeypatch.setattr(cv2, "imdecode", fail)

    assert decode(written("JPEG")) == Fault.DAMAGED


FILES = [written(ending) for ending, _ in WRITABLE]


@given(st.sampled_from(FILES), st.data())
def test_damaged_files_are_pictures_or_faults(data: bytes, draw: st.DataObject) -> None:
    broken = bytearray(data)
    for _ in range(draw.draw(st.integers(1, 4))):
        broken[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))

    assert isinstance(decode(bytes(broken)), Picture | Fault)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((640, 480), (640, 480)),
        ((100, 3), (100, 3)),
        ((1280, 960), (640, 480)),
        ((2000, 1500), (640, 480)),
        ((2001, 1501), (640, 480)),
        ((5000, 2), (640, 1)),
        ((2, 5000), (1, 640)),
    ],
)
def test_a_picture_is_shrunk_and_never_enlarged(
    before: tuple[int, int], after: tuple[int, int]
) -> None:
    small = shrink(photos.blank(*before, 77), 640)

    assert small.shape == (after[1], after[0], 3)
    assert small.min() == small.max() == 77


def test_a_picture_that_takes_too_much_when_it_is_decoded_is_not() -> None:
    header = struct.pack(">II5B", 5_001, 5_000, 16, 6, 0, 0, 0)
    chunk = b"IHDR" + header
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + bytes(4)

    assert decode(data) is Fault.TOO_LARGE


def test_a_png_with_a_large_text_is_looked_at_and_a_broken_one_is_damaged() -> None:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (9, 99, 199)).save(out, "PNG")
    plain = out.getvalue()
    end = plain.find(b"IEND") - 4

    text = zlib.compress(b"a" * (8 << 20), 9)
    told = chunk(b"zTXt", b"Comment\0\0" + text)

    whole = decode(plain[:33] + told + plain[33:])
    broken = decode(plain[: end - 2] + b"xx" + plain[end:])

    assert isinstance(whole, Picture)
    assert (whole.width, whole.height) == (64, 48)
    assert broken is Fault.DAMAGED


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_the_brightness_of_a_picture_has_its_whole_size_and_is_upright(kind: str) -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.linear_gradient("L").resize((2400, 300)).convert("RGB").save(out, kind, exif=exif)

    found = grey(out.getvalue())

    assert not isinstance(found, Fault)
    assert found.shape[:2] == (2400, 300)


def test_the_brightness_of_what_is_no_picture_is_told_as_such() -> None:
    assert grey(b"no picture") is Fault.NOT_A_PICTURE
    assert grey(b"") is Fault.DAMAGED
