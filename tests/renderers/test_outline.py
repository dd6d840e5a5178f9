"""A checklist on the screen and for the ear, step by step."""

import dataclasses

import pytest

import answered
import doors
import reports
from factories import NOW, checklist
from selfguard.checks.answer import Answer
from selfguard.model.facts import Text
from selfguard.renderers import outline
from selfguard.renderers.blocks import Row
from selfguard.renderers.terminal import laid_out
from selfguard.renderers.voice import Voice

ASKED = dataclasses.replace(answered.FOLLOWERS, check=Answer())
SHORT = dataclasses.replace(
    checklist(answered.PRIVATE, ASKED), opening=Text("천천히 해요.", "Take your time.")
)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_checklist_is_as_its_golden_file(language: str) -> None:
    voice = Voice(language, today=NOW.date())

    shown = laid_out(outline.page(SHORT, voice), voice, columns=80, color=False)

    assert shown == reports.golden(f"outline-{language}-80.txt", shown)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_checklist_for_the_ear_is_as_its_golden_file(language: str) -> None:
    voice = Voice(language, is_spoken=True, today=NOW.date())

    shown = "".join(f"{line}\n" for line in outline.spoken(SHORT, voice))

    assert shown == reports.golden(f"plain-outline-{language}.txt", shown)


@pytest.mark.parametrize("door", ["prepare", "worried", "happening"])
def test_every_step_stands_in_the_outline(door: str) -> None:
    voice = Voice("en", today=NOW.date())
    titles = [step.title.en for step in doors.checklist(door).steps]

    blocks = outline.page(doors.checklist(door), voice)
    rows = [each.title for each in blocks if isinstance(each, Row)]
    ear = list(outline.spoken(doors.checklist(door), voice))

    assert rows == titles
    assert [line.split(" | ")[1] for line in ear[-len(titles) :]] == titles


def test_first_words_are_left_out_where_there_are_none() -> None:
    silent = dataclasses.replace(SHORT, opening=Text())
    named = "Checklist: Test, edition 2026112201 by selfguard, to be looked at again after"

    page = laid_out(outline.page(silent, Voice("en")), Voice("en"), columns=80, color=False)
    ear = list(outline.spoken(silent, Voice("en")))

    assert ear[:2] == [f"{named} 22 May 2027.", "Anyone"]
    assert ear[2].startswith("high | Make your account private | ")
    assert page.splitlines()[2:4] == [
        "Anyone",
        "We have not tapped a path ourselves unless its day is given. The label may",
    ]
