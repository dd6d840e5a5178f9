"""What to type next names the same door and the same reader."""

import dataclasses

import pytest

import answered
import doors
import reports
from selfguard.model.reader import Age, Country, FromBefore18, Phone, Reader, Role
from selfguard.model.report import Report
from selfguard.renderers import commands, lines, overview
from selfguard.renderers import page as pages
from selfguard.renderers.terminal import laid_out
from selfguard.renderers.voice import Typed, Voice

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
                "selfguard audit --age 14-17 --instagram-export FILE.zip -o report.txt",
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
                "selfguard audit worried --instagram-export FILE.zip -o report.txt",
                "selfguard ask worried",
                "selfguard history worried",
                "selfguard checklist show worried",
            ],
        ),
        (
            reports.all_closed(),
            [
                "selfguard audit --instagram-export FILE.zip -o report.txt",
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


@pytest.mark.parametrize("name", ["own.yaml", "'our class/own list.yaml'"])
def test_a_file_is_named_as_it_was_typed_and_the_language_is_the_same(name: str) -> None:
    voice = Voice("ko", typed=Typed(name, " --lang ko"))

    after = [command for _, command in commands.after(answered.answered(), voice)]
    happening = [c for _, c in commands.happening(doors.report("happening", Reader()), voice)]

    assert after == [
        (f"selfguard audit {name} --age 14-17 --lang ko --instagram-export FILE.zip -o report.txt"),
        f"selfguard ask {name} --age 14-17 --lang ko",
        f"selfguard history {name} --lang ko",
        f"selfguard checklist show {name} --lang ko",
    ]
    assert happening == ["selfguard helplines --lang ko", f"selfguard ask {name} --lang ko"]


@pytest.mark.parametrize(
    ("name", "encoding"), [("'a\u202eb.yaml'", "utf-8"), ("'목록.yaml'", "ascii")]
)
def test_a_file_whose_path_cannot_be_printed_is_in_no_command(name: str, encoding: str) -> None:
    voice = Voice("en", encoding, typed=Typed(name))
    report = doors.report("happening", Reader())

    page = laid_out(pages.page(answered.answered(), voice), voice, columns=80, color=False)

    assert commands.after(answered.answered(), voice) == []
    assert [command for _, command in commands.happening(report, voice)] == ["selfguard helplines"]
    assert voice.say("next-command") not in page
    assert voice.say("next-command") in laid_out(
        pages.page(answered.answered(), EN), EN, columns=80, color=False
    )


def test_the_commands_around_the_help_lines_are_in_the_same_language() -> None:
    voice = Voice("ko", typed=Typed(options=" --lang ko"))

    told = overview.helped(doors.report("prepare", Reader()), voice)

    assert told.endswith("selfguard audit happening --lang ko")
    assert lines.elsewhere(Reader(), voice) == (
        "한국이 아니라면: selfguard helplines --country id --lang ko, 또는 --country other."
        " 모든 번호: selfguard helplines --all --lang ko"
    )
