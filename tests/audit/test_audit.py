import dataclasses
from datetime import timedelta

import pytest

from factories import (
    NOW,
    SEEN,
    GivenSource,
    action,
    answer,
    checklist,
    covered,
    device,
    help_line,
    help_lines,
    login,
    route,
    setting,
    step,
)
from selfguard.audit import audit, judge, steps_for
from selfguard.audit.gathering import answered, gather
from selfguard.checks.answer import Answer
from selfguard.checks.unusual_logins import UnusualLogins
from selfguard.model.check import Basis, Outcome
from selfguard.model.checklist import Action, Step
from selfguard.model.evidence import (
    Evidence,
    Extent,
    SettingName,
    Topic,
)
from selfguard.model.help import Help
from selfguard.model.reader import Age, Country, Phone, Reader, Role, Situation
from selfguard.model.report import Finding, Reason, Report
from selfguard.model.source import SourceRun

ASKED = step("asked", Answer(step="asked"))


def with_actions(step_id: str, *actions: Action) -> Step:
    return dataclasses.replace(step(step_id), remediation=actions)


def public(*, is_private: bool) -> Evidence:
    return setting(SettingName.PRIVATE_ACCOUNT, is_on=is_private)


def test_no_source_at_all_leaves_every_step_not_reviewed() -> None:
    steps = [step(), ASKED]

    report = audit(checklist(*steps), [], now=NOW)

    assert report == Report(
        checklist(*steps),
        NOW,
        Reader(),
        [],
        [
            Finding(steps[0], Outcome.NOT_REVIEWED, Basis.NONE, Reason.NO_EVIDENCE),
            Finding(ASKED, Outcome.NOT_REVIEWED, Basis.NONE, Reason.ONLY_YOU),
        ],
    )


def test_steps_for_another_role_or_age_are_left_out() -> None:
    everybody = step("everybody")
    steps = checklist(
        everybody,
        step("parents", roles=frozenset({Role.PARENT})),
        step("grown", ages=frozenset({Age.FROM_18, Age.FROM_25})),
    )

    report = audit(steps, [], now=NOW, reader=Reader(age=Age.FROM_14))

    assert [finding.step for finding in report.findings] == [everybody]


def test_without_an_age_the_steps_of_all_ages_are_shown() -> None:
    young = step("young", ages=frozenset({Age.UNDER_14}))

    report = audit(checklist(young), [], now=NOW)

    assert [finding.step for finding in report.findings] == [young]


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

    report = audit(
        checklist(logins, step()), [GivenSource(evidence)], now=NOW, reader=Reader(role=Role.PARENT)
    )

    assert report == Report(
        checklist(logins, step()),
        NOW,
        Reader(role=Role.PARENT),
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
            Finding(step(), Outcome.PASS, Basis.MEASURED, examined=1, measured_on=SEEN),
        ],
    )


LINE = help_line("kr-line", country=Country.KR)
FOR_PARENTS = action("help your child", roles=frozenset({Role.PARENT}))
FOR_MINORS = action("tell a teacher", ages=frozenset({Age.UNDER_14, Age.FROM_14}))
ON_ANDROID = action("tap", os="android")
CALL = action("call", help_line=LINE)
FOR_ALL = action("breathe")
MANY = with_actions("many", FOR_PARENTS, FOR_MINORS, ON_ANDROID, CALL, FOR_ALL)
CALLS = with_actions("calls", CALL)


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        (
            Reader(),
            [with_actions("many", FOR_MINORS, ON_ANDROID, CALL, FOR_ALL), CALLS],
        ),
        (
            Reader(Role.PARENT, Age.FROM_25, country=Country.ID, phone=Phone.IOS),
            [with_actions("many", FOR_PARENTS, FOR_ALL)],
        ),
        (
            Reader(age=Age.FROM_14, phone=Phone.ANDROID),
            [with_actions("many", FOR_MINORS, ON_ANDROID, CALL, FOR_ALL), CALLS],
        ),
    ],
    ids=["nobody in particular", "a parent in Indonesia", "a minor with a telephone"],
)
def test_a_step_has_the_actions_for_the_reader_and_none_is_no_step(
    reader: Reader, expected: list[Step]
) -> None:
    steps = steps_for(checklist(MANY, CALLS), reader)

    assert steps == expected


def test_a_step_that_never_had_an_action_stays() -> None:
    steps = steps_for(checklist(step("bare")), Reader(Role.SCHOOL))

    assert steps == [step("bare")]


def test_a_report_tells_whom_to_call_in_the_situation_of_its_checklist() -> None:
    anyone = help_line("anyone")
    lines = help_lines(
        anyone,
        LINE,
        routes=(
            route(["anyone"], situations=frozenset({Situation.PREPARE})),
            route(["kr-line"], ["anyone"], "kr-line", situations=frozenset({Situation.HAPPENING})),
        ),
    )
    happening = dataclasses.replace(checklist(), situation=Situation.HAPPENING)

    told = [
        audit(each, [], now=NOW, reader=reader, help_lines=lines).help
        for each in (checklist(), happening)
        for reader in (Reader(), Reader(country=Country.ID))
    ]

    assert told == [
        Help(None, (anyone,), ()),
        Help(None, (anyone,), ()),
        Help(LINE, (LINE,), (anyone,)),
        Help(LINE, (), (anyone,)),
    ]


def test_what_was_gathered_once_is_judged_again_after_an_answer() -> None:
    asked = checklist(ASKED)
    gathered = gather([], now=NOW, reader=Reader())
    given = answer("asked", answered_on=NOW)

    first = judge(asked, gathered)
    second = judge(asked, answered(gathered, [given], now=NOW + timedelta(minutes=1)))

    assert first.findings == [Finding(ASKED, Outcome.NOT_REVIEWED, Basis.NONE, Reason.ONLY_YOU)]
    assert second == dataclasses.replace(
        first,
        made_on=NOW + timedelta(minutes=1),
        findings=[Finding(ASKED, Outcome.PASS, Basis.ANSWERED, answer=given)],
    )
