"""The page of a report, from top to bottom, as blocks: the one next step comes before all else."""

from collections.abc import Iterator, Sequence

from selfguard.model.check import Outcome
from selfguard.model.checklist import Action, Step
from selfguard.model.evidence import Extent
from selfguard.model.reader import Role, Situation
from selfguard.model.report import MASK, Finding, Report
from selfguard.model.source import SourceRun
from selfguard.renderers import (
    answers,
    commands,
    lines,
    overview,
    phrases,
    pictures,
    public_view,
)
from selfguard.renderers.blocks import Block, Gap, Heading, Line, Row, Tone
from selfguard.renderers.details import in_full, in_short, label_width
from selfguard.renderers.groups import IN_FULL, Group, grouped
from selfguard.renderers.help_page import opening
from selfguard.renderers.marks import bar, glance
from selfguard.renderers.voice import Voice
from selfguard.text import width

FOLLOWING = 5
"""How many steps are named after the one next step."""
_HEAD = ("looked-at", "known", "doors", "index")
_HOLDINGS = ("label-holds", "label-whole", "label-partly", "label-not", "label-unreadable")


def page(report: Report, voice: Voice) -> Iterator[Block]:
    """Yield the blocks of *report*, in reading order."""
    if report.checklist.situation is Situation.WORRIED:
        yield from opening(report.checklist, report.help, report.reader, voice)
        yield Gap()
    yield from head(report, voice)
    yield from _for_whom(report, voice)
    yield from _next(report, voice)
    if report.public_view:
        yield from public_view.section(report.public_view, voice)
    if report.pictures:
        is_listed = overview.lists_posts(report)
        yield from pictures.section(report.pictures, voice, is_listed=is_listed)
    elif overview.is_unlooked(report):
        yield from pictures.unlooked(voice)
    yield Heading(voice.say("every-step"))
    if care := overview.care(report.findings, voice):
        yield Line(care, tone=Tone.QUIET)
    for group, findings in grouped(report.findings):
        yield from _group(group, findings, voice)
    yield Heading(voice.say("sources"))
    if not report.sources:
        yield Line(voice.say("looked-at-nothing"), indent=2)
    for run in report.sources:
        yield from _source(run, voice)
    yield from _changes(report, voice)
    yield from _foot(report, voice)


def head(report: Report, voice: Voice) -> Iterator[Block]:
    """Yield what was looked at, how far that went, the doors, the index, and what changed."""
    columns = label_width(_HEAD, voice)
    share = overview.index_share(report, voice)
    index = report.hardening_index
    told = (
        overview.looked_at(report, voice),
        overview.known(report, voice),
        overview.doors(report, voice),
        share if index is None else f"{index}  {bar(index, voice)}  {share}",
    )
    for name, text in zip(_HEAD, told, strict=True):
        yield Line(text, voice.say(name), columns)
    if index is not None:
        yield Line(voice.say("index-caveat"), label_width=columns, tone=Tone.QUIET)
    if changed := overview.changed(report, voice):
        yield Line(changed, label_width=columns, tone=Tone.STRONG)


def _for_whom(report: Report, voice: Voice) -> Iterator[Block]:
    yield Gap()
    if report.reader.role is Role.PARENT:
        yield Line(voice.say("role-parent"), tone=Tone.STRONG)
    yield Line(voice.say("choice"))
    if report.checklist.situation is Situation.PREPARE:
        yield Line(overview.helped(report, voice))


def _next(report: Report, voice: Voice) -> Iterator[Block]:
    """Yield the one next step with all that it takes, and the next five by name."""
    steps = report.next_steps
    yield Heading(voice.say("next-step"))
    if not steps:
        yield Line(voice.say("nothing-next"), indent=2)
        return
    first, following = steps[0], steps[1 : 1 + FOLLOWING]
    yield Row(phrases.title(first.step, voice), glance(first.step, voice), tone=Tone.STRONG)
    yield Line(_why_next(first, voice), indent=2, tone=Tone.QUIET)
    if beside := answers.beside(first, voice):
        yield Line(beside, indent=2)
    yield from notice(first.step, report, voice)
    for number, action in phrases.numbered(first.step):
        yield from taps_in_full(number, action, voice, lines.told_already(report))
    if following:
        yield Heading(voice.say("then"), is_main=False)
        yield from _following(following, voice)


def _following(findings: Sequence[Finding], voice: Voice) -> Iterator[Block]:
    """Yield *findings*, open doors first, then those that nobody has looked at."""
    unknown = [f for f in findings if f.outcome is not Outcome.FAIL]
    for place, finding in enumerate(findings, start=1):
        if unknown and finding is unknown[0]:
            yield Line(voice.say("then-unknown"), indent=2, tone=Tone.QUIET)
        yield Row(phrases.title(finding.step, voice), glance(finding.step, voice), str(place))
        if finding.outcome is Outcome.FAIL or finding.examples:
            yield Line(_why_next(finding, voice), indent=5, tone=Tone.QUIET)


def _why_next(finding: Finding, voice: Voice) -> str:
    if not finding.examples:
        return phrases.basis(finding, voice)
    return voice.joined(
        phrases.short_basis(finding, voice),
        phrases.summary(finding, voice),
    )


