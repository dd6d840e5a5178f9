"""A step as a question: golden screens, and nothing on them that is not the reader's."""

import dataclasses
from collections.abc import Sequence

import pytest

import answered
import doors
import reports
from factories import NOW, action, step
from selfguard.model.check import Basis, Outcome
from selfguard.model.facts import Text
from selfguard.model.reader import Age, Reader, Role
from selfguard.model.report import Finding, Reason, Report
from selfguard.renderers import question
from selfguard.renderers.question import Question
from selfguard.renderers.terminal import laid_out
from selfguard.renderers.voice import Voice


def asked(report: Report, step_id: str) -> Question:
    """Return the step of *report* with the id *step_id*, as the third question of forty."""
    found = next(finding for finding in report.findings if finding.step.id == step_id)
    return Question(found, report, 3, 40)


def shipped(door: str, step_id: str, role: Role = Role.SELF) -> Question:
    """Return a step that we ship, as a question to somebody of fifteen, or about them."""
    return asked(doors.report(door, Reader(role, Age.FROM_14)), step_id)


QUESTIONS = {
    "noticeable": shipped("prepare", "accounts-private"),
    "taps": shipped("prepare", "kakaotalk-not-by-phone-number"),
    "help-lines": shipped("worried", "tell-and-call"),
    "parent": shipped("happening", "parent-first-sentence", Role.PARENT),
    "to-confirm": asked(reports.rich(), "unknown-logins"),
    "ran-out": asked(answered.answered(), "unknown-logins"),
}


def on_screen(told: Question, language: str, columns: int = 80) -> str:
    """Return the screen of *told*."""
    voice = Voice(language, today=NOW.date())
    return laid_out(question.page(told, voice), voice, columns=columns, color=False)


def to_the_ear(told: Question, language: str) -> Sequence[str]:
    """Return the lines of *told* for a screen reader."""
    return list(question.spoken(told, Voice(language, is_spoken=True, today=NOW.date())))


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_screen_is_as_its_golden_file(name: str, language: str) -> None:
    shown = on_screen(QUESTIONS[name], language)

    assert shown == reports.golden(f"question-{name}-{language}-80.txt", shown)


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_for_the_ear_is_as_its_golden_file(name: str, language: str) -> None:
    shown = "".join(f"{line}\n" for line in to_the_ear(QUESTIONS[name], language))

    assert shown == reports.golden(f"plain-question-{name}-{language}.txt", shown)


def test_a_step_without_taps_does_not_speak_of_labels() -> None:
    short = dataclasses.replace(step("a-step"), remediation=(action("Do it."),))
    finding = Finding(short, Outcome.NOT_REVIEWED, Basis.NONE, Reason.ONLY_YOU)
    told = Question(finding, reports.rich(), 1, 1)

    assert on_screen(told, "en").splitlines() == [
        "Step 1 of 1",
        "  a-step                                                  2 min  high     ●●●○",
        "  for you to look at yourself: no source shows it",
        "",
        "  Do it.",
        "",
    ]
    assert to_the_ear(told, "en") == [
        (
            "Step 1 of 1: a-step | 2 min | for you to look at yourself: no source shows it"
            " | To do: Do it."
        ),
    ]


def test_words_on_labels_stand_once_below_all_taps() -> None:
    tapped = action("Tap.", path=Text(en="A › B"))
    twice = dataclasses.replace(step("a-step"), remediation=(tapped, tapped))
    finding = Finding(twice, Outcome.NOT_REVIEWED, Basis.NONE, Reason.ONLY_YOU)
    told = Question(finding, reports.rich(), 1, 1)

    care = "The label may differ on your phone; if it is not there, search in the settings."
    shown = " ".join(on_screen(told, "en").split())

    assert shown.endswith(f"A › B (not verified) {care}")
    assert shown.count(care) == 1
    assert to_the_ear(told, "en")[-1].endswith(f"A, then B (not verified) | {care}")


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_no_longer_than_a_tall_screen(name: str) -> None:
    assert len(on_screen(QUESTIONS[name], "ko").splitlines()) <= 40
