"""The pictures of an export, looked at where they lie."""

import dataclasses
import os
from pathlib import Path
from typing import Any

import pytest

from factories import NOW, checklist, step
from instagram_exports import (
    NAME,
    T,
    encoded,
    export,
    media,
    paths,
    write_folder,
    write_parts,
    write_zip,
)
from instagram_reading import at, collect, extents, gaps, only, seconds
from lookers import BOOTH, FACE, NOTHING, Stopped, Told
from selfguard.audit import audit
from selfguard.checks.face_in_post import FaceInPost
from selfguard.model.check import Basis, Exposure, Outcome
from selfguard.model.evidence import Evidence, Extent, Fault, Post, PostKind, Topic, Unreadable
from selfguard.model.picture import Picture, PictureKind
from selfguard.model.report import Finding, Reason
from selfguard.model.sight import Looker, Sight
from selfguard.sources._pictures import LARGEST
from selfguard.sources.instagram_export.source import InstagramExport

WHERE = paths("G4")
POSTS, STORIES, PHOTOS = WHERE["posts"], WHERE["stories"], WHERE["photos"]
A, B, C = (f"media/posts/202407/{name}.jpg" for name in "abc")
P, Q = "media/profile/202407/p.jpg", "media/profile/202407/q.jpg"
SHOWN = {
    A: b"face",
    B: b"none",
    "media/stories/202407/c.jpg": b"code",
    P: b"none",
    Q: b"face",
}
POST_PICTURES = frozenset({Topic.POST_PICTURES})


def beside(name: str) -> str:
    """Return the path of the file *name* beside that of the posts."""
    return POSTS.replace("posts_1", name)


def post(*names: str, time: int = T) -> dict[str, object]:
    """Return a post of the pictures *names*; one with an ending is taken as it is."""
    pictures = []
    for name in names:
        made = media(f"posts/202407/{name}", time)
        made["uri"] = f"media/posts/202407/{name}" if "." in name else made["uri"]
        pictures.append(made)
    return {"media": pictures, "title": "", "creation_timestamp": time}


def read(
    folder: Path,
    posts: list[dict[str, object]],
    pictures: dict[str, bytes],
    looker: Looker | None = None,
) -> list[Evidence]:
    """Return what an export with *posts* and *pictures* tells."""
    found = collect(folder, {POSTS: encoded(posts), **pictures}, looker=looker or Told())
    return nameless(found)


def nameless(evidence: list[Evidence]) -> list[Evidence]:
    """Return *evidence*, its pictures without their identities."""
    return [
        dataclasses.replace(each, identity="") if isinstance(each, Picture) else each
        for each in evidence
    ]


def seen(
    path: str,
    sight: Sight,
    kind: PictureKind = PictureKind.POST,
    file: str = POSTS,
    **more: Any,  # noqa: ANN401 - post and time, where they are not as usual
) -> Picture:
    post, time = more.get("post", path), more.get("time", T)
    return Picture(at(file), kind, path, post, seconds(time), sight)


def pictures(evidence: list[Evidence]) -> list[Evidence]:
    return only(evidence, Picture)


def identities(*archives: Path) -> list[str]:
    """Return the identities of the pictures in *archives*, parts of one export."""
    found = InstagramExport(archives, Told()).collect()
    return [each.identity for each in found if isinstance(each, Picture)]


def test_posts_stories_and_profile_photos_are_looked_at_in_that_order(tmp_path: Path) -> None:
    found = collect(tmp_path, {**export("G4"), **SHOWN}, looker=Told())

    assert pictures(nameless(found)) == [
        seen(P, NOTHING, PictureKind.OLD_PROFILE, file=PHOTOS),
        seen(Q, FACE, PictureKind.PROFILE, file=PHOTOS, time=T + 60),
        seen(A, FACE),
        seen(B, NOTHING, time=T + 60),
        seen("media/stories/202407/c.jpg", BOOTH, PictureKind.STORY, file=STORIES),
    ]
    assert gaps(found) == []
    assert (
        extents(found).items()
        >= {
            Topic.POST_PICTURES: Extent.WHOLE,
            Topic.KEPT_PICTURES: Extent.WHOLE,
            Topic.PROFILE_PHOTO: Extent.WHOLE,
        }.items()
    )
    assert Topic.FOLDER_PICTURES not in extents(found)


