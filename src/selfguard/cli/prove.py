"""`selfguard prove`: show that an account is your own, by a code that only its owner can place."""

from datetime import UTC, datetime, timedelta

import click

from selfguard.cli import screen, terms
from selfguard.cli.instagram_live import is_time
from selfguard.cli.ownership import is_screen
from selfguard.cli.questions import confirm
from selfguard.cli.safety import wait_for_a_key
from selfguard.cli.speech import (
    Preferences,
    WordedCommand,
    WordedGroup,
    WordedOption,
    shared_options,
    words_for,
)
from selfguard.cli.store_folder import store
from selfguard.cli.waiting import ShownWaiting
from selfguard.errors import InputRefusedError, ServiceRefusedError
from selfguard.model.proof import USERNAME, Claim, proven_by_code
from selfguard.sources.instagram_live.look import MOST_VISITS, bears_code, open_visit

INTERRUPTED = 130
IN_TIME = timedelta(minutes=15)
"""How long a code may stand in a bio before it is looked for."""
MOST_NAMES = 3
"""How often the name is asked for, where it is none."""


@click.group(cls=WordedGroup)
@shared_options
def prove() -> None:
    """Show that an account is your own."""


@prove.command(cls=WordedCommand, key="prove-instagram")
@click.option("--yes", is_flag=True, cls=WordedOption, help="cli.option-yes-terms")
@shared_options
@click.pass_context
def instagram(ctx: click.Context, *, yes: bool) -> None:
    """Show that an Instagram account is your own, by a code in its bio."""
    preferences = ctx.ensure_object(Preferences)
    words = words_for(preferences)
    if not preferences.keeps_trace:
        raise InputRefusedError("live.prove-keeps")
    if not is_screen():
        raise InputRefusedError("live.prove-needs-terminal")
    if not terms.agree(terms.PAGE, preferences, is_known=yes):
        click.echo(words("live.nothing-asked"), err=True)
        return
    try:
        name = _named(preferences)
    except (KeyboardInterrupt, click.Abort):
        click.echo(f"\n{words('live.nothing-asked')}", err=True)
        ctx.exit(INTERRUPTED)
    store().knows(name)
    if not is_time(None, preferences):
        click.echo(words("live.nothing-asked"), err=True)
        return
    now = datetime.now(UTC)
    if not store().claim(name, now):
        raise InputRefusedError("live.names-enough")
    claim = Claim.of(name, store().code_secret(), now.date())
    try:
        _shown_and_found(claim, preferences)
    except (KeyboardInterrupt, click.Abort):
        click.echo(f"\n{words('live.remove-if-there')}", err=True)
        ctx.exit(INTERRUPTED)


def _named(preferences: Preferences) -> str:
    """Return the name that the person states as theirs, as it stands in an address.

    Raises `InputRefusedError` where it is none the third time, and where none is given.
    """
    words = words_for(preferences)
    for _ in range(MOST_NAMES):
        typed = click.prompt(words("live.ask-name"), default="", show_default=False, err=True)
        name: str = typed.strip().removeprefix("@")
        if not name:
            break
        if USERNAME.fullmatch(name):
            return name
        click.echo(words("live.no-name"), err=True)
    raise InputRefusedError("live.no-name-given")


def _shown_and_found(claim: Claim, preferences: Preferences) -> None:
    """Show the code of *claim*, wait until it was placed, and look for it.

    Raises `ServiceRefusedError` where the page could not be read, `InputRefusedError` where it
    took too long, or the code does not stand there.
    """
    words = words_for(preferences)
    screen.say_aside(preferences, words("live.place-code"))
    click.echo(f"\n  {claim.code}\n", err=True)
    screen.say_aside(preferences, words("live.press-when-saved"))
    shown_on = datetime.now(UTC)
    wait_for_a_key(preferences)
    try:
        is_found = _is_found(claim, shown_on, preferences)
    except (ServiceRefusedError, InputRefusedError):
        click.echo(words("live.remove-code"), err=True)
        raise
    handle = proven_by_code(claim, claim.code, datetime.now(UTC)) if is_found else None
    if handle:
        store().keep_proof(handle)
        click.echo(words("live.proven", options=preferences.language_option))
    screen.say_aside(preferences, words("live.remove-code"))
    if handle is None:
        raise InputRefusedError("live.not-proven")


def _is_found(claim: Claim, shown_on: datetime, preferences: Preferences) -> bool:
    """Tell whether the code of *claim* stands in the bio; look again as long as that is wanted."""
    words = words_for(preferences)
    waiting = ShownWaiting(preferences, MOST_VISITS)
    visit = open_visit(waiting)
    left = MOST_VISITS
    while True:
        if is_late(shown_on, datetime.now(UTC)):
            raise InputRefusedError("live.code-too-old")
        click.echo(words("live.looks-for-code"), err=True)
        store().keep_look(datetime.now(UTC))
        try:
            if bears_code(claim, visit):
                return True
        finally:
            waiting.stop()
        click.echo(words("live.code-not-found"), err=True)
        left -= 1
        if not (left and confirm(words("live.look-once-more"), preferences)):
            return False


def is_late(shown_on: datetime, now: datetime) -> bool:
    """Tell whether a code that was shown on *shown_on* is looked for too late *now*."""
    return not shown_on <= now <= shown_on + IN_TIME
