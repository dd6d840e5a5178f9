import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

import pytest

from factories import (
    NOW,
    ORIGIN,
    SEEN,
    GivenSource,
    answer,
    checklist,
    connections,
    covered,
    day,
    days_before,
    exposure,
    post,
    setting,
    step,
    unreadable,
)
from selfguard.audit import audit
from selfguard.checks.answer import Answer
from selfguard.checks.old_posts import OldPosts
from selfguard.checks.pending_requests import PendingRequests
from selfguard.model.check import Basis, Check, CheckResult, Exposure, Outcome
from selfguard.model.checklist import Step
from selfguard.model.evidence import (
    AnswerValue,
    ConnectionKind,
    Evidence,
    Extent,
    Fault,
    Setting,
    SettingName,
    Topic,
)
from selfguard.model.report import Finding, Reason

REQUESTS = step("requests", PendingRequests())
WAITING = connections(ConnectionKind.REQUESTS_RECEIVED, 3, newest=days_before(4))
ASKED = step("asked", Answer(step="asked"))


IN_QUESTION = Finding(
    REQUESTS,
    Outcome.NOT_REVIEWED,
    Basis.NONE,
    Reason.TO_CONFIRM,
    examined=1,
    exposed=3,
    oldest=days_before(4),
    newest=days_before(4),
    examples=(Exposure(ORIGIN, "pending-requests", "", days_before(4), count=3),),
)


def outcome(each: Step, *evidence: Evidence) -> Finding:
    """Return how one step comes out on the evidence of one source."""
    report = audit(checklist(each), [GivenSource(evidence)], now=NOW)
    return report.findings[0]


def public(*, is_private: bool) -> Evidence:
    return setting(SettingName.PRIVATE_ACCOUNT, is_on=is_private)


# What was measured


def test_what_is_exposed_is_a_measured_fail() -> None:
    each = step()

    finding = outcome(each, covered(Topic.ACCOUNT), public(is_private=False))

    assert finding == Finding(
        each,
        Outcome.FAIL,
        Basis.MEASURED,
        examined=1,
        exposed=1,
        examples=(Exposure(ORIGIN, "public-account", ""),),
        measured_on=SEEN,
    )


def test_what_is_exposed_fails_even_where_a_topic_was_partly_covered() -> None:
    finding = outcome(step(), covered(Topic.ACCOUNT, Extent.PARTLY), public(is_private=False))

    assert (finding.outcome, finding.basis) == (Outcome.FAIL, Basis.MEASURED)


def test_what_was_examined_and_is_not_exposed_is_a_measured_pass() -> None:
    each = step()

    finding = outcome(each, covered(Topic.ACCOUNT), public(is_private=True))

    assert finding == Finding(each, Outcome.PASS, Basis.MEASURED, examined=1, measured_on=SEEN)


def test_what_was_measured_is_as_new_as_the_newest_evidence() -> None:
    newer = dataclasses.replace(ORIGIN, seen_on=days_before(-3))
    evidence = [
        public(is_private=True),
        Setting(newer, SettingName.PRIVATE_ACCOUNT, is_on=True),
        public(is_private=True),
    ]

    finding = outcome(step(), covered(Topic.ACCOUNT), *evidence)

    assert finding.measured_on == days_before(-3)


def test_what_is_exposed_on_no_evidence_was_measured_on_no_day() -> None:
    finding = outcome(step(check=Told((UNDATED,))))

    assert (finding.basis, finding.measured_on) == (Basis.MEASURED, None)


@pytest.mark.parametrize("value", AnswerValue)
@pytest.mark.parametrize("is_private", [True, False])
def test_a_measurement_beats_every_answer_which_stands_beside_it(
    value: AnswerValue, *, is_private: bool
) -> None:
    given = answer(value=value)

    finding = outcome(step(), covered(Topic.ACCOUNT), public(is_private=is_private), given)

    expected = outcome(step(), covered(Topic.ACCOUNT), public(is_private=is_private))
    assert finding == dataclasses.replace(expected, answer=given)
    assert (finding.outcome, finding.basis, finding.valid_until) == (
        Outcome.PASS if is_private else Outcome.FAIL,
        Basis.MEASURED,
        None,
    )


