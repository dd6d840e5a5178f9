"""Interface words, per language, from `_data/ui/<language>/<file>.toml`.

A key is `<file>.<name>`: `report.next-step` is `next-step` in `report.toml`. A file is read when
a word of it is first needed. TOML, since the standard library reads it, and quickly: the words
of `--help` must not cost the start of the program a YAML parser.
"""

import tomllib
from functools import cache

from selfguard.resources import data

LANGUAGES = ("ko", "en", "id")


@cache
def _table(language: str, file: str) -> dict[str, str]:
    text = data(f"ui/{language}/{file}.toml").read_text(encoding="utf-8")
    table: dict[str, str] = tomllib.loads(text)
    return table


def has(key: str) -> bool:
    """Tell whether *key* is among the words."""
    file, _, name = key.partition(".")
    return name in _table("en", file)


def say(language: str, key: str, /, **values: str | int) -> str:
    """Return the words for *key* in *language*, with *values* in their `{placeholders}`.

    Only our own words are ever a format string: *values* are filled in and never read again.
    """
    file, _, name = key.partition(".")
    return _table(language, file)[name].format(**values)
