import dataclasses
from pathlib import Path

import pytest

from factories import answer
from selfguard.errors import StoreRefusedError
from selfguard.store import Store
from stores import ask, edit, refused


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

    with pytest.raises(StoreRefusedError) as error:
        store.knows("somebody")

    assert (error.value.key, error.value.values) == ("cli.store-other-account", {})


def test_a_second_confirmation_takes_the_place_of_the_first(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    store.confirm("haneul")
    [(secret, kept)] = ask(store.folder, "SELECT secret, account FROM owner")

    store.confirm("haneul")

    assert ask(store.folder, "SELECT count(*) FROM owner") == [(1,)]
    content = store.path.read_bytes()
    assert isinstance(secret, bytes)
    assert isinstance(kept, bytes)
    assert secret not in content
    assert kept not in content


def test_a_confirmation_leaves_the_answers_as_they_are(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    store.keep_answer("own", answer())

    store.confirm("haneul")

    assert store.answers("own") == [answer()]


def test_the_file_does_not_tell_whose_it_is(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")

    store.confirm("haneul.sample")

    assert b"haneul" not in store.path.read_bytes()


def test_a_file_without_an_owner_knows_nobody(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.path.touch()

    assert not store.knows("haneul")


def test_an_emptied_table_knows_nobody(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.confirm("haneul")
    edit(store.folder, "DELETE FROM owner")

    assert not store.knows("haneul")


@pytest.mark.parametrize("row", ["5, 'x'", "x'00', 'x'", "'x', x'00'"])
def test_an_owner_of_another_form_is_refused(tmp_path: Path, row: str) -> None:
    store = Store(tmp_path)
    edit(
        tmp_path,
        "CREATE TABLE owner (secret, account)",
        f"INSERT INTO owner VALUES ({row})",  # noqa: S608 - values of this test
    )

    error = refused(lambda store: store.knows("haneul"), store)

    assert error == ("cli.store-damaged", {"path": str(store.path)})


def test_a_store_is_a_frozen_value(tmp_path: Path) -> None:
    store = Store(tmp_path)

    with pytest.raises(dataclasses.FrozenInstanceError):
        store.folder = tmp_path / "other"  # type: ignore[misc]
