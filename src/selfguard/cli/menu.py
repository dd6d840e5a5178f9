"""A question with a few answers: chosen with arrow keys, numbers or a plain letter.

On a terminal the arrow keys move and Enter confirms, a letter answers at once; prompt_toolkit
draws it. For screen readers and dumb terminals (`--plain`) the same question is asked in lines.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

import click

from selfguard.cli.keyboard import drop_typed_ahead
from selfguard.cli.screen import folded
from selfguard.cli.speech import Preferences, words_for

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.output import Output

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One answer: its value, what it is called, and the letters that stand for it."""

    value: T
    label: str
    keys: tuple[str, ...] = ()
    """The first is shown; the others are the same key on another keyboard: ㅇ where d is."""


def choose(question: str, options: Sequence[Option[T]], default: T, preferences: Preferences) -> T:
    """Ask *question* until one of *options* is chosen, and return its value.

    *default* is what Enter alone means; what was typed before means nothing. Raises
    `KeyboardInterrupt` or `click.Abort` on ^C.
    """
    drop_typed_ahead()
    if preferences.is_plain:
        return _in_lines(question, options, default, preferences)
    return _with_arrows(folded(question, preferences), options, default)


def choose_member(
    question: str, members: type[E], prefix: str, default: E, preferences: Preferences
) -> E:
    """Ask *question* with the *members* of an enumeration, called by the words *prefix* + value."""
    words = words_for(preferences)
    options = [Option(each, words(f"{prefix}{each.value}")) for each in members]
    return choose(question, options, default, preferences)


def _in_lines(
    question: str, options: Sequence[Option[T]], default: T, preferences: Preferences
) -> T:
    words = words_for(preferences)
    labels = {option.value: option.label for option in options}
    click.echo(question, err=True)
    for number, option in enumerate(options, start=1):
        click.echo(f"  {number}: {_labelled(option)}", err=True)
    while True:
        said = click.prompt(
            words("cli.type-one", default=labels[default]), default="", show_default=False, err=True
        )
        said = said.strip().casefold()
        if not said:
            return default
        for number, option in enumerate(options, start=1):
            if said in {str(number), *option.keys}:
                return option.value


def _labelled(option: Option[T]) -> str:
    return f"{option.label} ({option.keys[0]})" if option.keys else option.label


def _with_arrows(question: str, options: Sequence[Option[T]], default: T) -> T:
    from prompt_toolkit.application import create_app_session  # noqa: PLC0415 - 0.2 s, here alone
    from prompt_toolkit.input.typeahead import clear_typeahead  # noqa: PLC0415
    from prompt_toolkit.shortcuts.choice_input import ChoiceInput  # noqa: PLC0415

    places = [option.value for option in options]
    with create_app_session(output=_output()) as session:
        clear_typeahead(session.input)
        chosen: int = ChoiceInput(
            message=question,
            options=[(place, _labelled(option)) for place, option in enumerate(options)],
            default=places.index(default),
            key_bindings=_letters(options),
        ).prompt()
    return places[chosen]


def _output() -> "Output":
    """Return standard error as a terminal that is never asked where its cursor is.

    Many terminals do not answer that question, and nothing here needs the answer.
    """
    from prompt_toolkit.output import create_output  # noqa: PLC0415
    from prompt_toolkit.output.vt100 import Vt100_Output  # noqa: PLC0415

    output = create_output(stdout=sys.stderr)
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False
    return output


def _letters(options: Sequence[Option[T]]) -> "KeyBindings":
    """Return what the letters of *options* do: each answers at once.

    They come before the menu's own keys, in which k and j go up and down.
    """
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent  # noqa: PLC0415

    bindings = KeyBindings()
    for place, option in enumerate(options):

        def answer(event: KeyPressEvent, place: int = place) -> None:
            event.app.exit(result=place)

        for key in option.keys:
            for typed in {key, key.upper()}:  # Caps Lock changes nothing
                bindings.add(typed, eager=True)(answer)
    return bindings
