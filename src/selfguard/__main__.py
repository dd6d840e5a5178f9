"""The one place that ends the program: errors become a sentence, a hint and an exit code.

0 done · 1 something was found, or `--fail-on` was reached · 2 wrong usage · 3 could not do it ·
130 interrupted. A bug keeps its traceback.
"""

import io
import os
import sys

import click

from selfguard.cli import selfguard
from selfguard.cli.speech import Preferences, sentence, words_for
from selfguard.errors import ChecklistRefusedError, SelfguardError

USAGE, REFUSED, INTERRUPTED = 2, 3, 130


def main() -> None:
    """Run `selfguard` with the arguments of the command line, and end the program."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run `selfguard` with *arguments* and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        _tolerate(stream)
    preferences = Preferences.from_environment(os.environ)
    try:
        code = selfguard.main(
            arguments, prog_name="selfguard", obj=preferences, standalone_mode=False
        )
    except click.UsageError as error:
        error.show()
        return USAGE
    except click.Abort:
        click.echo(words_for(preferences)("cli.interrupted"), err=True)
        return INTERRUPTED
    except SelfguardError as error:
        _explain(error, preferences)
        return REFUSED
    except SystemExit:
        # The reader went away, as in `selfguard audit | head`: click ends the program with 1.
        return REFUSED
    return code if isinstance(code, int) else 0


def _tolerate(stream: object) -> None:
    """Let *stream* print a question mark for what its code page lacks, instead of failing."""
    if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
        stream.reconfigure(errors="replace")


def _explain(error: SelfguardError, preferences: Preferences) -> None:
    """Print what went wrong and what to do next."""
    if isinstance(error, ChecklistRefusedError):
        from selfguard.renderers import problems  # noqa: PLC0415 - needed on this path alone

        click.echo(problems.render(error, preferences.language), err=True)
    click.echo(sentence(error, preferences.language), err=True)


if __name__ == "__main__":
    main()
