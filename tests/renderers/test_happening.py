"""Where it is happening: what is settled grows short, and what is not stays whole."""

import dataclasses
import re

import pytest

import answered
import doors
from answered import RAN_OUT, not_for_me
from factories import NOW, answer
from selfguard.model.check import Basis, Outcome
from selfguard.model.evidence import Answer, AnswerValue, Why
from selfguard.model.facts import NO_TEXT
from selfguard.model.reader import Age, Country, FromBefore18, Phone, Reader, Role
from selfguard.model.report import Finding, Reason, Report
from selfguard.renderers import happening, lines
from selfguard.renderers.terminal import laid_out
from selfguard.renderers.voice import Voice

EN = Voice("en", today=NOW.date())
EAR = Voice("en", is_spoken=True, today=NOW.date())
DONE = Outcome.PASS, Basis.ANSWERED, Reason.NONE
NOT_DONE = Outcome.FAIL, Basis.ANSWERED, Reason.NONE
WAIVED = Outcome.NOT_APPLICABLE, Basis.ANSWERED, Reason.NOT_FOR_ME
VICTIM = Reader(age=Age.FROM_14)
EXPIRED = Outcome.NOT_REVIEWED, Basis.NONE, Reason.EXPIRED
Result = tuple[Outcome, Basis, Reason]


def with_step(result: Result, given: Answer) -> Report:
    """Return a report of one step that came out as *result*, by the answer *given*."""
    report = doors.report("happening", Reader())
    outcome, basis, reason = result
    found = Finding(answered.FOLLOWERS, outcome, basis, reason, answer=given)
    return dataclasses.replace(report, findings=[found], help=answered.HELP)


def told(report: Report) -> list[str]:
    """Return the lines of the page of *report* from its first step on, up to what it is about."""
    page = laid_out(happening.page(report, EN), EN, columns=80, color=False).splitlines()
    start = next(number for number, line in enumerate(page) if line.startswith("  1  "))
    return page[start : page.index("", start)]


@pytest.mark.parametrize(
    ("result", "given", "said"),
    [
        (
            DONE,
            answer(answered_on=NOW, valid_days=90),
            "     answered by you, counts until 20 February 2027",
        ),
        (
            WAIVED,
            not_for_me(Why.NOT_MY_CASE),
            ("     you answered that this is not for you: it does not fit my situation;"),
        ),
    ],
)
def test_what_is_settled_is_told_in_short(result: Result, given: Answer, said: str) -> None:
    report = with_step(result, given)

    page = told(report)
    ear = list(happening.spoken(report, EAR))

    assert page[:2] == [
        "  1  Keep your followers few                                             2 min",
        said,
    ]
    assert "An invented reason." not in "".join(page + ear)


@pytest.mark.parametrize(
    ("result", "given", "said"),
    [
        (
            NOT_DONE,
            answer(value=AnswerValue.NOT_DONE),
            "     you answered that it is not done yet",
        ),
        (EXPIRED, RAN_OUT, "     your answer ran out on 30 July 2026"),
    ],
)
def test_what_is_not_settled_is_told_in_full(result: Result, given: Answer, said: str) -> None:
    report = with_step(result, given)

    assert told(report) == [
        "  1  Keep your followers few                                             2 min",
        said,
        "     An invented reason.",
        "     Others can notice this step. Take it when you feel ready, from a place",
        "     and a device that you trust. Not sure? Talk it over first: 0001 (source",
        "     of June 2025); 0003 (source of 2 November 2026); in danger 0000 (source",
        "     without a date).",
        "     1. Remove those you do not know.",
        "     2. Not sure? Ask.",
        "        https://form.example (reported, please check) · Invented form",
        "        source of 2024 · please check whether it still holds",
    ]


