from factories import NOW
from selfguard.checks.public_post_reveals import PublicPostReveals
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import Origin, PublicCount, PublicNumber, PublicPost

PAGE = Origin("instagram-live", "", NOW)


def public_post(caption: str) -> PublicPost:
    return PublicPost(PAGE, "CAAAAAAAAA1", caption, is_caption_told=True, thumbnail="")


def first_posts(count: int) -> PublicCount:
    return PublicCount(PAGE, PublicNumber.FIRST_POSTS, count)


def test_a_caption_that_names_a_school_is_exposed_at_its_place_on_the_page() -> None:
    posts = [public_post("hello"), public_post("하늘고등학교 하늘고등학교")]

    result = PublicPostReveals().examine([first_posts(2), *posts])

    assert result == CheckResult(2, (Exposure(PAGE, "school", "하늘고등학교", where="#2"),))


def test_a_page_that_shows_no_post_is_examined_and_not_exposed() -> None:
    assert PublicPostReveals().examine([first_posts(0)]) == CheckResult(1)


def test_other_numbers_are_not_examined() -> None:
    told = [PublicCount(PAGE, PublicNumber.FOLLOWERS, 0), first_posts(3)]

    assert PublicPostReveals().examine(told) == CheckResult(0)
