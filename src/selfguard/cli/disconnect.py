"""`selfguard disconnect`: remove the session that was given."""

import click

from selfguard.cli.speech import (
    Preferences,
    WordedCommand,
    WordedGroup,
    shared_options,
    words_for,
)
from selfguard.cli.store_folder import store


@click.group(cls=WordedGroup)
@shared_options
def disconnect() -> None:
    """Remove the session of your own account from this machine."""


@disconnect.command(cls=WordedCommand, key="disconnect-instagram")
@shared_options
@click.pass_obj
def instagram(preferences: Preferences) -> None:
    """Remove the cookies of a session at Instagram."""
    was_there = store().forget_session()
    key = "live.disconnected" if was_there else "live.no-session-kept"
    click.echo(words_for(preferences)(key))
