from pathlib import Path

import pytest

from instagram_exports import NAME, T, encoded, media, paths, person, profile, write_folder
from instagram_reading import at, collect, extents, facts, gaps
from selfguard.model.evidence import (
    ConnectionKind,
    Connections,
    Extent,
    Fault,
    Setting,
    SettingName,
    Topic,
    Unreadable,
)
from selfguard.sources.instagram_export.kinds import BY_KEY, KINDS, PROFILE, Place, place_of
from selfguard.sources.instagram_export.source import InstagramExport

PROFILES = encoded({"profile_user": [profile()]})
POSTS = paths("G4")["posts"]


@pytest.mark.parametrize(
    ("path", "root"),
    [
        ("account_information/personal_information.json", ""),
        ("personal_information/personal_information.json", ""),
        ("personal_information/personal_information/personal_information.json", ""),
        ("a/b/personal_information/personal_information/personal_information.json", "a/b/"),
        ("x/account_information/personal_information.json", "x/"),
    ],
)
def test_the_root_is_what_lies_above_the_tree(path: str, root: str) -> None:
    assert place_of(path) == Place(PROFILE, root)


@pytest.mark.parametrize(
    "path",
    ["personal_information.json", "threads/personal_information.json", "x/posts_1.json",
     "your_instagram_activity/subscriptions/reels.json",
     "apps_and_websites_off_of_facebook/apps_and_websites/apps.json"],
)  # fmt: skip
def test_a_base_name_alone_is_no_kind(path: str) -> None:
    assert place_of(path) is None


def test_no_key_and_no_path_stands_for_two_kinds() -> None:
    keys = [key for kind in KINDS for key in kind.keys]
    places = [(folder, name) for kind in KINDS for folder in kind.folders for name in kind.names]

    assert len(keys) == len(set(keys)) == len(BY_KEY)
    assert len(places) == len(set(places))


@pytest.mark.parametrize("path", ["elsewhere.json", "a/b.json", "connections/x/y.json"])
def test_a_file_is_known_by_its_key_wherever_it_lies(tmp_path: Path, path: str) -> None:
    found = collect(tmp_path, {path: PROFILES, POSTS: b"[]"}, "unpacked")

    told = [e.is_on for e in found if isinstance(e, Setting)]
    assert told == [True, True, True, True, True]


def test_the_key_overrules_the_path(tmp_path: Path) -> None:
    path = "connections/followers_and_following/followers_1.json"

    found = collect(tmp_path, {path: encoded({"relationships_blocked_users": [person(0)]})})

    assert [e.kind for e in facts(found) if isinstance(e, Connections)] == [ConnectionKind.BLOCKED]


def test_a_byte_order_mark_does_not_hide_the_key(tmp_path: Path) -> None:
    found = collect(tmp_path, {"x.json": b"\xef\xbb\xbf \n" + PROFILES, POSTS: b"[]"})

    assert SettingName.PRIVATE_ACCOUNT in [e.name for e in found if isinstance(e, Setting)]


def test_too_many_strange_files_are_not_all_looked_into(tmp_path: Path) -> None:
    strange = {f"x/{number:04}.json": b"{}" for number in range(2001)}

    found = collect(tmp_path, {**strange, POSTS: b"[]"})

    assert gaps(found) == [Unreadable(at(""), Fault.TOO_LARGE)]
    assert extents(found) == {Topic.POSTS: Extent.WHOLE}


def test_two_exports_in_one_folder_are_two_parts(tmp_path: Path) -> None:
    first = {POSTS: encoded([{"media": [media("posts/a", T)]}]), "media/posts/a.jpg": b""}
    write_folder(tmp_path, first, NAME)
    write_folder(tmp_path, {paths("G4")["profile"]: PROFILES}, f"{NAME[:-8]}Zz9yX8wV")

    found = list(InstagramExport([tmp_path]).collect())

    assert gaps(found) == []
    assert set(extents(found)) == {
        *(Topic.POSTS, Topic.ACCOUNT, Topic.PROFILE_TEXT, Topic.PROFILE_PHOTO)
    }


def test_a_part_of_media_alone_has_its_own_root(tmp_path: Path) -> None:
    told = write_folder(tmp_path, {POSTS: encoded([{"media": [media("posts/a", T)]}])})
    kept = write_folder(tmp_path, {"media/posts/a.jpg": b"", "x.txt": b""}, "pictures/inner")

    found = list(InstagramExport([told, kept.parent]).collect())

    assert gaps(found) == []
