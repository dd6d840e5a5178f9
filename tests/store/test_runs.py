import dataclasses
from collections import UserDict
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from factories import NOW
from selfguard.model.check import Basis, Outcome
from selfguard.model.checklist import Severity
from selfguard.model.history import PastOutcome, PastRun
from selfguard.store import MOST_RUNS, Store
from stores import RUN, ask, edit, refused


def run_on(days: int) -> PastRun:
    """Return the run of so many *days* after the first one."""
    return dataclasses.replace(RUN, made_on=NOW + timedelta(days=days))


class Interrupted(UserDict[str, PastOutcome]):
    """Outcomes during whose reading ^C is pressed."""

    def __iter__(self) -> Iterator[str]:
        """Yield every step, then be interrupted."""
        yield from super().__iter__()
        raise KeyboardInterrupt


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    run = PastRun(
        "worried",
        "2026112201",
        NOW,
        {
            "b-step": PastOutcome(Severity.CRITICAL, Outcome.PASS, Basis.MEASURED),
            "a-step": PastOutcome(Severity.HIGH, Outcome.FAIL, Basis.ANSWERED),
            "c-step": PastOutcome(Severity.MEDIUM, Outcome.NOT_REVIEWED, Basis.NONE),
            "d-step": PastOutcome(Severity.LOW, Outcome.NOT_APPLICABLE, Basis.ANSWERED),
            "e-step": PastOutcome(Severity.LOW, Outcome.ERROR, Basis.NONE),
        },
    )

    Store(tmp_path / "data").keep_run("own", run)

    assert Store(tmp_path / "data").runs("own") == [run]


def test_a_run_without_outcomes_comes_back(tmp_path: Path) -> None:
    store = Store(tmp_path)

    store.keep_run("own", PastRun("worried", "2026112201", NOW))

    assert store.runs("own") == [PastRun("worried", "2026112201", NOW)]


def test_the_oldest_run_comes_first(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for days in (2, 0, 1):
        store.keep_run("own", run_on(days))

    runs = store.runs("own")

    assert runs == [run_on(0), run_on(1), run_on(2)]


def test_of_two_runs_at_the_same_time_the_one_kept_first_comes_first(tmp_path: Path) -> None:
    store = Store(tmp_path)
    second = dataclasses.replace(RUN, outcomes={})
    store.keep_run("own", RUN)

    store.keep_run("own", second)

    assert store.runs("own") == [RUN, second]


def test_the_runs_of_one_scope_are_not_those_of_another(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_run("own", run_on(0))

    store.keep_run("child", run_on(1))

    assert [store.runs(scope) for scope in ("own", "child", "")] == [[run_on(0)], [run_on(1)], []]


def test_only_the_newest_runs_of_each_scope_are_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_run("child", run_on(0))
    for days in range(MOST_RUNS + 3):
        store.keep_run("own", run_on(days))

    runs = store.runs("own")

    assert runs == [run_on(days) for days in range(3, MOST_RUNS + 3)]
    assert store.runs("child") == [run_on(0)]
    assert ask(tmp_path, "SELECT count(*) FROM outcomes") == [(MOST_RUNS + 1,)]


def test_an_interrupt_keeps_nothing_of_the_run_and_all_that_was_there(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_run("own", run_on(0))
    before = store.path.read_bytes()
    interrupted = dataclasses.replace(run_on(1), outcomes=Interrupted(RUN.outcomes))

    with pytest.raises(KeyboardInterrupt):
        store.keep_run("own", interrupted)

    assert store.path.read_bytes() == before
    assert store.kept() == [store.path]
    assert store.runs("own") == [run_on(0)]


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("runs", "made_on", "'today'"),
        ("runs", "made_on", "'2026-11-22T09:30:00'"),
        ("runs", "checklist", "CAST(x'ff' AS TEXT)"),
        ("outcomes", "severity", "'dire'"),
        ("outcomes", "outcome", "''"),
        ("outcomes", "basis", "'guessed'"),
    ],
)
def test_a_run_that_does_not_fit_is_refused(
    tmp_path: Path, table: str, column: str, value: str
) -> None:
    store = Store(tmp_path)
    store.keep_run("own", RUN)
    edit(tmp_path, f"UPDATE {table} SET {column} = {value}")  # noqa: S608 - values of this test

    error = refused(lambda store: store.runs("own"), store)

    assert error == ("cli.store-damaged", {"path": str(store.path)})
