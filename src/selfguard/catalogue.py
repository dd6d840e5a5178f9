"""The catalogue of checks, made from their docstrings: one page per check."""

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from selfguard.model.check import Check

HEADINGS = ("Examines", "Exposure", "Blind to", "With")
"""The headings in the docstring of every check, in this order."""

_TITLE = """# Checks

What can be measured, generated from the docstrings in `src/selfguard/checks/`. A check states
facts; how much they matter and what to do about them is said by the checklist that names it.
"""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter that a checklist may give to a check, under `with`."""

    name: str
    default: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Page:
    """What a check says of itself. A text stands on one line, however long."""

    id: str
    summary: str
    """What the check finds: the first line of its docstring."""
    examines: str
    exposure: str
    blind_to: str
    parameters: Sequence[Parameter]


def catalogue(checks: Mapping[str, type[Check[Any]]]) -> list[Page]:
    """Return the page of each of *checks*, sorted by id.

    A text that a docstring lacks is empty, as all are where Python drops docstrings (`-OO`).
    """
    return [_page(check) for _, check in sorted(checks.items())]


def to_markdown(pages: Sequence[Page]) -> str:
    """Return *pages* as the Markdown of `docs/checks.md`."""
    return "\n".join([_TITLE, *map(_markdown, pages)])


def to_text(pages: Sequence[Page]) -> str:
    """Return *pages* as plain text, one line per fact, without a last line break."""
    return "\n\n".join(map(_text, pages))


def _page(check: type[Check[Any]]) -> Page:
    lines = (inspect.getdoc(check) or "").splitlines()
    bodies: dict[str, list[str]] = {heading: [] for heading in HEADINGS}
    body: list[str] = []
    for line in lines[1:]:
        body = bodies.get(line, body)
        if line.startswith(" "):
            body.append(line.strip())
    examines, exposure, blind_to = (" ".join(bodies[heading]) for heading in HEADINGS[:3])
    return Page(
        check.id,
        "".join(lines[:1]),
        examines,
        exposure,
        blind_to,
        _parameters(check, bodies[HEADINGS[3]]),
    )


def _parameters(check: type[Check[Any]], lines: Sequence[str]) -> Sequence[Parameter]:
    """Return the parameters of *check*, explained by the *lines* as in `keep: how many`."""
    fields = inspect.signature(check).parameters
    meanings: dict[str, list[str]] = {name: [] for name in fields}
    meaning: list[str] = []
    for line in lines:
        name, _, rest = line.partition(": ")
        meaning = meanings.get(name, meaning)
        meaning.append(rest if name in meanings else line)
    return tuple(
        Parameter(name, repr(fields[name].default), " ".join(words))
        for name, words in meanings.items()
    )


def _markdown(page: Page) -> str:
    blocks = [
        f"## {page.id}",
        page.summary,
        f"**Examines.** {page.examines}",
        f"**Exposure.** {page.exposure}",
        f"**Blind to.** {page.blind_to}",
    ]
    blocks += [f"**With** `{p.name}: {p.default}`: {p.meaning}" for p in page.parameters]
    return "\n\n".join(blocks) + "\n"


def _text(page: Page) -> str:
    lines = [
        page.id,
        f"  {page.summary}",
        f"  Examines: {page.examines}",
        f"  Exposure: {page.exposure}",
        f"  Blind to: {page.blind_to}",
    ]
    lines += [f"  With {p.name}: {p.default} ({p.meaning})" for p in page.parameters]
    return "\n".join(lines)
