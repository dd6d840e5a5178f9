"""The strict reader: YAML → texts, lists and maps, each with its place.

Built from PyYAML's pure-Python *events* with a stack of its own: nothing is composed, nothing
constructed, nothing recursive, no C. Whatever YAML would drop, merge, run or guess is refused;
every scalar stays a text. What is accepted is what `yaml.BaseLoader` makes of the same text.
"""

import re
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from selfguard.checklists import syntax
from selfguard.checklists.decode import HIDDEN, MOST, decode
from selfguard.checklists.document import Document, Fault, FaultyError, Lines, Path, Raw, Span
from selfguard.checklists.tree import Key, Open
from selfguard.errors import ChecklistRefusedError, Problem

DEPTH = 12
"""Lists and maps inside one another at most."""

NODES = 20_000
"""Texts, lists and maps in all at most, keys included."""

LENGTH = 4_000
"""Characters of one text at most."""

_EMPTY = {"", "~", "null", "Null", "NULL"}
_GLUED_COMMENT = re.compile(r"[ \t]+#(?=[^\s#])")


def read(data: bytes, name: str = "-") -> Document:
    """Return the document in *data*. Raises `ChecklistRefusedError` for the file shown as *name*.

    What leaves the rest readable (a key written twice, a missing value, a hidden character) is
    told all at once, with what stops the reader at the end.
    """
    try:
        return _Reader(decode(data)).document()
    except FaultyError as error:
        raise ChecklistRefusedError(name, error.problems) from None


class _Reader:
    """Walks the events of one text. Problems that leave the rest readable are gathered."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text.split("\n"))
        self._places: dict[Path, tuple[Span, Span]] = {}
        self._problems: list[Problem] = []
        self._stack: list[Open] = []
        self._root: dict[str, Raw] = {}
        self._nodes = 0

    def document(self) -> Document:
        """Return the document; raise `FaultyError` with every problem."""
        for event in self._events():
            if isinstance(event, yaml.NodeEvent):
                self._take(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._stack.pop()
        if not self._nodes:
            self._stop(Fault("no-map", hint="hint-map"), Span(1, 1))
        if self._problems:
            raise FaultyError(*self._problems)
        return Document(self._root, self._places, self._lines)

    def _events(self) -> Iterator[yaml.Event]:
        index = documents = 0
        try:
            for event in yaml.parse(self._text, Loader=yaml.SafeLoader):
                documents += isinstance(event, yaml.DocumentStartEvent)
                if documents > 1:
                    self._stop(Fault("second-document", hint="hint-one"), self._span(event))
                yield event
                index = _marks(event)[1].index
        except yaml.MarkedYAMLError as error:
            raise FaultyError(*self._problems, syntax.problem(error, self._lines)) from None
        except (ValueError, OverflowError):
            problem = syntax.beyond_unicode(self._text, index, self._lines)
            raise FaultyError(*self._problems, problem) from None

    def _take(self, event: yaml.NodeEvent) -> None:
        self._refuse(event)
        span = self._span(event)
        if not self._stack:
            self._stack.append(Open(self._root, ()))
            self._places[()] = (span, span)
            return
        parent = self._stack[-1]
        if parent.wants_key:
            parent.key = self._key(event, parent)
            return
        path, key_span = parent.next(span)
        self._places.setdefault(path, (key_span, span))
        if isinstance(event, yaml.ScalarEvent):
            self._judge(event.value, span, path)
            if not event.style:
                self._judge_plain(event, path, parent.key)
            parent.add(event.value)
            return
        value: list[Raw] | dict[str, Raw] = {} if isinstance(event, yaml.MappingStartEvent) else []
        parent.add(value)
        self._stack.append(Open(value, path))

    def _refuse(self, event: yaml.NodeEvent) -> None:
        """Stop at what has no place in a checklist, and where there is too much of it."""
        self._nodes += 1
        is_text = isinstance(event, yaml.ScalarEvent)
        fault = None
        if self._nodes > NODES:
            fault = Fault("too-many-values", {"limit": str(NODES)}, hint="hint-short")
        elif isinstance(event, yaml.AliasEvent) or event.anchor:
            fault = Fault("anchor", hint="hint-quotes")
        elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag:
            fault = Fault("tag", hint="hint-quotes")
        elif not self._stack and not isinstance(event, yaml.MappingStartEvent):
            fault = Fault("no-map", hint="hint-map")
        elif len(self._stack) == DEPTH and not is_text:
            fault = Fault("too-deep", {"limit": str(DEPTH)})
        if fault:
            self._stop(fault, self._span(event))

    def _key(self, event: yaml.NodeEvent, parent: Open) -> Key:
        span = self._span(event)
        start, end = _marks(event)
        asked = self._text[max(0, start.index - 9) : start.index].rstrip(" \t").endswith("?")
        if not isinstance(event, yaml.ScalarEvent) or event.style or not event.value or asked:
            self._stop(Fault("not-key", hint="hint-key"), span)
        name, path = event.value, (*parent.path, event.value)
        if name == "<<":
            self._stop(Fault("merge", hint="hint-merge"), span)
        if name in parent.value:
            first = str(self._places[path][0].line)
            self._note(Fault("double-key", {"key": name, "first": first}, path), span)
        self._judge(name, span, path)
        return Key(name, span, end.index)

    def _judge(self, written: str, span: Span, path: Path) -> None:
        """Note what no text may hold, whether written as it is or by an escape."""
        if len(written) > LENGTH:
            self._note(Fault("too-long", {"limit": str(LENGTH)}, path), span)
        hidden = HIDDEN.search(written)
        if hidden:
            sign = f"U+{ord(hidden[0]):04X}"
            self._note(Fault("hidden", {"sign": sign}, path, "hint-hidden"), span)

    def _judge_plain(self, event: yaml.ScalarEvent, path: Path, key: Key) -> None:
        """Note a value without quotes that is missing, or that a comment cuts off."""
        start, end = _marks(event)
        glued = _GLUED_COMMENT.match(self._text, end.index)
        if event.value in _EMPTY:
            hint = "hint-comment" if glued else "hint-leave-out"
            if key.name and ":" not in self._text[key.end : start.index]:
                hint = "hint-space" if ":" in key.name else "hint-comma"
            span = key.span if key.name else self._span(event)
            self._note(Fault("empty", path=path, hint=hint), span)
        elif glued:
            span = Span(end.line + 1, end.column + glued.end() - glued.start())
            self._note(Fault("comment", path=path, hint="hint-comment"), span)

    def _note(self, fault: Fault, span: Span) -> None:
        self._problems.append(self._lines.problem(fault, span))
        if len(self._problems) == MOST:
            raise FaultyError(*self._problems)

    def _stop(self, fault: Fault, span: Span) -> NoReturn:
        raise FaultyError(*self._problems, self._lines.problem(fault, span))

    def _span(self, event: yaml.Event) -> Span:
        """Return the place of *event*: a text to the end of its first line, else one character."""
        start, end = _marks(event)
        width = end.column - start.column
        if end.line > start.line:
            width = len(self._lines.lines[start.line]) - start.column
        is_text = isinstance(event, yaml.ScalarEvent)
        return Span(start.line + 1, start.column + 1, max(1, width if is_text else 1))


def _marks(event: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    """Return where *event* begins and ends: PyYAML's parser never leaves a mark out."""
    start: Any = event.start_mark
    end: Any = event.end_mark
    return start, end
