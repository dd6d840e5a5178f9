"""What stands before all else where it is happening: whom to call, at once."""

import sys
from datetime import UTC, datetime
from functools import partial

from selfguard.cli import screen
from selfguard.cli.loading import Loaded
from selfguard.cli.speech import Preferences
from selfguard.model.reader import Reader
from selfguard.renderers import help_page, help_spoken


def show_opening(loaded: Loaded, reader: Reader, preferences: Preferences) -> None:
    """Print the first words of the checklist, and the help lines for *reader*, before all else.

    Nothing is asked and nothing that is kept is read before this stands on the screen.
    """
    help_ = loaded.help_lines.help_for(loaded.checklist.situation, reader)
    screen.show(
        preferences,
        datetime.now(UTC).date(),
        page=partial(help_page.opening, loaded.checklist, help_, reader),
        spoken=partial(help_spoken.opening, loaded.checklist, help_, reader),
    )
    sys.stdout.flush()
