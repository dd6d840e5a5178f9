"""Bytes → checklist: read strictly, validated wholly, built into the model."""

from collections.abc import Mapping
from typing import Any

from selfguard.checklists.read import read
from selfguard.checklists.steps import checks_of
from selfguard.errors import ChecklistRefusedError
from selfguard.model.check import Check
from selfguard.model.checklist import Checklist


def parse(data: bytes, name: str, checks: Mapping[str, type[Check[Any]]]) -> Checklist:
    """Return the checklist in *data*, a file shown as *name*, that may name any of *checks*.

    *checks* are given by id and hold `answer`, the check of a step that names none. Raises
    `ChecklistRefusedError` with every problem, sorted by place. Nothing in *data* is run,
    opened or filled in.
    """
    from selfguard.checklists import build, schema  # noqa: PLC0415 - pydantic takes 0.3 s

    document = read(data, name)
    model, faults = schema.validate(document.value)
    made, more = checks_of(document, checks)
    problems = document.problems([*faults, *more])
    if model is None or problems:
        raise ChecklistRefusedError(name, problems)
    return build.checklist(model, made)