def test_pictures_stand_behind_everything_that_is_listed(tmp_path: Path) -> None:
    files = {**export("G4"), **SHOWN}

    listed = collect(tmp_path, files)
    found = collect(tmp_path, files, looker=Told())

    rest = [each for each in found if not isinstance(each, Picture)]
    topics = frozenset({Topic.POST_PICTURES, Topic.KEPT_PICTURES})
    assert [each for each in rest if each not in listed] == [
        each for each in rest if getattr(each, "topic", None) in topics
    ]
    assert found[:3] == listed[:3]
    assert not [each for each in listed if isinstance(each, Picture)]


def test_without_a_looker_no_topic_of_pictures_is_covered(tmp_path: Path) -> None:
    found = collect(tmp_path, {**export("G4"), **SHOWN})

    assert pictures(found) == []
    assert not extents(found).keys() & {Topic.POST_PICTURES, Topic.KEPT_PICTURES}


@pytest.mark.parametrize(
    ("name", "kind", "topic"),
    [
        ("reels", PictureKind.REEL, Topic.POST_PICTURES),
        ("archived_posts", PictureKind.ARCHIVED, Topic.KEPT_PICTURES),
        ("recently_deleted_content", PictureKind.DELETED, Topic.KEPT_PICTURES),
        ("igtv_videos", PictureKind.OTHER, Topic.KEPT_PICTURES),
        ("other_content", PictureKind.OTHER, Topic.KEPT_PICTURES),
    ],
)
def test_what_else_was_posted_is_looked_at(
    tmp_path: Path, name: str, kind: PictureKind, topic: Topic
) -> None:
    found = collect(tmp_path, {beside(name): encoded([post("a")]), A: b"face"}, looker=Told())

    assert pictures(nameless(found)) == [seen(A, FACE, kind, file=beside(name))]
    assert extents(found)[topic] is Extent.WHOLE


def test_an_export_of_the_first_generation_is_looked_at(tmp_path: Path) -> None:
    made = {
        "profile.json": {"username": "invented.person"},
        "media.json": {
            "photos": [{"caption": "", "taken_at": "2024-07-03T09:46:40+00:00", "path": "p/a.jpg"}],
            "profile": [
                {"taken_at": "2024-07-03T09:46:40+00:00", "path": "p/d.jpg",
                 "is_active_profile": True},
            ],
        },
    }  # fmt: skip
    files = {path: encoded(document) for path, document in made.items()}

    found = collect(tmp_path, {**files, "p/a.jpg": b"face", "p/d.jpg": b"none"}, looker=Told())

    assert pictures(nameless(found)) == [
        seen("p/a.jpg", FACE, file="media.json"),
        seen("p/d.jpg", NOTHING, PictureKind.PROFILE, file="media.json"),
    ]


def test_pictures_of_one_post_share_its_first_one(tmp_path: Path) -> None:
    found = read(tmp_path, [post("a", "b"), post("c")], {A: b"none", B: b"face", C: b"none"})

    assert pictures(found) == [seen(A, NOTHING), seen(B, FACE, post=A), seen(C, NOTHING)]


def test_a_picture_named_twice_is_looked_at_for_each_post(tmp_path: Path) -> None:
    found = read(tmp_path, [post("a"), post("a", time=T + 60)], {A: b"face"})

    assert pictures(found) == [seen(A, FACE), seen(A, FACE, time=T + 60)]


