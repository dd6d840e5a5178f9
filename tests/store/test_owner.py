import dataclasses
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factories import NOW, answer, proven
from selfguard.model.proof import PROOF_LASTS, Proof
from selfguard.store import Store
from stores import RUN, ask, edit, refused

if TYPE_CHECKING:
    from collections.abc import Callable

SOON = timedelta(microseconds=1)


def test_a_proof_is_kept_with_its_name_and_its_day(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    handle = proven("Haneul.Sample", Proof.EXPORT)

    store.keep_proof(handle)

    assert store.proof(NOW) == handle
    assert store.knows("haneul.sample")


def test_one_proof_is_kept_and_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_proof(proven())
    [(secret, _)] = ask(tmp_path, "SELECT secret, account FROM owner")
    later = proven("Haneul", Proof.SESSION, NOW + timedelta(days=1))

    store.keep_proof(later)

    assert store.proof(NOW + timedelta(days=1)) == later
    assert ask(tmp_path, "SELECT count(*) FROM proof") == [(1,)]
    assert ask(tmp_path, "SELECT secret FROM owner") == [(secret,)]


def test_a_proof_of_another_account_is_refused_and_nothing_of_it_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.confirm("haneul")
    before = store.path.read_bytes()

    error = refused(lambda store: store.keep_proof(proven("somebody")), store)

    assert error == ("cli.store-other-account", {})
    assert store.proof(NOW) is None
    assert store.path.read_bytes() == before


@pytest.mark.parametrize(
    ("after", "counts"), [(-SOON, False), (0 * SOON, True), (PROOF_LASTS, False)]
)
def test_a_proof_counts_for_its_days_and_not_before_them(
    tmp_path: Path, after: timedelta, *, counts: bool
) -> None:
    store = Store(tmp_path)
    store.keep_proof(proven())

    found = store.proof(NOW + after)

    assert (found == proven()) is counts


def test_the_next_write_removes_an_expired_proof(tmp_path: Path) -> None:
    later = NOW + PROOF_LASTS
    run = dataclasses.replace(RUN, made_on=later)
    writes: dict[str, Callable[[Store], object]] = {
        "look": lambda store: store.keep_look(later),
        "answer": lambda store: store.keep_answer("own", answer(answered_on=later)),
        "run": lambda store: store.keep_run("own", run),
    }
    left = {}

    for name, write in writes.items():
        store = Store(tmp_path / name)
        store.keep_proof(proven())
        write(store)
        left[name] = (store.holdings().proof, b"haneul" in store.path.read_bytes())

    assert left == dict.fromkeys(writes, (None, False))


def test_a_proof_that_counts_outlives_a_write(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_proof(proven())

    store.keep_look(NOW + PROOF_LASTS - SOON)

    assert store.holdings().proof == proven()


@pytest.mark.parametrize(
    "changed", ["name = 'not a name!'", "proof = 'wish'", "proven_on = 'noon'"]
)
def test_a_proof_of_another_form_is_refused(tmp_path: Path, changed: str) -> None:
    store = Store(tmp_path)
    store.keep_proof(proven())
    edit(tmp_path, f"UPDATE proof SET {changed}")  # noqa: S608 - values of this test

    errors = [refused(lambda store: store.proof(NOW), store), refused(Store.holdings, store)]

    assert errors == [("cli.store-damaged", {"path": str(store.path)})] * 2


def test_the_secret_behind_the_codes_is_made_once(tmp_path: Path) -> None:
    store, other = Store(tmp_path / "data"), Store(tmp_path / "other")

    secrets = [store.code_secret(), store.code_secret(), other.code_secret()]

    assert [len(secret) for secret in secrets] == [32, 32, 32]
    assert secrets[0] == secrets[1] != secrets[2]


def test_two_names_a_day_may_be_said_to_be_ones_own(tmp_path: Path) -> None:
    store = Store(tmp_path)
    days = timedelta(days=1)

    first = [store.claim(name, NOW) for name in ("mistyped", "haneul.sample", "Haneul.Sample")]
    third = store.claim("minjae.sample", NOW + days - timedelta(seconds=1))
    later = store.claim("minjae.sample", NOW + days)

    assert (first, third, later) == ([True, True, True], False, True)
    assert b"haneul" not in store.path.read_bytes()


def test_the_last_look_is_the_only_one_that_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    nothing = store.last_look()

    store.keep_look(NOW)
    store.keep_look(NOW + timedelta(hours=2))

    assert nothing is None
    assert store.last_look() == NOW + timedelta(hours=2)
    assert ask(tmp_path, "SELECT count(*) FROM look") == [(1,)]


def test_a_look_of_another_form_is_refused(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_look(NOW)
    edit(tmp_path, "UPDATE look SET looked_on = 'at noon'")

    error = refused(Store.last_look, store)

    assert error == ("cli.store-damaged", {"path": str(store.path)})
