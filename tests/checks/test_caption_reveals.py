import dataclasses

from factories import ORIGIN, days_before, post
from selfguard.checks.caption_reveals import CaptionReveals
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import Post, PostKind

NEW = post(PostKind.REEL, days_before(30), caption="새솔중 축제 #새솔중")
OLD = post(PostKind.POST, days_before(31), caption="문의 010-0000-1234")
UNDATED = post(PostKind.POST, None, caption="08년생 모여라")


def exposed(each: Post, label: str, datum: str) -> Exposure:
    return Exposure(ORIGIN, label, datum, each.posted_on, "media/posts/a.jpg")


def test_captions_give_away_what_stands_in_them() -> None:
    result = CaptionReveals().examine([NEW, OLD, UNDATED])

    assert result == CheckResult(
        3,
        (
            exposed(NEW, "school", "새솔중"),
            exposed(OLD, "phone", "010-0000-1234"),
            exposed(UNDATED, "birth-year", "08년생"),
        ),
    )


def test_posts_without_a_caption_are_examined_too() -> None:
    result = CaptionReveals().examine([post(), post(caption="오늘도 맑음")])

    assert result == CheckResult(2)


def test_a_datum_that_stands_twice_in_a_caption_is_told_once() -> None:
    twice = post(caption="08년생 그리고 08년생")

    result = CaptionReveals().examine([twice])

    assert result.exposures == (exposed(twice, "birth-year", "08년생"),)


def test_older_posts_are_left_out_and_undated_ones_are_not() -> None:
    result = CaptionReveals(max_age_days=30).examine([NEW, OLD, UNDATED])

    assert result == CheckResult(
        2,
        (
            exposed(NEW, "school", "새솔중"),
            exposed(UNDATED, "birth-year", "08년생"),
        ),
    )


def test_a_post_without_a_picture_has_no_where() -> None:
    bare = dataclasses.replace(UNDATED, media=())

    result = CaptionReveals().examine([bare])

    assert result.exposures == (Exposure(ORIGIN, "birth-year", "08년생"),)


def test_a_bare_date_is_no_birthday_in_a_caption() -> None:
    result = CaptionReveals().examine([post(caption="2008.03.14")])

    assert result == CheckResult(1)
