"""Bytes → checklist: read strictly, validated wholly, built into the model."""

from collections.abc import Mapping, Sequence
from typing import Any

from selfguard.checklists import build
from selfguard.checklists.read import read
from selfguard.checklists.steps import checks_of, unknown_lines
from selfguard.errors import ChecklistRefusedError
from selfguard.model.check import Check
from selfguard.model.checklist import Checklist
from selfguard.model.help import NO_HELP_LINES, HelpLines


def parse(
    data: bytes,
    name: str,
    checks: Mapping[str, type[Check[Any]]],
    help_lines: HelpLines = NO_HELP_LINES,
) -> Checklist:
    """Return the checklist in *data*, a file shown as *name*.

    It may name any of *checks*, given by id and holding `answer`, the check of a step that names
    none; and any of *help_lines*. Raises `ChecklistRefusedError` with every problem, sorted by
    place. Nothing in *data* is run, opened or filled in.
    """
    valid, made = validate(data, name, checks, help_lines)
    return build.checklist(valid, made, help_lines.lines)


def validate(
    data: bytes,
    name: str,
    checks: Mapping[str, type[Check[Any]]],
    help_lines: HelpLines,
) -> tuple[build.Valid, Sequence[Check[Any]]]:
    """Return the checklist in *data* as plain values, and the checks of its steps, in order.

    Raises as `parse` does.
    """
    from selfguard.checklists import schema  # noqa: PLC0415 - pydantic takes 0.3 s
    from selfguard.checklists.validate import validated  # noqa: PLC0415

    document = read(data, name)
    model, faults = validated(document.value, schema.ChecklistModel, schema.INSIDE)
    made, more = checks_of(document, checks)
    lost = unknown_lines(document, help_lines.lines)
    problems = document.problems([*faults, *more, *lost])
    if model is None or problems:
        raise ChecklistRefusedError(name, problems)
    return model.model_dump(mode="json", by_alias=True), made
