"""The walk through the steps that only the person can tell of: one screen a step.

What is answered is on the disk before the next question stands on the screen: ^C, or worse,
loses nothing that was confirmed.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import TypeVar

import click

from selfguard.cli import screen
from selfguard.cli.menu import Option, choose
from selfguard.cli.speech import Preferences, words_for
from selfguard.model.evidence import Answer, AnswerValue, Origin, Why
from selfguard.model.report import Finding, Report
from selfguard.renderers import phrases
from selfguard.renderers import question as pages
from selfguard.renderers.voice import Voice

T = TypeVar("T")


class Reply(StrEnum):
    """What a person may reply to a step; the first three are kept."""

    DONE = "done"
    NOT_DONE = "not-done"
    NOT_FOR_ME = "not-for-me"
    LATER = "later"
    BACK = "back"
    STOP = "stop"


_KEPT = {
    Reply.DONE: AnswerValue.DONE,
    Reply.NOT_DONE: AnswerValue.NOT_DONE,
    Reply.NOT_FOR_ME: AnswerValue.NOT_FOR_ME,
}
_REASONS = tuple(why for why in Why if why is not Why.NONE)


@dataclass(frozen=True, slots=True)
class Walked:
    """What came of a walk."""

    answers: Sequence[Answer] = ()
    is_interrupted: bool = False
    """True where ^C ended it."""


def walk(
    report: Report,
    findings: Sequence[Finding],
    keep: Callable[[Answer], None],
    preferences: Preferences,
) -> Walked:
    """Ask each of *findings*, of *report*, and *keep* each answer as soon as it is given."""
    answers: list[Answer] = []
    place = 0
    try:
        while place < len(findings):
            asked = pages.Question(findings[place], report, place + 1, len(findings))
            reply, why = _asked(asked, preferences)
            if reply is Reply.STOP:
                break
            if reply in _KEPT:
                answer = answered(asked, _KEPT[reply], why)
                keep(answer)
                answers.append(answer)
            place = max(0, place - 1) if reply is Reply.BACK else place + 1
    except (KeyboardInterrupt, click.Abort):
        return Walked(answers, is_interrupted=True)
    return Walked(answers)


def answered(asked: pages.Question, value: AnswerValue, why: Why) -> Answer:
    """Return the answer *value* to what was *asked*, as of now, until its time runs out."""
    now = datetime.now(UTC)
    step = asked.finding.step
    until = now + timedelta(days=step.answer_valid_days)
    serial = asked.report.checklist.serial
    return Answer(Origin("answers", "", now), step.id, value, now, until, serial, why)


def _asked(asked: pages.Question, preferences: Preferences) -> tuple[Reply, Why]:
    """Show what is *asked*, and return the reply, with the reason where one is needed."""
    while True:
        _show(asked, preferences)
        reply = _reply(asked, preferences)
        if reply is not Reply.NOT_FOR_ME:
            return reply, Why.NONE
        why = _why(asked, preferences)
        if why is not Why.NONE:
            return reply, why


def _show(asked: pages.Question, preferences: Preferences) -> None:
    if not preferences.is_plain:
        click.clear()
    screen.show(
        preferences,
        datetime.now(UTC).date(),
        page=partial(pages.page, asked),
        spoken=partial(pages.spoken, asked),
    )


def _reply(asked: pages.Question, preferences: Preferences) -> Reply:
    words = words_for(preferences)
    replies = [reply for reply in Reply if reply is not Reply.BACK or asked.number > 1]
    options = [_option(reply, f"ask.{reply.value}", preferences) for reply in replies]
    question = words("ask.how-is-it")
    if not preferences.is_plain:
        # on a low screen the first lines of a long step are out of sight when it is asked
        voice = Voice(preferences.language, sys.stderr.encoding)
        question = f"{phrases.title(asked.finding.step, voice)}\n{question}"
    return choose(question, options, Reply.LATER, preferences)


def _why(asked: pages.Question, preferences: Preferences) -> Why:
    """Return the reason why the step is not for the person; `NONE` where they go back."""
    words = words_for(preferences)
    days = asked.finding.step.answer_valid_days
    options = [_reason(why, preferences) for why in _REASONS]
    options.append(_reason(Why.NONE, preferences))
    return choose(words("ask.why-not", days=days), options, Why.NONE, preferences)


def _reason(why: Why, preferences: Preferences) -> Option[Why]:
    """Return *why* among the reasons; `NONE` is the way back."""
    if why is Why.NONE:
        return _option(why, "ask.no-reason", preferences)
    return Option(why, words_for(preferences)(f"report.why-{why.value}"))


def _option(value: T, key: str, preferences: Preferences) -> Option[T]:
    words = words_for(preferences)
    return Option(value, words(key), tuple(words(f"{key}-keys").split()))
