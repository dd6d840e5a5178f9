import zipfile
import zlib
from pathlib import Path

import pytest

from instagram_exports import write_folder, write_zip
from selfguard.model.evidence import Fault
from selfguard.model.sight import NotLookedAtError, ToLookAt
from selfguard.sources._archive import open_archive
from selfguard.sources._pictures import (
    LARGEST,
    PICTURES,
    VIDEOS,
    ending,
    is_passed_over,
    is_picture,
    is_video,
    to_look_at,
)


def given(path: Path, name: str = "a.jpg", source: str = "photos") -> ToLookAt:
    """Return the picture *name* in the archive at *path*; it can be read no more."""
    with open_archive(path) as archive:
        return to_look_at(source, name, archive, archive.entries[name])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("media/posts/a.JPG", ".jpg"),
        ("a.tar.gz", ".gz"),
        ("media.d/posts", ""),
        (".jpg", ""),
        ("a.", "."),
        ("", ""),
    ],
)
def test_the_ending_is_that_of_the_name_alone(path: str, expected: str) -> None:
    assert ending(path) == expected


@pytest.mark.parametrize(
    ("path", "told"),
    [
        *((f"a{each}", (True, False, False)) for each in sorted(PICTURES)),
        *((f"a{each}", (False, True, False)) for each in sorted(VIDEOS)),
        *((f"a{each}", (False, False, True)) for each in (".srt", ".json", ".html", ".csv")),
        *((f"a{each}", (False, False, True)) for each in (".txt", ".vtt")),
        ("a.pdf", (False, False, False)),
        ("a", (False, False, False)),
    ],
)
def test_a_name_tells_a_picture_from_a_video_and_from_what_is_neither(
    path: str, told: tuple[bool, bool, bool]
) -> None:
    assert (is_picture(path), is_video(path), is_passed_over(path)) == told


def test_a_picture_is_read_when_it_is_looked_at(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"a.jpg": b"face"})

    picture = given(folder)
    (folder / "a.jpg").write_bytes(b"none")

    assert (picture.size, picture.read()) == (4, b"none")


def test_the_identity_in_a_zip_is_source_name_size_and_checksum(tmp_path: Path) -> None:
    one = given(write_zip(tmp_path, {"a.jpg": b"face"}, name="one"))
    same = given(write_zip(tmp_path, {"a.jpg": b"face"}, name="same"))
    other = given(write_zip(tmp_path, {"a.jpg": b"none"}, name="other"))

    assert one.identity == same.identity == f"photos\0a.jpg\x004\x00{zlib.crc32(b'face'):08x}"
    assert other.identity == f"photos\0a.jpg\x004\x00{zlib.crc32(b'none'):08x}"


def test_the_identity_in_a_folder_changes_with_the_file(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"a.jpg": b"face", "b.jpg": b"face"})
    state = (folder / "a.jpg").stat()

    one, same, other = given(folder), given(folder), given(folder, "b.jpg")

    mark = f"{state.st_dev}/{state.st_ino}/{state.st_mtime_ns}"
    assert one.identity == same.identity == f"photos\0a.jpg\x004\x00{mark}"
    assert other.identity != one.identity.replace("a.jpg", "b.jpg")


def test_the_identity_names_its_source(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"a.jpg": b"face"})

    assert given(folder, source="instagram-export").identity.startswith("instagram-export\0a.jpg\0")


def test_nothing_is_read_of_a_picture_that_is_too_large(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"a.jpg": b""})
    with (folder / "a.jpg").open("wb") as file:
        file.truncate(LARGEST + 1)
    picture = given(folder)
    (folder / "a.jpg").unlink()

    with pytest.raises(NotLookedAtError) as error:
        picture.read()

    assert error.value.fault is Fault.TOO_LARGE


def test_a_picture_of_the_largest_size_is_read(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"a.jpg": b""})
    with (folder / "a.jpg").open("wb") as file:
        file.truncate(LARGEST)

    content = given(folder).read()

    assert len(content) == LARGEST


def test_a_picture_that_is_gone_or_shorter_is_damaged(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"a.jpg": b"face", "b.jpg": b"face"})
    gone, shorter = given(folder), given(folder, "b.jpg")
    (folder / "a.jpg").unlink()
    (folder / "b.jpg").write_bytes(b"f")

    faults = []
    for picture in (gone, shorter):
        with pytest.raises(NotLookedAtError) as error:
            picture.read()
        faults.append(error.value.fault)

    assert faults == [Fault.DAMAGED, Fault.DAMAGED]


def test_a_picture_of_a_wrong_checksum_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "one.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.jpg", b"face")
    path.write_bytes(path.read_bytes().replace(b"face", b"fake"))

    with open_archive(path) as archive:
        picture = to_look_at("photos", "a.jpg", archive, archive.entries["a.jpg"])
        with pytest.raises(NotLookedAtError) as error:
            picture.read()

    assert error.value.fault is Fault.DAMAGED
