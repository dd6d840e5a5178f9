"""Help lines in words: what stands beside a number, and what stands around them all."""

from collections.abc import Iterable, Iterator, Sequence

from selfguard.model.checklist import Step
from selfguard.model.facts import UNKNOWN, Mark
from selfguard.model.help import Contact, ContactKind, Help, HelpLine
from selfguard.model.reader import Country, Reader, Situation
from selfguard.model.report import Report
from selfguard.renderers.voice import LINE, Voice

Named = tuple[str, str]
"""The name of a label in `help.toml`, and a text."""
_DIALLED = {ContactKind.PHONE, ContactKind.TEXT}
_OPENED = {ContactKind.WEB, ContactKind.APP}


def name(line: HelpLine, voice: Voice) -> str:
    """Return what *line* is called."""
    return voice.text(line.name, LINE)


def contact(of: Contact, voice: Voice) -> str:
    """Return one way to reach a line, and that it is only reported where it is."""
    value = voice.line(of.value)
    told = voice.help(f"contact-{of.kind.value}", value=value)
    return told if of.mark is Mark.VERIFIED else _with(told, voice.help("reported"), voice)


def main_contact(line: HelpLine, voice: Voice) -> str:
    """Return the way to reach *line* that is to be used first; or that none is known."""
    if not line.contacts:
        return voice.help("no-contact")
    return contact(line.contacts[0], voice)


def headline(line: HelpLine, voice: Voice) -> str:
    """Return how to reach *line*, and its name; its name alone first where nothing is known."""
    reach, called = main_contact(line, voice), name(line, voice)
    return voice.joined(reach, called) if line.contacts else voice.joined(called, reach)


def other_contacts(line: HelpLine, voice: Voice) -> str:
    """Return the other ways to reach *line*, side by side; or nothing."""
    return voice.joined(*(contact(each, voice) for each in line.contacts[1:]))


def date(line: HelpLine, voice: Voice) -> str:
    """Return the date of the source of *line*: a source without one says so."""
    if line.verified_on == UNKNOWN:
        return voice.help("undated")
    return voice.help("per", date=voice.partial_day(line.verified_on))


def known_as(line: HelpLine, voice: Voice) -> str:
    """Return how well *line* is known: the date, when it was rung if it was, whether it is due."""
    rung = line.called_on
    return voice.joined(
        date(line, voice),
        voice.help("reported") if _is_reported(line) else "",
        voice.help("called", date=voice.day(rung)) if rung else "",
        voice.help("due" if _is_called(line) else "due-other") if line.is_due(voice.today) else "",
    )


def not_called(shown: Iterable[HelpLine], voice: Voice) -> str:
    """Return that nobody rang the lines that are *shown*, once for all that stand on a page.

    Nothing where none of them is reached by telephone, or each was rung.
    """
    is_told = any(_is_called(line) and line.called_on is None for line in shown)
    return voice.help("not-called") if is_told else ""


def not_called_in(report: Report, voice: Voice) -> str:
    """Return `not_called` for the page of *report*, where nothing on top has said so already."""
    danger = [report.help.danger] if report.help.danger else []
    on_top = [*danger, *report.help.first]
    is_prepare = report.checklist.situation is Situation.PREPARE
    if not is_prepare and not_called(on_top, voice):
        return ""
    steps = [finding.step for finding in report.findings]
    return not_called([*on_top, *lines_of(steps)], voice)


def lines_of(steps: Iterable[Step]) -> Iterator[HelpLine]:
    """Yield the help lines that *steps* turn to."""
    for step in steps:
        yield from (action.help_line for action in step.remediation if action.help_line)


def _is_called(line: HelpLine) -> bool:
    """Tell whether a number is dialled to reach *line*."""
    return any(each.kind in _DIALLED for each in line.contacts[:1])


def _is_reported(line: HelpLine) -> bool:
    """Tell whether *line* is only reported, where its main contact does not say so already."""
    first = [each.mark for each in line.contacts[:1]]
    return line.mark is not Mark.VERIFIED and first in ([], [Mark.VERIFIED])


def told(line: HelpLine, voice: Voice) -> Iterator[Named]:
    """Yield all there is to *line* beside its name and main contact, each behind its label."""
    yield "label-for", voice.text(line.for_whom)
    yield "label-hours", voice.text(line.hours)
    yield begin(line, voice)
    yield "label-reach", other_contacts(line, voice)
    yield "label-beware", voice.text(line.beware)


def begin(line: HelpLine, voice: Voice) -> Named:
    """Return what to say first to *line*, or where there is nobody to speak to, what to do."""
    text = voice.text(line.say_first)
    if line.contacts and line.contacts[0].kind in _OPENED:
        return "label-begin", text
    return "label-say", voice.help("say", text=text)


def told_already(report: Report) -> frozenset[str]:
    """Return the ids of the lines that stand on top of *report* with all that is known of them."""
    if report.checklist.situation is Situation.PREPARE:
        return frozenset()
    danger = [report.help.danger] if report.help.danger else []
    return frozenset(line.id for line in (*danger, *report.help.first))


def in_a_row(lines: Sequence[HelpLine], voice: Voice) -> str:
    """Return the names and main contacts of *lines*, each with its date, in one sentence."""
    return "; ".join(
        voice.say(
            "help-dated",
            name=name(line, voice),
            contact=main_contact(line, voice),
            date=date(line, voice),
        )
        for line in lines
    )


def numbers(help_: Help, voice: Voice) -> str:
    """Return the numbers to call, each with its date, without the names; in danger, last."""
    told = [_dated(line, voice) for line in help_.first]
    return "; ".join([*told, _danger(help_, voice)])


def whom_to_call(help_: Help, voice: Voice) -> str:
    """Return whom to call if it is happening now: in danger, then first."""
    return "; ".join(part for part in (_danger(help_, voice), in_a_row(help_.first, voice)) if part)


def _danger(help_: Help, voice: Voice) -> str:
    if help_.danger is None:
        return voice.say("help-none")
    return voice.say("help-danger", contact=_dated(help_.danger, voice))


def _dated(line: HelpLine, voice: Voice) -> str:
    return _with(main_contact(line, voice), date(line, voice), voice)


def once_more(report: Report, voice: Voice) -> Iterator[str]:
    """Yield the first words and the numbers of *report* once more: a screen shows the end.

    A line for whoever is in danger now, and a line for each to call first, by number and name.
    """
    if first := voice.text(report.checklist.opening):
        yield first
    danger = report.help.danger
    told = [("danger", _named(danger, voice) if danger else voice.help("no-danger"))]
    told += [("first", _named(line, voice)) for line in report.help.first]
    for place, text in told:
        yield voice.say("action-on", place=voice.help(place), text=text)


def _named(line: HelpLine, voice: Voice) -> str:
    return _with(headline(line, voice), date(line, voice), voice)


def elsewhere(reader: Reader, voice: Voice) -> str:
    """Return where the lines of other countries stand."""
    name = "elsewhere" if reader.country is Country.KR else "elsewhere-than"
    return voice.help(name, options=voice.typed.options)


def safety(help_: Help, voice: Voice) -> Iterator[str]:
    """Yield the three lines on one's safety: who may watch, what may be noticed, whom to call."""
    yield voice.help("safety-watched")
    yield voice.help("safety-noticed")
    yield voice.help("safety-call", lines=numbers(help_, voice))


def _with(text: str, mark: str, voice: Voice) -> str:
    return voice.say("with-mark", text=text, mark=mark)
