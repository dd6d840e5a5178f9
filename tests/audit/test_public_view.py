"""What a stranger sees today, beside what the export said; a refused look says nothing."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from factories import NOW, ORIGIN, SEEN, GivenSource
from selfguard.audit.gathering import gather
from selfguard.audit.public_view import public_view
from selfguard.model.evidence import (
    Covered,
    Evidence,
    Extent,
    Fault,
    Origin,
    ProfileField,
    ProfileText,
    PublicCount,
    PublicNumber,
    Setting,
    SettingName,
    TaggedPosts,
    Topic,
    Unreadable,
)
from selfguard.model.public_view import PublicItem, PublicRow, PublicView, Shown, Since
from selfguard.model.reader import Reader

PAGE = Origin("instagram-live", "", NOW)
TOPICS = (Topic.ACCOUNT, Topic.PROFILE_TEXT, Topic.PROFILE_PHOTO, Topic.PUBLIC_PAGE)


def profile(
    origin: Origin, *, is_private: bool, has_photo: bool, name: str, bio: str
) -> list[Evidence]:
    return [
        *(Covered(origin, topic, Extent.WHOLE) for topic in TOPICS[:3]),
        Setting(origin, SettingName.PRIVATE_ACCOUNT, is_private),
        Setting(origin, SettingName.PROFILE_PHOTO, has_photo),
        Setting(origin, SettingName.EMAIL_GIVEN, is_on=True),
        ProfileText(origin, ProfileField.USERNAME, "haneul.test"),
        ProfileText(origin, ProfileField.NAME, name),
        ProfileText(origin, ProfileField.BIO, bio),
    ]


def page(*evidence: Evidence, extent: Extent = Extent.WHOLE) -> GivenSource:
    told = [Covered(PAGE, Topic.PUBLIC_PAGE, extent), *evidence]
    return GivenSource(told, "instagram-live")


def viewed(*sources: GivenSource) -> PublicView | None:
    return public_view(gather(sources, now=NOW, reader=Reader()))


def test_where_nobody_looked_there_is_no_view() -> None:
    export = profile(ORIGIN, is_private=True, has_photo=True, name="", bio="")

    assert viewed(GivenSource(export)) is None


def test_the_page_stands_beside_the_export() -> None:
    export = profile(ORIGIN, is_private=False, has_photo=True, name="Haneul", bio="Class 2-3")
    now = profile(PAGE, is_private=True, has_photo=True, name="Haneul", bio="")
    link = ProfileText(PAGE, ProfileField.WEBSITE, "https://example.org/")
    count = PublicCount(PAGE, PublicNumber.FOLLOWERS, 12)

    view = viewed(GivenSource(export), page(*now, link, count))

    assert view == PublicView(
        NOW,
        [
            PublicRow(PublicItem.POSTS, Shown.NO, Since.GONE),
            PublicRow(PublicItem.PHOTO, Shown.YES, Since.STILL),
            PublicRow(PublicItem.NAME, Shown.YES, Since.STILL, "Haneul"),
            PublicRow(PublicItem.BIO, Shown.NO, Since.GONE),
            PublicRow(PublicItem.LINKS, Shown.YES, Since.NONE, "https://example.org/"),
        ],
        {PublicNumber.FOLLOWERS: 12},
        SEEN,
    )
    assert view.shown(PublicItem.POSTS) is Shown.NO


def test_another_text_is_told_as_changed_and_a_new_one_as_new() -> None:
    export = profile(ORIGIN, is_private=True, has_photo=False, name="Haneul", bio="")
    now = profile(PAGE, is_private=False, has_photo=False, name="Sky", bio="hello")

    view = viewed(GivenSource(export), page(*now))

    assert view is not None
    assert [(row.item, row.shown, row.since) for row in view.rows] == [
        (PublicItem.POSTS, Shown.YES, Since.NEW),
        (PublicItem.PHOTO, Shown.NO, Since.NOT_YET),
        (PublicItem.NAME, Shown.YES, Since.CHANGED),
        (PublicItem.BIO, Shown.YES, Since.NEW),
        (PublicItem.LINKS, Shown.UNKNOWN, Since.NONE),
    ]


def test_what_the_page_does_not_tell_is_unknown_whatever_the_export_said() -> None:
    export = profile(ORIGIN, is_private=True, has_photo=True, name="Haneul", bio="hello")

    view = viewed(GivenSource(export), page(ProfileText(PAGE, ProfileField.BIO, "hello")))

    assert view is not None
    assert [view.shown(item) for item in PublicItem] == [
        *(Shown.UNKNOWN, Shown.UNKNOWN, Shown.UNKNOWN, Shown.YES, Shown.UNKNOWN),
    ]


def test_alone_the_page_stands_beside_nothing() -> None:
    now = profile(PAGE, is_private=False, has_photo=True, name="", bio="")
    tagged = TaggedPosts(Origin("instagram-session", "", NOW), 1, 1, None, None)
    session = GivenSource([tagged], "instagram-session")

    view = viewed(page(*now), session)

    assert view is not None
    assert view.earlier_on is None
    assert {row.since for row in view.rows} == {Since.NONE}


@pytest.mark.parametrize("others", [(), (Covered(ORIGIN, Topic.ACCOUNT, Extent.WHOLE),)])
def test_a_refused_look_tells_nothing(others: Sequence[Evidence]) -> None:
    gap = Unreadable(PAGE, Fault.ASKED_TO_WAIT, 1, frozenset(TOPICS))
    told = [Covered(PAGE, topic, Extent.NOT) for topic in TOPICS]

    view = viewed(GivenSource(others), GivenSource([gap, *told], "instagram-live"))

    assert view == PublicView(NOW, refusal=Fault.ASKED_TO_WAIT)
    assert view.shown(PublicItem.POSTS) is Shown.UNKNOWN


def test_two_links_are_told_once_each() -> None:
    day = NOW - timedelta(days=1)
    texts = [
        ProfileText(PAGE, ProfileField.WEBSITE, text)
        for text in ("https://a.example/", "https://b.example/", "https://a.example/")
    ]
    earlier = Origin("instagram-export", "", day)
    export = [
        Covered(earlier, Topic.ACCOUNT, Extent.WHOLE),
        ProfileText(earlier, ProfileField.WEBSITE, "https://a.example/"),
    ]

    view = viewed(GivenSource(export), page(*texts))

    assert view is not None
    assert view.rows[-1] == PublicRow(
        PublicItem.LINKS, Shown.YES, Since.NONE, "https://a.example/ https://b.example/"
    )
