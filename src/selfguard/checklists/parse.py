"""Bytes → checklist: read strictly, validated wholly, built into the model."""

from collections.abc import Mapping
from typing import Any

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
    from selfguard.checklists import build, schema, validate  # noqa: PLC0415 - pydantic: 0.3 s

    document = read(data, name)
    model, faults = validate.validated(document.value, schema.ChecklistModel, schema.INSIDE)
    made, more = checks_of(document, checks)
    lost = unknown_lines(document, help_lines.lines)
    problems = document.problems([*faults, *more, *lost])
    if model is None or problems:
        raise ChecklistRefusedError(name, problems)
    return build.checklist(model, made, help_lines.lines)
