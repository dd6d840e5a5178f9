from pathlib import Path

import pytest

from selfguard.store import SCHEMA_VERSION, Holdings, Store
from stores import CALLS, READS, WRITES, ask, edit, filled, refused

FOREIGN = "CREATE TABLE recipes (name TEXT)"


@pytest.mark.parametrize(
    "content",
    [b"no database at all" * 100, b"\0" * 5000, b"xy", b"SQLite format 3\0" + b"\xff" * 4080],
    ids=["letter", "zeros", "bytes", "header"],
)
def test_a_damaged_store_is_refused_left_and_can_be_forgotten(
    tmp_path: Path, content: bytes
) -> None:
    store = Store(tmp_path / "data")
    store.folder.mkdir()
    store.path.write_bytes(content)

    errors = {name: refused(call, store) for name, call in CALLS.items()}
    after = store.path.read_bytes()
    removed = store.forget()

    assert errors == dict.fromkeys(CALLS, ("cli.store-damaged", {"path": str(store.path)}))
    assert after == content
    assert removed == [store.path]
    assert not store.folder.exists()


def test_a_torn_store_is_refused_and_left(tmp_path: Path) -> None:
    store = filled(tmp_path)
    torn = store.path.read_bytes()[: 4096 * 3]
    store.path.write_bytes(torn)

    errors = {name: refused(call, store) for name, call in CALLS.items()}

    assert errors == dict.fromkeys(CALLS, ("cli.store-damaged", {"path": str(store.path)}))
    assert store.path.read_bytes() == torn


@pytest.mark.parametrize("version", [SCHEMA_VERSION + 1, 99, 2**31 - 1])
def test_a_store_of_a_newer_version_is_refused_and_left_as_it_is(
    tmp_path: Path, version: int
) -> None:
    store = filled(tmp_path)
    edit(tmp_path, "PRAGMA journal_mode = WAL", FOREIGN, f"PRAGMA user_version = {version}")
    before = store.path.read_bytes()

    errors = {name: refused(call, store) for name, call in CALLS.items()}

    assert errors == dict.fromkeys(CALLS, ("cli.store-newer", {}))
    assert store.path.read_bytes() == before


def test_a_version_below_nothing_is_refused(tmp_path: Path) -> None:
    store = filled(tmp_path)
    edit(tmp_path, "PRAGMA user_version = -1")
    before = store.path.read_bytes()

    errors = {name: refused(call, store) for name, call in CALLS.items()}

    assert errors == dict.fromkeys(CALLS, ("cli.store-damaged", {"path": str(store.path)}))
    assert store.path.read_bytes() == before


def test_asking_writes_nothing_into_a_file_of_somebody_else(tmp_path: Path) -> None:
    store = Store(tmp_path)
    edit(tmp_path, FOREIGN)
    before = store.path.read_bytes()

    known, holdings = store.knows("haneul"), store.holdings()

    assert not known
    assert holdings == Holdings()
    assert store.path.read_bytes() == before


def test_nothing_is_kept_in_a_file_of_somebody_else(tmp_path: Path) -> None:
    store = Store(tmp_path)
    edit(tmp_path, FOREIGN)
    before = store.path.read_bytes()

    errors = {name: refused(write, store) for name, write in WRITES.items()}

    assert errors == dict.fromkeys(WRITES, ("cli.store-damaged", {"path": str(store.path)}))
    assert store.path.read_bytes() == before


def test_a_file_of_somebody_else_with_our_version_is_refused(tmp_path: Path) -> None:
    store = Store(tmp_path)
    edit(tmp_path, FOREIGN, f"PRAGMA user_version = {SCHEMA_VERSION}")
    before = store.path.read_bytes()

    errors = {name: refused(call, store) for name, call in CALLS.items()}

    assert errors == dict.fromkeys(CALLS, ("cli.store-damaged", {"path": str(store.path)}))
    assert store.path.read_bytes() == before


@pytest.mark.parametrize(
    "table",
    [
        *("owner", "answers", "runs", "outcomes", "reader", "seen"),
        *("picture_secret", "sights", "reviews", "proof", "code_secret", "claims", "look"),
    ],
)
def test_a_store_that_lacks_a_table_is_not_taken_for_an_empty_one(
    tmp_path: Path, table: str
) -> None:
    store = filled(tmp_path)
    edit(tmp_path, f"DROP TABLE {table}", f"CREATE VIEW {table} AS SELECT 1")

    errors = {name: refused(read, store) for name, read in READS.items()}

    assert errors == dict.fromkeys(READS, ("cli.store-damaged", {"path": str(store.path)}))


def test_a_trigger_of_somebody_else_never_runs(tmp_path: Path) -> None:
    store = filled(tmp_path)
    edit(tmp_path, "CREATE TRIGGER t AFTER UPDATE ON answers BEGIN DELETE FROM runs; END")

    errors = {name: refused(write, store) for name, write in WRITES.items()}

    assert errors == dict.fromkeys(WRITES, ("cli.store-damaged", {"path": str(store.path)}))
    assert ask(tmp_path, "SELECT count(*) FROM runs") == [(1,)]


def test_statistics_of_sqlite_itself_are_nobody_elses(tmp_path: Path) -> None:
    store = filled(tmp_path)
    edit(tmp_path, "ANALYZE")

    errors = {name: refused(call, store) for name, call in CALLS.items()}

    assert errors == dict.fromkeys(CALLS)
