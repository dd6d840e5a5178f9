import hmac
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from factories import NOW, answer, proven
from selfguard.store import SCHEMA_VERSION, Holdings, Store
from stores import IDENTITY, READER, RUN, SIGHT, ask, edit, refused, seen_in

ACCOUNT = hmac.digest(b"k" * 32, b"haneul", "sha256")
OF_LOOKS = ("proof", "code_secret", "claims", "look")


def first_version(folder: Path) -> Store:
    """Return a store in *folder* as version 1 of it kept one: the account, in one table."""
    store = Store(folder)
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("CREATE TABLE owner (secret BLOB NOT NULL, account BLOB NOT NULL)")
        connection.execute("PRAGMA user_version = 1")
        connection.execute("INSERT INTO owner VALUES (?, ?)", (b"k" * 32, ACCOUNT))
    return store


def second_version(folder: Path) -> Store:
    """Return a store in *folder* as version 2 kept one: it knows nothing of pictures."""
    store = Store(folder)
    store.keep_answer("own", answer())
    store.keep_run("own", RUN)
    store.keep_reader(READER)
    store.mark_seen("welcome")
    store.confirm("haneul")
    tables = ("picture_secret", "sights", "reviews", *OF_LOOKS)
    edit(folder, *(f"DROP TABLE {table}" for table in tables), "PRAGMA user_version = 2")
    return store


def third_version(folder: Path) -> Store:
    """Return a store in *folder* as version 3 kept one: it knows nothing of looks at a page."""
    store = Store(folder)
    store.confirm("haneul")
    store.keep_pictures(seen_in(store))
    edit(folder, *(f"DROP TABLE {table}" for table in OF_LOOKS), "PRAGMA user_version = 3")
    return store


def test_a_new_store_is_of_this_version(tmp_path: Path) -> None:
    store = Store(tmp_path)

    store.mark_seen("safety")

    assert ask(tmp_path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert ask(tmp_path, "PRAGMA journal_mode") == [("delete",)]


def test_an_older_store_is_read_as_it_is(tmp_path: Path) -> None:
    store = first_version(tmp_path)
    before = store.path.read_bytes()

    known, holdings = store.knows("haneul"), store.holdings()
    answers, runs = store.answers("own"), store.runs("own")

    assert known
    assert holdings == Holdings(knows_an_account=True)
    assert [answers, runs] == [[], []]
    assert store.path.read_bytes() == before


def test_an_older_store_is_brought_forward_when_something_is_kept(tmp_path: Path) -> None:
    store = first_version(tmp_path)

    store.keep_answer("own", answer())

    assert ask(tmp_path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert store.answers("own") == [answer()]
    assert store.knows("haneul")
    assert refused(lambda store: store.knows("somebody"), store) == ("cli.store-other-account", {})


def test_a_store_without_pictures_is_read_as_it_is(tmp_path: Path) -> None:
    store = second_version(tmp_path)
    before = store.path.read_bytes()

    seen, holdings = store.pictures(NOW), store.holdings()

    assert (seen.sights, seen.reviews) == ({}, {})
    assert holdings == Holdings(knows_an_account=True, answers=1, runs=1, reader=READER, seen=1)
    assert store.path.read_bytes() == before


def test_a_store_without_pictures_is_brought_forward_with_all_it_holds(tmp_path: Path) -> None:
    store = second_version(tmp_path)

    store.keep_pictures(seen_in(store))

    assert ask(tmp_path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert store.pictures(NOW).recall(IDENTITY) == SIGHT
    assert (store.answers("own"), store.runs("own")) == ([answer()], [RUN])
    assert store.knows("haneul")
    assert store.holdings() == Holdings(
        knows_an_account=True, answers=1, runs=1, reader=READER, seen=1, sights=1
    )


def test_a_store_without_looks_is_read_as_it_is(tmp_path: Path) -> None:
    store = third_version(tmp_path)
    before = store.path.read_bytes()

    found = store.proof(NOW), store.last_look(), store.holdings()

    assert found == (None, None, Holdings(knows_an_account=True, sights=1))
    assert store.path.read_bytes() == before


def test_a_store_without_looks_is_brought_forward_with_all_it_holds(tmp_path: Path) -> None:
    store = third_version(tmp_path)

    store.keep_proof(proven())

    assert ask(tmp_path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert store.proof(NOW) == proven()
    assert store.pictures(NOW).recall(IDENTITY) == SIGHT


def test_a_store_of_the_third_version_with_tables_of_looks_is_left(tmp_path: Path) -> None:
    store = third_version(tmp_path)
    edit(tmp_path, "CREATE TABLE look (name TEXT)")
    before = store.path.read_bytes()

    error = refused(lambda store: store.keep_look(NOW), store)

    assert error == ("cli.store-damaged", {"path": str(store.path)})
    assert store.path.read_bytes() == before


def test_a_store_of_the_second_version_with_tables_of_pictures_is_left(tmp_path: Path) -> None:
    store = second_version(tmp_path)
    edit(tmp_path, "CREATE TABLE sights (name TEXT)")
    before = store.path.read_bytes()

    error = refused(lambda store: store.keep_answer("own", answer()), store)

    assert error == ("cli.store-damaged", {"path": str(store.path)})
    assert store.path.read_bytes() == before


def test_an_older_store_of_somebody_else_is_left(tmp_path: Path) -> None:
    store = first_version(tmp_path)
    edit(tmp_path, "CREATE TABLE answers (name TEXT)")
    before = store.path.read_bytes()

    error = refused(lambda store: store.keep_answer("own", answer()), store)

    assert error == ("cli.store-damaged", {"path": str(store.path)})
    assert store.path.read_bytes() == before


def test_a_store_that_was_killed_before_it_named_its_version_goes_on(tmp_path: Path) -> None:
    store = first_version(tmp_path)
    edit(tmp_path, "PRAGMA user_version = 0")

    store.keep_answer("own", answer())

    assert store.knows("haneul")
    assert store.answers("own") == [answer()]


def test_a_migration_that_fails_half_way_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = first_version(tmp_path)
    before = store.path.read_bytes()
    connect = sqlite3.connect

    def short_of_room(address: str, *, timeout: float, uri: bool, **_: None) -> sqlite3.Connection:
        connection = connect(address, timeout=timeout, isolation_level=None, uri=uri)
        connection.execute("PRAGMA max_page_count = 5")
        return connection

    with monkeypatch.context() as patched:
        patched.setattr(sqlite3, "connect", short_of_room)
        error = refused(lambda store: store.keep_answer("own", answer()), store)

    assert error == ("cli.store-full", {"path": str(store.path)})
    assert store.path.read_bytes() == before
    assert store.kept() == [store.path]
    assert store.knows("haneul")
