from factories import ORIGIN, SEEN, picture, with_face
from selfguard.checks.face_in_kept_picture import FaceInKeptPicture
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.picture import PictureKind
from selfguard.model.sight import Level


def test_a_face_in_what_is_kept_is_exposed_and_what_looks_like_one_is_to_confirm() -> None:
    pictures = [
        with_face(PictureKind.STORY, "s.jpg"),
        picture(PictureKind.ARCHIVED, "a.jpg", None, level=Level.POSSIBLE, faces=1),
        picture(PictureKind.DELETED, "d.jpg"),
    ]

    result = FaceInKeptPicture().examine(pictures)

    assert result == CheckResult(
        3,
        (Exposure(ORIGIN, "kept-face", "", SEEN, "s.jpg"),),
        (Exposure(ORIGIN, "possible-face", "", None, "a.jpg"),),
    )
