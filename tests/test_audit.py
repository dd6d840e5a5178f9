import dataclasses
from collections.abc import Iterator, Sequence
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
    contacts,
    covered,
    day,
    days_before,
    device,
    exposure,
    linked_accounts,
    linked_app,
    login,
    post,
    privacy_change,
    profile_photo,
    profile_text,
    setting,
    step,
    unreadable,
)
from selfguard.audit import audit
from selfguard.checks.answer import Answer
from selfguard.checks.old_posts import OldPosts
from selfguard.checks.pending_requests import PendingRequests
from selfguard.checks.post_place import PostPlace
from selfguard.checks.unusual_logins import UnusualLogins
from selfguard.errors import InputRefusedError
from selfguard.model.check import Basis, Check, CheckResult, Exposure, Outcome
from selfguard.model.checklist import Step
from selfguard.model.evidence import (
    AnswerValue,
    Audience,
    ConnectionKind,
    Evidence,
    Extent,
    Fault,
    PostKind,
    ProfilePhoto,
    SettingName,
    Topic,
)
from selfguard.model.reader import Age, Role
from selfguard.model.report import Finding, Reason, Report
from selfguard.model.source import SourceRun

REQUESTS = step("requests", PendingRequests())
WAITING = connections(ConnectionKind.REQUESTS_RECEIVED, 3, newest=days_before(4))
ASKED = step("asked", Answer(step="asked"))


def outcome(each: Step, *evidence: Evidence, role: Role = Role.SELF) -> Finding:
    """Return how one step comes out on the evidence of one source."""
    report = audit(checklist(each), [GivenSource(evidence)], now=NOW, role=role)
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
    )


def test_what_is_exposed_fails_even_where_a_topic_was_partly_covered() -> None:
    finding = outcome(step(), covered(Topic.ACCOUNT, Extent.PARTLY), public(is_private=False))

    assert (finding.outcome, finding.basis) == (Outcome.FAIL, Basis.MEASURED)


def test_what_was_examined_and_is_not_exposed_is_a_measured_pass() -> None:
    each = step()

    finding = outcome(each, covered(Topic.ACCOUNT), public(is_private=True))

    assert finding == Finding(each, Outcome.PASS, Basis.MEASURED, examined=1)


def test_a_measurement_beats_every_answer() -> None:
    not_done = answer(value=AnswerValue.NOT_DONE)
    done = answer(value=AnswerValue.DONE)

    passed = outcome(step(), covered(Topic.ACCOUNT), public(is_private=True), not_done)
    failed = outcome(step(), covered(Topic.ACCOUNT), public(is_private=False), done)

    assert (passed.outcome, passed.basis) == (Outcome.PASS, Basis.MEASURED)
    assert (failed.outcome, failed.basis) == (Outcome.FAIL, Basis.MEASURED)


# What was not, or not wholly


def test_no_evidence_is_no_pass() -> None:
    each = step()

    finding = outcome(each, covered(Topic.ACCOUNT))

    assert finding == Finding(each, Outcome.NOT_REVIEWED, Basis.NONE, Reason.NO_EVIDENCE)


