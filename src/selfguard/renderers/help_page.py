"""Help lines on the screen: in danger now, first, and then. For the ear: `help_spoken`."""

from collections.abc import Iterator, Mapping, Sequence

from selfguard.model.checklist import Checklist
from selfguard.model.help import Help, HelpLine, HelpLines
from selfguard.model.reader import Country, Reader
from selfguard.renderers import lines
from selfguard.renderers.blocks import Block, Gap, Heading, Line, Tone
from selfguard.renderers.voice import Voice
from selfguard.text import width

_LABELS = (
    "label-for",
    "label-hours",
    "label-say",
    "label-begin",
    "label-reach",
    "label-beware",
    "label-source",
)


def opening(checklist: Checklist, help_: Help, reader: Reader, voice: Voice) -> Iterator[Block]:
    """Yield what stands before all else: the first words, whom to call, and one's safety."""
    if first := voice.text(checklist.opening):
        yield Line(first, tone=Tone.STRONG)
    yield from top(help_, voice)
    yield Gap()
    for text in around([*in_danger(help_), *help_.first], reader, voice):
        yield Line(text, tone=Tone.QUIET)
    yield from safety(help_, voice)


def safety(help_: Help, voice: Voice) -> Iterator[Block]:
    """Yield the words on one's safety, under a heading."""
    yield Heading(voice.help("safety-heading"), is_main=False)
    for text in lines.safety(help_, voice):
        yield Line(text, indent=2)


def top(help_: Help, voice: Voice) -> Iterator[Block]:
    """Yield the lines that stand on top: in danger now, and at most three to call first."""
    yield Heading(voice.help("danger"), is_main=False)
    if help_.danger:
        yield from in_short(help_.danger, voice)
    else:
        yield Line(voice.help("no-danger"), indent=2, tone=Tone.STRONG)
    if help_.first:
        yield Heading(voice.help("first"), is_main=False)
    for each in help_.first:
        yield from in_full(each, voice)


def in_short(line: HelpLine, voice: Voice) -> Iterator[Block]:
    """Yield *line* in two: what to dial and what it is; what to say, and how it is known."""
    yield Line(lines.headline(line, voice), indent=2, tone=Tone.STRONG)
    _, say = lines.begin(line, voice)
    yield Line(voice.joined(say, lines.known_as(line, voice)), indent=6, tone=Tone.QUIET)


def in_full(line: HelpLine, voice: Voice) -> Iterator[Block]:
    """Yield all of *line*."""
    columns = max(width(voice.help(label)) for label in _LABELS) + 2
    yield Line(lines.headline(line, voice), indent=2, tone=Tone.STRONG)
    for label, text in lines.told(line, voice):
        if text:
            yield Line(text, voice.help(label), columns, indent=6)
    yield Line(lines.known_as(line, voice), indent=6, tone=Tone.QUIET)


def in_danger(help_: Help) -> Sequence[HelpLine]:
    """Return the line for whoever is in danger now; none where none is known."""
    return [help_.danger] if help_.danger else []


def around(shown: Sequence[HelpLine], reader: Reader, voice: Voice) -> Iterator[str]:
    """Yield what stands around the help lines that are *shown*."""
    if text := lines.not_called(shown, voice):
        yield text
    yield voice.help("apart")
    yield voice.help("impostors")
    yield lines.elsewhere(reader, voice)


def page(help_: Help, reader: Reader, voice: Voice) -> Iterator[Block]:
    """Yield all the lines for *reader*."""
    yield from top(help_, voice)
    if help_.then:
        yield Heading(voice.help("then"), is_main=False)
    for each in help_.then:
        yield from in_full(each, voice)
    yield Gap()
    for text in around([*in_danger(help_), *help_.first, *help_.then], reader, voice):
        yield Line(text, tone=Tone.QUIET)


def by_country(known: HelpLines) -> Mapping[Country | None, Sequence[HelpLine]]:
    """Return all lines that are *known*, by the country they serve; None is every country."""
    return {
        country: [line for line in known.lines.values() if line.country is country]
        for country in (Country.KR, Country.ID, None)
    }


def every(known: HelpLines, voice: Voice) -> Iterator[Block]:
    """Yield every line that is *known*, by country, and where it was read."""
    yield Line(voice.help("every"), tone=Tone.STRONG)
    for country, found in by_country(known).items():
        yield Heading(country_name(country, voice), is_main=False)
        for each in found:
            yield from in_full(each, voice)
            label = voice.help("label-source")
            yield Line(voice.line(each.how_verified), label, width(label) + 2, 6, Tone.QUIET)
    yield Gap()
    for text in (voice.help("not-called"), voice.help("apart"), voice.help("impostors")):
        yield Line(text, tone=Tone.QUIET)


def country_name(country: Country | None, voice: Voice) -> str:
    """Return the name of *country*; None is every country."""
    return voice.help(f"country-{country.value if country else 'every'}")
