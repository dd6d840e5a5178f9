"""How a run ends: what was thrown becomes a sentence on standard error, and an exit code."""

import os
from contextlib import suppress

import click

from selfguard.cli import selfguard
from selfguard.cli.speech import Preferences, sentence, words_for
from selfguard.errors import ChecklistRefusedError, OutputRefusedError, SelfguardError
from selfguard.text import clean

USAGE, REFUSED, INTERRUPTED = 2, 3, 130
LONGEST_USAGE = 2000
"""How many characters of a message about wrong usage are shown."""


def run(arguments: list[str]) -> int:
    """Run `selfguard` with *arguments* and return the exit code."""
    preferences = Preferences.from_environment(os.environ)
    try:
        code = selfguard.main(
            arguments, prog_name="selfguard", obj=preferences, standalone_mode=False
        )
    except click.UsageError as error:
        click.UsageError(clean(error.format_message(), LONGEST_USAGE), error.ctx).show()
        return USAGE
    except click.Abort:
        click.echo(f"\n{words_for(preferences)('cli.interrupted')}", err=True)
        return INTERRUPTED
    except SelfguardError as error:
        _explain(error, preferences)
        return REFUSED
    return code if isinstance(code, int) else 0


def cannot_print() -> int:
    """Say, if that can be said, that standard output took no more; return the exit code."""
    preferences = Preferences.from_environment(os.environ)
    with suppress(OSError):
        _explain(OutputRefusedError("cli.cannot-print"), preferences)
    return REFUSED


def _explain(error: SelfguardError, preferences: Preferences) -> None:
    """Print what went wrong and what to do next."""
    if isinstance(error, ChecklistRefusedError):
        from selfguard.renderers import problems  # noqa: PLC0415 - needed on this path alone

        click.echo(problems.render(error, preferences.language), err=True)
    click.echo(sentence(error, preferences.language), err=True)
