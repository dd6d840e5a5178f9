from pathlib import Path

from factories import NOW, answer, proven
from selfguard.store import Holdings, Store
from stores import IDENTITY, READER, SIGHT, filled, seen_in


def test_a_store_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")

    holdings = store.holdings()

    assert holdings == Holdings(
        knows_an_account=False, answers=0, runs=0, reader=None, seen=0, sights=0, reviews=0
    )
    assert not store.folder.exists()


def test_everything_is_counted_in_every_scope(tmp_path: Path) -> None:
    store = filled(tmp_path)
    store.keep_answer("child", answer())
    store.keep_answer("child", answer("b-step"))
    store.mark_seen("safety")
    store.keep_pictures(seen_in(store, "another"))

    holdings = store.holdings()

    assert holdings == Holdings(
        knows_an_account=True,
        answers=3,
        runs=1,
        reader=READER,
        seen=2,
        sights=2,
        reviews=1,
        proof=proven(),
        last_look=NOW,
    )


def test_reading_makes_nothing_and_changes_nothing(tmp_path: Path) -> None:
    store = filled(tmp_path)
    before = store.path.read_bytes()

    read = (
        store.knows("haneul"),
        store.answers("own"),
        len(store.runs("own")),
        store.reader(),
        store.has_seen("welcome"),
        store.pictures(NOW).recall(IDENTITY),
        store.proof(NOW),
        store.last_look(),
        store.session(),
    )

    assert read == (True, [answer()], 1, READER, True, SIGHT, proven(), NOW, None)
    assert store.path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [store.path]
