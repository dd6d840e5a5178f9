import pytest

from factories import ORIGIN, SEEN, picture, with_face
from selfguard.checks.unreviewed_post import UnreviewedPost
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.picture import Review


def test_a_post_without_a_face_is_to_confirm_until_the_person_looked_at_it() -> None:
    pictures = [picture(media="a.jpg"), picture(media="b.jpg", post="a.jpg")]

    result = UnreviewedPost().examine(pictures)

    assert result == CheckResult(
        1, to_confirm=(Exposure(ORIGIN, "unreviewed-post", "", SEEN, "a.jpg"),)
    )


def test_a_post_that_is_to_be_archived_and_is_still_there_is_exposed() -> None:
    result = UnreviewedPost().examine([picture(media="a.jpg", review=Review.ARCHIVE)])

    assert result == CheckResult(1, (Exposure(ORIGIN, "post-to-archive", "", SEEN, "a.jpg"),))


@pytest.mark.parametrize("review", [Review.KEEP, Review.NOT_ME])
def test_a_post_that_the_person_keeps_is_examined_and_not_exposed(review: Review) -> None:
    result = UnreviewedPost().examine([picture(review=review)])

    assert result == CheckResult(1)


@pytest.mark.parametrize("review", Review)
def test_a_post_with_a_face_is_not_examined(review: Review) -> None:
    result = UnreviewedPost().examine([with_face(review=review)])

    assert result == CheckResult(0)
