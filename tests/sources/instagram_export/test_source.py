import json
import os
import zipfile
from collections import deque
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from instagram_exports import (
    GENERATIONS,
    KOREAN_AGENT,
    LABELS,
    NAME,
    SEEN,
    USER,
    T,
    cell,
    documents,
    encoded,
    export,
    paths,
    person,
    profile,
    record,
    write_folder,
    write_large,
    write_parts,
    write_zip,
)
from instagram_reading import at, collect, extents, facts, gaps, only, seconds
from selfguard.errors import InputRefusedError
from selfguard.model.evidence import (
    Audience,
    ConnectionKind,
    Connections,
    Contacts,
    Coordinate,
    Covered,
    Device,
    Evidence,
    Extent,
    Fault,
    LinkedApp,
    Post,
    PostKind,
    PrivacyChange,
    ProfileField,
    ProfilePhoto,
    ProfileText,
    Session,
    Setting,
    SettingName,
    Topic,
    Unreadable,
)
from selfguard.sources.instagram_export import export as export_module
from selfguard.sources.instagram_export import reading as reading_module
from selfguard.sources.instagram_export.source import InstagramExport
from selfguard.words import LANGUAGES, say

if TYPE_CHECKING:
    from selfguard.model.source import Source

FIRST, SECOND, THIRD = seconds(T), seconds(T + 60), seconds(T + 120)
PLACE = Coordinate(37.5, 127.0)


def expected(generation: str) -> list[Evidence]:
    """Return what an export since G2 tells about the invented person."""
    where = {name: at(path) for name, path in paths(generation).items() if path}
    is_g5 = generation == "G5"
    me, photos, posts = where["profile"], where["photos"], where["posts"]
    labelled = at("your_instagram_activity/media/posts.json")
    told: list[Evidence] = [
        Setting(me, SettingName.PRIVATE_ACCOUNT, is_on=True),
        Setting(me, SettingName.EMAIL_GIVEN, is_on=True),
        Setting(me, SettingName.PHONE_GIVEN, is_on=True),
        Setting(me, SettingName.BIRTHDAY_GIVEN, is_on=True),
        ProfileText(me, ProfileField.USERNAME, USER),
        ProfileText(me, ProfileField.NAME, "지어낸 사람"),
        ProfileText(me, ProfileField.BIO, "한 줄 소개"),
        ProfileText(me, ProfileField.WEBSITE, ""),
        ProfilePhoto(photos, FIRST, is_current=False, media="media/profile/202407/p.jpg"),
        ProfilePhoto(photos, SECOND, is_current=True, media="media/profile/202407/q.jpg"),
        Setting(me, SettingName.PROFILE_PHOTO, is_on=True),
        *([Setting(where["comments"], SettingName.COMMENTS_FROM_EVERYONE, is_on=True)]
          if "comments" in where else []),
        Setting(where["insights"], SettingName.CONTACT_SYNCING, is_on=True),
        Setting(where["two-factor"], SettingName.TWO_FACTOR, is_on=True),
        PrivacyChange(where["privacy"], FIRST, Audience.FOLLOWERS),
        PrivacyChange(where["privacy"], SECOND, Audience.UNKNOWN),
        Post(posts, PostKind.POST, FIRST, "봄 소풍 🌸", "Seoul" if is_g5 else "", PLACE,
             ("media/posts/202407/a.jpg",)),
        Post(posts, PostKind.POST, SECOND, "두 번째 글", "",
             Coordinate(35.1, 129.0) if is_g5 else None, ("media/posts/202407/b.jpg",)),
        *([Post(labelled, PostKind.POST, THIRD, "#봄 #소풍", "", None, ())] if is_g5 else []),
        Post(where["stories"], PostKind.STORY, FIRST, "이야기", "", None,
             ("media/stories/202407/c.jpg",)),
        Connections(where["followers"], ConnectionKind.FOLLOWERS, 3, FIRST, THIRD),
        Connections(where["following"], ConnectionKind.FOLLOWING, 2, seconds(T + 180),
                    seconds(T + 240)),
        Connections(where["blocked"], ConnectionKind.BLOCKED, 1,
                    *([FIRST, FIRST] if is_g5 else [seconds(T + 300), seconds(T + 300)])),
        *([Contacts(where["contacts"], 2, FIRST)] if "contacts" in where else []),
        *([LinkedApp(where["apps"], "invented-shop.example", FIRST, is_connected=False)]
          if "apps" in where else []),
        Session(where["logins"], FIRST, "SM-S000N", "Seoul" if is_g5 else "", "ko-KR"),
        Device(where["devices"], FIRST, "SM-S000N"),
    ]  # fmt: skip
    return told