def test_a_video_is_a_gap_and_its_post_keeps_its_name(tmp_path: Path) -> None:
    clip = "media/posts/202407/a.mp4"

    found = read(tmp_path, [post("a.mp4", "b")], {clip: b"x", B: b"face"})

    assert pictures(found) == [seen(B, FACE, post=clip)]
    assert gaps(found) == [Unreadable(at(POSTS), Fault.VIDEO, 1, POST_PICTURES)]
    assert extents(found) == {Topic.POSTS: Extent.WHOLE, Topic.POST_PICTURES: Extent.PARTLY}


def test_a_video_that_is_missing_is_a_gap_once(tmp_path: Path) -> None:
    found = read(tmp_path, [post("a.mp4")], {})

    assert gaps(found) == [Unreadable(at(POSTS), Fault.VIDEO, 1, POST_PICTURES)]


def test_subtitles_are_passed_over(tmp_path: Path) -> None:
    found = read(tmp_path, [post("b", "a.srt")], {B: b"face", "media/posts/202407/a.srt": b"x"})

    assert pictures(found) == [seen(B, FACE)]
    assert gaps(found) == []


def test_what_cannot_be_told_of_a_picture_is_a_gap(tmp_path: Path) -> None:
    posts = [post("a", "b", "c", "d.heic")]
    given = {A: b"torn", B: b"text", C: b"torn", "media/posts/202407/d.heic": b"heic"}

    found = read(tmp_path, posts, given)

    assert pictures(found) == []
    assert gaps(found) == [
        Unreadable(at(POSTS), Fault.DAMAGED, 2, POST_PICTURES),
        Unreadable(at(POSTS), Fault.NOT_A_PICTURE, 1, POST_PICTURES),
        Unreadable(at(POSTS), Fault.NO_DECODER, 1, POST_PICTURES),
    ]
    assert extents(found)[Topic.POST_PICTURES] is Extent.PARTLY


def test_a_picture_that_is_missing_is_a_gap_once(tmp_path: Path) -> None:
    found = read(tmp_path, [post("a", "b")], {A: b"face"})

    assert gaps(found) == [Unreadable(at(POSTS), Fault.MEDIA_MISSING, 1, POST_PICTURES)]
    assert extents(found) == {Topic.POSTS: Extent.WHOLE, Topic.POST_PICTURES: Extent.PARTLY}


def test_a_post_without_any_picture_is_a_gap(tmp_path: Path) -> None:
    bare: dict[str, object] = {"media": [{"title": "only a caption", "creation_timestamp": T}]}

    found = read(tmp_path, [post("a"), bare], {A: b"none"})

    assert pictures(found) == [seen(A, NOTHING)]
    assert gaps(found) == [Unreadable(at(POSTS), Fault.MEDIA_MISSING, 1, POST_PICTURES)]
    assert extents(found)[Topic.POST_PICTURES] is Extent.PARTLY


def test_a_profile_photo_without_a_path_is_a_gap(tmp_path: Path) -> None:
    made = {"ig_profile_picture": [{**media("profile/202407/p", T), "uri": "https://x.example/p"}]}

    found = collect(tmp_path, {PHOTOS: encoded(made)}, looker=Told())

    topics = frozenset({Topic.PROFILE_PHOTO})
    assert gaps(found) == [Unreadable(at(PHOTOS), Fault.MEDIA_MISSING, 1, topics)]


def test_a_picture_whose_name_is_shown_otherwise_is_found(tmp_path: Path) -> None:
    written = "media/posts/202407/cafe\u0301.jpg"
    shown = "media/posts/202407/caf\u00e9.jpg"
    made = media("posts/202407/cafe\u0301", T)

    found = read(tmp_path, [{"media": [made]}], {written: b"face"})

    assert pictures(found) == [seen(shown, FACE)]
    assert gaps(found) == []


