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
from selfguard.errors import StoreRefusedError
from selfguard.model.evidence import Answer, AnswerValue, Origin, Why
from selfguard.model.reader import Situation
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
_LEFT = (Reply.BACK, Why.NONE), (Reply.STOP, Why.NONE)
"""What leaves the reasons without one: back to the step, or out."""
URGENT_DAYS = 7
"""How long an answer counts at most where it is happening: what is urgent is asked again soon."""


@dataclass(frozen=True, slots=True)
class Walked:
    """What came of a walk."""

    answers: Sequence[Answer] = ()
    is_interrupted: bool = False
    """True where ^C ended it."""
    refusal: StoreRefusedError | None = None
    """Why an answer could not be kept, where that ended it."""


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
            _clear(preferences)
    except (KeyboardInterrupt, click.Abort):
        return Walked(answers, is_interrupted=True)
    except StoreRefusedError as error:
        return Walked(answers, refusal=error)
    return Walked(answers)


def answered(asked: pages.Question, value: AnswerValue, why: Why) -> Answer:
    """Return the answer *value* to what was *asked*, as of now, until its time runs out."""
    now = datetime.now(UTC)
    until = now + timedelta(days=_days(asked))
    serial = asked.report.checklist.serial
    return Answer(Origin("answers", "", now), asked.finding.step.id, value, now, until, serial, why)


def _is_urgent(asked: pages.Question) -> bool:
    return asked.report.checklist.situation is Situation.HAPPENING


def _days(asked: pages.Question) -> int:
    """Return for how many days an answer to what is *asked* counts."""
    days = asked.finding.step.answer_valid_days
    return min(days, URGENT_DAYS) if _is_urgent(asked) else days


def _asked(asked: pages.Question, preferences: Preferences) -> tuple[Reply, Why]:
    """Show what is *asked*, and return the reply, with the reason where one is needed.

    Where it is happening nobody is asked for a reason.
    """
    while True:
        _show(asked, preferences)
        reply = _reply(asked, preferences)
        if reply is not Reply.NOT_FOR_ME or _is_urgent(asked):
            return reply, Why.NONE
        reply, why = _why(asked, preferences)
        if reply is not Reply.BACK:
            return reply, why
        _clear(preferences)


def _clear(preferences: Preferences) -> None:
    """Clear the screen behind a step; what stood above the first one stays in sight."""
    if not preferences.is_plain:
        click.clear()


def _show(asked: pages.Question, preferences: Preferences) -> None:
    screen.show(
        preferences,
        datetime.now(UTC).date(),
        page=partial(pages.page, asked),
        spoken=partial(pages.spoken, asked),
    )


def _reply(asked: pages.Question, preferences: Preferences) -> Reply:
    replies = [reply for reply in Reply if reply is not Reply.BACK or asked.number > 1]
    options = [_option(reply, _name(reply, asked), preferences) for reply in replies]
    return choose(_question(asked, preferences), options, Reply.LATER, preferences)


def _question(asked: pages.Question, preferences: Preferences) -> str:
    """Return the question, with the place of the step before it.

    On a low screen the first lines of a long step are out of sight when it is asked.
    """
    words = words_for(preferences)
    place = words("ask.place", number=asked.number, total=asked.total)
    if _is_urgent(asked) and preferences.keeps_trace:
        question = words("ask.how-is-it-urgent", days=_days(asked))
    else:
        question = words("ask.how-is-it")
    if preferences.is_plain:
        return f"{place}. {question}"
    voice = Voice(preferences.language, sys.stderr.encoding)
    return f"{place} · {phrases.title(asked.finding.step, voice)}\n{question}"


def _name(reply: Reply, asked: pages.Question) -> str:
    """Return the name of the words for *reply*: nobody who is in need is promised a *why*."""
    is_bare = reply is Reply.NOT_FOR_ME and _is_urgent(asked)
    return "ask.not-for-me-urgent" if is_bare else f"ask.{reply.value}"


def _why(asked: pages.Question, preferences: Preferences) -> tuple[Reply, Why]:
    """Return the reason why the step is not for the person; or that they go back, or stop."""
    words = words_for(preferences)
    back, stop = _LEFT
    options = [_reason(why, preferences) for why in _REASONS]
    options.append(_option(back, "ask.no-reason", preferences))
    options.append(_option(stop, "ask.stop", preferences))
    return choose(words("ask.why-not", days=_days(asked)), options, back, preferences)


def _reason(why: Why, preferences: Preferences) -> Option[tuple[Reply, Why]]:
    return Option((Reply.NOT_FOR_ME, why), words_for(preferences)(f"report.why-{why.value}"))


def _option(value: T, key: str, preferences: Preferences) -> Option[T]:
    words = words_for(preferences)
    return Option(value, words(key), tuple(words(f"{key}-keys").split()))