def notice(step: Step, report: Report, voice: Voice, indent: int = 2) -> Iterator[Block]:
    """Yield words on one's safety before a *step* that others can notice."""
    if text := phrases.notice(step, report.help, voice):
        yield Line(text, indent=indent, tone=Tone.STRONG)


def taps_in_full(
    number: str,
    action: Action,
    voice: Voice,
    told: frozenset[str] = frozenset(),
    indent: int = 2,
) -> Iterator[Block]:
    """Yield one thing to do, and all that is known of its path, its link and its limits.

    Of the help lines *told* already, by id, only the name and the way to reach them stand here.
    """
    columns = width(number)
    yield Line(phrases.do(action, voice), number, columns, indent=indent)
    indent += max(columns, 2)
    if path := voice.taps(action.path):
        yield Line(path, indent=indent, tone=Tone.PATH)
        yield Line(phrases.care(action, voice), indent=indent, tone=Tone.QUIET)
    if address := phrases.address(action):
        yield Line(address, indent=indent, tone=Tone.PATH, link=address)
        yield Line(phrases.address_mark(action, voice), indent=indent, tone=Tone.QUIET)
    yield from help_line(action, voice, indent, told)
    if leaves_open := voice.text(action.leaves_open):
        label = voice.say("label-open")
        yield Line(voice.say("action-on", place=label, text=leaves_open), indent=indent)


def help_line(
    action: Action, voice: Voice, indent: int, told: frozenset[str] = frozenset()
) -> Iterator[Block]:
    """Yield the help line that *action* turns to, and how well it is known."""
    tones = (Tone.STRONG, Tone.QUIET, Tone.PLAIN)
    for text, tone in zip(phrases.help_line(action, voice, told), tones, strict=True):
        if text:
            yield Line(text, indent=indent, tone=tone)


def _group(group: Group, findings: Sequence[Finding], voice: Voice) -> Iterator[Block]:
    yield Heading(overview.heading(group, len(findings), voice), is_main=False)
    if intro := overview.intro(group, voice):
        yield Line(intro, tone=Tone.QUIET)
    for finding in findings:
        if group in IN_FULL:
            yield Gap()
            yield from in_full(finding, voice)
        else:
            yield from in_short(finding, group, voice)


def _source(run: SourceRun, voice: Voice) -> Iterator[Block]:
    yield Line(overview.source(run, voice), indent=2, tone=Tone.STRONG)
    columns = label_width(_HOLDINGS, voice)
    if run.name == overview.OWN_ANSWERS:
        yield Line(overview.counts(run, voice, sorted(run.counts)), indent=4)
        return
    told = (
        overview.counts(run, voice, sorted(run.counts)),
        overview.topics(run, Extent.WHOLE, voice),
        overview.topics(run, Extent.PARTLY, voice),
        overview.topics(run, Extent.NOT, voice),
        overview.unreadable(run, voice),
    )
    for name, text in zip(_HOLDINGS, told, strict=True):
        if text:
            yield Line(text, voice.say(name), columns, indent=4)


def _changes(report: Report, voice: Voice) -> Iterator[Block]:
    """Yield what changed since the last audit; nothing where there was none."""
    if report.changes is None:
        return
    yield Heading(voice.say("changes", date=voice.day(report.changes.since)))
    moved = list(overview.moved(report, report.changes.moves, voice))
    if not moved:
        yield Line(voice.say("changes-none"), indent=2)
    for name, titles in moved:
        yield Line(name, indent=2, tone=Tone.STRONG)
        for title in titles:
            yield Line(title, indent=4)


def about(report: Report, voice: Voice) -> Iterator[Block]:
    """Yield what a report says of itself: its checklist, how fresh it is, its limits."""
    yield Heading(voice.say("about"))
    yield Line(overview.checklist(report.checklist, voice), indent=2)
    if overview.is_stale(report):
        yield Line(voice.say("checklist-stale"), indent=2, tone=Tone.STRONG)
    if facts := overview.facts(report, voice):
        yield Line(facts, indent=2)
    if overview.hides(report):
        yield Line(voice.say("masked", mask=MASK), indent=2)
    if text := lines.not_called_in(report, voice):
        yield Line(text, indent=2)
    yield Line(voice.say("limits"), indent=2, tone=Tone.QUIET)
    if overview.is_unreviewed(report, voice.language):
        yield Line(voice.say("translation"), indent=2, tone=Tone.QUIET)


def _foot(report: Report, voice: Voice) -> Iterator[Block]:
    yield from about(report, voice)
    yield Line(overview.look_again(report, voice), indent=2)
    told = commands.after(report, voice)
    if told:
        yield Heading(voice.say("next-command"))
    for number, (purpose, command) in enumerate(told):
        if number:
            yield Gap()
        yield Line(purpose, tone=Tone.QUIET)
        yield Line(command, tone=Tone.STRONG)
    for first in report.next_steps[:1]:
        yield Gap()
        title = phrases.title(first.step, voice)
        start = voice.joined(title, phrases.minutes(first.step, voice))
        text = voice.say("action-on", place=voice.say("start-here"), text=start)
        yield Line(text, tone=Tone.STRONG)
        if path := phrases.first_path(first.step, voice):
            yield Line(path, indent=2, tone=Tone.PATH)
