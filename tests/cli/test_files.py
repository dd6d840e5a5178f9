import os
import stat
import sys
from pathlib import Path

import pytest

from selfguard.cli.files import is_path, read_checklist, write_new, write_private
from selfguard.errors import InputRefusedError, OutputRefusedError

POSIX = sys.platform != "win32"


@pytest.mark.parametrize(
    "name", ["a.yaml", "a.yml", "./a", ".", "..", "folder/a", f"folder{os.sep}a"]
)
def test_a_separator_or_an_ending_makes_a_path(name: str) -> None:
    assert is_path(name)


def test_a_bare_word_is_an_id() -> None:
    assert not is_path("prepare")


def test_a_built_in_checklist_is_found_by_its_id() -> None:
    assert read_checklist("prepare").startswith(b"# yaml-language-server")


def test_an_unknown_id_is_refused_with_those_that_exist() -> None:
    with pytest.raises(InputRefusedError) as refused:
        read_checklist("nothing")

    assert (refused.value.key, refused.value.values["name"]) == ("cli.no-such-checklist", "nothing")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefusedError) as refused:
        read_checklist(str(tmp_path / "none.yaml"))

    assert refused.value.key == "cli.cannot-read"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefusedError) as refused:
        read_checklist(f"{tmp_path}/")

    assert refused.value.key == "cli.not-a-file"


@pytest.mark.skipif(not POSIX, reason="Windows has no FIFO")
def test_a_fifo_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")

    with pytest.raises(InputRefusedError) as refused:
        read_checklist(str(tmp_path / "pipe.yaml"))

    assert refused.value.key == "cli.not-a-file"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "large.yaml").write_bytes(b"a" * 256_001)

    with pytest.raises(InputRefusedError) as refused:
        read_checklist(str(tmp_path / "large.yaml"))

    assert refused.value.key == "cli.too-large"


def test_what_is_written_belongs_to_its_owner_alone(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_bytes(b"old")

    write_private(target, b"new")

    assert target.read_bytes() == b"new"
    assert not POSIX or stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_a_folder_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputRefusedError) as refused:
        write_private(tmp_path / "none" / "report.json", b"new")

    assert refused.value.key == "cli.cannot-write-missing"


@pytest.mark.skipif(not POSIX, reason="Windows sets no limit to the size of a file")
def test_no_room_left_keeps_the_old_file_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    target = tmp_path / "report.json"
    target.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))

    try:
        with pytest.raises(OutputRefusedError) as refused:
            write_private(target, b"new" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert refused.value.key == "cli.cannot-write-full"
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_what_a_killed_run_left_behind_is_removed(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    left_over = tmp_path / ".report.json.0123abcd.tmp"
    other = tmp_path / ".other.json.0123abcd.tmp"
    for path in (left_over, other):
        path.write_bytes(b"half")
        os.utime(path, (0, 0))
    still_writing = tmp_path / ".report.json.76543210.tmp"
    still_writing.write_bytes(b"half")

    write_private(target, b"new")

    assert sorted(tmp_path.iterdir()) == sorted([target, other, still_writing])


def no_links(*_: object, **__: object) -> None:
    """Fail as a file system does that knows no links."""
    raise PermissionError


@pytest.mark.parametrize("has_links", [True, False])
def test_a_new_file_is_private_and_replaces_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_links: bool
) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", no_links)
    target = tmp_path / "a.jpg"

    assert write_new(target, b"one")
    assert not write_new(target, b"other")

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.jpg": b"one"}
    assert not POSIX or stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_new_file_where_nothing_can_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputRefusedError) as refused:
        write_new(tmp_path / "none" / "a.jpg", b"one")

    assert refused.value.key == "cli.cannot-write-missing"
