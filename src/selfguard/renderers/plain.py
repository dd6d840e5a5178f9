"""A report for screen readers and simple terminals: line by line, no box, colour or table.

A finding begins a line; what would make that line long stands below it, indented.
"""

from collections.abc import Iterator

from selfguard.model.checklist import Role
from selfguard.model.evidence import Extent
from selfguard.model.report import MASK, Finding, Report
from selfguard.model.source import SourceRun
from selfguard.renderers import overview, phrases
from selfguard.renderers.groups import IN_FULL, SETTLED, Group, grouped
from selfguard.renderers.page import FOLLOWING
from selfguard.renderers.spoken import line, lines
from selfguard.renderers.voice import Voice


def render(report: Report, language: str, encoding: str = "utf-8") -> str:
    """Return *report* in *language*, every line whole, in characters that *encoding* has."""
    voice = Voice(language, encoding, is_spoken=True)
    return "".join(f"{each}\n" for each in _lines(report, voice))


def _lines(report: Report, voice: Voice) -> Iterator[str]:
    yield _labelled("looked-at", overview.looked_at(report, voice), voice)
    yield _labelled("known", overview.known(report, voice), voice)
    yield _labelled("doors", overview.doors(report, voice), voice)
    yield _labelled("index", _index(report, voice), voice)
    if report.role is Role.PARENT:
        yield voice.say("role-parent")
    yield voice.say("choice")
    yield voice.say("help-now")
    yield from _next(report, voice)
    for group, findings in grouped(report.findings):
        heading = overview.heading(group, len(findings), voice)
        yield line(heading, overview.intro(group, voice))
        for finding in findings:
            yield from lines(_known(finding, voice), _told(finding, group, voice))
    for run in report.sources:
        yield _source(run, voice)
    yield from _foot(report, voice)


def _labelled(name: str, text: str, voice: Voice) -> str:
    """Return *text* with the words *name* before it; nothing where there is no text."""
    return voice.say("action-on", place=voice.say(name), text=text) if text else ""


def _index(report: Report, voice: Voice) -> str:
    share = overview.index_share(report, voice)
    if report.hardening_index is None:
        return share
    return f"{voice.joined(str(report.hardening_index), share)}. {voice.say('index-caveat')}"


def _next(report: Report, voice: Voice) -> Iterator[str]:
    """Yield the one next step and the next five, a line each."""
    steps = report.next_steps
    if not steps:
        yield _labelled("next-step", voice.say("nothing-next"), voice)
        return
    first = steps[0]
    yield from lines(_labelled("next-step", _known(first, voice), voice), _to_do(first, voice))
    for number, finding in enumerate(steps[1 : 1 + FOLLOWING], start=1):
        yield f"{voice.say('then')} {number}: {_known(finding, voice)}"


def _told(finding: Finding, group: Group, voice: Voice) -> Iterator[str]:
    """Yield all there is to *finding* beside what is known of it, where it asks for something."""
    if group in SETTLED:
        return
    if group not in IN_FULL:
        yield from _to_do(finding, voice)
        return
    shown = "; ".join(phrases.example(each, voice) for each in finding.examples)
    label = "label-exposed" if group is Group.OPEN else "label-confirm"
    yield _labelled(label, shown, voice)
    yield _labelled("label-why", voice.text(finding.step.rationale), voice)
    yield from _to_do(finding, voice)
    read = "; ".join(phrases.reference(each, voice) for each in finding.step.references)
    yield _labelled("label-read-in", read, voice)


def _known(finding: Finding, voice: Voice) -> str:
    """Return severity, title, time, and how the outcome is known."""
    step = finding.step
    return line(
        voice.say(f"severity-{step.severity.value}"),
        phrases.title(step, voice),
        phrases.minutes(step, voice),
        phrases.basis(finding, voice),
        phrases.exposed(finding, voice),
    )


def _to_do(finding: Finding, voice: Voice) -> Iterator[str]:
    """Yield what to do, where to tap, the address, and what stays open."""
    for number, action in phrases.numbered(finding.step):
        yield _labelled("label-do", number + phrases.do(action, voice), voice)
        yield phrases.taps(action, voice)
        yield phrases.address(action)
        yield _labelled("label-open", voice.text(action.leaves_open), voice)


def _source(run: SourceRun, voice: Voice) -> str:
    """Return on one line what the source *run* held, told, could not tell and could not read."""
    told = (
        _labelled("label-whole", overview.topics(run, Extent.WHOLE, voice), voice),
        _labelled("label-partly", overview.topics(run, Extent.PARTLY, voice), voice),
        _labelled("label-not", overview.topics(run, Extent.NOT, voice), voice),
        _labelled("label-unreadable", overview.unreadable(run, voice), voice),
    )
    return line(
        overview.source(run, voice),
        _labelled("label-holds", overview.counts(run, voice, sorted(run.counts)), voice),
        *(told if run.name != overview.OWN_ANSWERS else ()),
    )


def _foot(report: Report, voice: Voice) -> Iterator[str]:
    yield overview.checklist(report.checklist, voice)
    if overview.is_stale(report):
        yield voice.say("checklist-stale")
    if report.is_masked:
        yield voice.say("masked", mask=voice.datum(MASK))
    yield line(voice.say("path-none-tapped"), voice.say("path-care"))
    yield voice.say("limits")
    yield voice.say("translation")
    for purpose, command in overview.commands(report, voice):
        yield f"{purpose} {command}"
    for first in report.next_steps[:1]:
        title = phrases.title(first.step, voice)
        start = voice.joined(title, phrases.minutes(first.step, voice))
        path = phrases.first_path(first.step, voice)
        yield line(_labelled("start-here", start, voice), path)
