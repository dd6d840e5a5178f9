"""What the author of a file is told of it, and what is a fault only strictly."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from selfguard.checklists.lint import Linted, lint
from selfguard.checks import CHECKS
from selfguard.errors import ChecklistRefusedError
from selfguard.model.check import Check
from selfguard.model.help import NO_HELP_LINES
from selfguard.renderers.problems import render
from shipped_texts import HELP_LINES, SHIPPED, built_help_lines, every, every_file

Checks = Mapping[str, type[Check[Any]]]

DATED = """\
      - {do: {en: One}, mark: V, source_date: 2025-06}
      - {do: {en: Two}, mark: S, source_date: unknown}
      - {do: {en: Three}, mark: U, verified_on: 2026-01-01}
    references:
      - {title: Example Press, date: unknown, mark: V}
"""
LINES = """\
id: numbers
serial: 2026112501
publisher: Example School
licence: MIT
lines:
  - id: police
    name: {en: Police}
    contacts:
      - {kind: phone, value: "112", mark: V, verified_on: unknown}
      - {kind: app, value: Example, mark: V, verified_on: unknown}
    for_whom: {en: Anyone}
    say_first: {en: Please help me.}
    mark: V
    verified_on: unknown
    how_verified: Example Press
    review_after: 2027-05-22
  - id: portal
    name: {en: Portal}
    for_whom: {en: Relatives}
    say_first: {en: I want to report.}
    mark: V
    verified_on: 2025-06
    how_verified: Example Press
    review_after: 2025-12-31
routes:
  - {countries: [kr], situations: [happening], first: [police]}
"""


def _with(least: str, actions: str) -> bytes:
    return (least.partition("      - do:")[0] + actions).encode()


def _undated(data: bytes, checks: Checks) -> list[str]:
    with pytest.raises(ChecklistRefusedError) as refused:
        lint(data, "x.yaml", checks, NO_HELP_LINES, strict=True)
    return [f"{p.line}:{p.column} {p.key} {p.path}" for p in refused.value.problems]


@pytest.mark.parametrize("strict", [False, True])
def test_a_date_that_nobody_has_is_allowed_and_listed_once_for_each_fact(
    least: str, checks: Checks, *, strict: bool
) -> None:
    again = least.split("steps:\n")[1].replace("id: first", "id: second")
    second = _with(again, "      - {do: {en: One}, mark: V, source_date: unknown}\n").decode()

    told = lint(_with(least, DATED + second), "least.yaml", checks, NO_HELP_LINES, strict=strict)

    assert told == Linted(
        steps=2,
        lines=0,
        undated=["first", "first", "second"],
        review_after={"least": date(2027, 2, 24)},
    )


def test_a_fact_without_a_date_is_a_fault_only_strictly(least: str, checks: Checks) -> None:
    data = least.encode()

    told = lint(data, "least.yaml", checks, NO_HELP_LINES)

    assert told == Linted(1, 0, [], {"least": date(2027, 2, 24)})
    assert _undated(data, checks) == ["16:9 checklist.undated steps.0.remediation.0.mark"]


def test_every_fact_without_a_date_is_told_at_its_mark(least: str, checks: Checks) -> None:
    more = "      - {do: {en: Four}, mark: U}\n      - {mark: V, do: {en: Five}}\n"

    told = _undated(_with(least, more + DATED), checks)

    assert told == [
        "15:26 checklist.undated steps.0.remediation.0.mark",
        "16:10 checklist.undated steps.0.remediation.1.mark",
    ]


def test_the_fault_is_told_in_words(least: str, checks: Checks) -> None:
    with pytest.raises(ChecklistRefusedError) as refused:
        lint(least.encode(), "least.yaml", checks, NO_HELP_LINES, strict=True)

    assert render(refused.value, "en") == (
        "least.yaml:16:9: the date is missing: write source_date, or the word unknown where the "
        "source has none [steps.0.remediation.0.mark]\n"
        "16 |         mark: U\n"
        "   |         ^^^^"
    )


@pytest.mark.parametrize("strict", [False, True])
def test_help_lines_are_counted_and_each_has_its_day(checks: Checks, *, strict: bool) -> None:
    told = lint(LINES.encode(), "numbers.yaml", checks, NO_HELP_LINES, strict=strict)

    assert told == Linted(
        steps=0,
        lines=2,
        undated=["police", "police", "police"],
        review_after={"police": date(2027, 5, 22), "portal": date(2025, 12, 31)},
    )


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            LINES.replace("mark: V\n    verified_on: 2025", "mark: U\n    verified_on: 2025"),
            "unverified-line",
        ),
        (
            LINES.replace("    mark: V\n    verified_on: 2025-06\n", "    verified_on: 2025-06\n"),
            "missing",
        ),
        (LINES.replace("licence: MIT\n", "licence: MIT\nlicence: MIT\n"), "double-key"),
    ],
)
def test_a_file_with_a_fault_is_refused_strictly_or_not(
    checks: Checks, data: str, told: str, *, strict: bool
) -> None:
    with pytest.raises(ChecklistRefusedError) as refused:
        lint(data.encode(), "bad.yaml", checks, NO_HELP_LINES, strict=strict)

    assert [problem.key for problem in refused.value.problems] == [f"checklist.{told}"]


@every
def test_a_checklist_names_only_help_lines_that_there_are(path: Path) -> None:
    with pytest.raises(ChecklistRefusedError) as refused:
        lint(path.read_bytes(), path.name, CHECKS, NO_HELP_LINES)

    assert {problem.key for problem in refused.value.problems} == {"checklist.unknown-line"}


@every_file
def test_what_we_ship_passes_strictly(path: Path) -> None:
    told = lint(path.read_bytes(), path.name, CHECKS, built_help_lines(), strict=True)

    assert (told.steps > 0, told.lines > 0) == (path in SHIPPED, path == HELP_LINES)


def test_the_help_lines_without_a_date_are_these() -> None:
    told = lint(HELP_LINES.read_bytes(), HELP_LINES.name, CHECKS, built_help_lines(), strict=True)

    assert told.undated == [
        *("kr-112", "kr-112"),
        "kr-ecrm",
        *("intl-stopncii", "intl-stopncii"),
        *("intl-google-search", "intl-google-search"),
    ]
