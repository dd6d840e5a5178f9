import pytest

from factories import ORIGIN, SEEN, days_before, picture, with_face
from selfguard.checks.face_in_post import FaceInPost
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.picture import PictureKind, Review
from selfguard.model.sight import Level


def test_a_post_with_a_face_is_exposed_once() -> None:
    pictures = [
        picture(media="a.jpg", level=Level.POSSIBLE, faces=1, largest=50),
        with_face(media="b.jpg", post="a.jpg", largest=12),
        with_face(media="c.jpg", post="a.jpg", largest=30),
        with_face(PictureKind.REEL, "d.jpg", days_before(9)),
        picture(media="e.jpg"),
    ]

    result = FaceInPost().examine(pictures)

    assert result == CheckResult(
        3,
        (
            Exposure(ORIGIN, "face", "", SEEN, "c.jpg"),
            Exposure(ORIGIN, "face", "", days_before(9), "d.jpg"),
        ),
    )


def test_what_looks_like_a_face_is_to_confirm() -> None:
    result = FaceInPost().examine([picture(level=Level.POSSIBLE, faces=1)])

    assert result == CheckResult(
        1, to_confirm=(Exposure(ORIGIN, "possible-face", "", SEEN, "media/posts/a.jpg"),)
    )


@pytest.mark.parametrize("review", list(filter(None, Review)))
def test_what_the_person_looked_at_is_not_to_confirm(review: Review) -> None:
    result = FaceInPost().examine([picture(level=Level.POSSIBLE, faces=1, review=review)])

    assert result == CheckResult(1)


@pytest.mark.parametrize("review", Review)
def test_a_face_is_exposed_whatever_was_said(review: Review) -> None:
    result = FaceInPost().examine([with_face(review=review)])

    assert result == CheckResult(1, (Exposure(ORIGIN, "face", "", SEEN, "media/posts/a.jpg"),))
