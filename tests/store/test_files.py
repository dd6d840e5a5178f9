import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factories import answer
from selfguard.errors import StoreRefusedError
from selfguard.store import FILE, Store
from selfguard.store.files import SESSION_FILE
from stores import READS, WRITES, filled, refused

POSIX = sys.platform != "win32"
ON_POSIX = pytest.mark.skipif(not POSIX, reason="modes of files mean nothing on Windows")

OURS = [
    f".{SESSION_FILE}.0123abcd.tmp",
    f".{FILE}.0123abcd.tmp",
    SESSION_FILE,
    FILE,
    f"{FILE}-journal",
    f"{FILE}-mj0123ABCDE",
    f"{FILE}-shm",
    f"{FILE}-wal",
    f"{FILE}.bak",
    f"{FILE}.bak-1",
    f"{FILE}.tmp",
    f"{FILE}.tmp1",
]
"""Everything that can lie in the folder and is ours, sorted."""
NOT_OURS = [
    "letter.txt",
    f"my-{FILE}",
    f"{FILE}.pdf",
    f".{FILE}.0123abcd.txt",
    f".{FILE}.0123ABCD.tmp",
    f".{FILE}.123.tmp",
    "selfguard-sqlite3",
    f"{SESSION_FILE}.bak",
    f"my-{SESSION_FILE}",
]


def modes(store: Store) -> list[int]:
    """Return the rights of the folder and of the file."""
    return [stat.S_IMODE(path.stat().st_mode) for path in (store.folder, store.path)]


@ON_POSIX
@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_only_the_person_can_read_it(tmp_path: Path, write: Callable[[Store], object]) -> None:
    store = Store(tmp_path / "data")

    write(store)

    assert modes(store) == [0o700, 0o600]


@ON_POSIX
def test_rights_that_are_too_wide_are_taken_away_when_something_is_kept(tmp_path: Path) -> None:
    store = filled(tmp_path / "data")
    store.folder.chmod(0o755)
    store.path.chmod(0o644)

    store.keep_answer("own", answer())

    assert modes(store) == [0o700, 0o600]


@ON_POSIX
def test_rights_that_are_narrower_are_left(tmp_path: Path) -> None:
    store = filled(tmp_path / "data")
    store.path.chmod(0o400)

    refused(lambda store: store.keep_answer("own", answer()), store)

    assert modes(store) == [0o700, 0o400]


def test_rights_that_cannot_be_taken_away_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(tmp_path / "data")
    store.path.chmod(0o644)

    def not_ours(path: Path, mode: int) -> None:
        raise PermissionError(errno.EPERM, mode, path)

    monkeypatch.setattr(Path, "chmod", not_ours)

    errors = {name: refused(write, store) for name, write in WRITES.items()}

    assert errors == dict.fromkeys(WRITES, ("cli.store-closed", {"path": str(store.folder)}))


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.path.mkdir()

    asked = {name: refused(read, store) for name, read in READS.items()}
    kept = {name: refused(write, store) for name, write in WRITES.items()}
    forgotten = refused(Store.forget, store)

    assert asked == dict.fromkeys(READS, ("cli.store-damaged", {"path": str(store.path)}))
    assert kept == dict.fromkeys(WRITES, ("cli.store-closed", {"path": str(tmp_path)}))
    assert forgotten == ("cli.store-closed", {"path": str(tmp_path)})


def test_a_link_in_the_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    store.folder.mkdir()
    store.path.symlink_to(tmp_path / "elsewhere")

    asked = {name: refused(read, store) for name, read in READS.items()}
    kept = {name: refused(write, store) for name, write in WRITES.items()}
    removed = store.forget()

    assert asked == dict.fromkeys(READS, ("cli.store-damaged", {"path": str(store.path)}))
    assert kept == dict.fromkeys(WRITES, ("cli.store-closed", {"path": str(store.folder)}))
    assert removed == [store.path]
    assert not (tmp_path / "elsewhere").exists()


