"""`selfguard helplines`: whom to call, for this reader."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

import click

from selfguard.cli import reader, screen
from selfguard.cli.loading import load_help_lines
from selfguard.cli.speech import Preferences, WordedCommand, WordedOption, shared_options
from selfguard.model.reader import Situation
from selfguard.renderers import help_page, help_spoken


@click.command(cls=WordedCommand)
@reader.options
@click.option("--all", "every", is_flag=True, cls=WordedOption, help="cli.option-all")
@shared_options
@click.pass_obj
def helplines(preferences: Preferences, /, *, every: bool, **who: Any) -> None:  # noqa: ANN401 - the fields of Reader
    """Show whom to call: in danger now, first, and then."""
    known = load_help_lines()
    today = datetime.now(UTC).date()
    if every:
        screen.show(
            preferences,
            today,
            page=partial(help_page.every, known),
            spoken=partial(help_spoken.every, known),
        )
        return
    named = reader.of_options(who)
    help_ = known.help_for(Situation.HAPPENING, named)
    screen.show(
        preferences,
        today,
        page=partial(help_page.page, help_, named),
        spoken=partial(help_spoken.page, help_, named),
    )
