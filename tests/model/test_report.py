import dataclasses
from datetime import datetime, timedelta

import pytest

from factories import (
    NOW,
    ORIGIN,
    SEEN,
    answer,
    checklist,
    day,
    exposure,
    finding,
    past_run,
    report,
    step,
    unreadable,
)
from selfguard.model.check import Basis, Exposure, Outcome
from selfguard.model.checklist import Severity
from selfguard.model.evidence import AnswerValue
from selfguard.model.history import Moves, PastOutcome, PastRun
from selfguard.model.picture import PictureSummary
from selfguard.model.reader import Situation
from selfguard.model.report import MASK, Changes, Finding, Reason, Report
from selfguard.model.source import SourceRun

PASS, FAIL, ERROR = Outcome.PASS, Outcome.FAIL, Outcome.ERROR
NOT_REVIEWED, NOT_APPLICABLE = Outcome.NOT_REVIEWED, Outcome.NOT_APPLICABLE
CRITICAL, HIGH, MEDIUM, LOW = Severity
COUNTS_UNTIL = SEEN + timedelta(days=180)


# The hardening index


def test_under_five_reviewed_steps_there_is_no_index() -> None:
    four = [finding(PASS)] * 4
    others = [finding(NOT_REVIEWED), finding(ERROR), finding(NOT_APPLICABLE)]

    assert report(*four, *others).hardening_index is None


@pytest.mark.parametrize(
    ("findings", "index"),
    [
        ([finding(PASS, LOW)] * 5, 100),
        ([finding(FAIL, LOW)] * 5, 0),
        ([finding(PASS, LOW)] * 4 + [finding(FAIL, CRITICAL)], 33),
        (
            [
                finding(PASS, CRITICAL),
                finding(PASS, HIGH),
                finding(FAIL, HIGH),
                finding(PASS, MEDIUM),
                finding(FAIL, LOW),
            ],
            73,
        ),
    ],
)
def test_the_index_is_the_weight_passed_per_hundred_reviewed(
    findings: list[Finding], index: int
) -> None:
    not_counted = [finding(NOT_REVIEWED, CRITICAL), finding(ERROR), finding(NOT_APPLICABLE)]

    assert report(*findings, *not_counted).hardening_index == index


# Which findings are which


def test_reviewed_are_the_steps_that_passed_or_failed() -> None:
    passed, failed = finding(PASS), finding(FAIL)
    others = [finding(NOT_REVIEWED), finding(ERROR), finding(NOT_APPLICABLE)]

    assert report(passed, *others, failed).reviewed == [passed, failed]


def test_applicable_are_all_but_those_that_are_not_for_this_person() -> None:
    findings = [finding(PASS), finding(FAIL), finding(NOT_REVIEWED), finding(ERROR)]

    assert report(*findings, finding(NOT_APPLICABLE)).applicable == findings


def left_open(outcome: Outcome, severity: Severity) -> Finding:
    """Return what was measured of a step of which the person says that it is not for them."""
    return finding(outcome, severity, answer=answer(value=AnswerValue.NOT_FOR_ME))


def test_the_critical_come_first_then_open_doors_then_what_nobody_looked_at() -> None:
    ordered = [
        finding(FAIL, CRITICAL),
        left_open(FAIL, CRITICAL),
        finding(NOT_REVIEWED, CRITICAL),
        finding(ERROR, CRITICAL),
        finding(FAIL, HIGH, 5),
        finding(FAIL, HIGH, 2),
        finding(FAIL, LOW),
        left_open(FAIL, HIGH),
        finding(ERROR, HIGH),
        finding(NOT_REVIEWED, HIGH),
        finding(NOT_REVIEWED, LOW, 0),
    ]
    others = [
        finding(PASS, CRITICAL),
        finding(NOT_APPLICABLE, CRITICAL),
        finding(NOT_REVIEWED, CRITICAL, reason=Reason.WITHHELD),
    ]

    shuffled = [*others, *ordered[8:], *ordered[4:8], *ordered[2:4], *ordered[:2]]

    assert report(*shuffled).next_steps == ordered


def test_among_equals_the_order_of_the_checklist_stands() -> None:
    findings = [finding(FAIL, HIGH, minutes) for minutes in (30, 2, 5)]

    assert report(*findings).next_steps == findings


