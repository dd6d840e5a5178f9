import pytest

from factories import ORIGIN, SEEN, picture
from selfguard.checks.booth_code import BoothCode
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.picture import Review


def test_a_code_of_a_booth_is_exposed_once_per_post() -> None:
    pictures = [
        picture(media="a.jpg"),
        picture(media="b.jpg", post="a.jpg", booth_codes=2),
        picture(media="c.jpg", post="a.jpg", booth_codes=1, maybe_booth_codes=1),
    ]

    result = BoothCode().examine(pictures)

    assert result == CheckResult(1, (Exposure(ORIGIN, "booth-code", "", SEEN, "b.jpg"),))


def test_a_doubtful_host_and_a_strip_are_to_confirm() -> None:
    pictures = [picture(media="a.jpg", maybe_booth_codes=1), picture(media="b.jpg", is_strip=True)]

    result = BoothCode().examine(pictures)

    assert result == CheckResult(
        2,
        to_confirm=(
            Exposure(ORIGIN, "possible-booth-code", "", SEEN, "a.jpg"),
            Exposure(ORIGIN, "possible-booth-code", "", SEEN, "b.jpg"),
        ),
    )


@pytest.mark.parametrize("review", list(filter(None, Review)))
def test_what_the_person_looked_at_is_not_to_confirm(review: Review) -> None:
    result = BoothCode().examine([picture(is_strip=True, review=review)])

    assert result == CheckResult(1)


def test_a_code_is_exposed_whatever_was_said() -> None:
    result = BoothCode().examine([picture(booth_codes=1, review=Review.KEEP)])

    assert result == CheckResult(
        1, (Exposure(ORIGIN, "booth-code", "", SEEN, "media/posts/a.jpg"),)
    )


def test_another_code_is_examined_and_not_exposed() -> None:
    result = BoothCode().examine([picture(other_codes=1)])

    assert result == CheckResult(1)
