"""A refused checklist as a person reads it."""

import pytest

from selfguard.errors import ChecklistRefusedError, Problem
from selfguard.renderers.problems import render
from selfguard.text import FORBIDDEN
from selfguard.words import say

MISTYPED = Problem(
    line=5,
    column=15,
    key="checklist.not-one-of",
    values={"value": "hgih", "allowed": "high, medium, low", "guess": "high"},
    path="steps.0.severity",
    source="    severity: hgih",
    width=4,
    hint="checklist.hint-meant",
)


def _render(*problems: Problem, name: str = "bad.yaml", language: str = "en") -> str:
    return render(ChecklistRefusedError(name, problems), language)


def test_a_fault_in_english() -> None:
    assert _render(MISTYPED) == (
        'bad.yaml:5:15: "hgih" is not one of: high, medium, low [steps.0.severity]\n'
        "5 |     severity: hgih\n"
        "  |               ^^^^\n"
        '  = did you mean "high"?'
    )


def test_a_fault_in_korean() -> None:
    assert _render(MISTYPED, language="ko") == (
        "bad.yaml:5:15: 쓸 수 없는 값: ‘hgih’. 쓸 수 있는 값: high, medium, low "
        "[steps.0.severity]\n"
        "5 |     severity: hgih\n"
        "  |               ^^^^\n"
        "  = 혹시 이 값인가요? “high”"
    )


def test_a_fault_in_indonesian() -> None:
    assert _render(MISTYPED, language="id") == (
        'bad.yaml:5:15: "hgih" tidak termasuk: high, medium, low [steps.0.severity]\n'
        "5 |     severity: hgih\n"
        "  |               ^^^^\n"
        '  = maksudmu "high"?'
    )


def test_hangul_takes_two_columns_before_the_caret_and_under_it() -> None:
    source = "  - {ko: 제목, kr: 가나}"
    problem = Problem(120, 14, "checklist.unknown-key", {"value": "kr"}, "a", source, 2)

    assert _render(problem, name="학교.yaml") == (
        "학교.yaml:120:14: there is no such key: kr [a]\n"
        "120 |   - {ko: 제목, kr: 가나}\n"
        "    |                ^^"
    )


def test_a_fault_without_a_place_names_the_file_alone() -> None:
    problem = Problem(0, 0, "checklist.too-large", {}, hint="checklist.hint-short")

    assert _render(problem) == (
        "bad.yaml: the file is larger than 256 kB\n  = split it into several checklists"
    )


def test_a_fault_without_a_line_to_show_has_its_hint() -> None:
    problem = Problem(2, 8, "checklist.cp949", {}, hint="checklist.hint-utf-8")

    assert _render(problem, language="ko") == (
        "bad.yaml:2:8: 파일이 UTF-8이 아니라 CP949(메모장의 ‘ANSI’)로 저장되어 있어요\n"
        "  = UTF-8로 저장해 주세요. 메모장: 다른 이름으로 저장 › 인코딩 › UTF-8"
    )


def test_a_long_line_is_cut_round_the_fault() -> None:
    source = "a" * 70 + "b" * 50 + "c" * 100
    problem = Problem(3, 71, "checklist.misplaced", {}, source=source, width=50)

    assert _render(problem) == (
        "bad.yaml:3:71: this does not belong here\n"
        f"3 | …{'a' * 60}{'b' * 50}{'c' * 60}…\n"
        f"  | {' ' * 61}{'^' * 40}"
    )


def test_a_fault_behind_the_end_of_the_line_has_a_caret() -> None:
    problem = Problem(1, 3, "checklist.no-content", {}, source="a:")

    assert _render(problem) == "bad.yaml:1:3: a value is expected here\n1 | a:\n  |   ^"


@pytest.mark.parametrize(("count", "rest"), [(100, []), (101, ["Further faults: 1"])])
def test_faults_are_parted_by_a_blank_line_and_after_a_hundred_only_counted(
    count: int, rest: list[str]
) -> None:
    problem = Problem(1, 1, "checklist.misplaced", {})

    told = _render(*[problem] * count)

    assert told == "\n\n".join(["bad.yaml:1:1: this does not belong here"] * 100 + rest)


def test_a_line_that_fits_is_shown_whole() -> None:
    problem = Problem(3, 61, "checklist.misplaced", {}, source="a" * 170)

    assert _render(problem) == (
        f"bad.yaml:3:61: this does not belong here\n3 | {'a' * 170}\n  | {' ' * 60}^"
    )


@pytest.mark.parametrize("language", ["ko", "en", "id"])
def test_nothing_hostile_leaves_the_renderer(language: str) -> None:
    evil = "\x1b]52;c;x\x07\u202e\x9b"
    values = {"value": evil, "allowed": "{0.__class__}", "guess": evil}
    problem = Problem(
        1, 2, "checklist.not-one-of", values, evil, f"\t{evil}", 6, "checklist.hint-meant"
    )

    told = _render(problem, name=f"{evil}.yaml", language=language)

    assert not FORBIDDEN.search(told)
    assert "{0.__class__}" in told
    assert "⟨U+001B⟩]52;c;x⟨U+0007⟩⟨U+202E⟩⟨U+009B⟩.yaml:1:2: " in told


def test_the_caret_stands_under_what_the_gate_made_visible() -> None:
    problem = Problem(1, 4, "checklist.hidden", {"sign": "U+202E"}, source="a:\t\u202eb")

    assert _render(problem) == (
        "bad.yaml:1:4: a character that cannot be seen, or that makes text look different: U+202E\n"
        "1 | a: ⟨U+202E⟩b\n"
        "  |    ^^^^^^^^"
    )


@pytest.mark.parametrize("language", ["ko", "en", "id"])
def test_the_refusal_itself_names_the_file_and_the_next_command(language: str) -> None:
    error = ChecklistRefusedError("bad.yaml", [MISTYPED])

    told = say(language, error.key, **error.values)
    hint = say(language, f"{error.key}-hint", **error.values)

    assert "bad.yaml" in told
    assert told.endswith("1")
    assert hint.endswith("selfguard checklist lint FILE")
