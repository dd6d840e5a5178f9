import os
from pathlib import Path

import pytest

from instagram_exports import USER, T, encoded, export, write_folder
from instagram_reading import at, collect, extents, facts, gaps, seconds
from selfguard.model.evidence import (
    ConnectionKind,
    Connections,
    Extent,
    Fault,
    Post,
    PostKind,
    ProfileField,
    ProfilePhoto,
    ProfileText,
    Setting,
    SettingName,
    Topic,
    Unreadable,
)
from selfguard.sources.instagram_export.source import InstagramExport

ME, MEDIA, FRIENDS, SETTINGS = (
    at(f"{name}.json") for name in ("profile", "media", "connections", "settings")
)
NO_DATA = encoded(["You have no data in this section"])
WHEN = seconds(T)


@pytest.mark.parametrize("generation", ["G0", "G1"])
def test_a_flat_export_tells_what_its_four_files_hold(tmp_path: Path, generation: str) -> None:
    found = collect(tmp_path, export(generation))

    assert facts(found) == [
        Setting(ME, SettingName.PRIVATE_ACCOUNT, is_on=True),
        ProfileText(ME, ProfileField.USERNAME, USER),
        ProfileText(ME, ProfileField.NAME, "지어낸 사람"),
        ProfileText(ME, ProfileField.BIO, "한 줄 소개"),
        ProfileText(ME, ProfileField.WEBSITE, ""),
        Setting(ME, SettingName.EMAIL_GIVEN, is_on=True),
        Setting(ME, SettingName.PHONE_GIVEN, is_on=False),
        Post(MEDIA, PostKind.POST, WHEN, "봄 소풍", "Seoul", None, ("photos/202407/a.jpg",)),
        Post(MEDIA, PostKind.POST, WHEN, "영상", "", None, ("videos/202407/b.mp4",)),
        Post(MEDIA, PostKind.STORY, WHEN, "", "", None, ("stories/202407/c.mp4",)),
        ProfilePhoto(MEDIA, WHEN, is_current=True, media="profile/202407/d.jpg"),
        Setting(MEDIA, SettingName.PROFILE_PHOTO, is_on=True),
        Connections(FRIENDS, ConnectionKind.FOLLOWERS, 2, WHEN, WHEN),
        Connections(FRIENDS, ConnectionKind.FOLLOWING, 1, WHEN, WHEN),
        Connections(FRIENDS, ConnectionKind.CLOSE_FRIENDS, 0, None, None),
        Setting(SETTINGS, SettingName.COMMENTS_FROM_EVERYONE, is_on=True),
    ]
    assert gaps(found) == []
    assert extents(found) == dict.fromkeys(
        (
            *(Topic.ACCOUNT, Topic.PROFILE_TEXT, Topic.PROFILE_PHOTO, Topic.POSTS, Topic.STORIES),
            *(Topic.FOLLOWERS, Topic.CONNECTIONS, Topic.COMMENTS),
        ),
        Extent.WHOLE,
    )


def test_sections_without_data_are_empty_and_whole(tmp_path: Path) -> None:
    names = ("profile", "media", "connections", "settings")

    found = collect(tmp_path, {f"{name}.json": NO_DATA for name in names})

    assert facts(found) == [
        Connections(FRIENDS, ConnectionKind.FOLLOWERS, 0, None, None),
        Connections(FRIENDS, ConnectionKind.FOLLOWING, 0, None, None),
        Connections(FRIENDS, ConnectionKind.CLOSE_FRIENDS, 0, None, None),
    ]
    assert set(extents(found).values()) == {Extent.WHOLE}


def test_sections_that_are_not_in_the_files_are_not_covered(tmp_path: Path) -> None:
    found = collect(
        tmp_path,
        {"media.json": encoded({"videos": []}), "connections.json": encoded({"following": 5})},
    )

    assert facts(found) == []
    assert extents(found) == {Topic.POSTS: Extent.WHOLE, Topic.CONNECTIONS: Extent.WHOLE}


