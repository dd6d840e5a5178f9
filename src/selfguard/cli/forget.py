"""`selfguard forget`: remove what is kept on this machine."""

import click

from selfguard.cli.holdings import told
from selfguard.cli.speech import Preferences, WordedCommand, shared_options, words_for
from selfguard.cli.store_folder import store

INTERRUPTED = 130


@click.command(cls=WordedCommand)
@shared_options
@click.pass_context
def forget(ctx: click.Context) -> None:
    """Remove everything that selfguard keeps on this machine."""
    preferences = ctx.ensure_object(Preferences)
    words = words_for(preferences)
    kept = store()
    if not kept.kept():
        click.echo(words("cli.forget-nothing", folder=str(kept.folder)))
        return
    click.echo(words("cli.forget-shows"))
    for line in told(kept, preferences):
        click.echo(f"  {line}")
    asked_for = words("cli.forget-sentence")
    question = words("cli.forget-type", sentence=asked_for)
    try:
        typed = click.prompt(question, default="", show_default=False)
    except click.Abort:
        click.echo(f"\n{words('cli.forget-not-done')}")
        ctx.exit(INTERRUPTED)
    if typed.strip().casefold() != asked_for.casefold():
        click.echo(words("cli.forget-not-done"))
        return
    for path in kept.forget():
        click.echo(words("cli.forget-removed", path=str(path)))
    if not kept.folder.exists():
        click.echo(words("cli.forget-gone", folder=str(kept.folder)))
    click.echo(words("cli.forget-cannot"))
