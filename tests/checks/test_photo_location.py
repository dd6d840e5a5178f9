from factories import ORIGIN, SEEN, picture
from selfguard.checks.photo_location import PhotoLocation
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.picture import PictureKind


def test_a_file_that_tells_its_place_is_exposed() -> None:
    pictures = [
        picture(PictureKind.FILE, "2024/a.jpg", has_place=True),
        picture(PictureKind.FILE, "2024/b.jpg", is_identifying=True),
    ]

    result = PhotoLocation().examine(pictures)

    assert result == CheckResult(2, (Exposure(ORIGIN, "file-place", "", SEEN, "2024/a.jpg"),))
