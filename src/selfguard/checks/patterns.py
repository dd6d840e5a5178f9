"""What a text gives away: patterns kept as data, tried only where their keywords stand.

The patterns lie in `_data/patterns/<file>.toml`; `any.toml` says what an entry means. Korean,
English and Indonesian are tried on every text, for a Korean student mixes languages. A pattern
begins at one of its keywords: the text is gone through for keywords only (`keywords.py`), and a
pattern is matched at the places where one was found. So a caption in which no keyword stands
costs a few microseconds.
"""

import re
import tomllib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from selfguard.checks.birth_dates import birth_date, is_birth_year
from selfguard.checks.keywords import Keywords
from selfguard.resources import data

FILES = ("any", "ko", "en", "id")
"""The files of patterns."""

MOST = 160
"""How many matches in one text are looked at more closely, at most.

The densest text that can be put together of the invented lines, as in `keywords.MOST`, has 136.
"""

_OTHER_SHAPES = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]")
"""Letters and digits of full width, and the mathematical ones that a bio is adorned with."""
_GROWING = "\u0130"
"""The capital I with a dot above: alone of all letters it becomes two in lower case."""
_PIECE = re.compile(r"%([A-Za-z-]+)%")


@dataclass(frozen=True, slots=True)
class Hit:
    """A piece of a text that gives something away."""

    label: str
    """What it gives away: `school`, `phone`, `birthday`, …"""
    text: str
    """The piece, as it stands in the text."""
    start: int
    """Where it begins, in characters."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of writing something that gives a person away."""

    label: str
    keys: tuple[str, ...]
    """Where it may begin; none: anywhere."""
    regex: re.Pattern[str]
    before: re.Pattern[str] | None
    """What must end where *regex* begins."""
    reach: int
    """How many characters *before* may take at most."""
    is_cased: bool
    """Runs on the text as it is; else on its lower-case form."""
    scope: str
    """`bio`, `caption`, or empty for both."""
    unless: frozenset[str]
    """What the word must not be."""
    among: frozenset[str]
    """What the word must be; empty where it may be anything."""
    has_year: bool
    """The date found must have a year of birth."""

    def span(self, found: re.Match[str]) -> tuple[int, int] | None:
        """Return where the hit begins and ends of which *regex* has *found* its part, if any."""
        before = None
        if self.before is not None:
            key = found.start()
            before = self.before.search(found.string, max(0, key - self.reach), key)
            if before is None:
                return None
        groups = found.groupdict()
        start, end = found.span("hit" if "hit" in groups else 0)
        if before is not None:
            earlier = before.groupdict()
            start = before.start("hit" if "hit" in earlier else 0)
            groups |= earlier
        word = groups.get("word") or found.string[start:end]
        return (start, end) if self._is_meant(word.lower(), groups) else None

    def _is_meant(self, word: str, groups: dict[str, Any]) -> bool:
        if word in self.unless or (self.among and word not in self.among):
            return False
        if groups.get("year") and not is_birth_year(groups["year"]):
            return False
        if not groups.get("date"):
            return True
        date = birth_date(groups["date"])
        return date is not None and (date.has_birth_year or not self.has_year)


def find(text: str, *, bio: bool = False) -> list[Hit]:
    """Return what *text* gives away, in the order in which it stands there.

    With *bio* the text is a field of the profile: short, and about the person, so that a bare
    `2008.03.14` or `📍Brightwood` counts. Letters of mathematical and full-width alphabets are
    read as the plain ones. *text* is in NFC, as it comes out of the text gate.

    However a text is made, 2,200 characters of it take some ten times what a natural caption
    takes (docs/benchmarks.md): where keywords crowd as in no natural text, only the first are
    looked at (`keywords.MOST`, `MOST`).
    """
    plain = text
    if not text.isascii() and _OTHER_SHAPES.search(text):
        plain = text.translate(_plain_letters())
    lower = _lower(plain)
    index = _bio_index() if bio else _caption_index()
    found = [
        (pattern, match)
        for start, key in index.keywords.places(lower)
        for pattern in index.patterns[key]
        if (match := pattern.regex.match(plain if pattern.is_cased else lower, start))
    ]
    for pattern in index.anywhere:
        matches = pattern.regex.finditer(plain if pattern.is_cased else lower)
        found += [(pattern, match) for match in matches]
    return _hits(text, found[:MOST]) if found else []


def _hits(text: str, found: list[tuple[Pattern, re.Match[str]]]) -> list[Hit]:
    """Return the hits of *found*, of overlapping ones of one label only the first and longest."""
    spans = [(span, pattern.label) for pattern, match in found if (span := pattern.span(match))]
    ends: dict[str, int] = {}
    hits = []
    for (start, end), label in sorted(spans, key=lambda each: (each[0][0], -each[0][1])):
        if start >= ends.get(label, 0):
            ends[label] = end
            hits.append(Hit(label, text[start:end].strip(), start))
    return hits


def _lower(text: str) -> str:
    """Return *text* in lower case, each character in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text.replace(_GROWING, "I").lower()


@cache
def _plain_letters() -> dict[int, str]:
    """Return the table from letters and digits of other shapes to the plain ones."""
    shapes = (chr(code) for code in (*range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800)))
    return {ord(shape): unicodedata.normalize("NFKC", shape) for shape in shapes}


@dataclass(frozen=True, slots=True)
class _Index:
    """The patterns for one kind of text, by keyword."""

    keywords: Keywords
    patterns: dict[str, list[Pattern]]
    anywhere: list[Pattern]


@cache
def _bio_index() -> _Index:
    return _indexed([pattern for pattern in patterns() if pattern.scope != "caption"])


@cache
def _caption_index() -> _Index:
    return _indexed([pattern for pattern in patterns() if pattern.scope != "bio"])


def _indexed(every: list[Pattern]) -> _Index:
    by_key = defaultdict(list)
    for pattern in every:
        for key in pattern.keys:
            by_key[key].append(pattern)
    return _Index(Keywords(by_key), dict(by_key), [each for each in every if not each.keys])


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return all patterns, read from the data once."""
    fragments: dict[str, str] = {}
    for file in FILES:
        fragments |= _document(file).get("fragments", {})
    return tuple(
        _pattern(entry, fragments) for file in FILES for entry in _document(file)["patterns"]
    )


@cache
def words(name: str) -> frozenset[str]:
    """Return the list of words *name* of the data, as in `districts`; empty if there is none."""
    lists = (_document(file).get("words", {}) for file in FILES)
    return frozenset(word for each in lists for word in each.get(name, "").split())


@cache
def _document(file: str) -> dict[str, Any]:
    return tomllib.loads(data(f"patterns/{file}.toml").read_text(encoding="utf-8"))


def _pattern(entry: dict[str, Any], fragments: dict[str, str]) -> Pattern:
    before = entry.get("before")
    return Pattern(
        label=entry["label"],
        keys=tuple(entry.get("keys", ())),
        regex=_compiled(entry["regex"], fragments),
        before=None if before is None else _compiled(rf"(?:{before})\Z", fragments),
        reach=entry.get("reach", 64),
        is_cased=entry.get("cased", False),
        scope=entry.get("scope", ""),
        unless=words(entry.get("unless", "")),
        among=words(entry.get("among", "")),
        has_year=entry.get("has-year", False),
    )


def _compiled(regex: str, fragments: dict[str, str]) -> re.Pattern[str]:
    while (piece := _PIECE.search(regex)) is not None:
        regex = regex.replace(piece[0], f"(?:{fragments[piece[1]]})")
    return re.compile(regex, re.VERBOSE)