def test_pictures_of_a_list_that_was_read_in_part_are_covered_in_part(tmp_path: Path) -> None:
    found = read(tmp_path, [post("a"), {"media": 5}], {A: b"none"})

    topics = frozenset({Topic.POSTS})
    assert gaps(found) == [Unreadable(at(POSTS), Fault.RECORD, 1, topics)]
    assert extents(found) == {Topic.POSTS: Extent.PARTLY, Topic.POST_PICTURES: Extent.PARTLY}


def test_pictures_lie_in_another_part_of_the_export(tmp_path: Path) -> None:
    listed = write_zip(tmp_path, {POSTS: encoded([post("a", "b")])})
    rest = write_zip(tmp_path, {A: b"face", B: b"none"}, f"{NAME}/", f"{NAME[:-8]}Zz9yX8wV")

    found = nameless(list(InstagramExport([listed, rest], Told()).collect()))

    assert pictures(found) == [seen(A, FACE), seen(B, NOTHING, post=A)]
    assert gaps(found) == []


def test_parts_are_looked_at_as_one_export(tmp_path: Path) -> None:
    files = {**export("G4"), **SHOWN}
    [one] = [write_folder(tmp_path, files)]

    whole = nameless(list(InstagramExport([one], Told()).collect()))
    parts = nameless(list(InstagramExport(write_parts(tmp_path, files), Told()).collect()))

    assert pictures(parts) == pictures(whole)


def test_a_picture_is_the_same_in_two_exports_with_different_roots(tmp_path: Path) -> None:
    files = {POSTS: encoded([post("a", "b")]), A: b"face", B: b"none"}
    other = f"{NAME[:-19]}2026-11-20-Zz9yX8wV"

    bare = identities(write_zip(tmp_path, files))
    rooted = identities(write_zip(tmp_path, files, f"{other}/", other))
    changed = identities(write_zip(tmp_path, {**files, A: b"none"}))

    assert bare == rooted
    assert [changed[0] == bare[0], changed[1] == bare[1]] == [False, True]
    assert [each.split("\0")[:3] for each in bare] == [
        ["instagram-export", A, "4"],
        ["instagram-export", B, "4"],
    ]


@pytest.mark.parametrize("after", [0, 1, 3, 4])
def test_what_was_not_reached_is_a_gap_of_its_topic(tmp_path: Path, after: int) -> None:
    files = {**export("G4"), **SHOWN}
    whole = pictures(nameless(collect(tmp_path, files, looker=Told())))
    left = [
        (Topic.PROFILE_PHOTO, max(2 - after, 0)),
        (Topic.POST_PICTURES, max(min(2, 4 - after), 0)),
        (Topic.KEPT_PICTURES, 1),
    ]

    found = collect(tmp_path, files, looker=Stopped(after))

    assert pictures(nameless(found)) == whole[:after]
    assert gaps(found) == [
        Unreadable(at(""), Fault.NOT_LOOKED_AT, count, frozenset({topic}))
        for topic, count in left
        if count
    ]
    partly = {topic for topic, extent in extents(found).items() if extent is Extent.PARTLY}
    assert partly == {Topic.APPS, *(topic for topic, count in left if count)}


def test_stopped_after_the_last_picture_nothing_is_left(tmp_path: Path) -> None:
    found = read(tmp_path, [post("a")], {A: b"face"}, Stopped(1))

    assert pictures(found) == [seen(A, FACE)]
    assert gaps(found) == []


def test_progress_counts_the_pictures_too(tmp_path: Path) -> None:
    listed = encoded([post("a", "b")])
    files = {POSTS: listed, A: b"face", B: b"torn"}
    source = InstagramExport([write_folder(tmp_path, files)], Told())
    evidence = source.collect()

    first = next(evidence)
    at_first = (source.bytes_read, source.bytes_total)
    rest = list(evidence)

    assert isinstance(first, Post)
    assert first.kind is PostKind.POST
    assert at_first == (len(listed), len(listed) + 8)
    assert (source.bytes_read, source.bytes_total) == (len(listed) + 8, len(listed) + 8)
    assert only(rest, Picture)


