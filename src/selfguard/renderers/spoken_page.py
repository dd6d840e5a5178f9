"""The page of a report for the ear, from top to bottom, as lines: no box, colour or table.

A finding begins a line; what would make that line long stands below it, indented.
"""

from collections.abc import Iterator

from selfguard.model.checklist import Step
from selfguard.model.evidence import Extent
from selfguard.model.help import Help
from selfguard.model.reader import Role, Situation
from selfguard.model.report import MASK, Finding, Report
from selfguard.model.source import SourceRun
from selfguard.renderers import (
    answers,
    commands,
    help_spoken,
    overview,
    phrases,
    pictures,
    public_view,
)
from selfguard.renderers.groups import IN_FULL, SETTLED, Group, grouped
from selfguard.renderers.lines import not_called_in, told_already
from selfguard.renderers.page import FOLLOWING
from selfguard.renderers.spoken import line, lines
from selfguard.renderers.voice import Voice


def page(report: Report, voice: Voice) -> Iterator[str]:
    """Yield the lines of *report*, in reading order."""
    if report.checklist.situation is Situation.WORRIED:
        yield from help_spoken.opening(report.checklist, report.help, report.reader, voice)
    yield from head(report, voice)
    if report.reader.role is Role.PARENT:
        yield voice.say("role-parent")
    yield voice.say("choice")
    if report.checklist.situation is Situation.PREPARE:
        yield overview.helped(report, voice)
    yield from _next(report, voice)
    if report.public_view:
        yield from public_view.spoken(report.public_view, voice)
    if report.pictures:
        is_listed = overview.lists_posts(report)
        yield from pictures.spoken(report.pictures, voice, is_listed=is_listed)
    elif overview.is_unlooked(report):
        yield from pictures.spoken_unlooked(voice)
    for group, findings in grouped(report.findings):
        heading = overview.heading(group, len(findings), voice)
        yield line(heading, overview.intro(group, voice))
        for finding in findings:
            yield from lines(_known(finding, voice), _told(finding, group, report, voice))
    for run in report.sources:
        yield _source(run, voice)
    yield from _changes(report, voice)
    yield from _foot(report, voice)


def head(report: Report, voice: Voice) -> Iterator[str]:
    """Yield what was looked at, how far that went, the doors, the index, and what changed."""
    yield _labelled("looked-at", overview.looked_at(report, voice), voice)
    yield _labelled("known", overview.known(report, voice), voice)
    yield _labelled("doors", overview.doors(report, voice), voice)
    yield _labelled("index", _index(report, voice), voice)
    if changed := overview.changed(report, voice):
        yield changed


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
    told = to_do(first.step, report.help, voice, told_already(report))
    yield from lines(_labelled("next-step", _known(first, voice), voice), told)
    for number, finding in enumerate(steps[1 : 1 + FOLLOWING], start=1):
        yield f"{voice.say('then')} {number}: {_known(finding, voice)}"


def _told(finding: Finding, group: Group, report: Report, voice: Voice) -> Iterator[str]:
    """Yield all there is to *finding* beside what is known of it, where it asks for something."""
    if group in SETTLED:
        return
    to_be_done = to_do(finding.step, report.help, voice, told_already(report))
    if group not in IN_FULL:
        yield from to_be_done
        return
    shown = "; ".join(phrases.example(each, voice) for each in finding.examples)
    label = "label-exposed" if group is Group.OPEN else "label-confirm"
    yield _labelled(label, shown, voice)
    yield _labelled("label-why", voice.text(finding.step.rationale), voice)
    yield from to_be_done
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
        answers.beside(finding, voice),
        phrases.exposed(finding, voice),
    )


def to_do(
    step: Step, help_: Help, voice: Voice, told: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Yield what to do, where to tap, the address, the help line, and what stays open.

    Of the help lines *told* already, by id, only the name and the way to reach them are told.
    """
    yield phrases.notice(step, help_, voice)
    for number, action in phrases.numbered(step):
        yield _labelled("label-do", number + phrases.do(action, voice), voice)
        yield phrases.taps(action, voice)
        yield phrases.address(action)
        yield from phrases.help_line(action, voice, told)
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


def _changes(report: Report, voice: Voice) -> Iterator[str]:
    """Yield what changed since the last audit, a line each; nothing where there was none."""
    if report.changes is None:
        return
    since = voice.say("changes", date=voice.day(report.changes.since))
    moved = list(overview.moved(report, report.changes.moves, voice))
    if not moved:
        yield voice.say("action-on", place=since, text=voice.say("changes-none"))
    for name, titles in moved:
        yield from (voice.say("action-on", place=name, text=title) for title in titles)


def about(report: Report, voice: Voice) -> Iterator[str]:
    """Yield what a report says of itself: its checklist, how fresh it is, its limits."""
    yield overview.checklist(report.checklist, voice)
    if overview.is_stale(report):
        yield voice.say("checklist-stale")
    if facts := overview.facts(report, voice):
        yield facts
    if overview.hides(report):
        yield voice.say("masked", mask=voice.datum(MASK))
    if care := overview.care(report.findings, voice):
        yield care
    if text := not_called_in(report, voice):
        yield text
    yield voice.say("limits")
    if overview.is_unreviewed(report, voice.language):
        yield voice.say("translation")


def _foot(report: Report, voice: Voice) -> Iterator[str]:
    yield from about(report, voice)
    yield overview.look_again(report, voice)
    for purpose, command in commands.after(report, voice):
        yield f"{purpose} {command}"
    for first in report.next_steps[:1]:
        title = phrases.title(first.step, voice)
        start = voice.joined(title, phrases.minutes(first.step, voice))
        path = phrases.first_path(first.step, voice)
        yield line(_labelled("start-here", start, voice), path)
