"""`selfguard forget`: remove what is kept on this machine."""

import click

from selfguard.cli.holdings import told
from selfguard.cli.speech import Preferences, WordedCommand, shared_options, words_for
from selfguard.cli.store_folder import store


@click.command(cls=WordedCommand)
@shared_options
@click.pass_obj
def forget(preferences: Preferences) -> None:
    """Remove everything that selfguard keeps on this machine."""
    words = words_for(preferences)
    kept = store()
    if not kept.kept():
        click.echo(words("cli.forget-nothing", folder=str(kept.folder)))
        return
    click.echo(words("cli.forget-shows"))
    for line in told(kept, preferences):
        click.echo(f"  {line}")
    asked_for = words("cli.forget-sentence")
    typed = click.prompt(
        words("cli.forget-type", sentence=asked_for), default="", show_default=False
    )
    if typed.strip().casefold() != asked_for.casefold():
        click.echo(words("cli.forget-not-done"))
        return
    for path in kept.forget():
        click.echo(words("cli.forget-removed", path=str(path)))
    if not kept.folder.exists():
        click.echo(words("cli.forget-gone", folder=str(kept.folder)))
    click.echo(words("cli.forget-cannot"))