def test_no_source_at_all_leaves_every_step_not_reviewed() -> None:
    steps = [step(), ASKED]

    report = audit(checklist(*steps), [], now=NOW)

    assert report == Report(
        checklist(*steps),
        NOW,
        Role.SELF,
        [],
        [
            Finding(steps[0], Outcome.NOT_REVIEWED, Basis.NONE, Reason.NO_EVIDENCE),
            Finding(ASKED, Outcome.NOT_REVIEWED, Basis.NONE, Reason.ONLY_YOU),
        ],
    )


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
        ((Extent.WHOLE, Extent.PARTLY), Reason.PARTLY_COVERED),
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

    assert finding == Finding(
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
        Finding(step(), Outcome.PASS, Basis.MEASURED, examined=1),
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

    assert finding == Finding(each, expected, Basis.ANSWERED, reason, valid_until=given.valid_until)


def test_an_answer_counts_up_to_its_last_moment() -> None:
    given = answer("asked", answered_on=NOW - timedelta(days=30), valid_days=30)

    finding = outcome(ASKED, given)

    assert finding.outcome is Outcome.PASS


def test_an_answer_whose_time_has_run_out_decides_nothing() -> None:
    given = answer("asked", answered_on=NOW - timedelta(days=31), valid_days=30)

    finding = outcome(ASKED, given)

    assert finding == Finding(
        ASKED, Outcome.NOT_REVIEWED, Basis.NONE, Reason.EXPIRED, valid_until=given.valid_until
    )


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

    assert finding == Finding(
        REQUESTS, Outcome.PASS, Basis.ANSWERED, examined=1, valid_until=given.valid_until
    )


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
        valid_until=given.valid_until,
    )


def test_an_answer_confirms_nothing_that_came_after_it() -> None:
    given = answer("requests", AnswerValue.DONE, days_before(5))

    finding = outcome(REQUESTS, covered(Topic.CONNECTIONS), WAITING, given)

    assert (finding.outcome, finding.reason) == (Outcome.NOT_REVIEWED, Reason.TO_CONFIRM)


def test_an_answer_whose_time_has_run_out_confirms_nothing() -> None:
    given = answer("requests", AnswerValue.DONE, days_before(1), valid_days=2)

    finding = outcome(REQUESTS, covered(Topic.CONNECTIONS), WAITING, given)

    assert (finding.outcome, finding.reason) == (Outcome.NOT_REVIEWED, Reason.TO_CONFIRM)


def test_an_answer_decides_a_topic_that_was_partly_covered() -> None:
    given = answer()

    finding = outcome(step(), covered(Topic.ACCOUNT, Extent.PARTLY), public(is_private=True), given)

    assert finding == Finding(
        step(), Outcome.PASS, Basis.ANSWERED, examined=1, valid_until=given.valid_until
    )


# Who reads


def test_steps_for_another_role_or_age_are_left_out() -> None:
    everybody = step("everybody")
    steps = checklist(
        everybody,
        step("parents", roles=frozenset({Role.PARENT})),
        step("grown", ages=frozenset({Age.FROM_18, Age.FROM_25})),
    )

    report = audit(steps, [], now=NOW, role=Role.SELF, age=Age.FROM_14)

    assert [finding.step for finding in report.findings] == [everybody]


def test_without_an_age_the_steps_of_all_ages_are_shown() -> None:
    young = step("young", ages=frozenset({Age.UNDER_14}))

    report = audit(checklist(young), [], now=NOW)

    assert [finding.step for finding in report.findings] == [young]


def test_a_parent_is_not_told_which_file_about_logins_was_damaged() -> None:
    evidence = [
        unreadable(Fault.DAMAGED, Topic.LOGINS),
        unreadable(Fault.DAMAGED, Topic.LOGINS, Topic.ACCOUNT),
        unreadable(Fault.RECORD, Topic.ACCOUNT),
    ]

    report = audit(checklist(step()), [GivenSource(evidence)], now=NOW, role=Role.PARENT)

    nowhere = dataclasses.replace(ORIGIN, path="")
    both = dataclasses.replace(unreadable(Fault.DAMAGED, Topic.ACCOUNT), origin=nowhere)
    assert report.sources[0].unreadable == [both, unreadable(Fault.RECORD, Topic.ACCOUNT)]


