"""Pictures by the posts they belong to."""

import pytest

from factories import ORIGIN, SEEN, days_before, picture, with_face
from selfguard.checks.posts import (
    ShownPost,
    anything,
    has_code,
    has_face,
    may_have_code,
    may_have_face,
    posts_of,
)
from selfguard.model.check import Exposure
from selfguard.model.picture import Picture, PictureKind, Review
from selfguard.model.sight import Level

FACE = with_face(media="a.jpg", post="a.jpg")
POSSIBLE = picture(media="b.jpg", post="a.jpg", level=Level.POSSIBLE, faces=1, largest=40)
NOTHING = picture(media="c.jpg", post="a.jpg")
CODE = picture(media="d.jpg", post="a.jpg", booth_codes=1)
DOUBTFUL = picture(media="e.jpg", post="a.jpg", maybe_booth_codes=1)
STRIP = picture(media="f.jpg", post="a.jpg", is_strip=True)


def test_pictures_of_one_post_are_one_post() -> None:
    other = picture(media="z.jpg")

    assert list(posts_of([FACE, NOTHING, other])) == [
        ShownPost([FACE, NOTHING]),
        ShownPost([other]),
    ]


@pytest.mark.parametrize(
    "other",
    [
        picture(PictureKind.REEL, "b.jpg", post="a.jpg"),
        picture(media="b.jpg", posted_on=days_before(1), post="a.jpg"),
        picture(media="b.jpg", post="b.jpg"),
    ],
    ids=["another kind", "another time", "another first picture"],
)
def test_pictures_that_differ_in_what_makes_a_post_are_two_posts(other: Picture) -> None:
    assert list(posts_of([FACE, other])) == [ShownPost([FACE]), ShownPost([other])]


def test_no_pictures_are_no_posts() -> None:
    assert list(posts_of([])) == []


@pytest.mark.parametrize(
    ("pictures", "told"),
    [
        ([NOTHING], (False, False)),
        ([NOTHING, FACE], (True, False)),
        ([NOTHING, POSSIBLE], (False, True)),
        ([POSSIBLE, FACE], (True, False)),
    ],
)
def test_a_face_in_one_picture_is_a_face_in_the_post(
    pictures: list[Picture], told: tuple[bool, bool]
) -> None:
    post = ShownPost(pictures)

    assert (post.has_face, post.may_have_face) == told


@pytest.mark.parametrize(
    ("pictures", "told"),
    [
        ([NOTHING], (False, False)),
        ([NOTHING, CODE], (True, False)),
        ([NOTHING, DOUBTFUL], (False, True)),
        ([NOTHING, STRIP], (False, True)),
        ([DOUBTFUL, CODE], (True, False)),
    ],
)
def test_a_code_in_one_picture_is_a_code_in_the_post(
    pictures: list[Picture], told: tuple[bool, bool]
) -> None:
    post = ShownPost(pictures)

    assert (post.has_code, post.may_have_code) == told


def test_the_largest_face_counts_and_what_only_looks_like_one_does_not() -> None:
    larger = with_face(media="g.jpg", post="a.jpg", largest=25)

    assert ShownPost([FACE, larger, POSSIBLE]).largest == 25
    assert ShownPost([POSSIBLE]).largest == 0


def test_what_was_said_about_one_picture_was_said_about_the_post() -> None:
    said = picture(media="b.jpg", post="a.jpg", review=Review.KEEP)

    assert ShownPost([FACE, said]).review is Review.KEEP
    assert ShownPost([FACE]).review is Review.NONE


def test_a_post_is_as_old_as_its_pictures() -> None:
    assert ShownPost([FACE, NOTHING]).posted_on == SEEN


def test_a_post_is_shown_by_the_picture_that_is_meant() -> None:
    larger = with_face(media="g.jpg", post="a.jpg", largest=25)

    exposure = ShownPost([POSSIBLE, FACE, larger]).exposure("face", has_face)

    assert exposure == Exposure(ORIGIN, "face", "", SEEN, "g.jpg")


def test_where_none_is_meant_the_post_is_shown_by_any() -> None:
    exposure = ShownPost([NOTHING, POSSIBLE]).exposure("face", has_face)

    assert exposure == Exposure(ORIGIN, "face", "", SEEN, "b.jpg")


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (FACE, (True, False, False, False)),
        (POSSIBLE, (False, True, False, False)),
        (CODE, (False, False, True, False)),
        (DOUBTFUL, (False, False, False, True)),
        (STRIP, (False, False, False, True)),
        (NOTHING, (False, False, False, False)),
    ],
)
def test_a_picture_is_asked_for_one_thing_at_a_time(shown: Picture, told: tuple[bool, ...]) -> None:
    asked = (has_face, may_have_face, has_code, may_have_code)

    assert tuple(each(shown) for each in asked) == told
    assert anything(shown)
