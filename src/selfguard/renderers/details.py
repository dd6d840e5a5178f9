"""One finding as blocks: in full where a door is open, in a line or two where none is."""

from collections.abc import Iterator, Sequence

from selfguard.model.check import Outcome
from selfguard.model.checklist import Action, Severity
from selfguard.model.report import Finding
from selfguard.renderers import phrases
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
    "label-do",
    "label-open",
    "label-read-in",
)


def label_width(names: Sequence[str], voice: Voice) -> int:
    """Return how many columns the widest of the labels *names* takes, with the space behind it."""
    return max(width(voice.say(name)) for name in names) + 2


def in_full(finding: Finding, voice: Voice) -> Iterator[Block]:
    """Yield all of *finding*: how it is known, what is exposed, why it matters, what to do."""
    step = finding.step
    columns = label_width(_LABELS, voice)
    yield Row(phrases.title(step, voice), glance(step, voice), tone=Tone.OPEN)
    for name, text, tone, link in _told(finding, voice):
        if text:
            yield Line(text, voice.say(name) if name else "", columns, 2, tone, link)


def _told(finding: Finding, voice: Voice) -> Iterator[tuple[str, str, Tone, str]]:
    """Yield label, text, tone and link of each line of *finding*."""
    yield "label-basis", phrases.basis(finding, voice), Tone.PLAIN, ""
    is_open = finding.outcome is Outcome.FAIL
    label = "label-exposed" if is_open else "label-confirm"
    if total := phrases.exposed(finding, voice):
        yield label, total, Tone.PLAIN, ""
        label = ""
    for exposure in finding.examples:
        yield label, phrases.example(exposure, voice), Tone.PLAIN, ""
        label = ""
    yield "label-why", voice.text(finding.step.rationale), Tone.PLAIN, ""
    label = "label-do"
    for number, action in phrases.numbered(finding.step):
        yield label, number + phrases.do(action, voice), Tone.PLAIN, ""
        yield from _where(action, voice)
        label = ""
    read = "; ".join(phrases.reference(each, voice) for each in finding.step.references)
    yield "label-read-in", read, Tone.QUIET, ""


def _where(action: Action, voice: Voice) -> Iterator[tuple[str, str, Tone, str]]:
    """Yield where to tap for *action*, and what it leaves open."""
    yield "", phrases.taps(action, voice), Tone.PATH, ""
    address = phrases.address(action)
    yield "", address, Tone.PATH, address
    yield "label-open", voice.text(action.leaves_open), Tone.QUIET, ""


def in_short(finding: Finding, group: Group, voice: Voice) -> Iterator[Block]:
    """Yield *finding* in a line or two; a step that nobody looked at says where to look."""
    step = finding.step
    name = phrases.title(step, voice)
    if group is Group.CLOSED:
        known = phrases.short_basis(finding, voice)
        yield Row(name, f"{known}  {severity(step.severity, voice)}", tone=Tone.CLOSED)
        return
    yield Row(name, glance(step, voice))
    if group in SETTLED or finding.valid_until:
        yield Line(phrases.basis(finding, voice), indent=4, tone=Tone.QUIET)
    if group not in SETTLED and step.severity is not Severity.LOW:
        yield from (Line(_first(a, voice), indent=4, tone=Tone.QUIET) for a in step.remediation[:1])


def _first(action: Action, voice: Voice) -> str:
    """Return the taps of *action*, or what it asks for where it has none."""
    path = phrases.taps(action, voice)
    where = phrases.place(action, voice)
    if not path:
        return phrases.do(action, voice)
    return voice.say("action-on", place=where, text=path) if where else path
