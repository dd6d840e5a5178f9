"""Files that nobody should have to be afraid of: each is refused in a sentence, at its place."""

import tracemalloc
from collections.abc import Mapping
from typing import Any

import pytest

from selfguard.checklists.help_lines import parse_help_lines
from selfguard.checklists.parse import parse
from selfguard.checklists.read import DEPTH, LENGTH, NODES
from selfguard.errors import ChecklistRefusedError
from selfguard.model.check import Check
from selfguard.renderers.problems import render
from selfguard.text import FORBIDDEN

CASES: dict[str, tuple[str | bytes, str]] = {
    "anchor": ("a: &b c\n", "1:4 anchor (hint-quotes)"),
    "alias": ("a: *b\n", "1:4 anchor (hint-quotes)"),
    "bare-anchor": ("a: & b\n", "1:4 anchor (hint-quotes)"),
    "emphasis": ("a: *강조*\n", "1:4 anchor (hint-quotes)"),
    "anchor-on-map": ("a: &b\n  c: d\n", "1:4 anchor (hint-quotes)"),
    "alias-as-key": ("*a : b\n", "1:1 anchor (hint-quotes)"),
    "laughs": ("a: &a [x, x]\nb: &b [*a, *a]\n", "1:4 anchor (hint-quotes)"),
    "cycle": ("a: &a [*a]\n", "1:4 anchor (hint-quotes)"),
    "merge": ("<<: {a: b}\n", "1:1 merge (hint-merge)"),
    "merge-list": ("a:\n  <<: [b]\n", "2:3 merge (hint-merge)"),
    "merge-bomb": ("a: &a\n  b: c\nd:\n  <<: [*a, *a]\n", "1:4 anchor (hint-quotes)"),
    "tag-python": ("a: !!python/object/apply:os.system [ls]\n", "1:4 tag (hint-quotes)"),
    "tag-include": ("a: !include b\n", "1:4 tag (hint-quotes)"),
    "tag-binary": ("a: !!binary aGk=\n", "1:4 tag (hint-quotes)"),
    "tag-str": ("a: !!str b\n", "1:4 tag (hint-quotes)"),
    "tag-nonspecific": ("a: ! b\n", "1:4 tag (hint-quotes)"),
    "tag-verbatim": ("a: !<tag:x> b\n", "1:4 tag (hint-quotes)"),
    "tag-undefined": ("a: !x!y z\n", "1:4 tag (hint-quotes)"),
    "tag-unclosed": ("a: !<x\n", "1:4 tag (hint-quotes)"),
    "tag-on-root": ("!!map\na: b\n", "1:1 tag (hint-quotes)"),
    "tag-set": ("a: !!set {b}\n", "1:4 tag (hint-quotes)"),
    "tag-uri": ("a: !%ff b\n", "1:4 tag (hint-quotes)"),
    "directive-yaml": ("%YAML 1.2\n---\na: b\n", "1:1 directive (hint-quotes)"),
    "directive-tag": ("%TAG ! tag:x,2026:\n---\na: b\n", "1:1 directive (hint-quotes)"),
    "directive-unknown": ("%FOO bar\n---\na: b\n", "1:1 directive (hint-quotes)"),
    "percent-later": ("a: b\n%x\n", "2:1 directive (hint-quotes)"),
    "two-documents": ("a: b\n---\nc: d\n", "2:1 second-document (hint-one)"),
    "document-after-end": ("a: b\n...\nc: d\n", "3:1 second-document (hint-one)"),
    "root-list": ("- a\n", "1:1 no-map (hint-map)"),
    "root-text": ("hello\n", "1:1 no-map (hint-map)"),
    "root-empty": ("", "1:1 no-map (hint-map)"),
    "root-comment": ("# a\n", "1:1 no-map (hint-map)"),
    "root-null": ("---\n", "2:1 no-map (hint-map)"),
    "only-end": ("...\n", "1:1 no-content (hint-quotes)"),
    "double-key": ("a: b\nc: d\na: e\n", "3:1 double-key"),
    "double-key-thrice": ("a: b\na: c\na: d\n", "2:1 double-key, 3:1 double-key"),
    "double-key-inside": ("a:\n  b: c\n  b: d\n", "3:3 double-key"),
    "double-key-flow": ("a: {b: c, b: d}\n", "1:11 double-key"),
    "key-quoted": ('"a": b\n', "1:1 not-key (hint-key)"),
    "key-list": ("? [a]\n: b\n", "1:3 not-key (hint-key)"),
    "key-map": ("{{a: b}: c}\n", "1:2 not-key (hint-key)"),
    "key-block": ("? |\n  a\n: b\n", "1:3 not-key (hint-key)"),
    "key-question": ("? a\n: b\n", "1:3 not-key (hint-key)"),
    "key-empty": ("{: a}\n", "1:2 no-content (hint-quotes)"),
    "key-empty-block": (": a\n", "1:1 misplaced (hint-misplaced)"),
    "empty": ("a:\n", "1:1 empty (hint-leave-out)"),
    "empty-item": ("a:\n  -\n", "2:4 empty (hint-leave-out)"),
    "tilde": ("a: ~\n", "1:1 empty (hint-leave-out)"),
    "null": ("a: null\n", "1:1 empty (hint-leave-out)"),
    "flow-comma": ("a: {en: Settings, then Privacy}\n", "1:19 empty (hint-comma)"),
    "flow-no-space": ("a: {b:c}\n", "1:5 empty (hint-space)"),
    "comment-lost": ("a: #1반\n", "1:1 empty (hint-comment)"),
    "comment-cuts": ("a: x #1\n", "1:6 comment (hint-comment)"),
    "comment-cuts-item": ("a:\n  - x  #1\n", "2:8 comment (hint-comment)"),
    "colon-in-text": ("text: 주의: 이것은\n", "1:9 colon (hint-colon)"),
    "curly-quotes": ("a: “x: y”\n", "1:6 colon (hint-colon)"),
    "flow-colon": ("a: {ko: 설정: 열기}\n", "1:11 in-bracket (hint-bracket)"),
    "flow-question": ("a: {ko: 뭐? 라고}\n", "1:10 in-bracket (hint-bracket)"),
    "flow-question-first": ("a: {ko: ? x}\n", "1:9 no-content (hint-quotes)"),
    "at": ("a: @handle\n", "1:4 bad-start (hint-quotes)"),
    "backtick": ("a: `x`\n", "1:4 bad-start (hint-quotes)"),
    "percent": ("a: %x\n", "1:4 bad-start (hint-quotes)"),
    "tab": ("a:\n\tb: c\n", "2:1 tab (hint-tab)"),
    "text-behind-quotes": ('a: "x" y\n', "1:8 misplaced (hint-misplaced)"),
    "quote-open": ('a: "x\nb: c\n', "1:4 open-quote (hint-close-quote)"),
    "single-open": ("a: 'x\n", "1:4 open-quote (hint-close-quote)"),
    "quote-separator": ('a: "x\n---\n"\n', "1:4 open-quote (hint-close-quote)"),
    "apostrophe": ("a: 'it's'\n", "1:8 misplaced (hint-misplaced)"),
    "list-open": ("a: [b, c\n", "1:4 open-bracket (hint-close-bracket)"),
    "map-open": ("a: {b: c\n", "1:4 open-bracket (hint-close-bracket)"),
    "map-open-key": ("a: {b: c\nd: e\n", "2:2 in-bracket (hint-bracket)"),
    "bracket-close": ("a: ]\n", "1:4 no-content (hint-quotes)"),
    "two-commas": ("a: [b, , c]\n", "1:8 no-content (hint-quotes)"),
    "list-inline": ("a: - b\n", "1:4 misplaced (hint-misplaced)"),
    "question-inline": ("a: ?\n", "1:4 misplaced (hint-misplaced)"),
    "folded-inline": ("a: > text\n", "1:6 block-text (hint-quotes)"),
    "literal-inline": ("a: |x\n", "1:5 block-text (hint-quotes)"),
    "indicator-zero": ("a: >0\n  b\n", "1:5 block-text (hint-quotes)"),
    "escape-unknown": ('a: "\\q"\n', "1:6 escape (hint-escape)"),
    "escape-short": ('a: "\\x4"\n', "1:7 escape (hint-escape)"),
    "no-colon": ("a: b\nc\nd: e\n", "2:1 no-colon (hint-no-colon)"),
    "indent": ("a:\n   b: c\n  d: e\n", "3:3 misplaced (hint-misplaced)"),
    "dash-outside": ("a:\n  - b\n - c\n", "3:2 misplaced (hint-misplaced)"),
    "escape-beyond": ('b: c\na: "\\UFFFFFFFF"\n', "2:5 escape (hint-escape)"),
    "escape-beyond-small": ('a: "\\U00110000"\n', "1:5 escape (hint-escape)"),
    "esc-raw": ("a: \x1b[31m\n", "1:4 hidden (hint-hidden)"),
    "nul-raw": ("a: \0\n", "1:4 hidden (hint-hidden)"),
    "bel-raw": ("a: b\a\n", "1:5 hidden (hint-hidden)"),
    "esc-escaped": ('a: "\\e]52;c;x"\n', "1:4 hidden (hint-hidden)"),
    "nul-escaped": ('a: "\\0"\n', "1:4 hidden (hint-hidden)"),
    "c1-escaped": ('a: "\\x9b"\n', "1:4 hidden (hint-hidden)"),
    "bidi-raw": ("a: b\u202ec\n", "1:5 hidden (hint-hidden)"),
    "bidi-escaped": ('a: "\\u202E"\n', "1:4 hidden (hint-hidden)"),
    "zero-width": ("a: b\u200bc\n", "1:5 hidden (hint-hidden)"),
    "soft-hyphen": ("a: b\u00adc\n", "1:5 hidden (hint-hidden)"),
    "tag-character": ("a: b\U000e0041\n", "1:5 hidden (hint-hidden)"),
    "hangul-filler": ("a: \u3164\n", "1:4 hidden (hint-hidden)"),
    "selector": ("a: b\ufe01\n", "1:5 hidden (hint-hidden)"),
    "private-plane": ("a: \U000f0000\n", "1:4 hidden (hint-hidden)"),
    "replacement": ("a: \ufffd\n", "1:4 hidden (hint-hidden)"),
    "nel": ("a: b\u0085c: d\n", "1:5 hidden (hint-hidden)"),
    "line-separator": ("a: b\u2028c\n", "1:5 hidden (hint-hidden)"),
    "surrogate": ('a: "\\ud800"\n', "1:4 hidden (hint-hidden)"),
    "lone-cr": ("a: b\rc: d\n", "1:5 hidden (hint-hidden)"),
    "inner-bom": ("a: \ufeffb\n", "1:4 hidden (hint-hidden)"),
    "hidden-in-key": ("a\u200b: b\n", "1:2 hidden (hint-hidden)"),
    "surrogate-bytes": (b"a: \xed\xa0\x80\n", "1:4 not-utf-8 (hint-utf-8)"),
    "utf-16-le": ("a: b\n".encode("utf-16"), "1:1 utf-16 (hint-utf-8)"),
    "utf-16-be": (b"\xfe\xff\0a", "1:1 utf-16 (hint-utf-8)"),
    "cp949": ("id: x\ntitle: 제목\n".encode("cp949"), "2:8 cp949 (hint-utf-8)"),
    "latin-1": (b"a: b\nb: caf\xe9\n", "2:7 not-utf-8 (hint-utf-8)"),
    "zip": (b"PK\x03\x04", "1:3 hidden (hint-hidden), 1:4 hidden (hint-hidden)"),
    "too-large": (b"a" * 256001, "0:0 too-large (hint-short)"),
    "deep-flow": ("a: " + "[" * 30000, "1:15 too-deep"),
    "deep-block": ("- " * 100, "1:1 no-map (hint-map)"),
    "deep-map": ("".join(f"{' ' * n}a:\n" for n in range(40)), "13:13 too-deep"),
    "brackets": ("[" * 100000, "1:1 no-map (hint-map)"),
    "long": ("a: " + "b" * 4001 + "\n", "1:4 too-long"),
    "long-escaped": ('a: "' + "b" * 4001 + '"\n', "1:4 too-long"),
}
"""Name → file, and where and why it is refused, with the hint."""

