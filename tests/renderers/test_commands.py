"""What to type next names the same door and the same reader."""

import dataclasses

import pytest

import answered
import doors
import reports
from selfguard.model.reader import Age, Country, FromBefore18, Phone, Reader, Role
from selfguard.model.report import Report
from selfguard.renderers import commands
from selfguard.renderers.voice import Voice

EN = Voice("en")
PARENT = Reader(Role.PARENT, Age.FROM_14)


@pytest.mark.parametrize(
    ("reader", "told"),
    [
        (Reader(), ""),
        (Reader(Role.TEACHER), " --role teacher"),
        (
            Reader(Role.PARENT, Age.FROM_18, FromBefore18.YES, Country.OTHER, Phone.ANDROID),
            (
                " --role parent --age 18-24 --image-from-before-18 yes --country other"
                " --phone android"
            ),
        ),
    ],
)
def test_only_what_the_reader_said_is_repeated(reader: Reader, told: str) -> None:
    assert commands.options(reader) == told


@pytest.mark.parametrize(
    ("report", "told"),
    [
        (
            doors.report("prepare", Reader()),
            [
                "selfguard audit --instagram-export FILE.zip",
                "selfguard ask prepare",
                "selfguard checklist show prepare",
            ],
        ),
        (
            doors.report("worried", PARENT),
            [
                "selfguard audit worried --role parent --age 14-17 --instagram-export FILE.zip",
                "selfguard ask worried --role parent --age 14-17",
                "selfguard checklist show worried",
            ],
        ),
        (
            doors.report("prepare", Reader(Role.SCHOOL)),
            ["selfguard ask prepare --role school", "selfguard checklist show prepare"],
        ),
        (
            answered.answered(),
            [
                "selfguard audit --age 14-17 --instagram-export FILE.zip -o report.json",
                "selfguard ask prepare --age 14-17",
                "selfguard history",
                "selfguard checklist show prepare",
            ],
        ),
        (
            dataclasses.replace(
                answered.answered(), checklist=doors.checklist("worried"), reader=Reader()
            ),
            [
                "selfguard audit worried --instagram-export FILE.zip -o report.json",
                "selfguard ask worried",
                "selfguard history worried",
                "selfguard checklist show worried",
            ],
        ),
        (
            reports.all_closed(),
            [
                "selfguard audit --instagram-export FILE.zip -o report.json",
                "selfguard checklist show prepare",
            ],
        ),
    ],
    ids=[
        "prepare",
        "worried",
        "nothing-to-measure",
        "with-changes",
        "worried-with-changes",
        "nothing-to-ask",
    ],
)
def test_the_next_commands_are_for_the_same_door_and_reader(
    report: Report, told: list[str]
) -> None:
    assert [command for _, command in commands.after(report, EN)] == told
