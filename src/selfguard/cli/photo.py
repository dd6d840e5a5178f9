"""`selfguard photo`: look at pictures before they are posted, clean them, go through posts."""

import click

from selfguard.cli.photo_check import check
from selfguard.cli.photo_clean import clean
from selfguard.cli.photo_review import review
from selfguard.cli.speech import WordedGroup, shared_options


@click.group(cls=WordedGroup)
@shared_options
def photo() -> None:
    """Look at your own pictures before you post them, and clean them."""


photo.add_command(check)
photo.add_command(clean)
photo.add_command(review)