@pytest.mark.parametrize(("days", "stands_beside"), [(30, True), (31, False)])
def test_an_answer_stands_beside_a_measurement_as_long_as_it_counts(
    days: int, *, stands_beside: bool
) -> None:
    given = answer(answered_on=NOW - timedelta(days=days), valid_days=30)

    finding = outcome(step(), covered(Topic.ACCOUNT), public(is_private=True), given)

    assert finding.answer == (given if stands_beside else None)


def test_an_answer_to_another_step_stands_beside_no_measurement() -> None:
    finding = outcome(
        step(), covered(Topic.ACCOUNT), public(is_private=True), answer("another-step")
    )

    assert finding.answer is None


# What was not, or not wholly


def test_no_evidence_is_no_pass() -> None:
    each = step()

    finding = outcome(each, covered(Topic.ACCOUNT))

    assert finding == Finding(each, Outcome.NOT_REVIEWED, Basis.NONE, Reason.NO_EVIDENCE)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param([covered(Topic.POSTS), covered(Topic.REELS, Extent.PARTLY)], id="partly"),
        pytest.param([covered(Topic.POSTS), covered(Topic.REELS, Extent.NOT)], id="not at all"),
        pytest.param([covered(Topic.POSTS)], id="nothing told"),
        pytest.param(
            [
                covered(Topic.POSTS),
                covered(Topic.REELS),
                unreadable(Fault.DAMAGED, Topic.POSTS),
            ],
            id="a damaged part",
        ),
    ],
)
def test_a_topic_that_was_not_wholly_covered_is_no_pass(told: list[Evidence]) -> None:
    each = step(check=OldPosts())

    finding = outcome(each, *told, post())

    assert finding == Finding(
        each, Outcome.NOT_REVIEWED, Basis.NONE, Reason.PARTLY_COVERED, examined=1
    )


def test_a_topic_that_no_source_can_tell_is_no_evidence() -> None:
    finding = outcome(step(), covered(Topic.ACCOUNT, Extent.NOT))

    assert finding.reason is Reason.NO_EVIDENCE


def test_a_topic_that_is_partly_missing_and_empty_is_partly_covered() -> None:
    finding = outcome(step(), covered(Topic.ACCOUNT, Extent.PARTLY))

    assert finding.reason is Reason.PARTLY_COVERED


@pytest.mark.parametrize(
    ("extents", "reason"),
    [
        ((Extent.WHOLE, Extent.NOT), Reason.NONE),
        ((Extent.NOT, Extent.WHOLE), Reason.NONE),
        ((Extent.WHOLE, Extent.PARTLY), Reason.NONE),
        ((Extent.PARTLY, Extent.NOT), Reason.PARTLY_COVERED),
    ],
)
def test_two_sources_cover_a_topic_together(extents: tuple[Extent, Extent], reason: Reason) -> None:
    sources = [
        GivenSource([covered(Topic.ACCOUNT, extent), public(is_private=True)]) for extent in extents
    ]

    report = audit(checklist(step()), sources, now=NOW)

    assert [finding.reason for finding in report.findings] == [reason]
    assert [finding.examined for finding in report.findings] == [2]


def test_something_that_only_the_person_can_judge_is_not_reviewed() -> None:
    finding = outcome(REQUESTS, covered(Topic.CONNECTIONS), WAITING)

    assert finding == IN_QUESTION


@dataclass(frozen=True, slots=True)
class Broken(Check[Evidence]):
    """A check that breaks, with evidence in its words."""

    id: ClassVar = "broken"
    subject: ClassVar = Evidence
    topics: ClassVar = frozenset({Topic.ACCOUNT})

    def examine(self, evidence: Sequence[Evidence], /) -> CheckResult:
        raise ValueError(evidence)


