import pytest

from selfguard.model.check import Outcome
from selfguard.model.checklist import Severity
from selfguard.model.hardening import hardening_index

CRITICAL, HIGH, MEDIUM, LOW = Severity
FAIL, NOT_REVIEWED, PASS = Outcome.FAIL, Outcome.NOT_REVIEWED, Outcome.PASS
FIVE = [(CRITICAL, PASS), (HIGH, PASS), (HIGH, FAIL), (MEDIUM, PASS), (LOW, FAIL)]
"""14 of 19 passed."""


@pytest.mark.parametrize(
    ("outcomes", "index"),
    [
        pytest.param(FIVE, 73, id="14 of 19, rounded down"),
        pytest.param([(LOW, PASS)] * 4 + [(CRITICAL, FAIL)], 33, id="4 of 12"),
        pytest.param([(LOW, FAIL)] * 4 + [(CRITICAL, PASS)], 66, id="8 of 12, rounded down"),
        pytest.param([(each, PASS) for each in (*Severity, LOW)], 100, id="all"),
        pytest.param([(each, FAIL) for each in (*Severity, LOW)], 0, id="none"),
    ],
)
def test_the_index_is_the_weight_passed_per_hundred_reviewed(
    outcomes: list[tuple[Severity, Outcome]], index: int
) -> None:
    assert hardening_index(outcomes) == index


@pytest.mark.parametrize("outcome", [Outcome.NOT_APPLICABLE, Outcome.ERROR, NOT_REVIEWED])
def test_what_was_neither_passed_nor_failed_leaves_the_denominator(outcome: Outcome) -> None:
    more = [(CRITICAL, outcome)] * 9

    assert hardening_index([*more, *FIVE, *more]) == 73


@pytest.mark.parametrize("outcome", [Outcome.NOT_APPLICABLE, Outcome.ERROR, NOT_REVIEWED])
def test_under_five_reviewed_steps_there_is_no_index(outcome: Outcome) -> None:
    assert hardening_index([*FIVE[:4], *[(CRITICAL, outcome)] * 9]) is None


def test_of_no_step_there_is_no_index() -> None:
    assert hardening_index([]) is None
