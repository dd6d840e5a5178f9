"""The strict reader: what it accepts, what it keeps of it, and what never comes out of it."""

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from selfguard.checklists import syntax
from selfguard.checklists.decode import HIDDEN, SIZE
from selfguard.checklists.document import Document, Lines, Raw, Span
from selfguard.checklists.read import read
from selfguard.errors import ChecklistRefusedError, Problem
from selfguard.text import FORBIDDEN

PUNCTUATION = [
    *"{}[],:?-&*!|>%@`#'\"\\~<=.\n\n  \tab1",
    ": ",
    "- ",
    "  ",
    "\n  ",
    "<<",
    "\\u202e",
    "한",
]
DOCUMENT = [
    *"\n\n\n",
    "a: ",
    "b: ",
    "- ",
    "  ",
    "{c: d, e: f}",
    "[g, 'h']",
    '"i\\tj"',
    "k l",
    "|\n   m",
]


def test_every_scalar_stays_a_text() -> None:
    data = (
        b"a: 010\nb: 12:30\nc: no\nd: 1.10\ne: 1_000\nf: 2026-11-22\ng: 112\nh: '~'\ni: =\n"
        b'on: "null"\nj: ""\nk: 0x1F\nl: .inf\nm: 2024-13-45\n'
    )

    value = read(data).value

    assert list(value.items()) == [
        *[("a", "010"), ("b", "12:30"), ("c", "no"), ("d", "1.10"), ("e", "1_000")],
        *[("f", "2026-11-22"), ("g", "112"), ("h", "~"), ("i", "="), ("on", "null")],
        *[("j", ""), ("k", "0x1F"), ("l", ".inf"), ("m", "2024-13-45")],
    ]


def test_places_tell_where_key_and_value_stand() -> None:
    data = "a: 제목\nb:\n  - c\n  - {d: 'e f'}\ng: |\n  h\n  i\n".encode()

    places = read(data).places

    assert places == {
        (): (Span(1, 1), Span(1, 1)),
        ("a",): (Span(1, 1, 1), Span(1, 4, 2)),
        ("b",): (Span(2, 1, 1), Span(3, 3)),
        ("b", 0): (Span(3, 5, 1), Span(3, 5, 1)),
        ("b", 1): (Span(4, 5), Span(4, 5)),
        ("b", 1, "d"): (Span(4, 6, 1), Span(4, 9, 5)),
        ("g",): (Span(5, 1, 1), Span(5, 4, 1)),
    }


def test_a_text_over_two_lines_is_marked_to_the_end_of_the_first() -> None:
    places = read(b"a: b c\n  d\n").places

    assert places["a",][1] == Span(1, 4, 3)


def test_a_comment_with_a_blank_is_a_comment() -> None:
    value = read(b"# one\na: b # two\nc: 'd' #three\ne: f ## four\n").value

    assert value == {"a": "b", "c": "d", "e": "f"}


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbfa: b\r\n", b"a: b\r\n", b"---\na: b\n...\n", b"a: b"]
)
def test_windows_line_ends_a_mark_and_document_lines_change_nothing(data: bytes) -> None:
    document = read(data)

    assert document.value == {"a": "b"}


def test_an_emoji_in_colour_is_no_hidden_character() -> None:
    value = read("a: \u2764\ufe0f\n".encode()).value

    assert value == {"a": "\u2764\ufe0f"}


def test_a_byte_that_is_not_utf_8_is_told_at_its_column() -> None:
    with pytest.raises(ChecklistRefusedError) as refused:
        read("\ufeff한: b\ncafé: ".encode() + b"\xff", "school.yaml")

    assert refused.value.name == "school.yaml"
    assert refused.value.problems == (
        Problem(2, 7, "checklist.not-utf-8", {}, hint="checklist.hint-utf-8"),
    )


def test_a_key_written_three_times_names_the_first_line_twice() -> None:
    with pytest.raises(ChecklistRefusedError) as refused:
        read(b"a: b\na: c\na: d\n")

    assert [(p.line, p.values["first"]) for p in refused.value.problems] == [(2, "1"), (3, "1")]


def test_a_file_of_just_256_kb_is_read() -> None:
    document = read(b"a: b\n" + b"#" * (SIZE - 5))

    assert document.value == {"a": "b"}


