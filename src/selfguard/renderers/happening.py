"""The page for somebody to whom it is happening: after the help lines, what to do, in order.

There is no index and no group: the order of the checklist stands, and each step is told in full.
"""

from collections.abc import Iterator

from selfguard.model.check import Basis, Outcome
from selfguard.model.report import Finding, Report
from selfguard.renderers import commands, help_spoken, overview, phrases
from selfguard.renderers import lines as lines_of_help
from selfguard.renderers.blocks import Block, Gap, Heading, Line, Row, Tone
from selfguard.renderers.help_page import opening
from selfguard.renderers.page import about, notice, taps_in_full
from selfguard.renderers.spoken import line, lines
from selfguard.renderers.spoken_page import about as spoken_about
from selfguard.renderers.spoken_page import to_do
from selfguard.renderers.voice import Voice

_INDENT = 5
"""Columns before what belongs to a step: its number stands there."""


def page(report: Report, voice: Voice, *, is_opened: bool = False) -> Iterator[Block]:
    """Yield the blocks of *report*; without what stands first where it *is_opened* already."""
    if not is_opened:
        yield from opening(report.checklist, report.help, report.reader, voice)
    yield Heading(voice.help("next-heading"))
    for number, finding in enumerate(report.findings, start=1):
        yield Gap()
        yield from _step(number, finding, report, voice)
    yield from about(report, voice)
    if care := overview.care(report.findings, voice):
        yield Line(care, indent=2, tone=Tone.QUIET)
    yield Heading(voice.say("next-command"))
    for number, (purpose, command) in enumerate(commands.happening(report, voice)):
        if number:
            yield Gap()
        yield Line(purpose, tone=Tone.QUIET)
        yield Line(command, tone=Tone.STRONG)
    yield Gap()
    for text in lines_of_help.once_more(report, voice):
        yield Line(text, tone=Tone.STRONG)


def _step(number: int, finding: Finding, report: Report, voice: Voice) -> Iterator[Block]:
    step = finding.step
    yield Row(phrases.title(step, voice), phrases.minutes(step, voice), str(number), Tone.STRONG)
    if said := answered(finding, voice):
        yield Line(said, indent=_INDENT, tone=Tone.CLOSED)
    if is_settled(finding):
        return
    yield Line(voice.text(step.rationale), indent=_INDENT, tone=Tone.QUIET)
    yield from notice(step, report, voice, _INDENT)
    for action_number, action in phrases.numbered(step):
        yield from taps_in_full(
            action_number, action, voice, lines_of_help.told_already(report), _INDENT
        )


def answered(finding: Finding, voice: Voice) -> str:
    """Return what the person answered to the step, and until when it counts; or nothing."""
    return phrases.basis(finding, voice) if finding.answer else ""


def is_settled(finding: Finding) -> bool:
    """Tell whether the person answered that the step is done, or not for them."""
    return finding.basis is Basis.ANSWERED and finding.outcome is not Outcome.FAIL


def spoken(report: Report, voice: Voice, *, is_opened: bool = False) -> Iterator[str]:
    """Yield *report* for the ear, a step a line."""
    if not is_opened:
        yield from help_spoken.opening(report.checklist, report.help, report.reader, voice)
    yield voice.help("next-heading")
    for number, finding in enumerate(report.findings, start=1):
        told = to_do(finding.step, report.help, voice, lines_of_help.told_already(report))
        begun = line(
            f"{number}. {phrases.title(finding.step, voice)}",
            phrases.minutes(finding.step, voice),
            answered(finding, voice),
            "" if is_settled(finding) else voice.text(finding.step.rationale),
        )
        yield from lines(begun, () if is_settled(finding) else told)
    yield from spoken_about(report, voice)
    for purpose, command in commands.happening(report, voice):
        yield f"{purpose} {command}"
    yield from lines_of_help.once_more(report, voice)
