import dataclasses

from factories import ORIGIN, days_before, post
from selfguard.checks.post_place import PostPlace
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import Post, PostKind

NEW = post(PostKind.STORY, days_before(30), place="Haneul Park")
OLD = post(PostKind.REEL, days_before(31), place="Nuri Street")
UNDATED = post(PostKind.POST, None, place="Dalbit Library")


def exposed(each: Post) -> Exposure:
    return Exposure(ORIGIN, "place-tag", each.place, each.posted_on, "media/posts/a.jpg")


def test_every_post_with_a_place_is_exposed() -> None:
    result = PostPlace().examine([NEW, post(), OLD, UNDATED])

    assert result == CheckResult(3, (exposed(NEW), exposed(OLD), exposed(UNDATED)))


def test_posts_without_a_place_are_no_pass() -> None:
    result = PostPlace().examine([post(), post()])

    assert result == CheckResult(0)


def test_older_posts_are_left_out_and_undated_ones_to_confirm() -> None:
    result = PostPlace(max_age_days=30).examine([NEW, OLD, UNDATED])

    assert result == CheckResult(3, (exposed(NEW),), (exposed(UNDATED),))


def test_a_post_without_a_picture_has_no_where() -> None:
    bare = dataclasses.replace(NEW, media=())

    result = PostPlace().examine([bare])

    assert result.exposures == (dataclasses.replace(exposed(NEW), where=""),)
