"""Folders of the person's own pictures."""

import dataclasses
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from instagram_exports import write_folder, write_zip
from lookers import FACE, NOTHING, PLACE, Stopped, Told
from selfguard.errors import InputRefusedError
from selfguard.model.evidence import Covered, Evidence, Extent, Fault, Origin, Topic, Unreadable
from selfguard.model.picture import Picture, PictureKind
from selfguard.model.sight import Looker, Sight
from selfguard.sources._pictures import LARGEST
from selfguard.sources.photos import Photos

LOOKED_ON = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
WHOLE = Origin("photos", "", LOOKED_ON)
TAKEN_ON = datetime(2024, 8, 11, tzinfo=UTC)
TOPICS = frozenset({Topic.FOLDER_PICTURES})
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs links of POSIX")


def folder_of(path: Path, files: dict[str, bytes], name: str = "photos") -> Path:
    """Return a folder with *files*, all of one time."""
    folder = write_folder(path, files, name)
    for each in files:
        os.utime(folder / each, (0, TAKEN_ON.timestamp()))
    return folder


def collect(*folders: Path, looker: Looker | None = None) -> list[Evidence]:
    """Return what is told about *folders*, its pictures without their identities."""
    source = Photos(folders, looker or Told(), LOOKED_ON)
    return [
        dataclasses.replace(each, identity="") if isinstance(each, Picture) else each
        for each in source.collect()
    ]


def seen(path: str, sight: Sight, posted_on: datetime | None = TAKEN_ON) -> Picture:
    origin = Origin("photos", path, LOOKED_ON)
    return Picture(origin, PictureKind.FILE, path, path, posted_on, sight)


def gap(fault: Fault, count: int = 1, topics: frozenset[Topic] = TOPICS) -> Unreadable:
    return Unreadable(WHOLE, fault, count, topics)


def covered(extent: Extent) -> Covered:
    return Covered(WHOLE, Topic.FOLDER_PICTURES, extent)


def refusal(*folders: Path) -> tuple[str, dict[str, str]]:
    """Return the sentence with which *folders* are refused, and its values."""
    with pytest.raises(InputRefusedError) as error:
        list(Photos(folders, Told(), LOOKED_ON).collect())
    return error.value.key, error.value.values


def test_every_picture_below_a_folder_is_looked_at(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path, {"b.JPG": b"none", "a.png": b"face", "2024/08/c.heic": b"site", "d.webp": b"none"}
    )

    found = collect(folder)

    assert found == [
        seen("2024/08/c.heic", PLACE),
        seen("a.png", FACE),
        seen("b.JPG", NOTHING),
        seen("d.webp", NOTHING),
        covered(Extent.WHOLE),
    ]


def test_a_picture_is_known_again_by_its_identity(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"a.jpg": b"face"})
    looker = Told()

    [found, *_] = Photos((folder,), looker, LOOKED_ON).collect()

    state = (folder / "a.jpg").stat()
    mark = f"{state.st_dev}/{state.st_ino}/{state.st_mtime_ns}"
    identity = f"photos\0a.jpg\x004\x00{mark}"
    assert isinstance(found, Picture)
    assert (found.identity, looker.identities) == (identity, [identity])


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()

    assert refusal(folder) == ("archive.no-pictures", {"name": "photos"})


def test_a_folder_without_pictures_is_refused(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"essay.docx": b"x", "notes.txt": b"x", "clip.mp4": b"x"})

    assert refusal(folder) == ("archive.no-pictures", {"name": "photos"})


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "photos") == ("archive.not-found", {"name": "photos"})


def test_documents_are_passed_over_and_take_nothing_away(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"a.jpg": b"face", "essay.docx": b"x", "notes": b"x"})

    found = collect(folder)

    assert found == [
        seen("a.jpg", FACE),
        gap(Fault.NOT_A_PICTURE, 2, frozenset()),
        covered(Extent.WHOLE),
    ]


def test_a_video_is_a_gap(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"a.jpg": b"none", "b.MOV": b"x", "c.mp4": b"x"})

    found = collect(folder)

    assert found == [seen("a.jpg", NOTHING), gap(Fault.VIDEO, 2), covered(Extent.PARTLY)]


def test_what_cannot_be_told_of_a_picture_is_a_gap(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path,
        {"a.jpg": b"torn", "b.jpg": b"none", "c.jpg": b"text", "d.heic": b"heic"},
    )

    found = collect(folder)

    assert found == [
        seen("b.jpg", NOTHING),
        gap(Fault.DAMAGED, 2),
        gap(Fault.NO_DECODER),
        covered(Extent.PARTLY),
    ]


def test_a_picture_that_is_too_large_is_a_gap(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"a.jpg": b""})
    with (folder / "a.jpg").open("wb") as file:
        file.truncate(LARGEST + 1)

    found = collect(folder)

    assert found == [gap(Fault.TOO_LARGE), covered(Extent.PARTLY)]


