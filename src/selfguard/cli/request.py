"""What an audit was asked for on the command line, and what of it does not go together."""

from dataclasses import dataclass
from pathlib import Path

import click

from selfguard.cli.instagram_live import Wanted
from selfguard.cli.speech import Preferences, words_for
from selfguard.model.checklist import Severity
from selfguard.model.reader import Situation


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    checklist: str
    exports: tuple[Path, ...]
    sample: bool
    instagram_live: bool
    instagram_session: bool
    yes: bool
    photos: tuple[Path, ...]
    no_look: bool
    sheet: Path | None
    output: str
    reveal: bool
    fail_on: Severity | None

    @property
    def wanted(self) -> Wanted:
        """Return what was asked for of the live look."""
        return Wanted(self.instagram_live, self.instagram_session, self.yes)

    def check(self, situation: Situation, preferences: Preferences) -> None:
        """Refuse what does not go together, before anything is read."""
        words = words_for(preferences)
        if self.sample and self.exports:
            raise click.UsageError(words("cli.sample-or-export"))
        if self.sheet and self.sheet.suffix.lower() not in {".html", ".htm"}:
            raise click.BadParameter(words("cli.only-html"), param_hint="'--show-pictures'")
        if self.no_look and (self.photos or self.sheet):
            raise click.UsageError(words("cli.look-or-not"))
        if situation is not Situation.PREPARE and (self.photos or self.sheet):
            raise click.UsageError(words("cli.opens-no-picture"))
        self.wanted.check(situation, preferences, is_sample=self.sample)
