"""`selfguard history`: how it went, audit by audit."""

from datetime import UTC, datetime
from functools import partial

import click

from selfguard.cli import screen
from selfguard.cli.loading import Loaded, load
from selfguard.cli.speech import Preferences, WordedCommand, shared_options, words_for
from selfguard.cli.store_folder import store
from selfguard.errors import InputRefusedError
from selfguard.model.reader import Situation
from selfguard.renderers import history as pages


@click.command(cls=WordedCommand)
@click.argument("checklist", default="prepare")
@shared_options
@click.pass_obj
def history(preferences: Preferences, checklist: str) -> None:
    """Show how the audits of CHECKLIST went: index, share reviewed, doors closed and opened."""
    if not preferences.keeps_trace:
        raise InputRefusedError("cli.history-reads")
    loaded = load(checklist)
    runs = store().runs(loaded.runs_scope)
    if not runs:
        click.echo(_none(loaded, preferences))
        return
    told = pages.History(loaded.checklist, runs)
    screen.show(
        preferences,
        datetime.now(UTC).date(),
        page=partial(pages.page, told),
        spoken=partial(pages.spoken, told),
    )


def _none(loaded: Loaded, preferences: Preferences) -> str:
    """Return why there is no history, and which command makes one, or what it shows instead."""
    situation = loaded.checklist.situation
    name = loaded.path or ("" if situation is Situation.PREPARE else loaded.name)
    command = f"selfguard audit {name}".rstrip() + preferences.language_option
    title = loaded.checklist.title.within(preferences.language)[0]
    key = "history.none-happening" if situation is Situation.HAPPENING else "history.none"
    return words_for(preferences)(key, title=title or loaded.name, command=command)