def test_a_check_that_breaks_costs_its_own_step_and_keeps_no_words() -> None:
    broken = step("broken", Broken())

    report = audit(
        checklist(broken, step()),
        [GivenSource([covered(Topic.ACCOUNT), public(is_private=True)])],
        now=NOW,
    )

    assert report.findings == [
        Finding(broken, Outcome.ERROR, Basis.NONE),
        Finding(step(), Outcome.PASS, Basis.MEASURED, examined=1, measured_on=SEEN),
    ]


# What was answered


@pytest.mark.parametrize("each", [ASKED, step("asked")], ids=["only asked", "not measured"])
@pytest.mark.parametrize(
    ("value", "expected", "reason"),
    [
        (AnswerValue.DONE, Outcome.PASS, Reason.NONE),
        (AnswerValue.NOT_DONE, Outcome.FAIL, Reason.NONE),
        (AnswerValue.NOT_FOR_ME, Outcome.NOT_APPLICABLE, Reason.NOT_FOR_ME),
    ],
)
def test_an_answer_decides_what_was_not_measured(
    each: Step, value: AnswerValue, expected: Outcome, reason: Reason
) -> None:
    given = answer("asked", value)

    finding = outcome(each, covered(Topic.ANSWERS), given)

    assert finding == Finding(each, expected, Basis.ANSWERED, reason, answer=given)


def test_an_answer_counts_up_to_its_last_moment() -> None:
    given = answer("asked", answered_on=NOW - timedelta(days=30), valid_days=30)

    finding = outcome(ASKED, given)

    assert finding.outcome is Outcome.PASS


@pytest.mark.parametrize("each", [ASKED, step("asked")], ids=["only asked", "not measured"])
@pytest.mark.parametrize("value", AnswerValue)
def test_an_answer_whose_time_has_run_out_decides_nothing_and_says_so(
    each: Step, value: AnswerValue
) -> None:
    given = answer("asked", value, NOW - timedelta(days=31), valid_days=30)

    finding = outcome(each, given)

    assert finding == Finding(each, Outcome.NOT_REVIEWED, Basis.NONE, Reason.EXPIRED, answer=given)
    assert finding.valid_until == given.valid_until


def test_the_newest_answer_counts_whatever_the_order() -> None:
    newer = answer("asked", AnswerValue.NOT_DONE, days_before(1))
    older = answer("asked", AnswerValue.DONE, days_before(2))

    findings = [outcome(ASKED, newer, older), outcome(ASKED, older, newer)]

    assert [finding.outcome for finding in findings] == [Outcome.FAIL, Outcome.FAIL]


def test_an_answer_to_another_step_decides_nothing() -> None:
    finding = outcome(ASKED, answer("another"))

    assert finding.reason is Reason.ONLY_YOU


@pytest.mark.parametrize("days", [1, 4])
def test_a_person_confirms_what_only_they_can_judge(days: int) -> None:
    given = answer("requests", AnswerValue.DONE, days_before(days))

    finding = outcome(REQUESTS, covered(Topic.CONNECTIONS), WAITING, given)

    assert finding == Finding(REQUESTS, Outcome.PASS, Basis.ANSWERED, examined=1, answer=given)


def test_a_person_who_says_not_done_sees_what_is_in_question() -> None:
    given = answer("requests", AnswerValue.NOT_DONE, days_before(1))

    finding = outcome(REQUESTS, covered(Topic.CONNECTIONS), WAITING, given)

    assert finding == Finding(
        REQUESTS,
        Outcome.FAIL,
        Basis.ANSWERED,
        examined=1,
        exposed=3,
        oldest=days_before(4),
        newest=days_before(4),
        examples=(Exposure(ORIGIN, "pending-requests", "", days_before(4), count=3),),
        answer=given,
    )


