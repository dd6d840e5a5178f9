from pathlib import Path

import pytest

from instagram_exports import SEEN, T, encoded, labelled, media, media_files, paths
from instagram_reading import at, collect, extents, facts, gaps, only, seconds
from selfguard.model.evidence import (
    Coordinate,
    Evidence,
    Extent,
    Fault,
    Post,
    PostKind,
    Topic,
    Unreadable,
)

POSTS = paths("G5")["posts"]
LABELLED = POSTS.replace("posts_1", "posts")
A, B = "media/posts/202407/a.jpg", "media/posts/202407/b.jpg"


def read(folder: Path, document: object, path: str = POSTS) -> list[Evidence]:
    return collect(folder, {path: encoded(document), **media_files()})


def posts(evidence: list[Evidence]) -> list[Evidence]:
    return only(evidence, Post)


def one(evidence: list[Evidence]) -> Post:
    [post] = (e for e in evidence if isinstance(e, Post))
    return post


def plain(**changed: object) -> Post:
    """Return the post that `{"media": [media("posts/202407/a", T)]}` is, with a few changes."""
    values: dict[str, object] = {
        "posted_on": seconds(T), "caption": "", "place": "", "coordinate": None, "media": (A,),
        **changed,
    }  # fmt: skip
    return Post(at(POSTS), PostKind.POST, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrap", [lambda p: [p], lambda p: p, lambda p: {"ig_posts": [p]}])
def test_one_post_may_stand_without_a_list(tmp_path: Path, wrap: object) -> None:
    assert callable(wrap)
    found = read(tmp_path, wrap({"media": [media("posts/202407/a", T, "안녕")]}))

    assert posts(found) == [plain(caption="안녕")]
    assert gaps(found) == []


def test_a_carousel_has_its_caption_and_its_time_outside(tmp_path: Path) -> None:
    made = {
        "media": [media("posts/202407/a", T + 5, "inner"), media("posts/202407/b", T)],
        "title": "outer",
        "creation_timestamp": T,
    }

    found = read(tmp_path, [made])

    assert posts(found) == [plain(caption="outer", media=(A, B))]


def test_empty_outer_fields_leave_it_to_the_first_picture(tmp_path: Path) -> None:
    made = {"media": [media("posts/202407/a", T, "inner")], "title": "", "creation_timestamp": 0}

    found = read(tmp_path, [made])

    assert posts(found) == [plain(caption="inner")]


def test_a_caption_is_repaired_and_then_made_fit_to_show(tmp_path: Path) -> None:
    made = {"media": [media("posts/202407/a", T, "숨은\u202e글자\n" + "가" * 3000)]}

    found = read(tmp_path, [made])

    caption = one(found).caption
    assert caption.startswith("숨은⟨U+202E⟩글자 가가")
    assert len(caption) == 2200


@pytest.mark.parametrize(
    ("exif", "coordinate"),
    [
        ([{"latitude": 37.5, "longitude": 127}], Coordinate(37.5, 127.0)),
        ([{"latitude": "37.5"}, {"iso": 1}, {"longitude": "127.0"}], Coordinate(37.5, 127.0)),
        ([{"latitude": -90.0, "longitude": -180.0}], Coordinate(-90.0, -180.0)),
        ([{"latitude": 0, "longitude": 127.0}], Coordinate(0.0, 127.0)),
        ([{"latitude": 0, "longitude": 0}], None),
        ([{"latitude": 91.0, "longitude": 0}], None),
        ([{"latitude": 0, "longitude": 180.1}], None),
        ([{"latitude": "nan", "longitude": 0}], None),
        ([{"latitude": "north", "longitude": 0}], None),
        ([{"latitude": [], "longitude": 0}], None),
        ([{"latitude": 37.5}], None),
        ([{"iso": 1}], None),
        ([], None),
        (None, None),
    ],
)
@pytest.mark.parametrize("kind", ["photo_metadata", "video_metadata"])
def test_coordinates_are_merged_and_must_be_on_earth(
    tmp_path: Path, kind: str, exif: object, coordinate: Coordinate | None
) -> None:
    picture = {**media("posts/202407/a", T), "media_metadata": {kind: {"exif_data": exif}}}

    found = read(tmp_path, [{"media": [picture]}])

    assert posts(found) == [plain(coordinate=coordinate)]


def test_the_first_picture_with_a_place_places_the_post(tmp_path: Path) -> None:
    pictures = [
        {"uri": A},
        media("posts/202407/b", T, place=(37.5, 127.0)),
        media("posts/202407/b", T, place=(1.0, 1.0)),
    ]

    found = read(tmp_path, [{"media": pictures, "creation_timestamp": T}])

    assert posts(found) == [plain(coordinate=Coordinate(37.5, 127.0), media=(A, B, B))]


@pytest.mark.parametrize(
    ("time", "posted_on"),
    [
        (0, None),
        (None, None),
        (17, None),
        (1_286_323_200, seconds(1_286_323_200)),
        (1_286_323_199, None),
        (int(SEEN.timestamp()) + 2 * 86_400, seconds(int(SEEN.timestamp()) + 2 * 86_400)),
        (int(SEEN.timestamp()) + 2 * 86_400 + 1, None),
        (10**19, None),
        (-1, None),
        (True, None),
        (float(T), seconds(T)),
        ("2024-07-03T09:46:40+00:00", seconds(T)),
        ("2024-07-03T09:46:40", seconds(T)),
        ("yesterday", None),
        ("9999-12-31T23:59:59-23:59", None),
        ({"$date": T}, None),
    ],
)
def test_only_a_time_that_can_be_meant_is_told(
    tmp_path: Path, time: object, posted_on: object
) -> None:
    found = read(tmp_path, [{"media": [{"uri": A}], "creation_timestamp": time}])

    assert posts(found) == [plain(posted_on=posted_on)]


@pytest.mark.parametrize(
    ("uri", "paths_told", "missing"),
    [
        (A, (A,), 0),
        ("media/posts/202407/gone.jpg", ("media/posts/202407/gone.jpg",), 1),
        ("https://example.org/a.jpg", (), 0),
        ("../../../etc/passwd", (), 1),
        ("/etc/passwd", (), 1),
        ("~/a.jpg", (), 1),
        ("C:\\a.jpg", (), 1),
        ("media\\a.jpg", (), 1),
        ("media/\u200b.jpg", ("media/⟨U+200B⟩.jpg",), 1),
    ],
)
def test_an_address_is_inert_text(
    tmp_path: Path, uri: str, paths_told: tuple[str, ...], missing: int
) -> None:
    found = read(tmp_path, [{"media": [{"uri": uri}], "creation_timestamp": T}])

    assert posts(found) == [plain(media=paths_told)]
    assert gaps(found) == ([Unreadable(at(""), Fault.MEDIA_MISSING, missing)] if missing else [])
    assert extents(found) == {Topic.POSTS: Extent.WHOLE}


def test_a_name_that_is_no_ascii_is_found_too(tmp_path: Path) -> None:
    document = [{"media": [{"uri": "media/posts/사진.jpg"}], "creation_timestamp": T}]
    raw = str(document).replace("'", '"').encode()

    found = collect(tmp_path, {POSTS: raw, "media/posts/사진.jpg": b""})

    assert posts(found) == [plain(media=("media/posts/사진.jpg",))]


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"media": 5},
        {"media": "abc"},
        {"media": {"0": {}}},
        {"media": ["x"]},
        {"media": [[]]},
        {"media": [{"uri": 5}]},
        {"media": [{"uri": A}], "title": 5},
        {"media": [{"uri": A, "media_metadata": 5}]},
        {"media": [{"uri": A, "media_metadata": {"photo_metadata": {"exif_data": [5]}}}]},
        {"title": "no picture"},
        {"label_values": 5},
        {"label_values": [{"label": "x", "value": [1]}]},
        {"label_values": [], "media": [5]},
        "text",
    ],
)
def test_a_broken_record_is_skipped_and_counted(tmp_path: Path, broken: object) -> None:
    found = read(tmp_path, [broken, {"media": [media("posts/202407/a", T)]}, broken])

    assert posts(found) == [plain()]
    assert gaps(found) == [Unreadable(at(POSTS), Fault.RECORD, 2, frozenset({Topic.POSTS}))]
    assert extents(found) == {Topic.POSTS: Extent.PARTLY}