def test_a_link_to_a_store_is_not_followed_either(tmp_path: Path) -> None:
    other = filled(tmp_path / "other")
    before = other.path.read_bytes()
    store = Store(tmp_path / "data")
    store.folder.mkdir()
    store.path.symlink_to(other.path)

    kept = {name: refused(write, store) for name, write in WRITES.items()}

    assert kept == dict.fromkeys(WRITES, ("cli.store-closed", {"path": str(store.folder)}))
    assert other.path.read_bytes() == before


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    store.folder.write_text("a letter")

    kept = {name: refused(write, store) for name, write in WRITES.items()}

    assert kept == dict.fromkeys(WRITES, ("cli.store-closed", {"path": str(store.folder)}))
    assert store.folder.read_text() == "a letter"


def test_a_folder_without_rights_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(tmp_path / "data")

    def closed(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "lstat", closed)
    monkeypatch.setattr(Path, "iterdir", closed)
    asked = {name: refused(read, store) for name, read in READS.items()}
    kept, forgotten = refused(Store.kept, store), refused(Store.forget, store)

    closed_folder = ("cli.store-closed", {"path": str(store.folder)})
    assert asked == dict.fromkeys(READS, closed_folder)
    assert [kept, forgotten] == [closed_folder] * 2


def test_a_disk_without_room_for_the_file_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)

    def full(path: Path, _: int, __: int) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    monkeypatch.setattr(os, "open", full)

    kept = {name: refused(write, store) for name, write in WRITES.items()}

    assert kept == dict.fromkeys(WRITES, ("cli.store-full", {"path": str(store.path)}))


def test_what_is_ours_is_kept_and_what_is_not_is_not(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for name in OURS + NOT_OURS:
        (tmp_path / name).touch()

    kept = store.kept()

    assert kept == [tmp_path / name for name in OURS]


def test_nothing_is_kept_where_there_is_no_folder(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")

    assert store.kept() == []


def test_forget_removes_all_that_is_ours_and_leaves_the_rest(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for name in OURS + NOT_OURS:
        (tmp_path / name).touch()

    removed = store.forget()

    assert removed == [tmp_path / name for name in OURS]
    assert sorted(tmp_path.iterdir()) == sorted(tmp_path / name for name in NOT_OURS)


def test_forget_removes_the_files_beside_it_too(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    store.confirm("haneul")
    journal = store.folder / f"{FILE}-journal"
    journal.touch()

    removed = store.forget()

    assert removed == [store.path, journal]
    assert not store.folder.exists()


def test_forget_leaves_no_byte_of_what_was_kept(tmp_path: Path) -> None:
    store = filled(tmp_path / "data")
    (store.folder / "letter.txt").write_text("dear")
    store.keep_answer("own", answer("canary-step"))
    for name in (each for each in OURS if each != FILE):
        (store.folder / name).write_bytes(store.path.read_bytes())
    before = sum(b"canary-step" in path.read_bytes() for path in store.folder.rglob("*"))

    store.forget()

    left = [(path.name, path.read_bytes()) for path in store.folder.rglob("*")]
    assert before == len(OURS)
    assert left == [("letter.txt", b"dear")]


def test_forgetting_twice_is_forgetting_once(tmp_path: Path) -> None:
    store = filled(tmp_path / "data")
    store.forget()

    removed = store.forget()

    assert removed == []
    assert not store.folder.exists()
    assert store.answers("own") == []


def test_something_can_be_kept_again_after_it_was_forgotten(tmp_path: Path) -> None:
    store = filled(tmp_path / "data")
    store.forget()

    store.keep_answer("own", answer("b-step"))

    assert store.answers("own") == [answer("b-step")]


def test_a_folder_beside_the_file_that_has_a_name_of_ours_is_refused(tmp_path: Path) -> None:
    store = Store(tmp_path)
    (tmp_path / f"{FILE}.bak").mkdir()

    with pytest.raises(StoreRefusedError) as error:
        store.forget()

    assert (error.value.key, error.value.values) == ("cli.store-closed", {"path": str(tmp_path)})
