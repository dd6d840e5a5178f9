"""Words on one's safety: three short lines, once, before anything is looked at or changed."""

from contextlib import suppress
from datetime import UTC, datetime
from functools import partial

import click

from selfguard.cli import screen
from selfguard.cli.keyboard import drop_typed_ahead
from selfguard.cli.ownership import is_screen, is_terminal
from selfguard.cli.speech import Preferences, words_for
from selfguard.cli.store_folder import store
from selfguard.model.help import Help
from selfguard.renderers import help_page, lines

SCREEN = "safety"
"""The name under which it is kept that the screen was seen."""


def wait_for_a_key(preferences: Preferences) -> None:
    """Wait until the person has read what stands on the screen; not where nothing is asked.

    Raises `KeyboardInterrupt` on ^C (`click.pause` would go on).
    """
    if preferences.asks and is_screen():
        drop_typed_ahead()
        click.echo(words_for(preferences)("cli.press-a-key"), nl=False, err=True)
        with suppress(EOFError):
            click.getchar()
        click.echo(err=True)


def before_the_first_run(help_: Help, preferences: Preferences) -> None:
    """Show the lines on a terminal and wait for a key, unless they were seen before.

    With `--no-trace` nothing is read and nothing kept: they are shown once in each run. Raises
    `StoreRefusedError` where the store cannot be read.
    """
    if not is_terminal() or (preferences.keeps_trace and store().has_seen(SCREEN)):
        return
    screen.show(
        preferences,
        datetime.now(UTC).date(),
        page=partial(help_page.safety, help_),
        spoken=partial(lines.safety, help_),
        is_aside=True,
    )
    wait_for_a_key(preferences)
    if preferences.keeps_trace:
        store().mark_seen(SCREEN)
