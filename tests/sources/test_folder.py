import contextlib
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hostile_zips import BAD_NAMES, outcome_of, read_from
from selfguard.sources._archive import Budget, Entry, UnreadableError, open_archive
from selfguard.sources._folder import open_regular

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs links, pipes, names of POSIX")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "export"
    (root / "media").mkdir(parents=True)
    (root / "profile.json").write_bytes(b"{}")
    (root / "media/p.jpg").write_bytes(b"jpeg")
    return root


class Item:
    """What `os.scandir` gives, for states that no test can bring about on every disk."""

    name = "odd.json"

    def __init__(self, state: os.stat_result | None = None) -> None:
        self.state = state

    def stat(self, *, follow_symlinks: bool) -> os.stat_result:
        assert not follow_symlinks
        if self.state is None:
            raise PermissionError
        return self.state


def listing(*items: Item) -> contextlib.AbstractContextManager[Iterator[Item]]:
    return contextlib.nullcontext(iter(items))


def test_a_folder_tells_its_files_and_gives_their_bytes(root: Path) -> None:
    os.utime(root / "profile.json", (0, 1_700_000_000))

    with open_archive(root) as archive, archive.open("media/p.jpg", Budget()) as stream:
        assert archive.name == "export"
        assert list(archive.entries) == ["media/p.jpg", "profile.json"]
        assert archive.entries["profile.json"] == Entry(
            "profile.json", 2, datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
        )
        assert archive.refused == {}
        assert stream.read() == b"jpeg"


def test_the_mark_of_a_file_is_its_device_its_number_and_its_time(root: Path) -> None:
    os.utime(root / "media/p.jpg", ns=(0, 1_700_000_000_123_456_700))
    state = (root / "media/p.jpg").stat()

    with open_archive(root) as archive:
        mark = archive.entries["media/p.jpg"].mark

    assert mark == f"{state.st_dev}/{state.st_ino}/1700000000123456700"


@pytest.mark.parametrize("here", [".", "media/.."])
def test_the_folder_one_stands_in_has_a_name(
    here: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)

    with open_archive(Path(here)) as archive:
        assert archive.name == "export"


def test_an_empty_folder_is_an_empty_archive(tmp_path: Path) -> None:
    assert outcome_of(tmp_path) == ({}, {})


def test_what_macos_leaves_is_passed_over(root: Path) -> None:
    (root / "__MACOSX").mkdir()
    (root / "__MACOSX/a.json").write_bytes(b"?")
    (root / "media/._p.jpg").write_bytes(b"?")

    assert outcome_of(root) == ({"media/p.jpg": 4, "profile.json": 2}, {})


@posix
def test_links_and_pipes_are_left_out_and_counted(root: Path) -> None:
    (root / "etc").symlink_to("/etc")
    (root / "again").symlink_to(root)
    (root / "other.json").symlink_to(root / "profile.json")
    os.mkfifo(root / "pipe.json")

    assert outcome_of(root) == ({"media/p.jpg": 4, "profile.json": 2}, {"link": 4})


@posix
def test_bad_names_are_left_out_and_counted(root: Path) -> None:
    names = [name for name in BAD_NAMES if isinstance(name, str) and "/" not in name and name]
    for name in names:
        (root / name).write_bytes(b"{}")
    (root / os.fsdecode(b"\xff.json")).write_bytes(b"{}")
    (root / ("long/" * 79)).mkdir(parents=True)
    (root / ("long/" * 79) / "beyond.json").write_bytes(b"{}")
    (root / "a:b").mkdir()
    (root / "a:b/never-seen.json").write_bytes(b"{}")

    outcome = outcome_of(root)

    assert outcome == (
        {"media/p.jpg": 4, "profile.json": 2},
        {"bad-name": len(names) + 3},
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems hold no two such names")
def test_twin_names_are_refused(root: Path) -> None:
    (root / "Profile.json").write_bytes(b"{}")

    assert outcome_of(root) == "archive.twin-names"


def test_a_closed_folder_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", closed)

    assert outcome_of(root) == "archive.no-rights"


def test_a_closed_folder_inside_is_counted(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = [os.scandir(root)]

    def closed_within(_: Path) -> "os._ScandirIterator[str]":
        if first:
            return first.pop()
        raise PermissionError

    monkeypatch.setattr(os, "scandir", closed_within)

    assert outcome_of(root) == ({"profile.json": 2}, {"no-rights": 1})


def test_a_file_that_cannot_be_looked_at_is_counted(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "scandir", lambda _: listing(Item()))

    assert outcome_of(root) == ({}, {"no-rights": 1})


def test_an_impossible_time_is_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = os.stat_result((0o100644, 0, 0, 1, 0, 0, 2, 0, 1 << 60, 0))
    monkeypatch.setattr(os, "scandir", lambda _: listing(Item(state)))

    with open_archive(root) as archive:
        assert archive.entries == {"odd.json": Entry("odd.json", 2, None)}


def test_too_many_files_are_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "scandir", lambda _: listing(*[Item()] * 300_001))

    assert outcome_of(root) == "archive.too-many-entries"


def test_a_file_that_changes_after_the_look_is_damaged(root: Path) -> None:
    with open_archive(root) as archive:
        (root / "profile.json").write_bytes(b"{")
        shorter = read_from(archive, "profile.json")
        (root / "profile.json").write_bytes(b"{} and more")
        longer = read_from(archive, "profile.json")
        (root / "profile.json").unlink()
        gone = read_from(archive, "profile.json")

    assert (shorter, longer, gone) == ("damaged", 2, "damaged")


@posix
def test_a_file_that_becomes_a_link_or_a_pipe_is_not_read(root: Path) -> None:
    with open_archive(root) as archive:
        (root / "profile.json").unlink()
        (root / "profile.json").symlink_to("/etc/hostname")
        link = read_from(archive, "profile.json")
        (root / "profile.json").unlink()
        os.mkfifo(root / "profile.json")
        pipe = read_from(archive, "profile.json")

    assert (link, pipe) == ("damaged", "damaged")


def test_a_file_without_rights_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> int:
        raise PermissionError

    with open_archive(root) as archive:
        monkeypatch.setattr(os, "open", closed)
        with pytest.raises(UnreadableError, match="no-rights"):
            archive.open("profile.json", Budget())


def test_the_budget_holds_for_folders(root: Path) -> None:
    budget = Budget(3)

    with open_archive(root) as archive, pytest.raises(UnreadableError, match="too-large"):
        archive.open("media/p.jpg", budget)

    assert budget.left == 3


def test_a_regular_file_is_opened_and_a_device_is_not(root: Path) -> None:
    with open_regular(root / "profile.json", follow=True) as file:
        assert file.read() == b"{}"
    with pytest.raises(ValueError, match="not a regular file"):
        open_regular(Path(os.devnull), follow=True)
