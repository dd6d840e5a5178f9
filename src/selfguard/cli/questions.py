"""Questions on the terminal, answered with a yes or a no of the reader's own language."""

import click

from selfguard.cli.keyboard import drop_typed_ahead
from selfguard.cli.screen import folded
from selfguard.cli.speech import Preferences, words_for


def confirm(question: str, preferences: Preferences) -> bool:
    """Ask *question* on standard error until it is answered; an empty answer is a no.

    What was typed before the question stood there answers nothing.
    A Korean keyboard types ㅛ where an English one types y: that is a yes, too.
    """
    words = words_for(preferences)
    asked = folded(f"{question} {words('cli.yes-no')}", preferences)
    drop_typed_ahead()
    while True:
        answer = click.prompt(asked, default="", show_default=False, err=True)
        said = answer.strip().casefold()
        if said in words("cli.yes-words").split():
            return True
        if not said or said in words("cli.no-words").split():
            return False
        click.echo(words("cli.yes-or-no"), err=True)
