"""Who is reading: the options that say so, and the question that is asked once."""

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

import click

from selfguard.cli import screen
from selfguard.cli.choices import OneOf
from selfguard.cli.menu import choose_member
from selfguard.cli.questions import confirm
from selfguard.cli.speech import Preferences, WordedOption, words_for
from selfguard.cli.store_folder import store
from selfguard.model.reader import Age, Country, FromBefore18, Phone, Reader, Role

F = TypeVar("F", bound=Callable[..., Any])

ASKED = ("role", "age")
"""The options that a question on the terminal stands for."""


def options(function: F) -> F:
    """Give a command the options that say who is reading."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def of_options(given: dict[str, Any]) -> Reader:
    """Take the options of this module out of *given*, and return the reader that they name."""
    named = {name: given.pop(name) for name in _FIELDS}
    return Reader(**{name: value for name, value in named.items() if value is not None})


def is_said(given: dict[str, Any]) -> bool:
    """Tell whether the options *given* already say who is reading."""
    return any(given[name] is not None for name in ASKED)


def asked(named: Reader, preferences: Preferences) -> Reader:
    """Return *named* with role and age as they are kept; else ask, and keep both only on a yes.

    Nothing else of *named* is kept. Raises `StoreRefusedError` where the store cannot be read.
    """
    kept = with_kept(named, preferences)
    if kept is not None:
        return kept
    words = words_for(preferences)
    role = choose_member(words("cli.who-reads"), Role, "cli.role-", Role.SELF, preferences)
    age = choose_member(words("cli.how-old"), Age, "cli.age-", Age.UNSAID, preferences)
    if preferences.keeps_trace:
        screen.say_aside(preferences, words("cli.keep-reader"))
        if confirm(words("cli.keep-it"), preferences):
            store().keep_reader(Reader(role=role, age=age))
    return dataclasses.replace(named, role=role, age=age)


def with_kept(named: Reader, preferences: Preferences) -> Reader | None:
    """Return *named* with role and age as they are kept.

    None where they are not, or where nothing may be read. Raises `StoreRefusedError`.
    """
    kept = store().reader() if preferences.keeps_trace else None
    return kept and dataclasses.replace(named, role=kept.role, age=kept.age)


def _option(name: str, values: Any, field: str, key: str) -> Callable[[F], F]:  # noqa: ANN401 - an enumeration
    return click.option(name, field, type=OneOf(values), cls=WordedOption, help=key)


_OPTIONS = (
    _option("--role", Role, "role", "cli.option-role"),
    _option("--age", Age, "age", "cli.option-age"),
    _option("--image-from-before-18", FromBefore18, "from_before_18", "cli.option-image"),
    _option("--country", Country, "country", "cli.option-country"),
    _option("--phone", Phone, "phone", "cli.option-phone"),
)
_FIELDS = ("role", "age", "from_before_18", "country", "phone")
