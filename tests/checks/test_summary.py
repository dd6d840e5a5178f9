"""What all pictures tell together, and the order of what to take down first."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

import pytest

from factories import (
    ORIGIN,
    SEEN,
    days_before,
    picture,
    post,
    profile_photo,
    setting,
    with_face,
)
from selfguard.checks.summary import summarise
from selfguard.model.check import Exposure
from selfguard.model.evidence import (
    Evidence,
    Post,
    PostKind,
    ProfilePhoto,
    Setting,
    SettingName,
    Topic,
)
from selfguard.model.picture import Picture, PictureKind, PictureSummary, Review
from selfguard.model.sight import Level

OLD = days_before(366)
PROFILE, OLD_PROFILE = PictureKind.PROFILE, PictureKind.OLD_PROFILE
PUBLIC = setting(SettingName.PRIVATE_ACCOUNT, is_on=False)
PRIVATE = setting(SettingName.PRIVATE_ACCOUNT, is_on=True)


def captioned(media: str, caption: str, kind: PostKind = PostKind.POST) -> Post:
    return dataclasses.replace(post(kind, caption=caption), media=(media,))


def told(*evidence: Picture | Setting | Post | ProfilePhoto) -> Mapping[Topic, Sequence[Evidence]]:
    """Return *evidence* by topic."""
    topics = {each.topic: list[Evidence]() for each in evidence}
    for each in evidence:
        topics[each.topic].append(each)
    return topics


def first(*evidence: Picture | Setting | Post | ProfilePhoto) -> list[str]:
    """Return the pictures to take down first."""
    summary = summarise(told(*evidence))
    exposures: Iterable[Exposure] = summary.first if summary else ()
    return [each.where for each in exposures]


def test_where_no_picture_was_to_be_looked_at_there_is_no_summary() -> None:
    assert summarise(told(post(), PUBLIC, profile_photo())) is None


def test_what_could_not_be_looked_at_or_was_not_reached_is_told_without_any_picture() -> None:
    evidence = told(PUBLIC, profile_photo())

    unseen = summarise(evidence, unseen=3)
    not_reached = summarise(evidence, not_reached=2)

    assert unseen == PictureSummary(old_profile_photos=1, is_public=True, unseen=3)
    assert not_reached == PictureSummary(old_profile_photos=1, is_public=True, not_reached=2)


def test_a_picture_that_shows_nothing_is_a_summary_of_little() -> None:
    assert summarise(told(picture())) == PictureSummary(posts=1, to_review=1)


def test_only_posts_without_a_face_that_nobody_decided_on_are_to_be_gone_through() -> None:
    summary = summarise(
        told(
            picture(media="nothing.jpg"),
            picture(media="possible.jpg", level=Level.POSSIBLE, faces=1),
            picture(media="kept.jpg", review=Review.KEEP),
            picture(media="archived.jpg", review=Review.ARCHIVE),
            picture(media="other.jpg", review=Review.NOT_ME),
            with_face(media="face.jpg"),
            picture(PictureKind.REEL, "reel.jpg"),
            picture(PictureKind.STORY, "story.jpg"),
            picture(PictureKind.FILE, "file.jpg"),
        )
    )

    assert summary is not None
    assert (summary.posts, summary.to_review) == (7, 2)


def test_files_with_a_code_come_first_and_then_the_largest_faces_at_most_ten() -> None:
    faces = [with_face(PictureKind.FILE, f"{size}.jpg", OLD, largest=size) for size in range(12)]
    others = [
        picture(PictureKind.FILE, "code.jpg", None, booth_codes=1),
        with_face(PictureKind.FILE, "both.jpg", SEEN, largest=1, booth_codes=1),
        picture(PictureKind.FILE, "possible.jpg", level=Level.POSSIBLE, faces=1, largest=90),
        picture(PictureKind.FILE, "place.jpg", has_place=True),
        with_face(media="post.jpg", largest=99),
    ]

    summary = summarise(told(*others, *faces))

    assert summary is not None
    assert summary.first_files == (
        Exposure(ORIGIN, "booth-code", "", SEEN, "both.jpg"),
        Exposure(ORIGIN, "booth-code", "", None, "code.jpg"),
        *(Exposure(ORIGIN, "face", "", OLD, f"{size}.jpg") for size in range(11, 3, -1)),
    )


def test_everything_is_counted_by_post_and_by_file() -> None:
    summary = summarise(
        told(
            with_face(media="a.jpg", posted_on=days_before(3)),
            with_face(media="b.jpg", posted_on=days_before(3), post="a.jpg"),
            with_face(media="c.jpg", posted_on=days_before(400), largest=30),
            with_face(media="n.jpg", posted_on=None),
            picture(media="d.jpg", level=Level.POSSIBLE, faces=1, booth_codes=1),
            picture(PictureKind.REEL, "r.jpg"),
            with_face(PictureKind.STORY, "s.jpg"),
            picture(PictureKind.FILE, "f.jpg", has_place=True, booth_codes=1),
            with_face(PictureKind.FILE, "g.jpg"),
            picture(PictureKind.FILE, "h.jpg"),
            profile_photo(is_current=True),
            profile_photo(media="p.jpg"),
            profile_photo(media="q.jpg"),
            PUBLIC,
        ),
        unseen=7,
        not_reached=4,
    )

    assert summary == PictureSummary(
        posts=5,
        with_face=3,
        with_possible=1,
        with_code=1,
        newest=days_before(3),
        oldest=days_before(400),
        old_profile_photos=2,
        files=3,
        files_with_face=1,
        files_with_place=1,
        files_with_code=1,
        is_public=True,
        unseen=7,
        not_reached=4,
        to_review=1,
        first=(
            Exposure(ORIGIN, "booth-code", "", SEEN, "d.jpg"),
            Exposure(ORIGIN, "large-face", "", days_before(400), "c.jpg"),
            Exposure(ORIGIN, "face", "", days_before(3), "a.jpg"),
            Exposure(ORIGIN, "face", "", None, "n.jpg"),
        ),
        first_files=(
            Exposure(ORIGIN, "booth-code", "", SEEN, "f.jpg"),
            Exposure(ORIGIN, "face", "", SEEN, "g.jpg"),
        ),
    )


@pytest.mark.parametrize(
    ("evidence", "is_public"),
    [
        ((), False),
        ((PUBLIC,), True),
        ((PRIVATE,), False),
        ((setting(SettingName.EMAIL_GIVEN, is_on=False),), False),
    ],
)
def test_the_account_is_public_only_where_that_is_known(
    evidence: tuple[Setting, ...], *, is_public: bool
) -> None:
    assert summarise(told(with_face(PictureKind.STORY), *evidence)) == PictureSummary(
        is_public=is_public
    )


@pytest.mark.parametrize(
    ("more", "less"),
    [
        # a profile photo in use with a face 6, a booth's code 5
        (with_face(PROFILE, "+", OLD, largest=1), picture(media="-", posted_on=OLD, booth_codes=1)),
        # a code 5, a large face 3
        (
            picture(media="+", posted_on=OLD, booth_codes=1),
            with_face(media="-", posted_on=OLD, largest=99),
        ),
        # an old profile photo 2, with a small face 1: as a large face, so the newer one is first
        (
            with_face(OLD_PROFILE, "+", days_before(400), largest=14),
            with_face(media="-", posted_on=days_before(401), largest=30),
        ),
        # a large face 3, a middle one 2
        (
            with_face(media="+", posted_on=OLD, largest=30),
            with_face(media="-", posted_on=OLD, largest=29),
        ),
        # a middle face 2, a small one 1
        (
            with_face(media="+", posted_on=OLD, largest=15),
            with_face(media="-", posted_on=OLD, largest=14),
        ),
        # posted within a year 1: as a middle face of a day more
        (
            with_face(media="+", posted_on=days_before(365), largest=14),
            with_face(media="-", posted_on=days_before(366), largest=15),
        ),
        (
            with_face(media="+", posted_on=days_before(367), largest=15),
            with_face(media="-", posted_on=days_before(366), largest=14),
        ),
        # of equals the newest
        (with_face(media="+", posted_on=SEEN), with_face(media="-", posted_on=days_before(1))),
        (with_face(media="+", posted_on=OLD), with_face(media="-", posted_on=None)),
        # a face beside a code 1
        (
            with_face(media="+", posted_on=OLD, booth_codes=1),
            picture(media="-", posted_on=OLD, booth_codes=1),
        ),
        # only a profile photo with a face counts as one
        (
            with_face(media="+", posted_on=OLD, booth_codes=1),
            picture(PROFILE, "-", OLD, booth_codes=1),
        ),
    ],
)
def test_each_rule_of_the_order_decides_by_itself(more: Picture, less: Picture) -> None:
    assert first(less, more) == ["+", "-"]
    assert first(more, less) == ["+", "-"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # 6 + 1 and 5 + 2
        (with_face(PROFILE, "one"), with_face(media="other", largest=15, booth_codes=1)),
        # 5 and 2 + 3
        (picture(media="one", booth_codes=1), with_face(OLD_PROFILE, "other", largest=30)),
        # 2 + 1, by a caption, and 3
        (with_face(media="one"), with_face(media="other", largest=30)),
    ],
)
def test_of_as_many_points_the_newest_is_first(one: Picture, other: Picture) -> None:
    named = captioned("one", "하늘고등학교")
    known = [named] if one.sight.booth_codes == 0 and one.kind is PictureKind.POST else []
    newer = dataclasses.replace(one, posted_on=OLD), dataclasses.replace(other, posted_on=OLD)
    older = [dataclasses.replace(each, posted_on=days_before(367)) for each in newer]

    assert first(newer[0], older[1], *known) == ["one", "other"]
    assert first(newer[1], older[0], *known) == ["other", "one"]


@pytest.mark.parametrize("kind", [PictureKind.POST, PictureKind.REEL])
def test_what_everybody_sees_comes_before_a_profile_photo_of_the_past(kind: PictureKind) -> None:
    old = with_face(OLD_PROFILE, "old", OLD, largest=15)
    standing = with_face(kind, "standing", days_before(367), largest=15)

    assert first(old, standing, PRIVATE) == ["old", "standing"]
    assert first(old, standing, PUBLIC) == ["old", "standing"]
    assert first(dataclasses.replace(old, sight=with_face(largest=14).sight), standing, PUBLIC) == [
        "standing",
        "old",
    ]


@pytest.mark.parametrize("kind", [PostKind.POST, PostKind.REEL])
@pytest.mark.parametrize("caption", ["학교 하늘고등학교", "우리 2학년 3반"])
def test_a_school_or_a_class_in_the_caption_counts_two(kind: PostKind, caption: str) -> None:
    shown = PictureKind(kind.value)
    named = with_face(shown, "named", OLD, largest=1)
    middle = with_face(media="middle", posted_on=OLD, largest=29)
    large = with_face(media="large", posted_on=SEEN, largest=30)

    ordered = first(large, middle, named, captioned("named", caption, kind))

    assert ordered == ["large", "named", "middle"]


def test_another_caption_and_a_post_without_pictures_count_nothing() -> None:
    plain = with_face(media="plain", posted_on=OLD, largest=14)
    middle = with_face(media="middle", posted_on=OLD, largest=15)
    bare = dataclasses.replace(post(caption="하늘고등학교"), media=())
    story = captioned("plain", "하늘고등학교", PostKind.STORY)

    ordered = first(plain, middle, captioned("plain", "010-1234-5678"), bare, story)

    assert ordered == ["middle", "plain"]


def test_no_more_than_ten_are_named_and_only_what_gives_something_away() -> None:
    faces = [with_face(media=f"{days}.jpg", posted_on=days_before(days)) for days in range(12)]
    others = [
        picture(media="possible.jpg", level=Level.POSSIBLE, faces=1),
        picture(PROFILE, "p.jpg"),
        with_face(PictureKind.STORY, "s.jpg"),
        with_face(PictureKind.FILE, "f.jpg"),
    ]

    assert first(*others, *faces) == [f"{days}.jpg" for days in range(10)]


@pytest.mark.parametrize(
    ("shown", "label"),
    [
        (with_face(largest=29), "face"),
        (with_face(largest=30), "large-face"),
        (with_face(largest=30, booth_codes=1), "booth-code"),
        (with_face(PROFILE, largest=30), "profile-photo-face"),
        (with_face(OLD_PROFILE, largest=30), "old-profile-photo-face"),
        (picture(PROFILE, booth_codes=1), "booth-code"),
    ],
)
def test_what_is_named_first_says_why(shown: Picture, label: str) -> None:
    summary = summarise(told(shown))

    assert summary is not None
    assert summary.first == (Exposure(ORIGIN, label, "", SEEN, "media/posts/a.jpg"),)