def test_faults_before_broken_yaml_are_told_with_it() -> None:
    with pytest.raises(ChecklistRefusedError) as refused:
        read(b"a: b\na: ~\nc: @d\n")

    assert refused.value.problems == (
        Problem(2, 1, "checklist.double-key", {"key": "a", "first": "1"}, "a", "a: ~", hint=""),
        Problem(2, 1, "checklist.empty", {}, "a", "a: ~", hint="checklist.hint-leave-out"),
        Problem(3, 4, "checklist.bad-start", {}, "", "c: @d", hint="checklist.hint-quotes"),
    )


def test_what_the_table_does_not_know_is_told_as_broken_yaml() -> None:
    mark = yaml.Mark("", 3, 0, 3, None, 3)
    error = yaml.MarkedYAMLError(problem="something new", problem_mark=mark)

    told = syntax.problem(error, Lines(["a: @b"]))

    assert told == Problem(
        1, 4, "checklist.syntax", {}, source="a: @b", hint="checklist.hint-quotes"
    )


def test_an_escape_beyond_unicode_is_looked_for_behind_what_was_read() -> None:
    with pytest.raises(ChecklistRefusedError) as refused:
        read(b'a: \\UFFFFFFFF\nb: c\n"\\UFFFF0000": d\n')

    assert [(p.line, p.column, p.key) for p in refused.value.problems] == [
        (3, 2, "checklist.escape")
    ]


def test_more_is_refused_in_a_checklist_than_is_hidden_on_a_screen() -> None:
    signs = [chr(code) for code in range(0x110000)]  # all of Unicode

    only_here = [ord(s) for s in signs if HIDDEN.match(s) and not FORBIDDEN.match(s)]

    assert all(HIDDEN.match(sign) for sign in signs if FORBIDDEN.match(sign))
    assert only_here == [*range(0xFE00, 0xFE0F), *range(0xF0000, 0x110000)]


def _read(data: bytes) -> Document | ChecklistRefusedError:
    try:
        return read(data)
    except ChecklistRefusedError as error:
        return error


def _is_right(read_from_it: Document | ChecklistRefusedError, text: str) -> bool:
    """Tell whether a document is what the base loader makes of *text*, and a refusal has places."""
    if isinstance(read_from_it, Document):
        expected = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the yardstick
        return read_from_it.value == expected and _has_a_place_for_all(read_from_it)
    return {problem.line > 0 < problem.column for problem in read_from_it.problems} == {True}


@given(st.binary(max_size=60))
def test_random_bytes_raise_nothing_else(data: bytes) -> None:
    read_from_it = _read(data)

    assert _is_right(read_from_it, data.decode(errors="replace").removeprefix("\ufeff"))


@given(st.lists(st.sampled_from(PUNCTUATION), max_size=30).map("".join))
@settings(max_examples=400)
def test_what_is_accepted_of_punctuation_is_what_the_base_loader_makes(text: str) -> None:
    read_from_it = _read(text.encode())

    assert _is_right(read_from_it, text)


@given(st.lists(st.sampled_from(DOCUMENT), max_size=16).map("".join))
@settings(max_examples=400)
def test_what_is_accepted_of_yaml_is_what_the_base_loader_makes(text: str) -> None:
    read_from_it = _read(f"z: {text}".encode())

    assert _is_right(read_from_it, f"z: {text}")


def test_the_documented_checklist_is_what_the_base_loader_makes(documented: str) -> None:
    document = read(documented.encode())

    assert _is_right(document, documented)


def _has_a_place_for_all(document: Document) -> bool:
    """Tell whether every value has a place, and each text without quotes stands at its own."""
    paths = set()
    todo: list[tuple[tuple[str | int, ...], Raw]] = [((), document.value)]
    while todo:
        path, value = todo.pop()
        paths.add(path)
        if isinstance(value, dict):
            todo += [((*path, key), each) for key, each in value.items()]
        elif isinstance(value, list):
            todo += [((*path, number), each) for number, each in enumerate(value)]
        else:
            span = document.places[path][1]
            line = document.lines.lines[span.line - 1]
            marked = line[span.column - 1 : span.column - 1 + span.width]
            assert not re.fullmatch("[a-z ]+", marked) or value.startswith(marked.strip())
    return paths == set(document.places)
