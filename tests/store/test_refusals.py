import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from factories import answer
from selfguard.model.evidence import Answer
from selfguard.store import FILE, Store, database
from stores import CALLS, READS, WRITES, ask, filled, refused

WRITING = """\
import sqlite3, sys
sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute("BEGIN IMMEDIATE")
"""


def opening(
    monkeypatch: pytest.MonkeyPatch,
    prepare: Callable[[sqlite3.Connection], object],
    mode: str = "rw",
) -> None:
    """Let every connection be opened in *mode* and prepared before the store has it."""
    connect = sqlite3.connect

    def connected(address: str, *, timeout: float, uri: bool, **_: None) -> sqlite3.Connection:
        asked = address.replace("mode=rw", f"mode={mode}")
        connection = connect(asked, timeout=timeout, isolation_level=None, uri=uri)
        prepare(connection)
        return connection

    monkeypatch.setattr(sqlite3, "connect", connected)


def test_a_full_disk_loses_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, said = filled(tmp_path), list[Answer]()

    def fill(store: Store) -> None:
        while True:
            given = answer(f"step-{len(said):04}-{'x' * 400}")
            store.keep_answer("full", given)
            said.append(given)

    with monkeypatch.context() as patched:
        opening(patched, lambda connection: connection.execute("PRAGMA max_page_count = 24"))
        error = refused(fill, store)
    answers = store.answers("full")

    assert error == ("cli.store-full", {"path": str(store.path)})
    assert len(said) > 10
    assert answers == said
    assert store.kept() == [store.path]


def test_a_store_that_is_in_use_is_busy_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(tmp_path)
    before = store.path.read_bytes()
    monkeypatch.setattr(database, "LONGEST_WAIT", 0.02)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        errors = {name: refused(call, store) for name, call in CALLS.items()}

    assert errors == dict.fromkeys(CALLS, ("cli.store-busy", {"path": str(store.path)}))
    assert store.path.read_bytes() == before


def test_a_store_that_is_written_to_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(tmp_path)
    monkeypatch.setattr(database, "LONGEST_WAIT", 0.02)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        asked = {name: refused(read, store) for name, read in READS.items()}
        kept = {name: refused(write, store) for name, write in WRITES.items()}

    assert asked == dict.fromkeys(READS)
    assert kept == dict.fromkeys(WRITES, ("cli.store-busy", {"path": str(store.path)}))


def test_a_refused_command_takes_no_lock_from_the_one_that_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(tmp_path)
    monkeypatch.setattr(database, "LONGEST_WAIT", 0.02)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        refused(lambda store: store.keep_answer("own", answer()), store)

        third = subprocess.run(
            [sys.executable, "-c", WRITING, str(store.path)], capture_output=True, check=False
        )

    assert b"database is locked" in third.stderr


def test_a_store_that_may_only_be_read_is_read_and_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(tmp_path)
    opening(monkeypatch, lambda _: None, mode="ro")

    asked = {name: refused(read, store) for name, read in READS.items()}
    kept = {name: refused(write, store) for name, write in WRITES.items()}

    assert asked == dict.fromkeys(READS)
    assert kept == dict.fromkeys(WRITES, ("cli.store-closed", {"path": str(tmp_path)}))


def test_a_journal_that_cannot_be_made_closes_the_store(tmp_path: Path) -> None:
    store = filled(tmp_path)
    in_the_way = tmp_path / f"{FILE}-journal"
    in_the_way.mkdir()

    error = refused(lambda store: store.keep_answer("own", answer("b-step")), store)

    in_the_way.rmdir()
    assert error == ("cli.store-closed", {"path": str(tmp_path)})
    assert ask(tmp_path, "SELECT step FROM answers") == [("a-step",)]


def test_what_an_authorizer_forbids_closes_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(tmp_path)

    def deny(*_: str | int | None) -> int:
        return sqlite3.SQLITE_DENY

    opening(monkeypatch, lambda connection: connection.set_authorizer(deny))

    errors = {name: refused(call, store) for name, call in CALLS.items()}

    assert errors == dict.fromkeys(CALLS, ("cli.store-closed", {"path": str(tmp_path)}))


@pytest.mark.parametrize(
    ("code", "key"),
    [
        (sqlite3.SQLITE_FULL, "full"),
        (sqlite3.SQLITE_BUSY, "busy"),
        (sqlite3.SQLITE_BUSY_RECOVERY, "busy"),
        (sqlite3.SQLITE_LOCKED, "busy"),
        (sqlite3.SQLITE_LOCKED_SHAREDCACHE, "busy"),
        (sqlite3.SQLITE_READONLY, "closed"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "closed"),
        (sqlite3.SQLITE_CANTOPEN, "closed"),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, "closed"),
        (sqlite3.SQLITE_PERM, "closed"),
        (sqlite3.SQLITE_IOERR, "closed"),
        (sqlite3.SQLITE_IOERR_FSYNC, "closed"),
        (sqlite3.SQLITE_AUTH, "closed"),
        (sqlite3.SQLITE_NOTADB, "damaged"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "damaged"),
        (sqlite3.SQLITE_ERROR, "damaged"),
        (None, "damaged"),
    ],
)
def test_what_sqlite_says_becomes_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int | None, key: str
) -> None:
    store = filled(tmp_path)
    error = sqlite3.OperationalError("said by SQLite")
    if code is not None:
        error.sqlite_errorcode = code

    def failing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(sqlite3, "connect", failing)

    errors = {name: refused(call, store) for name, call in CALLS.items()}

    path = tmp_path if key == "closed" else store.path
    assert errors == dict.fromkeys(CALLS, (f"cli.store-{key}", {"path": str(path)}))
