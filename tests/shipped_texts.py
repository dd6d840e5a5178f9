"""What we ship to be read, without the strict reader: plain YAML, all of it text."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from selfguard.checklists.help_lines import parse_help_lines
from selfguard.checklists.parse import parse
from selfguard.checks import CHECKS
from selfguard.model.checklist import Checklist
from selfguard.model.help import HelpLines
from selfguard.model.reader import Situation

FOLDER = Path(__file__).parents[1] / "checklists"
HELP_LINES = FOLDER / "helplines.yaml"
SHIPPED = sorted(set(FOLDER.glob("*.yaml")) - {HELP_LINES})
"""The checklists."""
PREPARE, WORRIED, HAPPENING = (FOLDER / f"{door}.yaml" for door in Situation)

every = pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
"""Runs a test on each shipped checklist."""
every_file = pytest.mark.parametrize("path", [*SHIPPED, HELP_LINES], ids=lambda path: path.stem)
"""Runs a test on each shipped checklist, and on the help lines."""

_TEXTS = frozenset(
    {
        *("title", "audience", "opening", "rationale", "do", "path", "leaves_open"),
        *("name", "for_whom", "hours", "say_first", "beware"),
    }
)


class Piece(NamedTuple):
    """A text in one language, and where it stands."""

    place: str
    key: str
    language: str
    text: str


@cache
def checklist(path: Path) -> dict[str, Any]:
    """Return the checklist, or the help lines, at *path* as nested dicts and lists of text."""
    text = path.read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes text only
    return loaded


def steps(path: Path) -> list[dict[str, Any]]:
    """Return the steps of the checklist at *path*."""
    listed: list[dict[str, Any]] = checklist(path)["steps"]
    return listed


def blocks(value: object, place: str = "", key: str = "") -> Iterator[tuple[str, str, Any]]:
    """Yield place, key and value of every block that holds a text in each language.

    The title of a reference is a plain text, and no such block.
    """
    if isinstance(value, list):
        for number, item in enumerate(value):
            name = item.get("id", number) if isinstance(item, dict) else number
            yield from blocks(item, f"{place}/{name}")
    elif isinstance(value, dict) and key in _TEXTS:
        yield place, key, value
    elif isinstance(value, dict):
        for each, below in value.items():
            if isinstance(below, dict | list):
                yield from blocks(below, f"{place}/{each}", each)


def pieces(path: Path) -> list[Piece]:
    """Return every text of the file at *path*, in every language it stands in."""
    return [
        Piece(place, key, language, text)
        for place, key, block in blocks(checklist(path))
        for language, text in block.items()
    ]


def strings(value: object) -> Iterator[str]:
    """Yield every text below *value*, keys left out."""
    if isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    else:
        yield str(value)


@cache
def built_help_lines() -> HelpLines:
    """Return the shipped help lines as the program reads them."""
    return parse_help_lines(HELP_LINES.read_bytes(), HELP_LINES.name)


@cache
def built(path: Path) -> Checklist:
    """Return the shipped checklist at *path* as the program reads it."""
    return parse(path.read_bytes(), path.name, CHECKS, built_help_lines())
