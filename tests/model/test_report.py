import dataclasses

import pytest

from factories import ORIGIN, SEEN, exposure, finding, report, unreadable
from selfguard.model.check import Exposure, Outcome
from selfguard.model.checklist import Severity
from selfguard.model.report import MASK, Finding, Reason
from selfguard.model.source import SourceRun

PASS, FAIL, ERROR = Outcome.PASS, Outcome.FAIL, Outcome.ERROR
NOT_REVIEWED, NOT_APPLICABLE = Outcome.NOT_REVIEWED, Outcome.NOT_APPLICABLE
CRITICAL, HIGH, MEDIUM, LOW = Severity


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


def test_open_doors_come_first_then_what_nobody_looked_at() -> None:
    ordered = [
        finding(FAIL, CRITICAL, 30),
        finding(FAIL, HIGH, 5),
        finding(FAIL, HIGH, 2),
        finding(NOT_REVIEWED, CRITICAL, 1),
        finding(ERROR, CRITICAL, 2),
        finding(NOT_REVIEWED, LOW, 0),
    ]
    others = [
        finding(PASS, CRITICAL),
        finding(NOT_APPLICABLE, CRITICAL),
        finding(NOT_REVIEWED, CRITICAL, reason=Reason.WITHHELD),
    ]

    shuffled = [*others, *ordered[3:], *ordered[:3]]

    assert report(*shuffled).next_steps == ordered


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