@pytest.mark.parametrize("value", AnswerValue)
@pytest.mark.parametrize(
    ("days", "valid_days"), [(5, 180), (1, 2)], ids=["older than it", "its time has run out"]
)
def test_an_answer_that_is_older_or_has_run_out_confirms_nothing(
    value: AnswerValue, days: int, valid_days: int
) -> None:
    given = answer("requests", value, days_before(days), valid_days)

    finding = outcome(REQUESTS, covered(Topic.CONNECTIONS), WAITING, given)

    assert finding == dataclasses.replace(IN_QUESTION, answer=given)


def test_what_has_no_date_is_confirmed_by_any_answer_that_counts() -> None:
    undated = connections(ConnectionKind.REQUESTS_RECEIVED, 3)
    given = answer("requests", AnswerValue.DONE, days_before(90))

    finding = outcome(REQUESTS, covered(Topic.CONNECTIONS), undated, given)

    assert finding == Finding(REQUESTS, Outcome.PASS, Basis.ANSWERED, examined=1, answer=given)


def test_what_the_person_waives_is_not_shown() -> None:
    given = answer("requests", AnswerValue.NOT_FOR_ME, days_before(1))

    finding = outcome(REQUESTS, covered(Topic.CONNECTIONS), WAITING, given)

    assert finding == Finding(
        REQUESTS,
        Outcome.NOT_APPLICABLE,
        Basis.ANSWERED,
        Reason.NOT_FOR_ME,
        examined=1,
        answer=given,
    )


@pytest.mark.parametrize("value", AnswerValue)
def test_an_answer_that_has_run_out_leaves_what_was_partly_covered_as_it_was(
    value: AnswerValue,
) -> None:
    given = answer(value=value, answered_on=NOW - timedelta(days=31), valid_days=30)

    finding = outcome(step(), covered(Topic.ACCOUNT, Extent.PARTLY), public(is_private=True), given)

    assert finding == Finding(
        step(), Outcome.NOT_REVIEWED, Basis.NONE, Reason.PARTLY_COVERED, examined=1, answer=given
    )


def test_an_answer_decides_a_topic_that_was_partly_covered() -> None:
    given = answer()

    finding = outcome(step(), covered(Topic.ACCOUNT, Extent.PARTLY), public(is_private=True), given)

    assert finding == Finding(step(), Outcome.PASS, Basis.ANSWERED, examined=1, answer=given)


# What is shown


@dataclass(frozen=True, slots=True)
class Told(Check[Evidence]):
    """A check that finds what it was made with."""

    exposures: tuple[Exposure, ...]

    id: ClassVar = "told"
    subject: ClassVar = Evidence
    topics: ClassVar = frozenset({Topic.ACCOUNT})

    def examine(self, evidence: Sequence[Evidence], /) -> CheckResult:
        return CheckResult.of(evidence, self.exposures)


def dated(*days: str) -> tuple[Exposure, ...]:
    return tuple(exposure(happened_on=day(each)) for each in days)


UNDATED = exposure(count=40)


@pytest.mark.parametrize(
    ("exposures", "examples"),
    [
        pytest.param(
            (UNDATED, *dated("2021-01-01", "2024-01-01")),
            (*dated("2024-01-01", "2021-01-01"), UNDATED),
            id="undated last",
        ),
        pytest.param(
            dated(*(f"20{year}-01-01" for year in range(10, 20))),
            dated(*(f"20{year}-01-01" for year in range(19, 14, -1))),
            id="five of ten",
        ),
        pytest.param((UNDATED,) * 7, (UNDATED,) * 5, id="five undated ones"),
    ],
)
def test_at_most_five_examples_stand_newest_first(
    exposures: tuple[Exposure, ...], examples: tuple[Exposure, ...]
) -> None:
    finding = outcome(step(check=Told(exposures)))

    assert finding.examples == examples


def test_counts_and_dates_are_those_of_all_exposures() -> None:
    exposures = (UNDATED, *dated(*(f"20{year}-01-01" for year in range(10, 20))))

    finding = outcome(step(check=Told(exposures)))

    assert (finding.exposed, finding.oldest, finding.newest) == (
        50,
        day("2010-01-01"),
        day("2019-01-01"),
    )