def test_a_parent_is_shown_no_login_and_no_device() -> None:
    logins = step("logins", UnusualLogins())
    evidence = [
        covered(Topic.LOGINS),
        covered(Topic.ACCOUNT),
        login(SEEN, "iPhone"),
        login(SEEN, "Windows"),
        device(),
        public(is_private=True),
        answer("logins"),
    ]

    report = audit(checklist(logins, step()), [GivenSource(evidence)], now=NOW, role=Role.PARENT)

    assert report == Report(
        checklist(logins, step()),
        NOW,
        Role.PARENT,
        [
            SourceRun(
                "instagram-export",
                SEEN,
                {"setting": 1, "answer": 1},
                {Topic.ACCOUNT: Extent.WHOLE},
                [],
            )
        ],
        [
            Finding(logins, Outcome.NOT_REVIEWED, Basis.NONE, Reason.WITHHELD),
            Finding(step(), Outcome.PASS, Basis.MEASURED, examined=1),
        ],
    )


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


# What the sources gave


def test_a_source_run_tells_counts_coverage_and_gaps() -> None:
    gap = unreadable(Fault.NOT_JSON, Topic.STORIES)
    evidence = [
        covered(Topic.POSTS),
        covered(Topic.STORIES),
        gap,
        post(),
        post(PostKind.STORY),
        post(PostKind.STORY),
        profile_text(),
        profile_photo(),
        privacy_change("2024-01-01", Audience.EVERYONE),
        connections(count=120),
        connections(ConnectionKind.CLOSE_FRIENDS, 7),
        contacts(412),
        linked_accounts(2),
        linked_app(),
        device(),
        login(),
    ]

    report = audit(checklist(), [GivenSource(evidence), GivenSource((), "empty")], now=NOW)

    assert report.sources == [
        SourceRun(
            "instagram-export",
            SEEN,
            {
                "post": 1,
                "story": 2,
                "profile-text": 1,
                "profile-photo": 1,
                "privacy-change": 1,
                "followers": 120,
                "close-friends": 7,
                "contacts": 412,
                "linked-accounts": 2,
                "linked-app": 1,
                "device": 1,
                "session": 1,
            },
            {Topic.POSTS: Extent.WHOLE, Topic.STORIES: Extent.PARTLY},
            [gap],
        ),
        SourceRun("empty", None, {}, {}, []),
    ]


def test_a_source_that_cannot_be_read_at_all_ends_the_audit() -> None:
    class Refused:
        name = "refused"

        def collect(self) -> Iterator[Evidence]:
            raise InputRefusedError("archive.missing", path="export.zip")

    with pytest.raises(InputRefusedError):
        audit(checklist(), [Refused()], now=NOW)


def test_a_check_is_given_its_own_class_of_evidence_alone() -> None:
    @dataclass(frozen=True, slots=True)
    class Photos(Check[ProfilePhoto]):
        id: ClassVar = "photos"
        subject: ClassVar = ProfilePhoto
        topics: ClassVar = frozenset({Topic.PROFILE_PHOTO, Topic.ACCOUNT})

        def examine(self, evidence: Sequence[ProfilePhoto], /) -> CheckResult:
            return CheckResult.of(evidence, [exposure(datum=each.media) for each in evidence])

    finding = outcome(
        step(check=Photos()),
        setting(SettingName.PROFILE_PHOTO),
        setting(SettingName.PRIVATE_ACCOUNT),
        profile_photo(media="one"),
        profile_photo(media="two"),
    )

    assert [each.datum for each in finding.examples] == ["one", "two"]


def test_a_fact_without_a_topic_is_left_aside() -> None:
    report = audit(checklist(), [GivenSource([Evidence(ORIGIN)])], now=NOW)

    assert report.sources == [SourceRun("instagram-export", SEEN, {}, {}, [])]


def test_five_hundred_steps_do_not_read_the_evidence_five_hundred_times() -> None:
    class Watched(PostPlace):
        """A check that notes which sequence it was given."""

        def examine(self, evidence: Sequence[object], /) -> CheckResult:
            given.append(evidence)
            return CheckResult(len(evidence))

    given: list[Sequence[object]] = []
    steps = [step(f"step-{number}", Watched()) for number in range(500)]

    audit(checklist(*steps), [GivenSource([post(), post()])], now=NOW)

    assert len({id(each) for each in given}) == 1
    assert given[0] == (post(), post())
