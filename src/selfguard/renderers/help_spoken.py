"""Help lines for the ear: a line each."""

from collections.abc import Iterator

from selfguard.model.checklist import Checklist
from selfguard.model.help import Help, HelpLine, HelpLines
from selfguard.model.reader import Reader
from selfguard.renderers import lines
from selfguard.renderers.help_page import around, by_country, country_name, in_danger
from selfguard.renderers.spoken import line
from selfguard.renderers.voice import Voice


def opening(checklist: Checklist, help_: Help, reader: Reader, voice: Voice) -> Iterator[str]:
    """Yield what stands before all else."""
    if first := voice.text(checklist.opening):
        yield first
    yield from top(help_, voice)
    yield from around([*in_danger(help_), *help_.first], reader, voice)
    yield line(*lines.safety(help_, voice))


def top(help_: Help, voice: Voice) -> Iterator[str]:
    """Yield the lines that stand on top, one a line."""
    danger = spoken(help_.danger, voice) if help_.danger else voice.help("no-danger")
    yield voice.say("action-on", place=voice.help("danger"), text=danger)
    for each in help_.first:
        yield voice.say("action-on", place=voice.help("first"), text=spoken(each, voice))


def spoken(each: HelpLine, voice: Voice) -> str:
    """Return *each*, a help line, on one line."""
    return line(
        lines.main_contact(each, voice),
        lines.name(each, voice),
        *(text for _, text in lines.told(each, voice)),
        lines.known_as(each, voice),
    )


def page(help_: Help, reader: Reader, voice: Voice) -> Iterator[str]:
    """Yield all the lines for *reader*."""
    yield from top(help_, voice)
    yield from (spoken(each, voice) for each in help_.then)
    yield from around([*in_danger(help_), *help_.first, *help_.then], reader, voice)


def every(known: HelpLines, voice: Voice) -> Iterator[str]:
    """Yield every line that is *known*, each with the country that it serves."""
    yield voice.help("every")
    for country, found in by_country(known).items():
        place = country_name(country, voice)
        for each in found:
            yield voice.say("action-on", place=place, text=spoken(each, voice))
    yield from (voice.help("not-called"), voice.help("apart"), voice.help("impostors"))
