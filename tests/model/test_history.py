import pytest

from factories import SEEN, day, past_run
from selfguard.model.check import Basis, Outcome
from selfguard.model.checklist import Severity
from selfguard.model.history import Moves, PastOutcome, PastRun, last_known, moves

PASS, FAIL, ERROR = Outcome.PASS, Outcome.FAIL, Outcome.ERROR
NOT_REVIEWED, NOT_APPLICABLE = Outcome.NOT_REVIEWED, Outcome.NOT_APPLICABLE
UNKNOWN = (NOT_REVIEWED, NOT_APPLICABLE, ERROR)


def test_an_earlier_audit_counts_what_was_reviewed_and_what_applied() -> None:
    run = past_run(a=PASS, b=FAIL, c=NOT_REVIEWED, d=ERROR, e=NOT_APPLICABLE)

    assert (run.reviewed, run.applicable, run.hardening_index) == (2, 4, None)


def test_an_earlier_audit_has_the_index_of_its_day_by_the_severity_of_its_day() -> None:
    severities = [Severity.CRITICAL, *[Severity.LOW] * 4]
    outcomes = {
        f"step-{number}": PastOutcome(severity, FAIL if number else PASS, Basis.ANSWERED)
        for number, severity in enumerate(severities)
    }

    run = PastRun("prepare", "2026112201", SEEN, outcomes)

    assert (run.reviewed, run.applicable, run.hardening_index) == (5, 5, 66)


def test_what_is_known_is_how_each_step_came_out_when_it_was_last_reviewed() -> None:
    runs = [
        past_run(day("2026-01-01"), a=PASS, b=FAIL, c=FAIL, d=ERROR),
        past_run(day("2026-02-01"), a=FAIL, b=NOT_REVIEWED, c=PASS, d=NOT_APPLICABLE),
        past_run(day("2026-03-01"), a=ERROR, e=PASS),
    ]

    assert last_known(runs) == {"a": FAIL, "b": FAIL, "c": PASS, "e": PASS}


def test_of_no_earlier_audit_nothing_is_known() -> None:
    assert last_known([]) == {}


@pytest.mark.parametrize(
    ("was", "now", "moved"),
    [
        ({"a": FAIL}, {"a": PASS}, Moves(closed=("a",))),
        ({"a": PASS}, {"a": FAIL}, Moves(opened_again=("a",))),
        ({}, {"a": FAIL}, Moves(new=("a",))),
        ({}, {"a": PASS}, Moves()),
        ({"a": PASS}, {"a": PASS}, Moves()),
        ({"a": FAIL}, {"a": FAIL}, Moves()),
        ({"a": FAIL}, {}, Moves()),
        *[({"a": each}, {"a": now}, Moves()) for each in (PASS, FAIL) for now in UNKNOWN],
    ],
)
def test_a_step_moves_where_it_passed_and_fails_or_failed_and_passes(
    was: dict[str, Outcome], now: dict[str, Outcome], moved: Moves
) -> None:
    assert moves(was, now) == moved


def test_moves_stand_in_the_order_of_what_is_seen_now() -> None:
    was = {"a": FAIL, "b": FAIL, "c": PASS, "d": PASS}

    moved = moves(was, {"z": FAIL, "d": FAIL, "b": PASS, "y": FAIL, "c": FAIL, "a": PASS})

    assert moved == Moves(("b", "a"), ("d", "c"), ("z", "y"))
