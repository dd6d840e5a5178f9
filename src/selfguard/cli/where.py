"""`selfguard where`: what is kept on this machine, and where."""

import click

from selfguard.cli.holdings import told
from selfguard.cli.speech import Preferences, WordedCommand, shared_options, words_for
from selfguard.cli.store_folder import store


@click.command(cls=WordedCommand)
@shared_options
@click.pass_obj
def where(preferences: Preferences) -> None:
    """Say what is kept on this machine, and where."""
    words = words_for(preferences)
    kept = store()
    if not kept.kept():
        click.echo(words("cli.forget-nothing", folder=str(kept.folder)))
    else:
        for line in told(kept, preferences):
            click.echo(line)
        click.echo(words("cli.where-forget"))
    click.echo(words("cli.where-never"))
    click.echo(words("cli.forget-cannot"))