STEP = step("no-face", FaceInPost())


@pytest.mark.parametrize(
    ("given", "looker", "expected"),
    [
        (
            {A: b"face", B: b"none"},
            Told(),
            Finding(
                STEP,
                Outcome.FAIL,
                Basis.MEASURED,
                examined=2,
                exposed=1,
                oldest=seconds(T),
                newest=seconds(T),
                examples=(Exposure(at(POSTS), "face", "", seconds(T), A),),
                measured_on=at("").seen_on,
            ),
        ),
        (
            {A: b"none", B: b"none"},
            Told(),
            Finding(STEP, Outcome.PASS, Basis.MEASURED, examined=2, measured_on=at("").seen_on),
        ),
        (
            {A: b"none", B: b"face"},
            Stopped(1),
            Finding(STEP, Outcome.NOT_REVIEWED, Basis.NONE, Reason.PARTLY_COVERED, examined=1),
        ),
        (
            {A: b"none"},
            Told(),
            Finding(STEP, Outcome.NOT_REVIEWED, Basis.NONE, Reason.PARTLY_COVERED, examined=1),
        ),
        (
            {A: b"face", B: b"face"},
            None,
            Finding(STEP, Outcome.NOT_REVIEWED, Basis.NONE, Reason.NO_EVIDENCE),
        ),
    ],
    ids=["a face", "no face", "stopped", "missing", "not looked at"],
)
def test_a_step_on_faces_comes_out_by_what_was_looked_at(
    tmp_path: Path, given: dict[str, bytes], looker: Looker | None, expected: Finding
) -> None:
    files = {
        POSTS: encoded([post("a"), post("b", time=T + 60)]),
        beside("reels"): encoded([]),
        **given,
    }
    source = InstagramExport([write_folder(tmp_path, files)], looker)

    report = audit(checklist(STEP), [source], now=NOW)

    assert report.findings == [expected]


def test_a_step_on_faces_asks_nothing_of_reels_that_are_not_there(tmp_path: Path) -> None:
    source = InstagramExport(
        [write_folder(tmp_path, {POSTS: encoded([post("a")]), A: b"none"})], Told()
    )

    [found] = audit(checklist(STEP), [source], now=NOW).findings

    assert (found.outcome, found.basis, found.examined) == (Outcome.PASS, Basis.MEASURED, 1)


def test_pictures_can_be_read_once_more(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {POSTS: encoded([post("a", "b")]), A: b"face", B: b"x"})
    os.truncate(next(folder.glob(f"**/{B}")), LARGEST + 1)
    source = InstagramExport([folder], Told())

    assert list(source.pictures([A, B, "media/posts/gone.jpg"])) == [(A, b"face")]


@pytest.mark.parametrize("uri", ["../x.jpg", "https://x.example/x.jpg"])
def test_a_path_that_leads_out_of_the_export_leaves_pictures_covered_in_part(
    tmp_path: Path, uri: str
) -> None:
    stray = {**media("posts/202407/b", T), "uri": uri}
    made: dict[str, object] = {"media": [media("posts/202407/a", T), stray]}

    found = read(tmp_path, [made], {A: b"none"})

    assert pictures(found) == [seen(A, NOTHING)]
    assert extents(found)[Topic.POST_PICTURES] is Extent.PARTLY


def test_a_step_on_faces_is_not_reviewed_where_there_is_a_video(tmp_path: Path) -> None:
    clip = "media/posts/202407/b.mp4"
    files = {
        POSTS: encoded([post("a", "b.mp4")]), beside("reels"): encoded([]), A: b"none", clip: b"x"
    }  # fmt: skip
    source = InstagramExport([write_folder(tmp_path, files)], Told())

    report = audit(checklist(STEP), [source], now=NOW)

    assert report.findings == [
        Finding(STEP, Outcome.NOT_REVIEWED, Basis.NONE, Reason.PARTLY_COVERED, examined=1)
    ]