def test_a_file_with_unquoted_words_makes_its_facts_unknown(tmp_path: Path) -> None:
    files = {**export("G1"), "connections.json": b'{"followers": {__name: 2020, __other: 2020}}'}

    found = collect(tmp_path, files)

    topics = frozenset({Topic.FOLLOWERS, Topic.CONNECTIONS})
    assert gaps(found) == [Unreadable(FRIENDS, Fault.NOT_JSON, 1, topics)]
    assert extents(found)[Topic.FOLLOWERS] is Extent.PARTLY


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"[1]", Fault.RECORD),
        (b"[]", Fault.RECORD),
        (b'["a", "b"]', Fault.RECORD),
        (b"5", Fault.RECORD),
        (b"[" * 200_000, Fault.NOT_JSON),
        (b'{"followers": {}, "followers": {}}', Fault.NOT_JSON),
        (b'["evil"]', Fault.UNKNOWN_LABELS),
    ],
)
def test_a_file_of_another_shape_is_a_gap(tmp_path: Path, content: bytes, fault: Fault) -> None:
    files = {**export("G1"), "connections.json": content}

    found = collect(tmp_path, files)

    topics = frozenset({Topic.FOLLOWERS, Topic.CONNECTIONS})
    assert gaps(found) == [Unreadable(FRIENDS, fault, 1, topics)]


@pytest.mark.parametrize("size", [33, 600])
def test_a_file_that_is_too_large_is_a_gap(tmp_path: Path, size: int) -> None:
    folder = write_folder(tmp_path, export("G1"))
    os.truncate(folder / "settings.json", size << 20)

    found = list(InstagramExport([folder]).collect())

    assert gaps(found) == [Unreadable(SETTINGS, Fault.TOO_LARGE, 1, frozenset({Topic.COMMENTS}))]


def test_what_is_broken_in_a_flat_export_is_counted(tmp_path: Path) -> None:
    files = {
        "profile.json": encoded(
            {"username": 5, "private_account": "True", "email": [], "biography": "x"}
        ),
        "media.json": encoded(
            {"photos": [5, {"caption": "x"}, {"taken_at": "", "path": "a", "location": 5}],
             "stories": "abc", "profile": [{"path": 5}]}
        ),
        "settings.json": encoded({"allow_comments_from": "Somebody"}),
    }  # fmt: skip

    found = collect(tmp_path, files)

    assert facts(found) == [
        ProfileText(ME, ProfileField.NAME, ""),
        ProfileText(ME, ProfileField.BIO, "x"),
        ProfileText(ME, ProfileField.WEBSITE, ""),
        Setting(ME, SettingName.PHONE_GIVEN, is_on=False),
    ]
    profile = frozenset({Topic.ACCOUNT, Topic.PROFILE_TEXT})
    media = frozenset({Topic.POSTS, Topic.STORIES, Topic.PROFILE_PHOTO})
    assert gaps(found) == [
        Unreadable(ME, Fault.UNKNOWN_LABELS, 1, frozenset({Topic.ACCOUNT})),
        Unreadable(ME, Fault.RECORD, 1, profile),
        Unreadable(MEDIA, Fault.RECORD, 4, media),
        Unreadable(SETTINGS, Fault.UNKNOWN_LABELS, 1, frozenset({Topic.COMMENTS})),
    ]


def test_an_earlier_photo_alone_does_not_say_that_one_is_set(tmp_path: Path) -> None:
    photo = {"taken_at": "2024-07-03T09:46:40+00:00", "path": "https://example.org/x.jpg"}

    found = collect(tmp_path, {"media.json": encoded({"profile": [photo]}), "likes.json": b"{}"})

    assert facts(found) == [ProfilePhoto(MEDIA, WHEN, is_current=False, media="")]


def test_one_such_name_alone_is_no_export(tmp_path: Path) -> None:
    files = {"other/media.json": encoded({"photos": [{}]}), "profile.json": encoded({"a": 1})}

    found = collect(tmp_path, {**files, "your_instagram_activity/media/posts_1.json": b"[]"})

    assert facts(found) == []
