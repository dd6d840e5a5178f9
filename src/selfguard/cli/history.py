"""`selfguard history`: how it went, audit by audit."""

from datetime import UTC, datetime
from functools import partial

import click

from selfguard.cli import screen
from selfguard.cli.loading import load
from selfguard.cli.speech import Preferences, WordedCommand, shared_options, words_for
from selfguard.cli.store_folder import store
from selfguard.errors import InputRefusedError
from selfguard.renderers import history as pages


@click.command(cls=WordedCommand)
@click.argument("checklist", default="prepare")
@shared_options
@click.pass_obj
def history(preferences: Preferences, checklist: str) -> None:
    """Show how the audits of CHECKLIST went: index, share reviewed, doors closed and opened."""
    words = words_for(preferences)
    if not preferences.keeps_trace:
        raise InputRefusedError("cli.history-reads")
    loaded = load(checklist)
    runs = store().runs(loaded.runs_scope)
    if not runs:
        click.echo(words("history.none", checklist=loaded.name))
        return
    told = pages.History(loaded.checklist, runs)
    screen.show(
        preferences,
        datetime.now(UTC).date(),
        page=partial(pages.page, told),
        spoken=partial(pages.spoken, told),
    )