@pytest.mark.parametrize(
    "empty",
    [[], ["You have no data in this section"], [{"media": []}], [{"uri": ""}], [labelled()]],
)
def test_no_posts_are_none_and_the_topic_is_whole(tmp_path: Path, empty: object) -> None:
    found = read(tmp_path, empty)

    assert facts(found) == []
    assert gaps(found) == []
    assert extents(found) == {Topic.POSTS: Extent.WHOLE}


@pytest.mark.parametrize(
    ("name", "key", "kind"),
    [
        ("stories", "ig_stories", PostKind.STORY),
        ("reels", "ig_reels_media", PostKind.REEL),
        ("archived_posts", "ig_archived_post_media", PostKind.ARCHIVED),
        ("recently_deleted_content", "ig_recently_deleted_media", PostKind.DELETED),
        ("igtv_videos", "ig_igtv_media", PostKind.OTHER),
        ("other_content", "ig_other_media", PostKind.OTHER),
    ],
)
@pytest.mark.parametrize("is_nested", [True, False])
def test_everything_else_that_was_posted_has_its_own_kind(
    tmp_path: Path, name: str, key: str, kind: PostKind, *, is_nested: bool
) -> None:
    path = f"your_instagram_activity/content/{name}.json"
    picture = media("posts/202407/a", T, "x")

    found = read(tmp_path, {key: [{"media": [picture]} if is_nested else picture]}, path)

    assert posts(found) == [Post(at(path), kind, seconds(T), "x", "", None, (A,))]
    assert extents(found) == {one(found).topic: Extent.WHOLE}