LARGE = {
    "comment": "#" * 255_000,
    "comments": "#\n" * 127_000,
    "newlines": "\n" * 255_000,
    "quoted": 'a: "' + "x" * 255_000,
    "folded by quotes": "a: '" + "\n" * 255_000 + "'",
    "one text of many lines": "a:\n" + " x\n" * 85_000,
    "questions": "? " * 127_000,
    "colons": "a: " + "b:" * 127_000,
    "escapes": 'a: "' + "\\u0041" * 42_000 + '"',
    "tag": "a: !" + "x" * 255_000,
    "directives": "%\n" * 127_000,
    "hidden": "\u200b" * 85_000,
    "unknown keys": "".join(f"k{number}: v\n" for number in range(9_000)),
    "unknown checks": "steps:\n" + "- {check: photo-limits}\n" * 6_000,
    "too many steps": "steps:\n" + "- severity: hgih\n" * 6_000,
    "one key": "a: b\n" * 60_000,
    "braces": "{" * 255_000,
}

"""How long a refusal may take, on the slowest machine that runs the tests; traced, it is slow."""

Checks = Mapping[str, type[Check[Any]]]


def _refused(data: str | bytes, checks: Checks) -> ChecklistRefusedError:
    encoded = data.encode() if isinstance(data, str) else data
    with pytest.raises(ChecklistRefusedError) as refused:
        parse(encoded, "bad.yaml", checks)
    return refused.value