def test_a_folder_inside_that_is_closed_is_a_gap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of(tmp_path, {"a.jpg": b"none", "closed/b.jpg": b"face"})
    first = [os.scandir(folder)]

    def closed_within(_: Path) -> "os._ScandirIterator[str]":
        if first:
            return first.pop()
        raise PermissionError

    monkeypatch.setattr(os, "scandir", closed_within)

    found = collect(folder)

    assert found == [seen("a.jpg", NOTHING), gap(Fault.NO_RIGHTS), covered(Extent.PARTLY)]


@posix
def test_a_link_is_not_followed_and_is_a_gap(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"a.jpg": b"none"})
    (folder / "again").symlink_to(folder)
    (folder / "b.jpg").symlink_to(folder / "a.jpg")

    found = collect(folder)

    assert found == [seen("a.jpg", NOTHING), gap(Fault.LINK, 2), covered(Extent.PARTLY)]


def test_a_zip_is_looked_at_as_a_folder_is(tmp_path: Path) -> None:
    path = write_zip(tmp_path, {"a.jpg": b"face", "b/c.jpg": b"none"}, name="photos")

    found = collect(path)

    start = datetime(1980, 1, 1, tzinfo=UTC)
    assert found == [
        seen("a.jpg", FACE, start),
        seen("b/c.jpg", NOTHING, start),
        covered(Extent.WHOLE),
    ]


def test_several_folders_are_one_source(tmp_path: Path) -> None:
    one = folder_of(tmp_path, {"a.jpg": b"face", "b.mp4": b"x"}, "one")
    other = folder_of(tmp_path, {"a.jpg": b"none", "c.mp4": b"x"}, "other")

    found = collect(one, other)

    assert found == [
        seen("one/a.jpg", FACE),
        seen("other/a.jpg", NOTHING),
        gap(Fault.VIDEO, 2),
        covered(Extent.PARTLY),
    ]


def test_two_folders_of_one_name_are_told_apart_by_their_paths(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    one = folder_of(tmp_path / "one", {"a.jpg": b"face"})
    other = folder_of(tmp_path / "other", {"a.jpg": b"none"})

    found = [each.media for each in collect(one, other) if isinstance(each, Picture)]

    assert found == [f"{one.as_posix()}/a.jpg", f"{other.as_posix()}/a.jpg"]


def test_pictures_can_be_read_once_more(tmp_path: Path) -> None:
    one = folder_of(tmp_path, {"a.jpg": b"face", "large.jpg": b""}, "one")
    other = folder_of(tmp_path, {"a.jpg": b"none"}, "other")
    os.truncate(one / "large.jpg", LARGEST + 1)
    source = Photos((one, other), Told(), datetime(2026, 11, 24, tzinfo=UTC))

    found = list(source.pictures(["one/a.jpg", "other/a.jpg", "one/large.jpg", "one/gone.jpg"]))

    assert found == [("one/a.jpg", b"face"), ("other/a.jpg", b"none")]


def test_an_empty_folder_beside_another_one_is_no_refusal(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    folder = folder_of(tmp_path, {"a.jpg": b"face"})

    assert collect(empty, folder) == [seen("photos/a.jpg", FACE), covered(Extent.WHOLE)]


def test_a_folder_given_twice_is_looked_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of(tmp_path, {"a.jpg": b"face"})
    monkeypatch.chdir(tmp_path)

    assert collect(folder, Path("photos")) == [seen("a.jpg", FACE), covered(Extent.WHOLE)]


@pytest.mark.parametrize("name", [".", "b/.."])
def test_the_folder_one_stands_in_is_refused_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = folder_of(tmp_path, {"b/notes.txt": b"x"})
    monkeypatch.chdir(folder)

    assert refusal(Path(name)) == ("archive.no-pictures", {"name": "photos"})


@pytest.mark.parametrize(
    ("after", "left"), [(0, [gap(Fault.NOT_LOOKED_AT, 3)]), (2, [gap(Fault.NOT_LOOKED_AT)])]
)
def test_what_was_not_reached_is_a_gap(tmp_path: Path, after: int, left: list[Unreadable]) -> None:
    files = {"a.jpg": b"face", "b.jpg": b"none", "c.jpg": b"face"}
    folder = folder_of(tmp_path, files)

    found = collect(folder, looker=Stopped(after))

    told = [seen("a.jpg", FACE), seen("b.jpg", NOTHING)]
    assert found == [*told[:after], *left, covered(Extent.PARTLY)]


def test_stopped_after_the_last_picture_nothing_is_left(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"a.jpg": b"face"})

    found = collect(folder, looker=Stopped(1))

    assert found == [seen("a.jpg", FACE), covered(Extent.WHOLE)]


def test_progress_is_told_in_bytes(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"a.jpg": b"face", "b.jpg": b"torn"})
    source = Photos((folder,), Told(), LOOKED_ON)

    before = (source.bytes_read, source.bytes_total)
    evidence = source.collect()
    next(evidence)
    within = (source.bytes_read, source.bytes_total)
    rest = list(evidence)

    assert (before, within) == ((0, 0), (4, 8))
    assert rest == [gap(Fault.DAMAGED), covered(Extent.PARTLY)]
    assert (source.bytes_read, source.bytes_total) == (8, 8)
    assert source.name == "photos"