@pytest.mark.parametrize("generation", GENERATIONS[2:])
def test_an_export_of_any_generation_tells_the_same(tmp_path: Path, generation: str) -> None:
    files = export(generation)

    found = collect(tmp_path, files)

    assert facts(found) == expected(generation)
    assert gaps(found) == []


@pytest.mark.parametrize("generation", GENERATIONS[2:])
def test_every_topic_is_told_once_and_apps_never_wholly(tmp_path: Path, generation: str) -> None:
    has_apps = bool(paths(generation)["apps"])

    found = [e for e in collect(tmp_path, export(generation)) if isinstance(e, Covered)]

    others = {Topic.FOLDER_PICTURES, Topic.ANSWERS, Topic.PUBLIC_PAGE, Topic.TAGGED}
    assert [e.topic for e in found] == [topic for topic in Topic if topic not in others]
    assert {e.topic for e in found if e.extent is Extent.PARTLY} == (
        {Topic.APPS} if has_apps else set()
    )
    assert {e.topic for e in found if e.extent is Extent.NOT} == {
        *(Topic.REELS, Topic.ARCHIVED, Topic.DELETED, Topic.OTHER_MEDIA, Topic.LINKED_ACCOUNTS),
        *(() if has_apps else (Topic.APPS, Topic.COMMENTS)),
        *((Topic.CONTACTS,) if generation == "G2" else ()),
        *(Topic.POST_PICTURES, Topic.KEPT_PICTURES),
    }


@pytest.mark.parametrize("generation", GENERATIONS)
def test_the_generation_is_told_by_content(tmp_path: Path, generation: str) -> None:
    folder = write_folder(tmp_path, export(generation))

    told = InstagramExport([folder]).generation()

    assert told == generation.removesuffix("-media")


def test_an_export_without_a_mark_is_of_no_known_generation(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {paths("G5")["posts"]: b"[]"})

    told = InstagramExport([folder]).generation()

    assert told == "unknown"


G5_MARKS = {
    "your_instagram_activity/saved/saved_posts.json": encoded([{"label_values": []}]),
    paths("G5")["following"]: encoded(documents("G5")["following"]),
    paths("G5")["logins"].replace("login_activity", "profile_activity"): b"[]",
    paths("G5")["posts"].replace("posts_1", "posts"): b"[]",
}


@pytest.mark.parametrize("path", G5_MARKS)
def test_each_mark_of_the_newest_generation_is_enough(tmp_path: Path, path: str) -> None:
    folder = write_folder(tmp_path, {paths("G5")["posts"]: b"[]", path: G5_MARKS[path]})

    told = InstagramExport([folder]).generation()

    assert told == "G5"


@pytest.mark.parametrize("language", LABELS)
def test_the_private_switch_is_known_in_every_language(tmp_path: Path, language: str) -> None:
    path = paths("G4")["profile"]

    found = collect(tmp_path, {path: encoded({"profile_user": [profile(language)]})})

    assert Setting(at(path), SettingName.PRIVATE_ACCOUNT, is_on=True) in found
    assert ProfileText(at(path), ProfileField.USERNAME, USER) in found
    assert extents(found)[Topic.ACCOUNT] is Extent.WHOLE


