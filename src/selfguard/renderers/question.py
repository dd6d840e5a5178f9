"""One step as a question, on a screen of its own: what, why, and where to tap."""

from collections.abc import Iterator
from dataclasses import dataclass

from selfguard.model.checklist import Action, Step
from selfguard.model.facts import NO_TEXT
from selfguard.model.report import Finding, Report
from selfguard.renderers import answers, phrases
from selfguard.renderers.blocks import Block, Gap, Line, Row, Tone
from selfguard.renderers.lines import lines_of, not_called
from selfguard.renderers.marks import glance
from selfguard.renderers.page import help_line, notice
from selfguard.renderers.spoken import lines as in_pieces
from selfguard.renderers.spoken_page import to_do
from selfguard.renderers.voice import Voice
from selfguard.text import width


@dataclass(frozen=True, slots=True)
class Question:
    """A step that only the person can tell of, and its place among those that are asked."""

    finding: Finding
    report: Report
    """The report that the finding is of: whom to call stands in it."""
    number: int
    total: int


def page(question: Question, voice: Voice) -> Iterator[Block]:
    """Yield the screen of *question*."""
    step = question.finding.step
    yield Line(_place(question, voice), tone=Tone.QUIET)
    yield Row(phrases.title(step, voice), glance(step, voice), tone=Tone.STRONG)
    yield Line(phrases.basis(question.finding, voice), indent=2, tone=Tone.QUIET)
    for exposure in question.finding.examples:
        yield Line(phrases.example(exposure, voice), indent=4)
    if beside := answers.beside(question.finding, voice):
        yield Line(beside, indent=2, tone=Tone.QUIET)
    yield Gap()
    if why := voice.text(step.rationale):
        yield Line(why, indent=2)
        yield Gap()
    yield from notice(step, question.report, voice)
    for number, action in phrases.numbered(step):
        yield from _action(number, action, voice)
    if _has_path(step):
        yield Line(voice.say("path-care"), indent=2, tone=Tone.QUIET)
    if text := not_called(lines_of([step]), voice):
        yield Line(text, indent=2, tone=Tone.QUIET)
    yield Gap()


def _action(number: str, action: Action, voice: Voice) -> Iterator[Block]:
    """Yield one thing to do in as few lines as hold it: the answers stand below, in sight."""
    columns = width(number)
    yield Line(phrases.do(action, voice), number, columns, indent=2)
    indent = 2 + max(columns, 2)
    if taps := phrases.taps(action, voice):
        yield Line(taps, indent=indent, tone=Tone.PATH)
    if address := phrases.address(action):
        yield Line(address, indent=indent, tone=Tone.PATH, link=address)
    yield from help_line(action, voice, indent)
    if leaves_open := voice.text(action.leaves_open):
        label = voice.say("label-open")
        text = voice.say("action-on", place=label, text=leaves_open)
        yield Line(text, indent=indent, tone=Tone.QUIET)


def spoken(question: Question, voice: Voice) -> Iterator[str]:
    """Yield the screen of *question* for the ear."""
    step = question.finding.step
    begun = voice.say("action-on", place=_place(question, voice), text=phrases.title(step, voice))
    told = (
        phrases.minutes(step, voice),
        phrases.basis(question.finding, voice),
        answers.beside(question.finding, voice),
        *(phrases.example(each, voice) for each in question.finding.examples),
        voice.text(step.rationale),
        *to_do(step, question.report.help, voice),
        voice.say("path-care") if _has_path(step) else "",
        not_called(lines_of([step]), voice),
    )
    yield from in_pieces(begun, told)


def _has_path(step: Step) -> bool:
    return any(action.path != NO_TEXT for action in step.remediation)


def _place(question: Question, voice: Voice) -> str:
    return voice.of("ask", "place", number=question.number, total=question.total)
