"""One finding as blocks: in full where a door is open, in a line or two where none is."""

from collections.abc import Iterable, Iterator, Sequence

from selfguard.model.checklist import Severity, Step
from selfguard.model.report import Finding
from selfguard.renderers import answers, phrases
from selfguard.renderers.blocks import Block, Line, Row, Tone
from selfguard.renderers.groups import SETTLED, Group
from selfguard.renderers.marks import glance, severity
from selfguard.renderers.voice import Voice
from selfguard.text import width

_LABELS = (
    "label-basis",
    "label-exposed",
    "label-confirm",
    "label-why",
    "label-notice",
    "label-do",
    "label-open",
    "label-read-in",
)

Told = tuple[str, str, Tone, str]
"""The name of a label or nothing, a text, its tone, and an address of our own table or nothing."""


def label_width(names: Sequence[str], voice: Voice) -> int:
    """Return how many columns the widest of the labels *names* takes, with the space behind it."""
    return max(width(voice.say(name)) for name in names) + 2


def in_full(finding: Finding, voice: Voice) -> Iterator[Block]:
    """Yield all of *finding*: how it is known, what is exposed, why it matters, what to do."""
    step = finding.step
    yield Row(phrases.title(step, voice), glance(step, voice), tone=Tone.OPEN)
    yield from labelled((*_found(finding, voice), *why_and_how(step, voice)), voice)


def labelled(told: Iterable[Told], voice: Voice) -> Iterator[Block]:
    """Yield a line for each of what is *told*, behind its label; nothing where there is no text."""
    columns = label_width(_LABELS, voice)
    for name, text, tone, link in told:
        if text:
            yield Line(text, voice.say(name) if name else "", columns, 2, tone, link)


def _found(finding: Finding, voice: Voice) -> Iterator[Told]:
    """Yield how the outcome of *finding* is known, and what is exposed."""
    yield "label-basis", phrases.basis(finding, voice), Tone.PLAIN, ""
    yield "", answers.beside(finding, voice), Tone.STRONG, ""
    label = "label-exposed" if finding.is_open else "label-confirm"
    if total := phrases.exposed(finding, voice):
        yield label, total, Tone.PLAIN, ""
        label = ""
    for exposure in finding.examples:
        yield label, phrases.example(exposure, voice), Tone.PLAIN, ""
        label = ""


def why_and_how(step: Step, voice: Voice) -> Iterator[Told]:
    """Yield why *step* matters, what to do, where to tap, what stays open, where it was read."""
    yield "label-why", voice.text(step.rationale), Tone.PLAIN, ""
    if step.is_noticeable:
        yield "label-notice", voice.say("others-notice"), Tone.STRONG, ""
    label = "label-do"
    for number, action in phrases.numbered(step):
        yield label, number + phrases.do(action, voice), Tone.PLAIN, ""
        yield "", phrases.taps(action, voice), Tone.PATH, ""
        address = phrases.address(action)
        yield "", address, Tone.PATH, address
        reach, known_as, beware = phrases.help_line(action, voice)
        yield "", reach, Tone.STRONG, ""
        yield "", known_as, Tone.QUIET, ""
        yield "", beware, Tone.PLAIN, ""
        label = ""
    yield from _left_open(step, voice)
    read = "; ".join(phrases.reference(each, voice) for each in step.references)
    yield "label-read-in", read, Tone.QUIET, ""


def _left_open(step: Step, voice: Voice) -> Iterator[Told]:
    """Yield what each action leaves open, behind all of them: the list is not interrupted."""
    label = "label-open"
    for number, action in phrases.numbered(step):
        if text := voice.text(action.leaves_open):
            yield label, number + text, Tone.QUIET, ""
            label = ""


def in_short(finding: Finding, group: Group, voice: Voice) -> Iterator[Block]:
    """Yield *finding* in a line or two; a step that nobody looked at says where to tap."""
    step = finding.step
    name = phrases.title(step, voice)
    if group is Group.CLOSED:
        known = phrases.short_basis(finding, voice)
        yield Row(name, f"{known}  {severity(step.severity, voice)}", tone=Tone.CLOSED)
        if beside := answers.beside(finding, voice):
            yield Line(beside, indent=4, tone=Tone.QUIET)
        return
    yield Row(name, glance(step, voice))
    if group is Group.NOT_APPLICABLE or finding.valid_until:
        yield Line(phrases.basis(finding, voice), indent=4, tone=Tone.QUIET)
    if beside := answers.beside(finding, voice):
        yield Line(beside, indent=4, tone=Tone.QUIET)
    is_worth_a_path = group not in SETTLED and step.severity is not Severity.LOW
    if is_worth_a_path and (path := phrases.first_path(step, voice)):
        yield Line(path, indent=4, tone=Tone.QUIET)