def test_any_findings_can_be_put_into_the_same_order() -> None:
    findings = [finding(PASS, LOW), finding(NOT_REVIEWED, HIGH), finding(PASS, CRITICAL)]

    ordered = report().in_order(findings)

    assert ordered == [findings[2], findings[1], findings[0]]


def test_while_it_is_happening_the_order_of_the_checklist_stands() -> None:
    findings = [
        finding(NOT_REVIEWED, LOW),
        finding(PASS, CRITICAL),
        finding(FAIL, HIGH),
        finding(NOT_REVIEWED, CRITICAL),
    ]

    happening = in_situation(Situation.HAPPENING, *findings)

    assert happening.next_steps == [findings[0], findings[2], findings[3]]
    assert happening.in_order(findings) == findings


def in_situation(situation: Situation, *findings: Finding) -> Report:
    used = dataclasses.replace(checklist(), situation=situation)
    return dataclasses.replace(report(*findings), checklist=used)


@pytest.mark.parametrize(
    ("situation", "index"),
    [(Situation.PREPARE, 100), (Situation.WORRIED, 100), (Situation.HAPPENING, None)],
)
def test_while_it_is_happening_there_is_no_index(situation: Situation, index: int | None) -> None:
    assert in_situation(situation, *[finding(PASS)] * 5).hardening_index == index


def test_waived_is_what_the_persons_answer_left_out() -> None:
    waived = finding(NOT_APPLICABLE, reason=Reason.NOT_FOR_ME)

    others = [finding(NOT_APPLICABLE), finding(PASS), finding(NOT_REVIEWED, reason=Reason.EXPIRED)]

    assert report(*others, waived).waived == [waived]
    assert waived not in report(*others, waived).applicable


# What the person answered beside what was measured


@pytest.mark.parametrize(
    ("outcome", "value", "disagrees"),
    [
        (PASS, AnswerValue.DONE, False),
        (PASS, AnswerValue.NOT_DONE, True),
        (PASS, AnswerValue.NOT_FOR_ME, False),
        (FAIL, AnswerValue.DONE, True),
        (FAIL, AnswerValue.NOT_DONE, False),
        (FAIL, AnswerValue.NOT_FOR_ME, True),
    ],
)
def test_an_answer_disagrees_where_it_says_something_else_than_was_measured(
    outcome: Outcome, value: AnswerValue, *, disagrees: bool
) -> None:
    assert finding(outcome, answer=answer(value=value)).disagrees is disagrees


@pytest.mark.parametrize(
    "each",
    [
        finding(FAIL),
        dataclasses.replace(finding(FAIL), basis=Basis.ANSWERED, answer=answer()),
        finding(NOT_REVIEWED, answer=answer(), reason=Reason.EXPIRED),
    ],
    ids=["no answer", "answered", "expired"],
)
def test_without_two_words_on_a_step_nothing_disagrees(each: Finding) -> None:
    assert each.disagrees is False


@pytest.mark.parametrize(
    ("each", "until"),
    [
        (dataclasses.replace(finding(PASS), basis=Basis.ANSWERED, answer=answer()), COUNTS_UNTIL),
        (finding(NOT_REVIEWED, answer=answer(), reason=Reason.EXPIRED), COUNTS_UNTIL),
        (finding(PASS, answer=answer()), None),
        (finding(NOT_REVIEWED, answer=answer(), reason=Reason.TO_CONFIRM), None),
        (finding(PASS), None),
    ],
    ids=["answered", "expired", "measured", "to confirm", "no answer"],
)
def test_an_answer_that_decides_or_decided_tells_until_when_it_counts(
    each: Finding, until: datetime | None
) -> None:
    assert each.valid_until == until


@pytest.mark.parametrize("outcome", Outcome)
def test_a_door_stands_open_where_a_step_failed_and_nowhere_else(outcome: Outcome) -> None:
    assert finding(outcome).is_open is (outcome is FAIL)


# What is kept, and what changed


def named(step_id: str, outcome: Outcome, severity: Severity = HIGH) -> Finding:
    return dataclasses.replace(finding(outcome), step=step(step_id, severity=severity))


def test_what_is_kept_is_how_each_step_came_out_and_nothing_of_the_evidence() -> None:
    shown = dataclasses.replace(named("a", FAIL, CRITICAL), examples=(SCHOOL,), exposed=3)

    kept = report(shown, named("b", NOT_REVIEWED)).past()

    assert kept == PastRun(
        "test",
        "2026112201",
        NOW,
        {
            "a": PastOutcome(CRITICAL, FAIL, Basis.MEASURED),
            "b": PastOutcome(HIGH, NOT_REVIEWED, Basis.NONE),
        },
    )