def _told(error: ChecklistRefusedError) -> str:
    return ", ".join(
        f"{p.line}:{p.column} {p.key.removeprefix('checklist.')}"
        + (f" ({p.hint.removeprefix('checklist.')})" if p.hint else "")
        for p in error.problems
    )


@pytest.mark.parametrize("name", CASES)
def test_each_is_refused_at_its_place(name: str, checks: Checks) -> None:
    data, expected = CASES[name]

    error = _refused(data, checks)

    assert _told(error) == expected
    for language in ("ko", "en", "id"):
        told = render(error, language)
        assert not FORBIDDEN.search(told)
        assert max(len(line) for line in told.split("\n")) < 200


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_is_refused(name: str, checks: Checks) -> None:
    _refused("{", checks)

    error = _refused(LARGE[name], checks)

    assert error.problems


@pytest.mark.parametrize("name", CASES)
def test_each_is_refused_in_a_file_of_help_lines_too(name: str) -> None:
    data, expected = CASES[name]
    encoded = data.encode() if isinstance(data, str) else data

    with pytest.raises(ChecklistRefusedError) as refused:
        parse_help_lines(encoded, "bad.yaml")

    assert _told(refused.value) == expected


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_of_help_lines_is_refused(name: str) -> None:
    with pytest.raises(ChecklistRefusedError):
        parse_help_lines(LARGE[name].encode(), "bad.yaml")


def test_a_bomb_takes_little_memory(checks: Checks) -> None:
    _refused("{", checks)
    tracemalloc.start()

    _refused("a: &a [x, x]\n" + "b: &b [*a, *a]\n" * 9_000, checks)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


def test_what_lies_just_inside_the_limits_is_read(checks: Checks) -> None:
    deepest = "a: " + "[" * (DEPTH - 1) + "b" + "]" * (DEPTH - 1)
    longest = "c: " + "d" * LENGTH
    most = "e: [" + "f," * (NODES - DEPTH - 6) + "]"

    error = _refused(f"{deepest}\n{longest}\n{most}\n", checks)

    keys = {problem.key for problem in error.problems}
    assert keys == {"checklist.missing", "checklist.unknown-key"}


def test_one_value_too_many_is_refused(checks: Checks) -> None:
    error = _refused("a: [" + "b," * NODES + "]", checks)

    assert _told(error) == "1:39999 too-many-values (hint-short)"


def test_the_reader_stops_after_a_hundred_faults(checks: Checks) -> None:
    error = _refused("a: [" + "~, " * 500 + "]", checks)

    assert len(error.problems) == 100
