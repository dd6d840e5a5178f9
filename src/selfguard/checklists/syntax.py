"""What PyYAML says about broken YAML → what a teacher can mend.

PyYAML tells what it expected; the table tells what people wrote when it says so. Held by tests
against PyYAML 6.0.3; what the table does not know is told as broken YAML at its place.
"""

import re
from typing import Any

import yaml

from selfguard.checklists.document import Fault, Lines, Span
from selfguard.errors import Problem

_BAD_ESCAPE = re.compile(r"\\U(?!00(?:0[0-9A-Fa-f]|10))[0-9A-Fa-f]{8}")

_TABLE = (
    ("found unexpected", "open-quote", "hint-close-quote"),
    ("scanning an a", "anchor", "hint-quotes"),
    (" tag", "tag", "hint-quotes"),
    ("escape", "escape", "hint-escape"),
    ("a block scalar", "block-text", "hint-quotes"),
    ("mapping values", "colon", "hint-colon"),
    ("character '\\t'", "tab", "hint-tab"),
    ("cannot start", "bad-start", "hint-quotes"),
    ("expected ':'", "no-colon", "hint-no-colon"),
    ("<stream end>", "open-bracket", "hint-close-bracket"),
    ("expected ','", "in-bracket", "hint-bracket"),
    ("node content", "no-content", "hint-quotes"),
    ("<block end>", "misplaced", "hint-misplaced"),
    ("entries are not", "misplaced", "hint-misplaced"),
    ("keys are not", "misplaced", "hint-misplaced"),
    ("<document start>", "second-document", "hint-one"),
)
"""Words of PyYAML's context and problem, the first that fits → our sentence and hint."""

_AT_CONTEXT = {"open-quote", "anchor", "tag", "no-colon", "open-bracket"}
"""Told where the piece begins, not where PyYAML gave up on it."""


def problem(error: yaml.MarkedYAMLError, lines: Lines) -> Problem:
    """Return what is wrong with the text that PyYAML refused with *error*."""
    said = f"{error.context} | {error.problem}"
    rows = (row for row in _TABLE if row[0] in said)
    _, key, hint = next(rows, ("", "syntax", "hint-quotes"))
    mark: Any = (key in _AT_CONTEXT and error.context_mark) or error.problem_mark
    return lines.problem(Fault(key, hint=hint), Span(mark.line + 1, mark.column + 1))


def beyond_unicode(text: str, start: int, lines: Lines) -> Problem:
    """Return what is wrong where an escape after *start* names no character.

    Such an escape is eight F behind a capital U. PyYAML lets a `ValueError` or an
    `OverflowError` out, without a place.
    """
    found = _BAD_ESCAPE.search(text, start)
    index = found.start() if found else start
    line = text.count("\n", 0, index) + 1
    column = index - text.rfind("\n", 0, index)
    return lines.problem(Fault("escape", hint="hint-escape"), Span(line, column))
