"""Models of the schema → frozen values of the model, so that `selfguard.model` needs no pydantic.

Imported, with the schema, when a checklist is parsed.
"""

from collections.abc import Sequence
from typing import Any

from selfguard.checklists.schema import (
    ActionModel,
    ChecklistModel,
    ReferenceModel,
    StepModel,
    TextModel,
)
from selfguard.model.check import Check
from selfguard.model.checklist import Action, Checklist, Reference, Step, Text


def checklist(model: ChecklistModel, checks: Sequence[Check[Any]]) -> Checklist:
    """Return the checklist of *model*, with one of *checks* for each step, in order."""
    return Checklist(
        id=model.id,
        serial=model.serial,
        title=_text(model.title),
        audience=_text(model.audience),
        publisher=model.publisher,
        licence=model.licence,
        review_after=model.review_after,
        steps=tuple(_step(step, check) for step, check in zip(model.steps, checks, strict=True)),
    )


def _step(model: StepModel, check: Check[Any]) -> Step:
    return Step(
        id=model.id,
        title=_text(model.title),
        severity=model.severity,
        minutes=model.minutes,
        check=check,
        rationale=_text(model.rationale),
        remediation=tuple(_action(action) for action in model.remediation),
        references=tuple(_reference(reference) for reference in model.references),
        roles=frozenset(model.roles),
        ages=frozenset(model.ages),
        answer_valid_days=model.answer_valid_days,
    )


def _action(model: ActionModel) -> Action:
    return Action(
        do=_text(model.do),
        platform=model.platform,
        os=model.os,
        app_version=model.app_version,
        path=_text(model.path),
        link=model.link,
        leaves_open=_text(model.leaves_open),
        mark=model.mark,
        source_date=model.source_date,
        verified_on=model.verified_on,
    )


def _reference(model: ReferenceModel) -> Reference:
    return Reference(model.title, model.date, model.mark, model.address)


def _text(model: TextModel | None) -> Text:
    return Text(model.ko, model.en, model.id) if model else Text()