def test_a_first_audit_has_changed_nothing() -> None:
    first = report(named("a", FAIL))

    assert first.compared([]) == first


def test_what_changed_is_told_since_the_last_audit_from_what_was_last_known() -> None:
    now = report(named("a", PASS), named("b", FAIL), named("c", FAIL), named("d", FAIL))
    runs = [
        past_run(day("2026-09-01"), a=FAIL, b=PASS, d=FAIL),
        past_run(day("2026-10-12"), a=NOT_REVIEWED, b=ERROR),
    ]

    compared = now.compared(runs)

    assert compared == dataclasses.replace(
        now, changes=Changes(day("2026-10-12"), Moves(("a",), ("b",), ("c",)))
    )


@pytest.mark.parametrize(
    ("findings", "severity", "reached"),
    [
        ([finding(FAIL, HIGH)], HIGH, True),
        ([finding(FAIL, CRITICAL)], HIGH, True),
        ([finding(FAIL, MEDIUM)], HIGH, False),
        ([finding(NOT_REVIEWED, CRITICAL), finding(PASS, CRITICAL)], LOW, False),
        ([], LOW, False),
    ],
)
def test_a_severity_is_reached_by_an_open_door_alone(
    findings: list[Finding], severity: Severity, *, reached: bool
) -> None:
    assert report(*findings).reaches(severity) is reached


# What may be shown, and where

SCHOOL = exposure("school", "Haneul High School", where="media/posts/a.jpg", detail="5y+", count=3)
NO_DATUM = exposure("public-account", "")
LOGIN = exposure("login-place", "Busan", is_private=True)
SHORT = dataclasses.replace(ORIGIN, path="file.json")
RUN = SourceRun("instagram-export", None, {"post": 1}, {}, [unreadable()])
FULL = report(finding(examples=(SCHOOL, NO_DATUM, LOGIN)), finding(PASS), sources=[RUN])


def test_a_masked_report_shortens_the_paths_of_pictures_and_keeps_the_counts() -> None:
    first = exposure("face", "", SEEN, where="media/posts/202611/haneul.jpg")
    summary = PictureSummary(posts=3, with_face=1, newest=SEEN, oldest=SEEN, first=(first,))
    full = dataclasses.replace(report(), pictures=summary)

    masked = full.masked()

    origin = dataclasses.replace(ORIGIN, path="file.json")
    hidden = dataclasses.replace(first, origin=origin, where="haneul.jpg")
    assert masked == dataclasses.replace(
        full, pictures=dataclasses.replace(summary, first=(hidden,)), sources=[], is_masked=True,
        findings=[],
    )  # fmt: skip
    assert masked.masked() == masked


def test_a_masked_report_hides_every_datum_and_shortens_every_path() -> None:
    masked = FULL.masked()

    gap = dataclasses.replace(unreadable(), origin=SHORT)
    examples = (
        Exposure(SHORT, "school", MASK, where="a.jpg", count=3, detail="5y+"),
        Exposure(SHORT, "public-account", ""),
        Exposure(SHORT, "login-place", MASK, is_private=True),
    )
    assert masked == dataclasses.replace(
        FULL,
        findings=[finding(examples=examples), finding(PASS)],
        sources=[dataclasses.replace(RUN, unreadable=[gap])],
        is_masked=True,
    )


def test_a_report_for_a_file_hides_login_data_alone() -> None:
    for_file = FULL.for_file()

    hidden = Exposure(SHORT, "login-place", MASK, is_private=True)
    assert for_file == dataclasses.replace(
        FULL, findings=[finding(examples=(SCHOOL, NO_DATUM, hidden)), finding(PASS)]
    )


def test_the_days_of_logins_go_into_no_file() -> None:
    login = exposure("login-device", "Windows", happened_on=SEEN, is_private=True)
    full = report(finding(examples=(login,), oldest=SEEN, newest=SEEN))

    hidden = Exposure(SHORT, "login-device", MASK, is_private=True)
    assert full.for_file().findings == [finding(examples=(hidden,))]
    assert full.masked().findings == [finding(examples=(hidden,))]


def test_masking_twice_changes_nothing_more() -> None:
    masked = FULL.masked()

    assert masked.masked() == masked
    assert masked.for_file() == masked
