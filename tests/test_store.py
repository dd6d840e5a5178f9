import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from selfguard.errors import StoreRefusedError
from selfguard.store import FILE, Store

POSIX = sys.platform != "win32"


def test_an_empty_store_knows_nobody_and_makes_no_file(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")

    known = store.knows("haneul")

    assert not known
    assert not store.folder.exists()


def test_a_confirmed_account_is_known_in_any_letter_case(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")

    store.confirm("Haneul")

    assert store.knows("haneul")


def test_another_account_is_refused(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    store.confirm("haneul")

    with pytest.raises(StoreRefusedError) as refused:
        store.knows("somebody")

    assert refused.value.key == "cli.store-other-account"


def test_a_second_confirmation_takes_the_place_of_the_first(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    store.confirm("haneul")

    store.confirm("haneul")

    with sqlite3.connect(store.path) as connection:
        rows = connection.execute("SELECT count(*) FROM owner").fetchall()
    connection.close()
    assert rows == [(1,)]


def test_the_file_does_not_tell_whose_it_is(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")

    store.confirm("haneul.sample")

    assert b"haneul" not in store.path.read_bytes()


@pytest.mark.skipif(not POSIX, reason="modes of files mean nothing on Windows")
def test_only_the_person_can_read_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")

    store.confirm("haneul")

    modes = [stat.S_IMODE(path.stat().st_mode) for path in (store.folder, store.path)]
    assert modes == [0o700, 0o600]


def test_a_store_of_a_newer_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    store = Store(tmp_path)
    connection = sqlite3.connect(store.path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = store.path.read_bytes()

    with pytest.raises(StoreRefusedError) as refused:
        store.knows("haneul")

    assert refused.value.key == "cli.store-newer"
    assert store.path.read_bytes() == before


def test_a_file_without_an_owner_knows_nobody(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.path.touch()

    assert not store.knows("haneul")


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"\0" * 5000])
def test_a_damaged_store_is_refused_and_can_be_forgotten(tmp_path: Path, content: bytes) -> None:
    store = Store(tmp_path / "data")
    store.folder.mkdir()
    store.path.write_bytes(content)

    with pytest.raises(StoreRefusedError) as refused:
        store.knows("haneul")
    removed = store.forget()

    assert refused.value.key == "cli.store-damaged"
    assert removed == [store.path]
    assert not store.folder.exists()


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.path.mkdir()

    with pytest.raises(StoreRefusedError) as known:
        store.knows("haneul")
    with pytest.raises(StoreRefusedError) as confirmed:
        store.confirm("haneul")
    with pytest.raises(StoreRefusedError) as forgotten:
        store.forget()

    keys = [error.value.key for error in (known, confirmed, forgotten)]
    assert keys == ["cli.store-damaged", "cli.store-closed", "cli.store-closed"]


def test_forget_removes_the_files_beside_it_too(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    store.confirm("haneul")
    journal = store.folder / f"{FILE}-journal"
    journal.touch()

    removed = store.forget()

    assert removed == [store.path, journal]
    assert not store.folder.exists()


def test_forget_leaves_what_is_not_its_own(tmp_path: Path) -> None:
    store = Store(tmp_path)
    (tmp_path / "letter.txt").touch()

    removed = store.forget()

    assert removed == []
    assert (tmp_path / "letter.txt").exists()


def test_a_link_in_the_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    store.folder.mkdir()
    store.path.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(StoreRefusedError) as known:
        store.knows("haneul")
    with pytest.raises(StoreRefusedError) as confirmed:
        store.confirm("haneul")
    removed = store.forget()

    assert [error.value.key for error in (known, confirmed)] == [
        "cli.store-damaged",
        "cli.store-closed",
    ]
    assert removed == [store.path]
    assert not (tmp_path / "elsewhere").exists()


def test_asking_writes_nothing_into_a_file_of_somebody_else(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with sqlite3.connect(store.path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    before = store.path.read_bytes()

    known = store.knows("haneul")

    assert not known
    assert store.path.read_bytes() == before


def test_an_owner_of_another_form_is_refused(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with sqlite3.connect(store.path) as connection:
        connection.execute("CREATE TABLE owner (secret, account)")
        connection.execute("INSERT INTO owner VALUES (5, 'x')")
    connection.close()

    with pytest.raises(StoreRefusedError) as refused:
        store.knows("haneul")

    assert refused.value.key == "cli.store-damaged"


def test_an_emptied_table_knows_nobody(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.confirm("haneul")
    with sqlite3.connect(store.path) as connection:
        connection.execute("DELETE FROM owner")
    connection.close()

    assert not store.knows("haneul")


def test_a_folder_without_rights_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "data")
    store.confirm("haneul")

    def closed(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "lstat", closed)
    with pytest.raises(StoreRefusedError) as known:
        store.knows("haneul")
    with pytest.raises(StoreRefusedError) as forgotten:
        store.forget()

    keys = [error.value.key for error in (known, forgotten)]
    assert keys == ["cli.store-closed", "cli.store-closed"]
