"""A refused checklist → text: each fault at its line and column, as compilers tell it.

bad.yaml:5:15: "hgih" is not one of: high, medium, low [steps.0.severity]
5 |     severity: hgih
  |               ^^^^
  = did you mean "high"?
"""

from selfguard.errors import ChecklistRefusedError, Problem
from selfguard.text import clean, width
from selfguard.words import say

SHOWN = 100
"""How many faults are written out; of the rest only the number is told."""

_VALUE = 200
_BEFORE = 60
_MARKED = 40
_LINE = 110


def render(error: ChecklistRefusedError, language: str) -> str:
    """Return every problem of *error* in *language*, a blank line between them, no line at the end.

    The file name, the quoted lines and the values are hostile: they pass the text gate here.
    """
    name = clean(error.name)
    blocks = [_block(problem, name, language) for problem in error.problems[:SHOWN]]
    rest = len(error.problems) - SHOWN
    if rest > 0:
        blocks.append(say(language, "checklist.more", count=rest))
    return "\n\n".join(blocks)


def _block(problem: Problem, name: str, language: str) -> str:
    values = {key: clean(value, _VALUE) for key, value in problem.values.items()}
    place = f"{name}:{problem.line}:{problem.column}" if problem.line else name
    path = f" [{clean(problem.path, _VALUE)}]" if problem.path else ""
    lines = [f"{place}: {say(language, problem.key, **values)}{path}"]
    margin = " "
    if problem.source:
        margin = " " * len(str(problem.line))
        lines += _quote(problem, margin)
    if problem.hint:
        lines.append(f"{margin} = {say(language, problem.hint, **values)}")
    return "\n".join(lines)


def _quote(problem: Problem, margin: str) -> list[str]:
    """Return the line of *problem* with a caret under the fault; a long line is cut round it."""
    start = problem.column - 1
    end = start + min(problem.width, _MARKED)
    before = clean(problem.source[max(0, start - _BEFORE) : start])
    before = f"…{before}" if start > _BEFORE else before
    marked = clean(problem.source[start:end])
    after = clean(problem.source[end : start + _LINE])
    after = f"{after}…" if len(problem.source) > start + _LINE else after
    caret = " " * width(before) + "^" * max(1, width(marked))
    return [f"{problem.line} | {before}{marked}{after}", f"{margin} | {caret}"]