def test_what_stands_on_the_screen_already_is_not_told_again() -> None:
    report = doors.report("happening", Reader())

    page = laid_out(happening.page(report, EN, is_opened=True), EN, columns=80, color=False)
    ear = list(happening.spoken(report, EAR, is_opened=True))

    assert page.splitlines()[1].startswith("What to do, in this order ")
    assert ear[0] == "What to do, in this order"


@pytest.mark.parametrize("role", [Role.SELF, Role.FRIEND])
def test_words_on_paths_stand_only_where_there_is_a_path(role: Role) -> None:
    report = doors.report("happening", Reader(role))
    has_path = any(a.path.en for f in report.findings for a in f.step.remediation)

    page = laid_out(happening.page(report, EN), EN, columns=80, color=False)

    assert has_path is (role is Role.SELF)
    assert ("We have not tapped a path ourselves" in page) is has_path
    assert ("We have not tapped a path" in "".join(happening.spoken(report, EAR))) is has_path


@pytest.mark.parametrize(
    ("reader", "commands"),
    [
        (Reader(), ["selfguard helplines", "selfguard ask happening"]),
        (
            Reader(Role.FRIEND, Age.FROM_14),
            [
                "selfguard helplines --role friend --age 14-17",
                "selfguard ask happening --role friend --age 14-17",
            ],
        ),
        (
            Reader(Role.SELF, Age.FROM_18, FromBefore18.NO, Country.ID, Phone.IOS),
            [
                (
                    "selfguard helplines --age 18-24 --image-from-before-18 no --country id"
                    " --phone ios"
                ),
                (
                    "selfguard ask happening --age 18-24 --image-from-before-18 no --country id"
                    " --phone ios"
                ),
            ],
        ),
    ],
)
def test_the_next_commands_are_for_the_same_reader(reader: Reader, commands: list[str]) -> None:
    report = doors.report("happening", reader)

    page = laid_out(happening.page(report, EN), EN, columns=120, color=False).splitlines()

    assert [line for line in page if line.startswith("selfguard ")] == commands


LAST = [
    (
        "It is not your fault. The fault is the perpetrator's. Take one step at a time; they need"
        " not all be done today."
    ),
    "In danger now: 112, Police emergency number (source without a date)",
    "To call first: 1366, Digital Sex Crime Victim Support Centre (source of June 2025)",
    (
        "To call first: 117, School violence report line, school police officer (source of 27"
        " August 2024)"
    ),
    "To call first: 1388, Youth counselling (source of 13 February 2026)",
]


@pytest.mark.parametrize("language", ["ko", "en", "id"])
def test_the_last_screen_of_24_rows_says_whose_fault_it_is_not_and_whom_to_call(
    language: str,
) -> None:
    voice = Voice(language, today=NOW.date())
    report = doors.report("happening", VICTIM)
    told = [*lines.once_more(report, voice)]

    page = laid_out(happening.page(report, voice), voice, columns=80, color=False).splitlines()

    last_screen = " ".join(" ".join(page[-23:]).split())
    assert last_screen.endswith(" ".join(told))
    assert voice.say("next-command") in last_screen
    assert [re.findall(r": (\d+) ·", line) for line in told] == [
        [],
        ["112"],
        ["1366"],
        ["117"],
        ["1388"],
    ]


def test_the_first_words_and_the_numbers_with_their_names_stand_last_for_the_ear() -> None:
    report = doors.report("happening", VICTIM)

    assert list(happening.spoken(report, EAR))[-5:] == LAST


def test_whoever_has_no_number_for_danger_is_told_so_once_more() -> None:
    report = doors.report("happening", Reader(country=Country.OTHER))

    assert list(happening.spoken(report, EAR))[-1] == f"In danger now: {EAR.help('no-danger')}"


def test_without_first_words_the_numbers_stand_alone_at_the_end() -> None:
    report = doors.report("happening", VICTIM)
    silent = dataclasses.replace(report.checklist, opening=NO_TEXT)

    told = lines.once_more(dataclasses.replace(report, checklist=silent), EAR)

    assert list(told) == LAST[1:]
