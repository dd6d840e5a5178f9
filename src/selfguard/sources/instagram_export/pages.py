"""Pages of the HTML variant, read as the same records as JSON: fields, counts, pictures.

The markup after the notes on the Instagram export of 2026-11-22, section 8 (pages of 2025-06 to
2026-04). Dates on a page are local, localized text without a zone: none is read but the ISO
heading of a login. The reading is our own, in one pass: `html.parser` of the standard library
takes quadratic time on broken tags (40 kB of `<a x=` took it 7 s).
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from selfguard.sources.instagram_export.dialects import Cell, Record, label_of

_TOKEN = re.compile(r"<([^<>]*)>|([^<]+)")
_TAG = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]*)")
_ATTRIBUTE = re.compile(r"""\s([a-z-]+)=(?:"([^"]*)"|'([^']*)')""")
_LONGEST_TAG = 4096
MAX_TOKENS = 1_000_000
"""How many tags and texts of one page are read; what is cut off makes the page not whole."""
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
"""Elements without an end tag: counting one as open would break the depth at the photo."""
_RECORD = {"pam", "uiBoxWhite", "noborder"}
_HEADING = {"_a6-h", "_a6-i"}
_LABEL = "_a6_q"
_VALUE = "_a6_r"
_PROFILE = "https://www.instagram.com/"
_OWN_FILES = ("media/", "photos/")


@dataclass(slots=True)
class _Fields:
    """What has been read of one record so far."""

    title: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    """Per field its texts; the first of them is the label."""
    rows: int = 0
    pictures: list[str] = field(default_factory=list)

    def made(self) -> Record:
        cells = (Cell(label_of(label), " ".join(rest)) for label, *rest in filter(None, self.cells))
        return Record(
            "".join(self.title), tuple(cells), 0, self.rows, tuple(self.pictures), is_map=True
        )


class Page:
    """One page. Iterate over it for its records; what it was shows afterwards."""

    def __init__(self, text: str) -> None:
        self.is_known = False
        """After iterating: the content area was found."""
        self.is_whole = False
        """After iterating: the content area ended as it should."""
        self._tokens = islice(_TOKEN.finditer(text), MAX_TOKENS)
        self._depth = 0
        self._record_depth = 0
        self._in = ""
        self._fields = _Fields()

    def __iter__(self) -> Iterator[Record]:
        """Yield the records in the content area; those inside another belong to it."""
        for token in self._tokens:
            tag = _TAG.match(token[1] or "")
            if tag is None:
                self._read_text(token[2] or "")
                continue
            closes, name = tag[1], tag[2].lower()
            if name in _VOID or not closes:
                self._open(name, token[1])
            elif self._depth:
                self._depth -= 1
                if self._in == name:
                    self._in = ""
                if self._record_depth > self._depth:
                    self._record_depth = 0
                    yield self._fields.made()
                if not self._depth:
                    self.is_whole = True
                    return

    def _open(self, name: str, tag: str) -> None:
        told = dict(_attributes(tag))
        classes = set(told.get("class", "").split())
        if not self._depth:
            if told.get("role") == "main":
                self.is_known = True
                self._depth = 1
            return
        self._depth += name not in _VOID
        if not self._record_depth:
            if classes >= _RECORD:
                self._record_depth = self._depth
                self._fields = _Fields()
            return
        self._read_tag(name, told, classes)

    def _read_tag(self, name: str, told: dict[str, str], classes: set[str]) -> None:
        if name == "td":
            self._in = name
            if _LABEL in classes or not self._fields.cells:
                self._fields.cells.append([])
        elif classes >= _HEADING:
            self._in = name
        elif name in {"img", "video"} and told.get("src", "").startswith(_OWN_FILES):
            self._fields.pictures.append(told["src"])
            if self._in == "td":  # the field of the profile photo has no text, and is no field
                self._fields.cells[-1].clear()
                self._in = ""
        elif name == "a" and told.get("href", "").startswith(_PROFILE):
            self._fields.rows += 1

    def _read_text(self, text: str) -> None:
        text = html.unescape(text).strip() if self._in else ""
        if text and self._in == "td":
            self._fields.cells[-1].append(text)
        elif text:
            self._fields.title.append(text)


def _attributes(tag: str) -> Iterator[tuple[str, str]]:
    if len(tag) <= _LONGEST_TAG:
        for name, double, single in _ATTRIBUTE.findall(tag):
            yield name, html.unescape(double or single)
