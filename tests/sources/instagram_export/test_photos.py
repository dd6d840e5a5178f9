from pathlib import Path

import pytest

from instagram_exports import T, encoded, media, media_files, paths, profile
from instagram_reading import at, collect, extents, gaps, only, seconds
from selfguard.model.evidence import (
    Evidence,
    Extent,
    Fault,
    ProfilePhoto,
    Setting,
    SettingName,
    Topic,
    Unreadable,
)

ME, PHOTOS = paths("G4")["profile"], paths("G4")["photos"]
P, Q = media("profile/202407/p", T), media("profile/202407/q", T + 60)


def read(folder: Path, photos: list[object], *, photo: bool | None = None) -> list[Evidence]:
    files = {PHOTOS: encoded({"ig_profile_picture": photos}), **media_files()}
    if photo is not None:
        files[ME] = encoded({"profile_user": [profile(photo=photo)]})
    return collect(folder, files)


def current(evidence: list[Evidence]) -> list[bool]:
    return [e.is_current for e in evidence if isinstance(e, ProfilePhoto)]


def told(evidence: list[Evidence]) -> list[bool]:
    return [
        e.is_on for e in evidence if isinstance(e, Setting) and e.name is SettingName.PROFILE_PHOTO
    ]


def test_the_photo_that_the_profile_shows_is_the_current_one(tmp_path: Path) -> None:
    found = read(tmp_path, [Q, P], photo=True)

    assert current(found) == [True, False]
    assert told(found) == [True]


@pytest.mark.parametrize("photo", [True, False])
def test_a_marked_photo_is_the_current_one_whatever_the_profile_shows(
    tmp_path: Path, *, photo: bool
) -> None:
    found = read(tmp_path, [Q, {**P, "is_profile_picture": True}], photo=photo)

    assert current(found) == [False, True]
    assert told(found) == [True]


def test_under_another_path_the_newest_photo_is_the_current_one(tmp_path: Path) -> None:
    moved = {**Q, "uri": "media/other/q.jpg"}

    found = read(tmp_path, [P, moved, media("profile/202407/x", 0)], photo=True)

    assert current(found) == [False, True, False]
    assert gaps(found) == [Unreadable(at(""), Fault.MEDIA_MISSING, 2)]


def test_without_any_date_none_is_called_current(tmp_path: Path) -> None:
    found = read(tmp_path, [media("profile/202407/x", 0)], photo=True)

    assert current(found) == [False]


def test_photos_of_the_past_are_old_where_none_is_set(tmp_path: Path) -> None:
    found = read(tmp_path, [P, {**Q, "is_profile_picture": False}], photo=False)

    assert current(found) == [False, False]
    assert told(found) == [False]
    assert extents(found)[Topic.PROFILE_PHOTO] is Extent.WHOLE


@pytest.mark.parametrize("photo", [True, False])
def test_profiles_that_differ_on_the_photo_tell_nothing_of_it(
    tmp_path: Path, *, photo: bool
) -> None:
    other = ME.replace("personal_information.json", "aaa.json")
    mine, theirs = (
        encoded({"profile_user": [profile(photo=shown)]}) for shown in (photo, not photo)
    )

    found = collect(tmp_path, {ME: mine, other: theirs, **media_files()})

    assert told(found) == []
    assert gaps(found) == [
        Unreadable(at(other), Fault.UNKNOWN_LABELS, 1, frozenset({Topic.PROFILE_PHOTO}))
    ]


def test_a_picture_without_a_name_does_not_say_that_none_is_set(tmp_path: Path) -> None:
    made = profile()
    made["media_map_data"] = {"Foto": {"uri": ""}}

    found = collect(tmp_path, {ME: encoded({"profile_user": [made]})})

    assert told(found) == []


def test_without_a_profile_the_newest_is_not_called_old(tmp_path: Path) -> None:
    found = read(tmp_path, [P, Q])

    assert only(found, ProfilePhoto) == [
        ProfilePhoto(at(PHOTOS), seconds(T), is_current=False, media="media/profile/202407/p.jpg"),
        ProfilePhoto(
            at(PHOTOS), seconds(T + 60), is_current=True, media="media/profile/202407/q.jpg"
        ),
    ]
    assert told(found) == []
    assert extents(found) == {Topic.PROFILE_PHOTO: Extent.PARTLY}


@pytest.mark.parametrize("broken", [{"title": "x"}, {"uri": 5}, {"uri": None}])
def test_no_photo_is_not_said_where_the_history_has_gaps(tmp_path: Path, broken: object) -> None:
    found = read(tmp_path, [broken], photo=False)

    assert told(found) == []
    assert extents(found)[Topic.PROFILE_PHOTO] is Extent.PARTLY


def test_a_photo_without_an_address_is_neither_set_nor_not_set(tmp_path: Path) -> None:
    made = profile(photo=False)
    made["media_map_data"] = {"Foto": {"creation_timestamp": T}}

    found = collect(tmp_path, {ME: encoded({"profile_user": [made]})})

    assert told(found) == []
