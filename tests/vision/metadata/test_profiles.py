import pytest
from PIL import Image

from picture_files import ICC, coded, opened, picture
from selfguard.vision.kinds import Kind
from selfguard.vision.metadata import png
from selfguard.vision.metadata.profiles import profile, with_profile

CLEAR = Image.new("RGBA", (20, 10), (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Kind.JPEG, coded("JPEG", picture())),
        (Kind.PNG, coded("PNG", picture())),
        (Kind.PNG, coded("PNG", CLEAR)),
        (Kind.WEBP, coded("WEBP", picture(), lossless=True)),
        (Kind.WEBP, coded("WEBP", CLEAR, lossless=True, exact=True)),
    ],
)
def test_a_profile_that_is_put_in_is_found_again(kind: Kind, data: bytes) -> None:
    plain = without_header(data)

    made = with_profile(kind, plain, ICC)

    assert profile(kind, plain) == b""
    assert profile(kind, made) == ICC
    image, before = opened(made), opened(plain)
    assert image.info["icc_profile"] == ICC
    assert (image.mode, image.size, image.tobytes()) == (
        before.mode,
        before.size,
        before.tobytes(),
    )


def without_header(data: bytes) -> bytes:
    """Return *data*; a WebP with nothing but its picture, as OpenCV writes it."""
    at = data.find(b"VP8L")
    body = data[at:]
    return data if at < 0 else b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body


def test_a_profile_that_cannot_be_unpacked_is_none() -> None:
    plain = coded("PNG")
    broken = plain[:33] + png.chunk(b"iCCP", b"name\0\0not packed") + plain[33:]

    assert profile(Kind.PNG, broken) == b""
