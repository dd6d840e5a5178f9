"""Bytes → text: size, encoding and characters, before any YAML is read.

Limits and code points: sections 3 and 5 of the project's security notes, 2026-11.
"""

import codecs
import itertools
import re
from collections.abc import Iterator

from selfguard.checklists.document import Fault, FaultyError, Lines, Span
from selfguard.errors import Problem
from selfguard.text import FORBIDDEN

SIZE = 256_000
"""Bytes of a checklist at most."""

MOST = 100
"""After so many faults in characters and form the reader stops: it is no checklist."""

HIDDEN = re.compile(f"{FORBIDDEN.pattern}|[\ufe00-\ufe0e\U000f0000-\U0010ffff]")
"""What is refused in a checklist: all of the text gate, variation selectors, private planes."""

_HANGUL = re.compile("[가-힣]")


def decode(data: bytes) -> str:
    """Return the text of *data*: UTF-8, LF, nothing hidden. Raises `FaultyError`."""
    if len(data) > SIZE:
        raise FaultyError(_unquoted("too-large", "hint-short"))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FaultyError(_unquoted("utf-16", "hint-utf-8", 1, 1))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise FaultyError(_foreign(data, error.start)) from None
    text = text.replace("\r\n", "\n")
    problems = tuple(itertools.islice(_hidden(text), MOST))
    if problems:
        raise FaultyError(*problems)
    return text


def _unquoted(key: str, hint: str, line: int = 0, column: int = 0) -> Problem:
    """Return a problem that quotes no line, since none can be read."""
    return Problem(line, column, f"checklist.{key}", {}, hint=f"checklist.{hint}")


def _foreign(data: bytes, start: int) -> Problem:
    line = data.count(b"\n", 0, start) + 1
    column = len(data[data.rfind(b"\n", 0, start) + 1 : start].decode()) + 1
    return _unquoted("cp949" if _is_korean(data) else "not-utf-8", "hint-utf-8", line, column)


def _is_korean(data: bytes) -> bool:
    """Tell whether *data* is what Notepad on a Korean Windows writes as "ANSI"."""
    try:
        return bool(_HANGUL.search(data.decode("cp949")))
    except UnicodeDecodeError:
        return False


def _hidden(text: str) -> Iterator[Problem]:
    """Yield a problem for each character that is refused, and for each directive."""
    lines = Lines(text.split("\n"))
    for number, line in enumerate(lines.lines, start=1):
        for found in HIDDEN.finditer(line):
            fault = Fault("hidden", {"sign": f"U+{ord(found[0]):04X}"}, hint="hint-hidden")
            yield lines.problem(fault, Span(number, found.start() + 1))
        if line.startswith("%"):
            yield lines.problem(Fault("directive", hint="hint-quotes"), Span(number, 1))
