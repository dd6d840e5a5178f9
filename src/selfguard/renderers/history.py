"""How it went, audit by audit: the index with its share, doors closed, doors opened again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selfguard.model.checklist import Checklist
from selfguard.model.hardening import MINIMUM_REVIEWED
from selfguard.model.history import Moves, PastRun, last_known, moves
from selfguard.renderers.blocks import Block, Gap, Heading, Line, Tone
from selfguard.renderers.voice import LINE, Voice
from selfguard.text import width

SHOWN = 20
"""How many audits are told of, the newest."""
_BARS = "▁▂▃▄▅▆▇█"
_MOST = 100


@dataclass(frozen=True, slots=True)
class History:
    """The audits of one checklist, oldest first; there is at least one."""

    checklist: Checklist
    runs: Sequence[PastRun]

    def moves(self) -> Sequence[Moves | None]:
        """Return what moved in each run, measured against all that came before it."""
        first: list[Moves | None] = [None]
        return first + [
            moves(
                last_known(self.runs[:place]),
                {step: past.outcome for step, past in self.runs[place].outcomes.items()},
            )
            for place in range(1, len(self.runs))
        ]


def page(history: History, voice: Voice) -> Iterator[Block]:
    """Yield the page: a line of bars, then a block for each audit, the newest last."""
    yield Line(_title(history, voice), tone=Tone.STRONG)
    if bars := sparkline(history.runs, voice):
        yield Gap()
        yield Line(bars, voice.of("history", "index"), indent=2, label_width=_label(voice))
    yield Line(voice.say("index-caveat"), indent=2, tone=Tone.QUIET)
    for run, moved in list(zip(history.runs, history.moves(), strict=True))[-SHOWN:]:
        yield Heading(_day(run, voice), is_main=False)
        yield Line(_share(run, voice), indent=2)
        if moved:
            yield Line(_counts(moved, voice), indent=2)
            yield from (Line(each, indent=4) for each in _titles(history, moved, voice))
    yield Gap()
    yield Line(voice.of("history", "kept"), tone=Tone.QUIET)


def spoken(history: History, voice: Voice) -> Iterator[str]:
    """Yield the page for the ear: a line for each audit."""
    yield _title(history, voice)
    for run, moved in list(zip(history.runs, history.moves(), strict=True))[-SHOWN:]:
        told = [_day(run, voice), _share(run, voice)]
        if moved:
            told.append(_counts(moved, voice))
            told += _titles(history, moved, voice)
        yield ". ".join(told)
    yield voice.say("index-caveat")
    yield voice.of("history", "kept")


def sparkline(runs: Sequence[PastRun], voice: Voice) -> str:
    """Return a bar for the index of each of the last runs; a dot where there was none.

    Nothing where the encoding has no bars: the numbers below say the same.
    """
    if not voice.has(_BARS):
        return ""
    return "".join(_bar(run.hardening_index) for run in runs[-SHOWN:])


def _bar(index: int | None) -> str:
    return "·" if index is None else _BARS[index * (len(_BARS) - 1) // _MOST]


def _title(history: History, voice: Voice) -> str:
    title = voice.text(history.checklist.title, LINE) or voice.line(history.checklist.id)
    return voice.of("history", "title", title=title, count=len(history.runs))


def _label(voice: Voice) -> int:
    return width(voice.of("history", "index")) + 2


def _day(run: PastRun, voice: Voice) -> str:
    return voice.of(
        "history",
        "day",
        date=voice.day(run.made_on),
        time=f"{run.made_on:%H:%M}",
        serial=voice.line(run.serial),
    )


def _share(run: PastRun, voice: Voice) -> str:
    index = run.hardening_index
    values = {"reviewed": run.reviewed, "total": run.applicable}
    if index is None:
        return voice.of("history", "share-without", minimum=MINIMUM_REVIEWED, **values)
    return voice.of("history", "share", index=index, **values)


def _counts(moved: Moves, voice: Voice) -> str:
    return voice.of(
        "history",
        "moved",
        closed=len(moved.closed),
        opened=len(moved.opened_again),
        new=len(moved.new),
    )


def _titles(history: History, moved: Moves, voice: Voice) -> Iterator[str]:
    """Yield how each step *moved*, and its title, in the order of the checklist.

    Behind them, by their ids, the steps that this edition has no longer.
    """
    places = {step.id: place for place, step in enumerate(history.checklist.steps)}
    for name, steps in (
        ("closed", moved.closed),
        ("opened-again", moved.opened_again),
        ("new", moved.new),
    ):
        for step in sorted(steps, key=lambda step: (places.get(step, len(places)), step)):
            title = _step_title(history, step, voice)
            yield f"{voice.of('history', name)}: {title}"


def _step_title(history: History, step_id: str, voice: Voice) -> str:
    """Return the title of the step; its id where this edition has it no longer."""
    titles = {step.id: step.title for step in history.checklist.steps}
    return voice.text(titles[step_id], LINE) if step_id in titles else voice.line(step_id)
