import pytest

import picture_files
from picture_files import coded, decoded, picture
from selfguard.model.evidence import Fault
from selfguard.model.sight import Hidden
from selfguard.vision.kinds import Kind, kind_of
from selfguard.vision.metadata import read
from selfguard.vision.thumbnail import thumbnail


@pytest.mark.parametrize(
    ("size", "small"),
    [
        ((640, 320), (320, 160)),
        ((300, 900), (107, 320)),
        ((48, 32), (48, 32)),
        ((1, 2000), (1, 320)),
    ],
)
def test_the_longer_side_is_at_most_320_and_nothing_is_enlarged(
    size: tuple[int, int], small: tuple[int, int]
) -> None:
    made = thumbnail(coded("PNG", picture(*size)))

    assert not isinstance(made, Fault)
    assert kind_of(made) is Kind.JPEG
    assert decoded(made)[1] == small


def test_it_is_upright_and_tells_nothing_beside_its_picture() -> None:
    full = picture_files.full_jpeg(orientation=6)

    made = thumbnail(full)

    assert not isinstance(made, Fault)
    assert read(full) != Hidden()
    assert read(made) == Hidden()
    assert decoded(made)[1] == (32, 48)


def test_what_cannot_be_decoded_has_none() -> None:
    assert thumbnail(b"no picture") is Fault.NOT_A_PICTURE
