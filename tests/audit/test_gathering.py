import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
from selfguard.audit.gathering import answered, gather
from selfguard.checks.answer import Answer
from selfguard.checks.post_place import PostPlace
from selfguard.errors import InputRefusedError
from selfguard.model.check import Check, CheckResult
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
from selfguard.model.reader import Reader, Role
from selfguard.model.report import Finding
from selfguard.model.source import SourceRun


def outcome(each: Step, *evidence: Evidence) -> Finding:
    """Return how one step comes out on the evidence of one source."""
    report = audit(checklist(each), [GivenSource(evidence)], now=NOW)
    return report.findings[0]


def public(*, is_private: bool) -> Evidence:
    return setting(SettingName.PRIVATE_ACCOUNT, is_on=is_private)


def test_a_parent_is_not_told_which_file_about_logins_was_damaged() -> None:
    evidence = [
        unreadable(Fault.DAMAGED, Topic.LOGINS),
        unreadable(Fault.DAMAGED, Topic.LOGINS, Topic.ACCOUNT),
        unreadable(Fault.RECORD, Topic.ACCOUNT),
    ]

    report = audit(
        checklist(step()), [GivenSource(evidence)], now=NOW, reader=Reader(role=Role.PARENT)
    )

    nowhere = dataclasses.replace(ORIGIN, path="")
    both = dataclasses.replace(unreadable(Fault.DAMAGED, Topic.ACCOUNT), origin=nowhere)
    assert report.sources[0].unreadable == [both, unreadable(Fault.RECORD, Topic.ACCOUNT)]


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


# What was answered


def test_of_two_answers_of_one_moment_the_later_in_order_counts() -> None:
    answers = [answer("asked", AnswerValue.DONE), answer("asked", AnswerValue.NOT_DONE)]

    gathered = gather([GivenSource(answers)], now=NOW, reader=Reader())

    assert gathered.answers == {"asked": answers[1]}


def test_answers_that_were_given_since_stand_beside_those_that_were_gathered() -> None:
    old, kept = answer("asked", answered_on=days_before(9)), answer("another")
    newer = answer("asked", AnswerValue.NOT_DONE, NOW)
    late = answer("another", AnswerValue.NOT_DONE, days_before(9))
    before = gather([GivenSource([public(is_private=True), old, kept])], now=SEEN, reader=Reader())

    after = answered(before, [newer, late], now=NOW)

    assert after == dataclasses.replace(before, now=NOW, answers={"asked": newer, "another": kept})
    assert before.answers == {"asked": old, "another": kept}


def test_an_answer_in_a_list_of_answers_is_no_evidence_for_a_check() -> None:
    gathered = gather([GivenSource([answer("asked")])], now=NOW, reader=Reader())

    assert gathered.given_to(Answer(step="asked")) == ()
