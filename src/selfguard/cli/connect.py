"""`selfguard connect`: give the session of your own account, for what only its owner sees."""

import click

from selfguard.cli import terms
from selfguard.cli.ownership import is_screen
from selfguard.cli.speech import (
    Preferences,
    WordedCommand,
    WordedGroup,
    shared_options,
    words_for,
)
from selfguard.cli.store_folder import store
from selfguard.errors import InputRefusedError
from selfguard.store.sessions import is_cookie

COOKIES = ("sessionid", "csrftoken", "ds_user_id")
"""What is asked for, under the names that a browser shows."""


@click.group(cls=WordedGroup)
@shared_options
def connect() -> None:
    """Give the session of your own account."""


@connect.command(cls=WordedCommand, key="connect-instagram")
@shared_options
@click.pass_obj
def instagram(preferences: Preferences) -> None:
    """Keep the cookies of a session at Instagram, which are asked for unseen."""
    words = words_for(preferences)
    if not preferences.keeps_trace:
        raise InputRefusedError("live.connect-keeps")
    if not is_screen():
        raise InputRefusedError("live.connect-needs-terminal")
    if not terms.state(terms.SESSION, preferences):
        click.echo(words("live.nothing-kept"), err=True)
        return
    click.echo(words("live.where-cookies"), err=True)
    store().keep_session({name: _asked(name, preferences) for name in COOKIES})
    click.echo(words("live.connected", options=preferences.language_option))


def _asked(name: str, preferences: Preferences) -> str:
    """Ask for the cookie *name*, unseen. Raises `InputRefusedError` where it is none."""
    question = words_for(preferences)("live.ask-cookie", name=name)
    typed = click.prompt(question, default="", show_default=False, hide_input=True, err=True)
    value: str = typed.strip().strip('"')
    if not is_cookie(value):
        raise InputRefusedError("live.no-cookie", name=name)
    return value
