from pathlib import Path

import pytest

from selfguard.model.reader import Age, Country, FromBefore18, Phone, Reader, Role
from selfguard.store import Store
from stores import READER, ask, edit, refused


def test_nobody_is_reading_until_it_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")

    reader = store.reader()

    assert reader is None
    assert not store.folder.exists()


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    reader = Reader(Role.TEACHER, Age.FROM_18, FromBefore18.YES, Country.ID, Phone.IOS)

    Store(tmp_path / "data").keep_reader(reader)

    assert Store(tmp_path / "data").reader() == reader


def test_another_reader_takes_the_place_of_the_first(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_reader(READER)

    store.keep_reader(Reader())

    assert store.reader() == Reader()
    assert ask(tmp_path, "SELECT count(*) FROM reader") == [(1,)]


@pytest.mark.parametrize("column", ["role", "age", "from_before_18", "country", "phone"])
def test_a_reader_that_does_not_fit_is_refused(tmp_path: Path, column: str) -> None:
    store = Store(tmp_path)
    store.keep_reader(READER)
    edit(tmp_path, f"UPDATE reader SET {column} = 'else'")  # noqa: S608 - values of this test

    errors = [refused(call, store) for call in (Store.reader, Store.holdings)]

    assert errors == [("cli.store-damaged", {"path": str(store.path)})] * 2


def test_a_screen_that_was_marked_was_seen(tmp_path: Path) -> None:
    store = Store(tmp_path)

    store.mark_seen("safety")

    assert store.has_seen("safety")
    assert not store.has_seen("welcome")


def test_a_screen_can_be_marked_twice(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.mark_seen("safety")

    store.mark_seen("safety")

    assert ask(tmp_path, "SELECT name FROM seen") == [("safety",)]


def test_no_screen_was_seen_where_nothing_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")

    seen = store.has_seen("safety")

    assert not seen
    assert not store.folder.exists()
