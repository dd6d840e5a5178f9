"""What the strict reader gives: a document of texts, lists and maps, and where each stands."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from selfguard.errors import Problem

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw]"
"""A value as it was read: no number, no truth value, no date, no None."""

Path: TypeAlias = tuple[str | int, ...]
"""The way from the root: keys of maps and, counted from 0, places in lists."""

_GUESS_CUTOFF = 0.5
_GUESS_LENGTH = 60
_GUESSES = 100


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of one line; *line* and *column* count from 1, *width* counts characters."""

    line: int
    column: int
    width: int = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, without its place: the sentence `checklist.<key>` and its values."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict)
    path: Path = ()
    hint: str = ""
    """A second sentence, `checklist.<hint>`; empty where *options* may give one."""
    options: Sequence[str] = ()
    """What could have been meant: the nearest of them becomes the hint."""
    is_at_key: bool = False
    """True where the key is at fault and not its value."""


class FaultyError(Exception):
    """A text that cannot be read as a document; it carries the problems."""

    def __init__(self, *problems: Problem) -> None:
        """Stop for *problems*."""
        super().__init__(problems)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text, from which a problem quotes the one it is about."""

    lines: Sequence[str]

    def problem(self, fault: Fault, span: Span, *, guesses: bool = True) -> Problem:
        """Return *fault* with its place and its line; where it *guesses*, what was meant."""
        hint, values = fault.hint, dict(fault.values)
        guess = _guess(fault, values) if guesses else ""
        if guess:
            hint, values["guess"] = "hint-meant", guess
        return Problem(
            line=span.line,
            column=span.column,
            key=f"checklist.{fault.key}",
            values=values,
            path=".".join(str(part) for part in fault.path),
            source=self.lines[span.line - 1],
            width=span.width,
            hint=f"checklist.{hint}" if hint else "",
        )


def _guess(fault: Fault, values: Mapping[str, str]) -> str:
    written = values.get("value", "")[:_GUESS_LENGTH]
    if not fault.options or not written:
        return ""
    return next(iter(difflib.get_close_matches(written, fault.options, 1, _GUESS_CUTOFF)), "")


@dataclass(frozen=True, slots=True)
class Document:
    """A checklist as it was read. It is well formed; nothing is known of what it says."""

    value: dict[str, Raw]
    places: Mapping[Path, tuple[Span, Span]]
    """Path → where its key stands and where its value does; the same twice in a list."""
    lines: Lines

    def problems(self, faults: Iterable[Fault]) -> list[Problem]:
        """Return *faults* sorted by place. Only the first hundred get a guess: guessing is slow."""
        placed = sorted(
            ((self._place(fault), fault) for fault in faults),
            key=lambda each: (each[0].line, each[0].column, each[1].key),
        )
        return [
            self.lines.problem(fault, span, guesses=number < _GUESSES)
            for number, (span, fault) in enumerate(placed)
        ]

    def _place(self, fault: Fault) -> Span:
        """Return where *fault* stands: what is missing, at the key that should hold it."""
        path, is_at_key = fault.path, fault.is_at_key
        while path not in self.places:
            path, is_at_key = path[:-1], True
        key, value = self.places[path]
        return key if is_at_key else value
