"""A report for a terminal: calm at 60, 80 and 120 columns, with colour or without.

rich stands in this module alone. It prints nothing by itself: every string has passed the text
gate and the encoding in `voice`, and none is ever read as markup.
"""

import re
from collections.abc import Iterable, Iterator
from io import StringIO

from rich.console import Console
from rich.text import Text

from selfguard.model.reader import Situation
from selfguard.model.report import Report
from selfguard.renderers import happening
from selfguard.renderers.blocks import Block, Gap, Heading, Line, Row, Tone
from selfguard.renderers.page import page
from selfguard.renderers.voice import Voice

LONGEST = 100
"""No line is longer, in columns: longer ones are hard to read."""
_MARGIN, _KOREAN_MARGIN = 2, 8
"""Columns kept free. A console that is not Unicode may draw `●` and `·` two columns wide."""
_ROOM = 24
"""Columns that a title needs if anything is to stand beside it on the same line."""
_STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.QUIET: "dim",
    Tone.OPEN: "bold yellow",
    Tone.CLOSED: "green",
    Tone.PATH: "cyan",
}
_HEADING, _SUBHEADING, _LABEL = "bold cyan", "bold", "dim"
_TRAILING = re.compile(" +$", re.MULTILINE)
_LINK_ID = re.compile(r"\x1b\]8;id=[^;]*;")


def render(
    report: Report, language: str, *, columns: int, color: bool, encoding: str = "utf-8"
) -> str:
    """Return *report* in *language* for a terminal of *columns* (at least 40).

    With *color*, ANSI colours and links; without, no escape sequence at all. Every character is
    one that *encoding* has.
    """
    voice = Voice(language, encoding, today=report.made_on.date())
    return rendered(report, voice, columns=columns, color=color)


def rendered(report: Report, voice: Voice, *, columns: int, color: bool) -> str:
    """Return *report* in *voice*, as `render` does."""
    is_happening = report.checklist.situation is Situation.HAPPENING
    blocks = (happening.page if is_happening else page)(report, voice)
    return laid_out(blocks, voice, columns=columns, color=color)


def laid_out(blocks: Iterable[Block], voice: Voice, *, columns: int, color: bool) -> str:
    """Return *blocks* as `render` lays out a report."""
    margin = _MARGIN if voice.is_unicode else _KOREAN_MARGIN
    width = min(columns - margin, LONGEST)
    console = Console(
        file=StringIO(),
        width=columns,
        force_terminal=color,
        force_jupyter=False,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        for block in blocks:
            for line in _lines(block, width, voice, console):
                console.print(line, soft_wrap=True)
    # rich draws the ids of links by lot; the same report is to be the same text
    return _TRAILING.sub("", _LINK_ID.sub("\x1b]8;;", captured.get()))


def _lines(block: Block, width: int, voice: Voice, console: Console) -> Iterator[Text]:
    match block:
        case Gap():
            yield Text()
        case Heading():
            yield Text()
            yield from _folded(_heading(block, width, voice), width, console)
        case Line():
            yield from _line(block, width, console)
        case _:
            yield from _row(block, width, console)


def _heading(heading: Heading, width: int, voice: Voice) -> Text:
    """Return *heading*; a main one with a rule that fits even where it is drawn twice as wide."""
    text = Text(heading.text, _HEADING if heading.is_main else _SUBHEADING)
    if heading.is_main:
        sign = "─" if voice.is_unicode else "-"
        text.append(" " + sign * ((width - text.cell_len - 1) // 2), _LABEL)
    return text


def _line(line: Line, width: int, console: Console) -> Iterator[Text]:
    """Yield *line* with its label beside the first of its folds.

    An address stands further left where it would not be whole otherwise: it is to be copied.
    """
    start = line.indent + line.label_width
    text = Text(line.text, _STYLES[line.tone])
    if line.link:
        text.stylize(f"link {line.link}")
        start = max(0, min(start, width - text.cell_len))
    for number, fold in enumerate(_folded(text, width - start, console)):
        label = Text("" if number else line.label, _LABEL)
        indent = min(line.indent, start)
        label.pad_right(start - indent - label.cell_len)
        yield Text.assemble(" " * indent, label, fold)


def _row(row: Row, width: int, console: Console) -> Iterator[Text]:
    """Yield *row*: what stands aside at the right edge, or below where there is no room."""
    indent = 5 if row.number else 2
    start = f"{row.number:>3}  " if row.number else " " * indent
    aside = Text(row.aside)
    beside = width - indent - aside.cell_len - 2
    title = Text(row.title, _STYLES[row.tone])
    fits = beside >= min(_ROOM, title.cell_len)
    for number, fold in enumerate(_folded(title, beside if fits else width - indent, console)):
        line = Text.assemble(" " * indent if number else start, fold)
        if fits and not number:
            line.pad_right(width - line.cell_len - aside.cell_len)
            line.append_text(aside)
        yield line
    if not fits:
        yield Text.assemble(" " * indent, aside)


def _folded(text: Text, width: int, console: Console) -> Iterator[Text]:
    """Yield *text* in lines of at most *width* columns, broken at spaces where there are any."""
    for line in text.wrap(console, width, overflow="fold"):
        line.rstrip()
        yield line
