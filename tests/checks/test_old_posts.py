import dataclasses

import pytest

from factories import ORIGIN, days_before, post
from selfguard.checks.old_posts import OldPosts
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import PostKind


@pytest.mark.parametrize(
    ("days", "age"),
    [(366, "1-2y"), (729, "1-2y"), (730, "2-5y"), (1824, "2-5y"), (1825, "5y+"), (9000, "5y+")],
)
def test_an_old_post_is_exposed_with_its_class_of_age(days: int, age: str) -> None:
    result = OldPosts().examine([post(PostKind.REEL, days_before(days))])

    assert result == CheckResult(
        1,
        (Exposure(ORIGIN, "old-post", "", days_before(days), "media/posts/a.jpg", detail=age),),
    )


@pytest.mark.parametrize("days", [365, 0, -3])
def test_a_recent_post_is_examined_and_not_exposed(days: int) -> None:
    result = OldPosts().examine([post(posted_on=days_before(days))])

    assert result == CheckResult(1)


@pytest.mark.parametrize(("days", "age"), [(31, "0-1y"), (364, "0-1y"), (365, "1-2y")])
def test_a_shorter_limit_has_a_class_of_its_own(days: int, age: str) -> None:
    result = OldPosts(older_than_days=30).examine([post(posted_on=days_before(days))])

    assert [each.detail for each in result.exposures] == [age]


def test_an_undated_post_is_to_confirm() -> None:
    result = OldPosts().examine([dataclasses.replace(post(posted_on=None), media=())])

    assert result == CheckResult(1, to_confirm=(Exposure(ORIGIN, "undated-post", ""),))


def test_what_does_not_stand_on_the_profile_is_not_examined() -> None:
    elsewhere = set(PostKind) - {PostKind.POST, PostKind.REEL}

    result = OldPosts().examine([post(kind, days_before(900)) for kind in elsewhere])

    assert result == CheckResult(0)
