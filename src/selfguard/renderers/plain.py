"""A report for screen readers and simple terminals: a finding a line, no box, colour or table."""

from collections.abc import Iterator

from selfguard.model.checklist import Role
from selfguard.model.evidence import Extent
from selfguard.model.report import MASK, Finding, Report
from selfguard.model.source import SourceRun
from selfguard.renderers import overview, phrases
from selfguard.renderers.groups import IN_FULL, Group, grouped
from selfguard.renderers.page import FOLLOWING
from selfguard.renderers.voice import Voice

_BETWEEN = " | "
"""Stands between the parts of a line. Screen readers pass over it by default."""


def render(report: Report, language: str, encoding: str = "utf-8") -> str:
    """Return *report* in *language*, every line whole, in characters that *encoding* has."""
    voice = Voice(language, encoding, is_spoken=True)
    return "".join(f"{line}\n" for line in _lines(report, voice))


def _lines(report: Report, voice: Voice) -> Iterator[str]:
    yield _labelled("looked-at", overview.looked_at(report, voice), voice)
    yield _labelled("known", overview.known(report, voice), voice)
    yield _labelled("doors", overview.doors(report, voice), voice)
    yield _labelled("index", _index(report, voice), voice)
    if report.role is Role.PARENT:
        yield voice.say("role-parent")
    yield voice.say("choice")
    yield from _next(report, voice)
    for group, findings in grouped(report.findings):
        heading = overview.heading(group, len(findings), voice)
        yield _line(heading, overview.intro(group, voice))
        for finding in findings:
            yield _finding(finding, group, voice)
    for run in report.sources:
        yield _source(run, voice)
    yield from _foot(report, voice)


def _line(*parts: str) -> str:
    return _BETWEEN.join(part for part in parts if part)


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
    yield _labelled("next-step", _line(*_known(first, voice), *_to_do(first, voice)), voice)
    for number, finding in enumerate(steps[1 : 1 + FOLLOWING], start=1):
        yield f"{voice.say('then')} {number}: {_line(*_known(finding, voice))}"


def _finding(finding: Finding, group: Group, voice: Voice) -> str:
    """Return *finding* on one line, with all there is to it where it asks for something."""
    if group not in IN_FULL:
        asks = group in {Group.ONLY_YOU, Group.NO_EVIDENCE, Group.PARTLY_COVERED, Group.ERROR}
        return _line(*_known(finding, voice), *(_to_do(finding, voice) if asks else ()))
    shown = "; ".join(phrases.example(each, voice) for each in finding.examples)
    label = "label-exposed" if group is Group.OPEN else "label-confirm"
    why = voice.text(finding.step.rationale)
    read = "; ".join(phrases.reference(each, voice) for each in finding.step.references)
    return _line(
        *_known(finding, voice),
        _labelled(label, shown, voice),
        _labelled("label-why", why, voice),
        *_to_do(finding, voice),
        _labelled("label-read-in", read, voice),
    )


def _known(finding: Finding, voice: Voice) -> tuple[str, ...]:
    """Return severity, title, time, and how the outcome is known."""
    step = finding.step
    return (
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
    return _line(
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
    yield _line(voice.say("path-none-tapped"), voice.say("path-care"))
    yield voice.say("limits")
    yield voice.say("translation")
    for purpose, command in overview.commands(report, voice):
        yield f"{purpose} {command}"
