"""Where an answer is not what was measured, both are told, and nobody is blamed."""

import dataclasses

import pytest

from answered import (
    BOOTH,
    COMMENTS,
    DONE_BEFORE,
    DONE_SINCE,
    NOT_DONE,
    PRIVATE,
    RAN_OUT,
    measured,
    not_for_me,
    said,
)
from factories import NOW, answer, day, finding
from selfguard.model.check import Outcome
from selfguard.model.evidence import AnswerValue, Why
from selfguard.model.report import Finding, Reason
from selfguard.renderers import answers, phrases
from selfguard.renderers.voice import Voice

EN = Voice("en", today=NOW.date())
FAIL, PASS, UNKNOWN = Outcome.FAIL, Outcome.PASS, Outcome.NOT_REVIEWED
NOT_DONE_SINCE = dataclasses.replace(DONE_SINCE, value=AnswerValue.NOT_DONE)
UNDATED = dataclasses.replace(measured(PRIVATE, FAIL, DONE_BEFORE), measured_on=None)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (
            measured(PRIVATE, FAIL, DONE_BEFORE),
            (
                "You answered on 1 November 2026 that it was done. The evidence of"
                " 14 November 2026 shows it open. Both are noted; a setting moves, and so can an"
                " answer."
            ),
        ),
        (
            measured(PRIVATE, FAIL, DONE_SINCE),
            (
                "You answered on 20 November 2026 that it was done, after the evidence of"
                " 14 November 2026 was made, which still shows it open. A new export would show it."
            ),
        ),
        (
            UNDATED,
            (
                "You answered on 1 November 2026 that it was done. The evidence shows it open."
                " Both are noted; a setting moves, and so can an answer."
            ),
        ),
        (
            measured(COMMENTS, PASS, NOT_DONE),
            (
                "You answered on 1 November 2026 that it was not done yet. The evidence of"
                " 14 November 2026 shows it closed."
            ),
        ),
        (
            measured(COMMENTS, PASS, NOT_DONE_SINCE),
            (
                "You answered on 20 November 2026 that it was not done yet. The evidence of"
                " 14 November 2026 shows it closed."
            ),
        ),
        (measured(PRIVATE, FAIL, NOT_DONE), ""),
        (measured(COMMENTS, PASS, DONE_BEFORE), ""),
        (measured(COMMENTS, PASS, not_for_me(Why.NOT_USED)), ""),
        (said(PRIVATE, PASS, DONE_BEFORE), ""),
        (finding(FAIL), ""),
    ],
)
def test_what_was_answered_stands_beside_what_was_measured(found: Finding, told: str) -> None:
    assert answers.beside(found, EN) == told


REASONS = [
    (Why.NOT_USED, "I do not use it"),
    (Why.NOT_MY_CASE, "it does not fit my situation"),
    (Why.NOT_POSSIBLE, "my phone or account does not offer it"),
    (Why.MY_CHOICE, "I want to leave it as it is"),
    (Why.NONE, "no reason kept"),
]


@pytest.mark.parametrize(("why", "told"), REASONS)
def test_a_door_that_was_left_open_is_measured_and_stays_a_choice(why: Why, told: str) -> None:
    found = measured(PRIVATE, FAIL, not_for_me(why))

    assert answers.beside(found, EN) == (
        f"You answered on 1 November 2026 that this is not for you ({told}),"
        " until 30 April 2027. It is measured as open, and stays your choice."
    )


@pytest.mark.parametrize(("why", "told"), REASONS)
def test_a_step_that_was_left_out_has_a_reason_and_an_end(why: Why, told: str) -> None:
    found = said(BOOTH, Outcome.NOT_APPLICABLE, not_for_me(why), Reason.NOT_FOR_ME)

    assert phrases.basis(found, EN) == (
        f"you answered that this is not for you: {told}; counts until 30 April 2027"
    )


@pytest.mark.parametrize(
    ("reason", "given", "told"),
    [
        (
            Reason.TO_CONFIRM,
            RAN_OUT,
            "Your answer of 1 May 2026 ran out on 30 July 2026; it no longer counts.",
        ),
        (
            Reason.PARTLY_COVERED,
            answer(answered_on=day("2026-11-01"), valid_days=20),
            "Your answer of 1 November 2026 ran out on 21 November 2026; it no longer counts.",
        ),
        (Reason.TO_CONFIRM, answer(answered_on=day("2026-11-01"), valid_days=21), ""),
        (Reason.EXPIRED, RAN_OUT, ""),
        (Reason.TO_CONFIRM, DONE_BEFORE, ""),
    ],
)
def test_an_answer_that_ran_out_is_told_once(reason: Reason, given: object, told: str) -> None:
    found = finding(UNKNOWN, reason=reason, answer=given)

    assert answers.beside(found, EN) == told
