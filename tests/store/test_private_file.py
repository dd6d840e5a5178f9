import os
from pathlib import Path

import pytest

from selfguard.store import private_file


def test_a_file_is_replaced_and_the_folder_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, synced, fsync = tmp_path / "a.json", list[bool](), os.fsync
    path.write_bytes(b"old")

    def syncing(descriptor: int) -> None:
        synced.append(path.read_bytes() == b"new")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", syncing)
    private_file.replace(path, b"new")

    assert path.read_bytes() == b"new"
    assert synced == [False, True]


def test_a_folder_that_may_not_be_opened_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, opened = tmp_path / "a.json", os.open

    def closed(place: Path, flags: int, mode: int = 0o777) -> int:
        if place == tmp_path:
            raise PermissionError
        return opened(place, flags, mode)

    monkeypatch.setattr(os, "open", closed)
    private_file.replace(path, b"new")

    assert path.read_bytes() == b"new"


def test_a_file_that_cannot_take_its_place_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.mkdir()

    with pytest.raises(OSError, match="directory"):
        private_file.replace(path, b"new")

    assert list(tmp_path.iterdir()) == [path]


def test_what_is_half_written_is_found_by_its_name(tmp_path: Path) -> None:
    ours = tmp_path / ".a.json.0123abcd.tmp"
    for name in (ours.name, ".b.json.0123abcd.tmp", "a.json", ".a.json.0123abcd.txt"):
        (tmp_path / name).touch()

    assert private_file.temporaries(tmp_path / "a.json") == [ours]
