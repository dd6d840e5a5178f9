import pytest

from factories import SEEN, answer
from selfguard.checks.answer import Answer
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import Answer as GivenAnswer
from selfguard.model.evidence import AnswerValue


def test_a_step_that_is_done_is_examined_and_not_exposed() -> None:
    result = Answer(step="a-step").examine([answer(value=AnswerValue.DONE)])

    assert result == CheckResult(1)


def test_a_step_that_is_not_done_is_exposed() -> None:
    given = answer(value=AnswerValue.NOT_DONE)

    result = Answer(step="a-step").examine([given])

    assert result == CheckResult(1, (Exposure(given.origin, "not-done", "", SEEN),))


@pytest.mark.parametrize("given", [answer(value=AnswerValue.NOT_FOR_ME), answer("another-step")])
def test_an_answer_that_says_nothing_about_it_is_not_examined(given: GivenAnswer) -> None:
    result = Answer(step="a-step").examine([given])

    assert result == CheckResult(0)