def _bare(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    return [write_zip(folder, files)]


def _rooted(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    return [write_zip(folder, files, root=f"{NAME}/")]


def _in_meta(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    return [write_zip(folder, files, root="meta-2026-Nov-14-00-00-00/")]


def _unpacked(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    return [write_folder(folder, files)]


def _above(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    return [write_folder(folder, files).parent]


def _with_leftovers(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    stubs = {f"__MACOSX/{path.rpartition('/')[0]}/._x.json": b"\0\5\26\7" for path in files}
    return [write_zip(folder, {**files, **stubs})]


@pytest.mark.parametrize(
    "write", [_bare, _rooted, _in_meta, _unpacked, _above, _with_leftovers, write_parts]
)
@pytest.mark.parametrize("generation", ["G0", "G2", "G5"])
def test_the_way_of_packing_changes_nothing(
    tmp_path: Path, write: Callable[[Path, Mapping[str, bytes]], list[Path]], generation: str
) -> None:
    files = export(generation)
    plain = collect(tmp_path / "plain", files)
    (tmp_path / "packed").mkdir()

    found = list(InstagramExport(write(tmp_path / "packed", files)).collect())

    assert found == plain


def test_the_same_zip_given_twice_counts_once(tmp_path: Path) -> None:
    one = write_zip(tmp_path, export("G4"))
    copy = write_zip(tmp_path, export("G4"), name=f"{NAME} (1)")

    found = list(InstagramExport([one, one, copy]).collect())

    assert facts(found) == expected("G4")
    assert gaps(found) == []


def test_it_is_a_source_and_knows_whose_the_export_is(tmp_path: Path) -> None:
    source: Source = InstagramExport([write_zip(tmp_path, export("G4"))])

    name = source.name

    assert name == "instagram-export"
    assert InstagramExport([tmp_path / f"{NAME}.zip"]).username() == USER


@pytest.mark.parametrize(
    ("files", "user"),
    [
        (
            {"profile.json": encoded({"username": USER.title()}), "media.json": b"{}"},
            USER.title(),
        ),
        ({"profile.json": encoded({"username": 5}), "media.json": b"{}"}, USER),
        ({paths("G4")["profile"]: encoded({"profile_user": [profile(username="a b")]})}, USER),
        ({paths("G4")["profile"]: b"[]"}, USER),
        ({paths("G4")["posts"]: b"[]"}, USER),
    ],
    ids=["flat", "flat-and-broken", "no-name", "no-profile", "posts-only"],
)
def test_the_account_comes_from_the_profile_else_from_the_zip(
    tmp_path: Path, files: dict[str, bytes], user: str
) -> None:
    folder = write_folder(tmp_path, files)

    told = InstagramExport([folder]).username()

    assert told == user


def test_nameless_exports_belong_to_nobody(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {paths("G4")["posts"]: b"[]"}, "unpacked")

    told = InstagramExport([folder]).username()

    assert told == ""


def refusal(*paths: Path) -> tuple[str, dict[str, str]]:
    with pytest.raises(InputRefusedError) as caught:
        list(InstagramExport(paths).collect())
    return caught.value.key, caught.value.values


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("your_facebook_activity/posts/your_posts.json", "Facebook"),
        ("TikTok/user_data_tiktok.json", "TikTok"),
        ("ChatExport_2026-01-01/result.json", "Telegram"),
        ("KakaoTalk_Chat_x.txt", "KakaoTalk"),
        ("Takeout/archive_browser.html", "Google Takeout"),
        ("_chat.txt", "WhatsApp"),
        ("data/tweets.js", "X (Twitter)"),
        ("json/snap_history.json", "Snapchat"),
    ],
)
def test_the_export_of_another_service_is_named(tmp_path: Path, path: str, service: str) -> None:
    folder = write_folder(tmp_path, {path: b"{}", "media/no-data.txt": b""}, "download")

    key, values = refusal(folder)

    assert (key, values) == (
        "instagram_export.other-service",
        {"name": "download", "service": service},
    )


@pytest.mark.parametrize(
    ("files", "key"),
    [
        ({"holiday/beach.jpg": b""}, "not-an-export"),
        ({"notes.json": b"{}", "index.html": b"<html>"}, "not-an-export"),
        ({"your_instagram_activity/likes/liked_posts.json": b"[]"}, "empty"),
        ({"media/posts/202407/a.jpg": b""}, "empty"),
        ({"ads_information/advertising/no-data.txt": b""}, "not-an-export"),
        ({"connections/contacts/no-data.txt": b""}, "empty"),
        ({paths("G4")["profile"]: b"not json"}, "nothing-readable"),
        ({paths("G4")["profile"][:-5] + ".html": b""}, "nothing-readable"),
    ],
)
def test_what_cannot_be_read_at_all_is_refused(
    tmp_path: Path, files: dict[str, bytes], key: str
) -> None:
    folder = write_folder(tmp_path, files, "given")

    assert refusal(folder) == (f"instagram_export.{key}", {"name": "given"})


KEYS = ("not-an-export", "other-service", "empty", "nothing-readable", "different-accounts",
        "different-days")  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_every_refusal_has_a_sentence_and_a_hint(language: str, key: str) -> None:
    values = {"name": "a.zip", "other": "b.zip", "service": "S"}

    sentence = say(language, f"instagram_export.{key}", **values)
    hint = say(language, f"instagram_export.{key}-hint")

    assert "a.zip" in sentence
    assert hint


def test_exports_of_two_days_are_refused(tmp_path: Path) -> None:
    new = write_zip(tmp_path, export("G4"))
    old = write_zip(tmp_path, export("G4"), name=f"instagram-{USER}-2025-11-14-Ab3dE9fG")

    assert refusal(new, old) == (
        "instagram_export.different-days",
        {"name": new.name, "other": old.name},
    )


def test_the_days_of_all_parts_are_compared(tmp_path: Path) -> None:
    posts = {paths("G4")["posts"]: b"[]"}
    undated = write_zip(tmp_path, posts, name="download")
    new = write_zip(tmp_path, posts)
    old = write_zip(tmp_path, posts, name=f"instagram-{USER}-2025-11-14-Ab3dE9fG")

    assert refusal(undated, new, old) == (
        "instagram_export.different-days",
        {"name": new.name, "other": old.name},
    )


def test_exports_of_two_days_in_one_folder_are_told_by_their_folders(tmp_path: Path) -> None:
    old = f"instagram-{USER}-2025-11-14-Ab3dE9fG"
    for root in (NAME, old):
        write_folder(tmp_path / "both", {paths("G4")["posts"]: b"[]"}, root)

    assert refusal(tmp_path / "both") == (
        "instagram_export.different-days",
        {"name": "both", "other": NAME},
    )


def test_parts_made_around_midnight_belong_together(tmp_path: Path) -> None:
    late = write_zip(tmp_path, {paths("G4")["posts"]: b"[]"})
    later = write_zip(
        tmp_path, {paths("G4")["profile"]: b"[]"}, name=f"instagram-{USER}-2026-11-15-Ab3dE9fG"
    )

    found = list(InstagramExport([late, later]).collect())

    assert found[0].origin.seen_on == datetime(2026, 11, 15, tzinfo=UTC)


def seen_on(path: Path) -> datetime:
    return next(InstagramExport([path]).collect()).origin.seen_on


def test_the_date_comes_from_the_name(tmp_path: Path) -> None:
    assert seen_on(write_zip(tmp_path, export("G4"), name=f"{NAME} (1)")) == SEEN


def test_the_date_comes_from_the_files_where_no_name_has_one(tmp_path: Path) -> None:
    made = datetime(2026, 10, 9, tzinfo=UTC)
    folder = write_folder(tmp_path, export("G4"), f"instagram-{USER}-2026-99-99-unpacked")
    for file in folder.rglob("*"):
        os.utime(file, (made.timestamp(), made.timestamp()))

    assert seen_on(folder) == made


def test_the_date_comes_from_what_was_read_where_the_files_have_none(tmp_path: Path) -> None:
    packed = write_zip(tmp_path, export("G4"), name="download")

    assert seen_on(packed) == datetime(2024, 7, 3, tzinfo=UTC)


def test_the_date_of_the_zip_is_the_last_resort(tmp_path: Path) -> None:
    packed = write_zip(tmp_path, {paths("G4")["posts"]: b"[]"}, name="download")
    os.utime(packed, (T, T))

    assert seen_on(packed) == datetime(2024, 7, 3, tzinfo=UTC)


def test_a_clock_that_is_far_off_is_held_to_this_century(tmp_path: Path) -> None:
    packed = write_zip(tmp_path, {paths("G4")["posts"]: b"[]"}, name="download")
    os.utime(packed, (T, 5_000_000_000))

    assert seen_on(packed) == datetime(2100, 1, 1, tzinfo=UTC)


def test_the_time_of_a_login_dates_nothing(tmp_path: Path) -> None:
    login = record("", Time=cell(time=T + 90 * 86_400))
    files = {
        paths("G4")["followers"]: encoded([person(0)]),
        paths("G4")["logins"]: encoded({"account_history_login_history": [login]}),
    }
    packed = write_zip(tmp_path, files, name="download")
    os.utime(packed, (T, T + 100 * 86_400))

    assert seen_on(packed) == datetime(2024, 7, 3, tzinfo=UTC)


def test_a_name_of_the_year_9999_is_no_date(tmp_path: Path) -> None:
    name = "instagram-invented.person-9999-12-31-Ab3dE9fG"
    late = b'[{"string_list_data": [{"value": "invented", "timestamp": 253402300900}]}]'
    packed = write_zip(tmp_path, {paths("G4")["followers"]: late}, name=name)
    os.utime(packed, (T, T))

    assert seen_on(packed) == datetime(2024, 7, 3, tzinfo=UTC)


def test_times_later_than_the_export_leave_nothing_wholly_covered(tmp_path: Path) -> None:
    old = "instagram-invented.person-2017-08-01-Ab3dE9fG"

    found = collect(tmp_path, export("G4"), old)

    told = [gap for gap in gaps(found) if isinstance(gap, Unreadable) and gap.fault is Fault.LATER]
    assert len(told) == 1
    assert extents(found)[Topic.POSTS] is Extent.PARTLY


@pytest.mark.parametrize(
    "files",
    [
        {f"r{number}/{paths('G4')['posts']}": b"[]" for number in range(17)},
        {f"r{number}/media/posts/1.jpg": b"" for number in range(17)},
    ],
)
def test_more_roots_than_any_export_has_are_refused(
    tmp_path: Path, files: dict[str, bytes]
) -> None:
    packed = write_zip(tmp_path, files, name="download")

    with pytest.raises(InputRefusedError) as refused:
        InstagramExport([packed]).username()

    assert refused.value.key == "instagram_export.too-many-parts"


def test_more_shards_than_any_export_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_module, "MAX_SHARDS", 3)
    base = paths("G4")["posts"].removesuffix("1.json")
    packed = write_zip(tmp_path, {f"{base}{n}.json": b"[]" for n in range(1, 5)})

    with pytest.raises(InputRefusedError) as refused:
        InstagramExport([packed]).username()

    assert refused.value.key == "instagram_export.too-many-parts"


def test_more_records_than_can_be_held_are_a_gap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_module, "MAX_RECORDS", 3)
    path = paths("G4")["followers"]

    found = collect(tmp_path, {path: encoded([person(n) for n in range(9)])})

    assert Unreadable(at(path), Fault.TOO_LARGE, 1, frozenset({Topic.FOLLOWERS})) in gaps(found)


def test_messages_are_never_opened(tmp_path: Path) -> None:
    inbox = "your_instagram_activity/messages/inbox/x_1"
    secret = encoded({"profile_user": [profile(private="False")]})
    named = dict.fromkeys((f"{inbox}/message_1.json", "messages.json", "message_1.json"), secret)

    found = collect(tmp_path, {**export("G4"), **named})

    assert facts(found) == expected("G4")


def test_a_broken_file_takes_only_its_own_topics(tmp_path: Path) -> None:
    where = paths("G4")

    found = collect(tmp_path, {**export("G4"), where["followers"]: b'[{"broken": tru'})

    assert gaps(found) == [
        Unreadable(at(where["followers"]), Fault.DAMAGED, 1, frozenset({Topic.FOLLOWERS}))
    ]
    assert only(found, Connections) == [
        e for e in only(expected("G4"), Connections) if e.origin.path != where["followers"]
    ]
    assert extents(found)[Topic.FOLLOWERS] is Extent.PARTLY
    assert extents(found)[Topic.CONNECTIONS] is Extent.WHOLE


def test_a_file_that_is_not_there_is_no_zero(tmp_path: Path) -> None:
    found = collect(tmp_path, {paths("G4")["profile"]: export("G4")[paths("G4")["profile"]]})

    assert extents(found) == dict.fromkeys(
        (Topic.ACCOUNT, Topic.PROFILE_TEXT, Topic.PROFILE_PHOTO), Extent.WHOLE
    )


def test_shards_are_read_all_and_a_missing_one_is_a_gap(tmp_path: Path) -> None:
    folder = "connections/followers_and_following"
    shards = {f"{folder}/followers_{n}.json": encoded([person(n)]) for n in (1, 2, 10, 4)}

    found = collect(tmp_path, shards)

    assert only(found, Connections) == [
        Connections(
            at(f"{folder}/followers_1.json"), ConnectionKind.FOLLOWERS, 4,
            seconds(T + 60), seconds(T + 600),
        )
    ]  # fmt: skip
    assert gaps(found) == [
        Unreadable(
            at(f"{folder}/followers_10.json"), Fault.DAMAGED, 6, frozenset({Topic.FOLLOWERS})
        )
    ]


def test_refused_entries_leave_no_topic_whole_but_bad_names_do(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {paths("G4")["posts"]: b"[]", "posts_1.json:Zone": b""})
    linked = write_folder(tmp_path / "linked", {paths("G4")["posts"]: b"[]"})
    (linked / "posts_2.json").symlink_to(folder)

    plain, cut = (list(InstagramExport([path]).collect()) for path in (folder, linked))

    assert gaps(plain) == [Unreadable(at(""), Fault.BAD_NAME)]
    assert extents(plain) == {Topic.POSTS: Extent.WHOLE}
    assert gaps(cut) == [Unreadable(at(""), Fault.LINK, 1, frozenset({Topic.POSTS}))]
    assert extents(cut) == {Topic.POSTS: Extent.PARTLY}


def test_a_member_above_the_budget_is_a_gap(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {**export("G4")})
    large = folder / paths("G4")["stories"]
    os.truncate(large, 600 << 20)

    found = list(InstagramExport([folder]).collect())

    assert gaps(found) == [
        Unreadable(at(paths("G4")["stories"]), Fault.TOO_LARGE, 1, frozenset({Topic.STORIES}))
    ]


def test_a_large_export_is_written_and_read_post_by_post(tmp_path: Path) -> None:
    packed = write_large(tmp_path, posts=30)
    with zipfile.ZipFile(packed) as archive:
        written = json.loads(archive.read(paths("G5")["posts"]))

    found = list(InstagramExport([packed]).collect())

    posts = [e for e in found if isinstance(e, Post) and e.kind is PostKind.POST]
    assert len(written) == len(posts) == 30
    assert posts[10].caption == "우리 반 봄 소풍 #바다 10"
    assert posts[10].coordinate == PLACE
    assert KOREAN_AGENT not in str(found)


def test_it_tells_how_far_the_reading_has_got(tmp_path: Path) -> None:
    source = InstagramExport((write_folder(tmp_path, export("G4")),))
    before = (source.bytes_read, source.bytes_total)

    deque(source.collect(), maxlen=0)

    assert before == (0, 0)
    assert 0 < source.bytes_read == source.bytes_total
