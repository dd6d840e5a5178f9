"""What a text gives away: patterns kept as data, tried only where their keywords stand.

The patterns lie in `_data/patterns/<file>.toml`; `any.toml` says what each entry means. Korean,
English and Indonesian are tried on every text, for a Korean student mixes languages. Speed: a
caption in which no keyword stands costs a few microseconds, since only substrings are looked
for; a regular expression runs where one of its keywords was found.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from selfguard.checks.birth_dates import birth_date, is_birth_year
from selfguard.resources import data

FILES = ("any", "ko", "en", "id")
"""The files of patterns, in the order in which they are tried."""

_FANCY = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]")
_DIGIT = re.compile("[0-9]")
_PIECE = re.compile(r"%([a-z-]+)%")


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
    regex: re.Pattern[str]
    needs: tuple[str, ...]
    """Keywords in lower case, one of which must stand in the text; none: tried on every text."""
    needs_digit: bool
    is_cased: bool
    """Runs on the text as it is; else on its lower-case form."""
    scope: str
    """`bio`, `caption`, or empty for both."""
    unless: frozenset[str]
    """What the group `word` must not be."""
    among: frozenset[str]
    """What the group `word` must be; empty where it may be anything."""
    has_year: bool
    """The date found must have a year of birth."""

    def spans(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield where this pattern stands in *text*: start, minus the end, and the label."""
        group = "hit" if "hit" in self.regex.groupindex else 0
        for found in self.regex.finditer(text):
            if self._is_meant(found):
                yield found.start(group), -found.end(group), self.label

    def _is_meant(self, found: re.Match[str]) -> bool:
        groups = found.groupdict()
        word = groups.get("word")
        if word is not None:
            word = word.lower()
            if word in self.unless or (self.among and word not in self.among):
                return False
        if groups.get("year") is not None and not is_birth_year(groups["year"]):
            return False
        if groups.get("date") is None:
            return True
        date = birth_date(groups["date"])
        return date is not None and (date.has_birth_year or not self.has_year)


@dataclass(frozen=True, slots=True)
class _Index:
    """All patterns, and by which keyword each is found."""

    patterns: tuple[Pattern, ...]
    digital: tuple[int, ...]
    """Those without a keyword that need a digit."""
    foreign: tuple[int, ...]
    """Those without a keyword or a digit: they need a sign outside ASCII."""
    plain_keys: tuple[tuple[str, tuple[int, ...]], ...]
    foreign_keys: tuple[tuple[str, tuple[int, ...]], ...]
    foreign_key: re.Pattern[str]
    """Any of the foreign keywords: one search instead of one for each."""


def find(text: str, *, bio: bool = False) -> list[Hit]:
    """Return what *text* gives away, in the order in which it stands there.

    With *bio* the text is a field of the profile: short, and about the person, so that a bare
    `2008.03.14` or `📍Brightwood` counts. Letters of mathematical and full-width alphabets are
    read as the plain ones. *text* is in NFC, as it comes out of the text gate.
    """
    plain = text
    if not text.isascii() and _FANCY.search(text):
        plain = text.translate(_plain_letters())
    lower = _lower(plain)
    other = "caption" if bio else "bio"
    spans = [
        span
        for pattern in _wanted(lower)
        if pattern.scope != other
        for span in pattern.spans(plain if pattern.is_cased else lower)
    ]
    return _hits(text, spans) if spans else []


def _wanted(lower: str) -> list[Pattern]:
    """Return the patterns that may stand in *lower*: no more than substrings are looked for."""
    index = _index()
    has_digit = _DIGIT.search(lower) is not None
    wanted = set(index.digital if has_digit else ())
    for key, numbers in index.plain_keys:
        if key in lower:
            wanted.update(numbers)
    if not lower.isascii():
        wanted.update(index.foreign)
        if index.foreign_key.search(lower):
            for key, numbers in index.foreign_keys:
                if key in lower:
                    wanted.update(numbers)
    found = [index.patterns[number] for number in wanted]
    return [pattern for pattern in found if has_digit or not pattern.needs_digit]


def _hits(text: str, spans: list[tuple[int, int, str]]) -> list[Hit]:
    """Return the hits of *spans*, of overlapping ones of one label only the first and longest."""
    ends: dict[str, int] = {}
    hits = []
    for start, minus_end, label in sorted(spans):
        if start >= ends.get(label, 0):
            ends[label] = -minus_end
            hits.append(Hit(label, text[start:-minus_end], start))
    return hits


def _lower(text: str) -> str:
    """Return *text* in lower case, each character in its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


@cache
def _plain_letters() -> dict[int, str]:
    """Return the table from letters and digits of other shapes to the plain ones."""
    shapes = (chr(code) for code in (*range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800)))
    plain = ((ord(shape), unicodedata.normalize("NFKC", shape)) for shape in shapes)
    return {code: letter for code, letter in plain if len(letter) == 1}


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
def _index() -> _Index:
    every = patterns()
    keys: dict[str, list[int]] = {}
    for number, pattern in enumerate(every):
        for key in pattern.needs:
            keys.setdefault(key, []).append(number)
    foreign = {key: tuple(numbers) for key, numbers in keys.items() if not key.isascii()}
    bare = [number for number, pattern in enumerate(every) if not pattern.needs]
    return _Index(
        every,
        tuple(number for number in bare if every[number].needs_digit),
        tuple(number for number in bare if not every[number].needs_digit),
        tuple((key, tuple(numbers)) for key, numbers in keys.items() if key.isascii()),
        tuple(foreign.items()),
        re.compile("|".join(map(re.escape, foreign))),
    )


@cache
def _document(file: str) -> dict[str, Any]:
    return tomllib.loads(data(f"patterns/{file}.toml").read_text(encoding="utf-8"))


def _pattern(entry: dict[str, Any], fragments: dict[str, str]) -> Pattern:
    regex: str = entry["regex"]
    while (name := _PIECE.search(regex)) is not None:
        regex = regex.replace(name[0], f"(?:{fragments[name[1]]})")
    return Pattern(
        label=entry["label"],
        regex=re.compile(regex, re.VERBOSE),
        needs=tuple(entry.get("needs", ())),
        needs_digit=entry.get("digits", False),
        is_cased=entry.get("cased", False),
        scope=entry.get("scope", ""),
        unless=words(entry.get("unless", "")),
        among=words(entry.get("among", "")),
        has_year=entry.get("has-year", False),
    )
