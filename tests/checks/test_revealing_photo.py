from factories import ORIGIN, SEEN, picture, with_face
from selfguard.checks.revealing_photo import RevealingPhoto
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.picture import PictureKind
from selfguard.model.sight import Level

FILE = PictureKind.FILE


def test_a_face_and_a_code_in_one_picture_are_two_exposures() -> None:
    pictures = [
        with_face(FILE, "a.jpg", booth_codes=1, maybe_booth_codes=1, is_strip=True),
        with_face(FILE, "b.jpg"),
        picture(FILE, "c.jpg", booth_codes=1),
        picture(FILE, "d.jpg"),
    ]

    result = RevealingPhoto().examine(pictures)

    assert result == CheckResult(
        4,
        (
            Exposure(ORIGIN, "face", "", SEEN, "a.jpg"),
            Exposure(ORIGIN, "booth-code", "", SEEN, "a.jpg"),
            Exposure(ORIGIN, "face", "", SEEN, "b.jpg"),
            Exposure(ORIGIN, "booth-code", "", SEEN, "c.jpg"),
        ),
    )


def test_what_may_be_a_face_or_a_code_is_to_confirm() -> None:
    pictures = [
        picture(FILE, "a.jpg", None, level=Level.POSSIBLE, faces=1, is_strip=True),
        picture(FILE, "b.jpg", maybe_booth_codes=1),
    ]

    result = RevealingPhoto().examine(pictures)

    assert result == CheckResult(
        2,
        to_confirm=(
            Exposure(ORIGIN, "possible-face", "", None, "a.jpg"),
            Exposure(ORIGIN, "possible-booth-code", "", None, "a.jpg"),
            Exposure(ORIGIN, "possible-booth-code", "", SEEN, "b.jpg"),
        ),
    )
