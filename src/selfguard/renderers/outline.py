"""A checklist on the screen, step by step: what to do, why, where to tap, how it is known."""

from collections.abc import Iterator

from selfguard.model.checklist import Checklist, Step
from selfguard.renderers import overview, phrases
from selfguard.renderers.blocks import Block, Gap, Line, Row, Tone
from selfguard.renderers.details import Told, labelled, why_and_how
from selfguard.renderers.lines import lines_of, not_called
from selfguard.renderers.marks import glance
from selfguard.renderers.spoken import line
from selfguard.renderers.voice import Voice

ASKED = "answer"
"""The check of a step that no source can show."""


def page(checklist: Checklist, voice: Voice) -> Iterator[Block]:
    """Yield the blocks of *checklist*, every step of it."""
    yield Line(overview.checklist(checklist, voice), tone=Tone.STRONG)
    yield Line(voice.text(checklist.audience))
    if opening := voice.text(checklist.opening):
        yield Line(opening)
    yield Line(f"{voice.say('path-none-tapped')} {voice.say('path-care')}", tone=Tone.QUIET)
    if text := not_called(lines_of(checklist.steps), voice):
        yield Line(text, tone=Tone.QUIET)
    for number, step in enumerate(checklist.steps, start=1):
        yield Gap()
        yield Row(phrases.title(step, voice), glance(step, voice), str(number), Tone.STRONG)
        yield from labelled((_known_by(step, voice), *why_and_how(step, voice)), voice)


def spoken(checklist: Checklist, voice: Voice) -> Iterator[str]:
    """Yield *checklist* for the ear: a step a line."""
    yield overview.checklist(checklist, voice)
    yield voice.text(checklist.audience)
    if opening := voice.text(checklist.opening):
        yield opening
    if text := not_called(lines_of(checklist.steps), voice):
        yield text
    yield from (line(*_spoken(step, voice)) for step in checklist.steps)


def _spoken(step: Step, voice: Voice) -> Iterator[str]:
    yield voice.say(f"severity-{step.severity.value}")
    yield phrases.title(step, voice)
    yield phrases.minutes(step, voice)
    for name, text, _, _ in (_known_by(step, voice), *why_and_how(step, voice)):
        if text:
            label = voice.say(name) if name else ""
            yield voice.say("action-on", place=label, text=text) if label else text


def _known_by(step: Step, voice: Voice) -> Told:
    """Return how it can be known whether *step* is done."""
    if step.check.id == ASKED:
        return "label-basis", voice.say("known-asked"), Tone.PLAIN, ""
    return "label-basis", voice.say("known-measured", check=step.check.id), Tone.PLAIN, ""
