"""What is wrong with a file, told to its author; and, strictly, which facts lack a date.

A mark is never optional: a file without one is refused before this looks at it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from selfguard.checklists.document import Document, Fault, Path, Raw
from selfguard.checklists.help_lines import parse_help_lines
from selfguard.checklists.parse import parse
from selfguard.checklists.read import read
from selfguard.errors import ChecklistRefusedError
from selfguard.model.check import Check
from selfguard.model.facts import UNKNOWN
from selfguard.model.help import HelpLines

DATES = ("source_date", "verified_on", "date")
"""The keys that date a fact."""


@dataclass(frozen=True, slots=True)
class Linted:
    """A file that may be used."""

    steps: int
    """How many steps it has; 0 of help lines."""
    lines: int
    """How many help lines it has; 0 of a checklist."""
    undated: Sequence[str]
    """Where it says that a date is unknown: the id of the step or line, once for each fact."""
    review_after: Mapping[str, date]
    """The id of the checklist, or of each line, and when it must be looked at again."""


def lint(
    data: bytes,
    name: str,
    checks: Mapping[str, type[Check[Any]]],
    help_lines: HelpLines,
    *,
    strict: bool = False,
) -> Linted:
    """Return what there is to say of the checklist or the help lines in *data*, shown as *name*.

    Raises `ChecklistRefusedError` with every problem; where *strict*, a fact without a date is
    one. The word `unknown` is a date that nobody has: it is allowed, and listed.
    """
    document = read(data, name)
    if "lines" in document.value:
        lines = parse_help_lines(data, name).lines
        due = {line.id: line.review_after for line in lines.values()}
        return Linted(0, len(lines), _unknown(document), due)
    checklist = parse(data, name, checks, help_lines)
    if strict and (problems := document.problems(_undated(document))):
        raise ChecklistRefusedError(name, problems)
    due = {checklist.id: checklist.review_after}
    return Linted(len(checklist.steps), 0, _unknown(document), due)


def _undated(document: Document) -> Iterator[Fault]:
    """Yield a fault for each thing to do that has neither the date of a source nor of a tap."""
    for path, fact in _facts(document):
        if not any(key in fact for key in DATES):
            yield Fault("undated", path=(*path, "mark"), is_at_key=True)


def _unknown(document: Document) -> list[str]:
    """Return where *document* says that a date is unknown."""
    return [
        _owner(document, path)
        for path, fact in _facts(document)
        if any(fact.get(key) == UNKNOWN for key in DATES)
    ]


def _facts(document: Document) -> Iterator[tuple[Path, Mapping[str, Raw]]]:
    """Yield every map in *document* that carries a mark, and its path: a fact."""
    for path in document.places:
        value = _at(document, path)
        if isinstance(value, dict) and "mark" in value:
            yield path, value


def _at(document: Document, path: Path) -> Raw:
    found: Any = document.value
    for part in path:
        found = found[part]
    value: Raw = found
    return value


def _owner(document: Document, path: Path) -> str:
    """Return the id of the step or the help line that the fact at *path* belongs to."""
    owner = _at(document, path[:2])
    return str(owner["id"]) if isinstance(owner, dict) else ""
