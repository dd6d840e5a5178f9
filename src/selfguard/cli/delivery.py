"""Where a report goes: the screen, a pipe, a file. What leaves the screen is masked."""

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from selfguard.cli import screen
from selfguard.cli.files import write_private
from selfguard.cli.speech import Preferences, words_for
from selfguard.model.reader import Situation
from selfguard.model.report import Report
from selfguard.renderers import happening, json_report, page, spoken_page, terminal

PAPER = 80
"""Columns of a report that is written as text."""
_ENDINGS = (".json", ".txt")


@dataclass(frozen=True, slots=True)
class Delivery:
    """How one report is handed over."""

    output: str
    """A file, `-` for JSON on standard output, or empty."""
    reveal: bool
    preferences: Preferences

    def check(self) -> None:
        """Refuse a file of a kind that cannot be written, before anything is read."""
        if self.output not in {"", "-"} and not self.output.endswith(_ENDINGS):
            words = words_for(self.preferences)
            raise click.BadParameter(words("cli.only-json"), param_hint="'-o'")

    @property
    def is_on_screen(self) -> bool:
        """Tell whether standard output is for the person, and not for a program."""
        return self.output != "-"

    def show(self, report: Report, *, is_whole: bool) -> None:
        """Show *report* on standard output: *is_whole* where the person said whose it is."""
        if not self.is_on_screen:
            click.echo(json_report.render(self.for_file(report)), nl=False)
            return
        shown = report if is_whole else self.for_file(report)
        is_happening = report.checklist.situation is Situation.HAPPENING
        screen.show(
            self.preferences,
            report.made_on.date(),
            page=partial(happening.page, shown, is_opened=True)
            if is_happening
            else partial(page.page, shown),
            spoken=partial(happening.spoken, shown, is_opened=True)
            if is_happening
            else partial(spoken_page.page, shown),
        )

    def show_head(self, report: Report) -> None:
        """Show the first lines of *report* again, after more was answered."""
        screen.show(
            self.preferences,
            report.made_on.date(),
            page=partial(page.head, report),
            spoken=partial(spoken_page.head, report),
        )

    def write(self, report: Report) -> None:
        """Write *report* to the file that was asked for, if one was.

        A file that was there before is replaced, and that is said.
        Raises `OutputRefusedError`.
        """
        if self.output in {"", "-"}:
            return
        path = Path(self.output)
        key = "cli.replaced" if os.path.lexists(path) else "cli.written"
        write_private(path, self._text(self.for_file(report)).encode())
        words = words_for(self.preferences)
        click.echo(words(key, path=str(path)), err=True)

    def for_file(self, report: Report) -> Report:
        """Return *report* as it may leave the screen: masked, or without login data at least."""
        return report.for_file() if self.reveal else report.masked()

    def _text(self, report: Report) -> str:
        if self.output.endswith(".json"):
            return json_report.render(report)
        voice = screen.voice_of(self.preferences, "utf-8", report.made_on.date())
        return terminal.rendered(report, voice, columns=PAPER, color=False)
