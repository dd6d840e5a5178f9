"""What the command line knows about the screen that it prints on, and how a page gets there."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

import click

from selfguard.cli.speech import Preferences
from selfguard.renderers.blocks import Block, Line
from selfguard.renderers.voice import Typed, Voice

NARROWEST, WIDEST = 40, 120
"""Columns that something is laid out for."""

Page = Callable[[Voice], Iterable[Block]]
SpokenPage = Callable[[Voice], Iterable[str]]


def columns() -> int:
    """Return for how many columns to lay out: the screen's own, within bounds; 80 in a pipe."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, NARROWEST), WIDEST)


def has_color() -> bool:
    """Tell whether standard output is a terminal on which colour is welcome (NO_COLOR is not)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def voice_of(
    preferences: Preferences, encoding: str, today: date, *, is_spoken: bool = False
) -> Voice:
    """Return the voice for *preferences*, in *encoding*: the commands it says speak alike."""
    typed = Typed(preferences.checklist, preferences.language_option)
    return Voice(preferences.language, encoding, is_spoken=is_spoken, today=today, typed=typed)


def say_aside(preferences: Preferences, text: str) -> None:
    """Print *text* on standard error, folded at spaces where the screen ends."""
    today = datetime.now(UTC).date()
    show(
        preferences,
        today,
        page=lambda voice: [Line(voice.fit(text))],
        spoken=lambda voice: [voice.fit(text)],
        is_aside=True,
    )


def folded(text: str, preferences: Preferences) -> str:
    """Return *text*, a question on standard error, folded at spaces where the screen ends.

    For a screen reader each line of it stays whole.
    """
    if preferences.is_plain:
        return text
    from selfguard.renderers.terminal import laid_out  # noqa: PLC0415 - rich, where needed

    voice = voice_of(preferences, sys.stderr.encoding, datetime.now(UTC).date())
    blocks = [Line(voice.fit(line)) for line in text.split("\n")]
    return laid_out(blocks, voice, columns=columns(), color=False).removesuffix("\n")


def show(
    preferences: Preferences,
    today: date,
    *,
    page: Page,
    spoken: SpokenPage,
    is_aside: bool = False,
) -> None:
    """Print *page*, or *spoken* where plain output was asked for, as it stands *today*.

    What is said aside goes to standard error, as questions do: it is no part of the report.
    """
    encoding = sys.stderr.encoding if is_aside else sys.stdout.encoding
    if preferences.is_plain:
        voice = voice_of(preferences, encoding, today, is_spoken=True)
        text = "".join(f"{each}\n" for each in spoken(voice))
    else:
        from selfguard.renderers.terminal import laid_out  # noqa: PLC0415 - rich, where needed

        voice = voice_of(preferences, encoding, today)
        color = has_color() and not is_aside
        text = laid_out(page(voice), voice, columns=columns(), color=color)
    click.echo(text, nl=False, color=True, err=is_aside)
