import numpy as np
import pytest

from picture_files import coded, picture
from selfguard.vision.upright import orientation, upright

CORNERS = np.array([[1, 2], [3, 4], [5, 6]], np.uint8)
UPRIGHT = {
    1: [[1, 2], [3, 4], [5, 6]],
    2: [[2, 1], [4, 3], [6, 5]],
    3: [[6, 5], [4, 3], [2, 1]],
    4: [[5, 6], [3, 4], [1, 2]],
    5: [[1, 3, 5], [2, 4, 6]],
    6: [[5, 3, 1], [6, 4, 2]],
    7: [[6, 4, 2], [5, 3, 1]],
    8: [[2, 4, 6], [1, 3, 5]],
}


def turned(kind: str, value: int) -> bytes:
    """Return a picture whose file says that it is to be turned."""
    exif = picture().getexif()
    exif[0x0112] = value
    return coded(kind, exif=exif)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("value", UPRIGHT)
def test_a_picture_is_turned_as_its_file_says(kind: str, value: int) -> None:
    data = turned(kind, value)

    assert orientation(data) == value
    assert upright(CORNERS, data).tolist() == UPRIGHT[value]


def test_a_picture_is_left_as_it_is_where_its_file_says_nothing() -> None:
    broken = b"\x89PNG\r\n\x1a\n" + b"\xff" * 9

    assert [orientation(each) for each in (coded("PNG"), coded("GIF"), broken)] == [1, 1, 1]