def join(folder: Path, half: list[object], other: list[object]) -> list[Evidence]:
    files = {LABELLED: encoded(half), POSTS: encoded(other), **media_files()}
    return collect(folder, files)


def test_two_labelled_posts_of_one_second_are_not_joined_by_time(tmp_path: Path) -> None:
    half = [labelled(("Location", name), time=T) for name in ("Seoul", "Busan")]

    found = join(tmp_path, [*half], [{"media": [media("posts/202407/a", T)]}])

    assert [e.place for e in found if isinstance(e, Post)] == ["", "Seoul", "Busan"]


def test_a_labelled_post_is_joined_by_time_once(tmp_path: Path) -> None:
    twice = [{"media": [media("posts/202407/a", T)]}, {"media": [media("posts/202407/b", T)]}]

    found = join(tmp_path, [labelled(("Location", "Seoul"), time=T)], [*twice])

    assert [e.place for e in found if isinstance(e, Post)] == ["Seoul", ""]


def test_a_post_without_a_time_is_joined_by_its_picture(tmp_path: Path) -> None:
    half = labelled(("Caption", "봄"), media=[{"uri": A, "creation_timestamp": T}])

    found = join(tmp_path, [half], [{"media": [{"uri": B}]}, {"media": [{"uri": A}]}])

    assert posts(found) == [plain(posted_on=None, media=(B,)), plain(caption="봄")]


def test_a_labelled_post_by_itself_keeps_its_pictures(tmp_path: Path) -> None:
    uris = [{"uri": A}, {"uri": "https://example.org/x"}, {"uri": ""}]
    items = [
        {"label": "Caption", "value": "봄 #하나"},
        {"label": "Hashtags", "vec": [{"value": "하나"}, {"value": "#둘"}, {"value": ""}]},
        {"label": "Location", "dict": [{"label": "Name", "value": "Seoul"}, {"label": "Latitude"}]},
    ]

    found = read(tmp_path, {**labelled(time=T, media=uris), "label_values": items}, LABELLED)

    assert posts(found) == [
        Post(at(LABELLED), PostKind.POST, seconds(T), "봄 #하나 #둘", "Seoul", None, (A,))
    ]
    assert gaps(found) == []


def test_stories_may_be_labelled_one_day(tmp_path: Path) -> None:
    path = paths("G4")["stories"]

    found = read(tmp_path, {"ig_stories": [labelled(("Caption", "x"), time=T)]}, path)

    assert facts(found) == [Post(at(path), PostKind.STORY, seconds(T), "x", "", None, ())]


@pytest.mark.parametrize(
    ("items", "count"),
    [
        ([("Breitengrad?", "37.5665")], 1),
        ([("Ort?", "Seoul")], 1),
        ([("Ort?", "Seoul"), ("Latitude", "1.5"), ("Breite?", "2.5")], 1),
        ([("Ort?", "Seoul"), ("Location", "Seoul")], 0),
        ([("AI?", "False"), ("x?", "")], 0),
        ([], 0),
    ],
)
def test_labels_that_may_hide_a_place_leave_a_gap(
    tmp_path: Path, items: list[tuple[str, str]], count: int
) -> None:
    found = read(tmp_path, [labelled(*items, time=T)], LABELLED)

    assert gaps(found) == (
        [Unreadable(at(LABELLED), Fault.UNKNOWN_LABELS, count, frozenset({Topic.POSTS}))]
        if count
        else []
    )


def test_the_insights_about_posts_are_no_posts(tmp_path: Path) -> None:
    path = "logged_information/past_instagram_insights/posts.json"

    found = collect(tmp_path, {path: encoded([labelled(time=T)]), POSTS: b"[]"})

    assert facts(found) == []
