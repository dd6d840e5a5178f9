from factories import NOW, SEEN
from selfguard.checks.tagged_posts import TaggedPosts
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import Origin
from selfguard.model.evidence import TaggedPosts as Tagged

ORIGIN = Origin("instagram-session", "", NOW)


def test_posts_with_a_tag_are_for_the_person_to_confirm() -> None:
    result = TaggedPosts().examine([Tagged(ORIGIN, 7, 3, None, SEEN)])

    assert result == CheckResult(
        1, to_confirm=(Exposure(ORIGIN, "tagged-post", "", SEEN, count=7),)
    )


def test_no_post_with_a_tag_is_examined_and_not_exposed() -> None:
    assert TaggedPosts().examine([Tagged(ORIGIN, 0, 0, None, None)]) == CheckResult(1)


def test_nothing_told_is_nothing_examined() -> None:
    assert TaggedPosts().examine([]) == CheckResult(0)
