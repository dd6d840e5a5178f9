"""What only the table of checks can tell of the steps."""

from collections.abc import Mapping
from typing import Any

import pytest

from selfguard.checklists.parse import parse
from selfguard.checklists.steps import MOST_USES
from selfguard.errors import ChecklistRefusedError
from selfguard.model.check import Check

Checks = Mapping[str, type[Check[Any]]]


def _with_steps(least: str, *lines: str) -> bytes:
    """Return *least* with one step for each of *lines*, which is added to it."""
    head, step = least.split("steps:\n")
    steps = (
        step.replace("id: first", f"id: step-{number}\n    {line}")
        for number, line in enumerate(lines)
    )
    return (head + "steps:\n" + "".join(steps)).encode()


def test_one_measuring_check_may_stand_in_some_steps(least: str, checks: Checks) -> None:
    lines = [f"check: photo-limit\n    with: {{limit: {number}}}" for number in range(MOST_USES)]

    checklist = parse(_with_steps(least, *lines), "some.yaml", checks)

    assert len(checklist.steps) == MOST_USES


def test_a_check_in_so_many_steps_that_its_cost_multiplies_is_refused_once(
    least: str, checks: Checks
) -> None:
    lines = ["check: photo-limit\n    with: {limit: 1}"] * (MOST_USES + 5)

    with pytest.raises(ChecklistRefusedError) as refused:
        parse(_with_steps(least, *lines), "many.yaml", checks)

    [problem] = refused.value.problems
    assert problem.key == "checklist.too-often"
    assert problem.hint == "checklist.hint-short"
    assert problem.values == {"check": "photo-limit", "limit": str(MOST_USES)}
    assert problem.path == f"steps.{MOST_USES}.check"


def test_a_person_may_be_asked_in_as_many_steps_as_there_are(least: str, checks: Checks) -> None:
    lines = ["check: answer"] * 100

    checklist = parse(_with_steps(least, *lines), "asked.yaml", checks)

    assert len(checklist.steps) == 100
