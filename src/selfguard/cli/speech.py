"""What the command line knows of its reader: the language, plainness, whether to keep a trace.

Help is spoken in the reader's language: a command's or an option's help is the name of an entry
in `cli.toml`, looked up when it is shown.
"""

import locale
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from selfguard.errors import SelfguardError
from selfguard.text import clean
from selfguard.words import LANGUAGES, say

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(slots=True)
class Preferences:
    """How this run speaks and what it may keep."""

    language: str = "en"
    is_plain: bool = False
    keeps_trace: bool = True
    asks: bool = True
    """False where nothing may be asked: `--no-ask`."""
    locale_language: str = ""
    """The language that is spoken where none is asked for; empty where that is not known."""
    checklist: str = ""
    """The path of the checklist that is worked on, quoted for the shell; empty for a built-in."""

    @property
    def language_option(self) -> str:
        """Return the option, after a space, without which another language would be spoken."""
        is_default = self.locale_language in {"", self.language}
        return "" if is_default else f" --lang {self.language}"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Preferences":
        """Return the preferences that the locale in *environment* suggests.

        POSIX order: LC_ALL, LC_MESSAGES, LANG; where none is set (Windows), the locale of the
        system. TERM=dumb asks for plain output.
        """
        named = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        name = next((each for each in named if each), locale.getlocale()[0] or "")
        language = _language(name)
        return cls(language, locale_language=language, is_plain=environment.get("TERM") == "dumb")


def _language(locale_name: str) -> str:
    """Return the language for *locale_name*: `ko_KR.UTF-8`, or `Korean_Korea` on Windows."""
    name = locale_name.lower()
    if name.startswith("ko"):
        return "ko"
    return "id" if name.startswith(("id", "indonesian")) else "en"


def words_for(preferences: Preferences) -> Callable[..., str]:
    """Return a function that says a word key in the language of *preferences*."""

    def speak(key: str, **values: str | int) -> str:
        return say(preferences.language, key, **_shown(values))

    return speak


def sentence(error: SelfguardError, language: str) -> str:
    """Return the sentence of *error* and, on a line of its own, its hint."""
    values = _shown(error.values)
    return f"{say(language, error.key, **values)}\n→ {say(language, f'{error.key}-hint', **values)}"


def _shown(values: Mapping[str, str | int]) -> dict[str, str | int]:
    """Return *values* fit to be shown: names of files and accounts are strangers' words."""
    return {name: clean(v) if isinstance(v, str) else v for name, v in values.items()}


class WordedOption(click.Option):
    """An option whose help is the name of an entry in `cli.toml`."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its help in the reader's language."""
        record = super().get_help_record(ctx)
        key = self.help or ""
        return record and (record[0], record[1].replace(key, _say_in(ctx, key)))


class WordedCommand(click.Command):
    """A command whose help is the entry `<key>-help` of `cli.toml`."""

    def __init__(self, name: str | None, *, key: str = "", **more: Any) -> None:  # noqa: ANN401 - click's own
        """Take the words under *key*; without one, under *name*."""
        super().__init__(name, **more)
        self.key = key or self.name

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the reader's language."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_say_in(ctx, f"cli.{self.key}-help"))

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the help in English, for shell completion."""
        return say("en", f"cli.{self.key}-help").partition(".")[0][: max(limit, 80)]


class WordedGroup(WordedCommand, click.Group):
    """A group of commands, each with the help `<key>-help` of `cli.toml`."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with their help in the reader's language."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [(n, _say_in(ctx, f"cli.{self._key_of(n)}-short")) for n in self.list_commands(ctx)]
            )

    def _key_of(self, name: str) -> str:
        """Return the key of the command *name*; that is its name where it is not imported yet."""
        return getattr(self.commands.get(name), "key", name)


def _say_in(ctx: click.Context, key: str) -> str:
    return say(ctx.ensure_object(Preferences).language, key)


def _set(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """Return a callback that stores an option in the `Preferences`, when it was given."""

    def store(ctx: click.Context, parameter: click.Parameter, value: object) -> None:
        del parameter
        if value is not None:
            setattr(ctx.ensure_object(Preferences), name, value)

    return store


def shared_options(function: F) -> F:
    """Give a command the options that are accepted before and after its name."""
    for option in reversed(_SHARED):
        function = option(function)
    return function


_SHARED = (
    click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        is_eager=True,
        expose_value=False,
        callback=_set("language"),
        cls=WordedOption,
        help="cli.option-lang",
    ),
    click.option(
        "--plain",
        is_flag=True,
        flag_value=True,
        default=None,
        expose_value=False,
        callback=_set("is_plain"),
        cls=WordedOption,
        help="cli.option-plain",
    ),
    click.option(
        "--no-trace",
        is_flag=True,
        flag_value=False,
        default=None,
        expose_value=False,
        callback=_set("keeps_trace"),
        cls=WordedOption,
        help="cli.option-no-trace",
    ),
    click.help_option("--help", cls=WordedOption, help="cli.option-help"),
)
