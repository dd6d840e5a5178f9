"""`selfguard checks`: the catalogue of what can be measured."""

import click

from selfguard import catalogue
from selfguard.checks import CHECKS
from selfguard.cli.speech import Preferences, WordedCommand, shared_options, words_for


@click.command(cls=WordedCommand)
@shared_options
@click.pass_obj
def checks(preferences: Preferences) -> None:
    """Show what each check examines, what counts as an exposure, and what it is blind to."""
    click.echo(words_for(preferences)("cli.checks-intro"))
    click.echo()
    click.echo(catalogue.to_text(catalogue.catalogue(CHECKS)))
