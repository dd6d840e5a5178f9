import pytest

from factories import ORIGIN
from selfguard.model.evidence import Extent, Topic, Unreadable
from selfguard.sources.instagram_export.coverage import Coverage

KEPT = (Topic.STORIES, Topic.ARCHIVED)


def extent(coverage: Coverage, topic: Topic) -> Extent:
    """Return how far *topic* is told to be covered."""
    told = {each.topic: each for each in coverage.told(ORIGIN) if not isinstance(each, Unreadable)}
    return told[topic].extent


@pytest.mark.parametrize(
    ("found", "partly", "expected"),
    [
        ((), (), Extent.NOT),
        ((Topic.POSTS,), (), Extent.NOT),
        ((), KEPT, Extent.NOT),
        ((Topic.STORIES,), (), Extent.WHOLE),
        (KEPT, (), Extent.WHOLE),
        (KEPT, (Topic.POSTS,), Extent.WHOLE),
        (KEPT, (Topic.ARCHIVED,), Extent.PARTLY),
        ((Topic.STORIES,), (Topic.ARCHIVED,), Extent.WHOLE),
    ],
)
def test_pictures_are_covered_no_further_than_what_lists_them(
    found: tuple[Topic, ...], partly: tuple[Topic, ...], expected: Extent
) -> None:
    coverage = Coverage()
    coverage.find(found)
    coverage.limit(partly)

    coverage.follow(Topic.KEPT_PICTURES, KEPT)

    assert extent(coverage, Topic.KEPT_PICTURES) is expected


def test_what_an_export_cannot_be_about_is_not_told() -> None:
    told = [each for each in Coverage().told(ORIGIN) if not isinstance(each, Unreadable)]

    others = {Topic.FOLDER_PICTURES, Topic.ANSWERS, Topic.PUBLIC_PAGE, Topic.TAGGED}
    assert [each.topic for each in told] == [topic for topic in Topic if topic not in others]
