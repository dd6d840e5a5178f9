"""Models of the schema → frozen values of the model, so that `selfguard.model` needs no pydantic.

Imported, with the schema, when a checklist is parsed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from selfguard.checklists.fields import TextModel
from selfguard.checklists.schema import (
    ActionModel,
    ChecklistModel,
    ReferenceModel,
    ReviewedModel,
    StepModel,
)
from selfguard.model.check import Check
from selfguard.model.checklist import Action, Checklist, Reference, Step
from selfguard.model.facts import LANGUAGES, NO_TEXT, Text
from selfguard.model.help import HelpLine


def checklist(
    model: ChecklistModel, checks: Sequence[Check[Any]], lines: Mapping[str, HelpLine]
) -> Checklist:
    """Return the checklist of *model*, with one of *checks* for each step, in order.

    Its actions turn to the help *lines*, given by id.
    """
    return Checklist(
        id=model.id,
        serial=model.serial,
        title=text(model.title),
        audience=text(model.audience),
        publisher=model.publisher,
        licence=model.licence,
        review_after=model.review_after,
        steps=tuple(
            _step(step, check, lines) for step, check in zip(model.steps, checks, strict=True)
        ),
        situation=model.situation,
        opening=text(model.opening),
        reviewed=reviewed(model.reviewed),
    )


def _step(model: StepModel, check: Check[Any], lines: Mapping[str, HelpLine]) -> Step:
    return Step(
        id=model.id,
        title=text(model.title),
        severity=model.severity,
        minutes=model.minutes,
        check=check,
        rationale=text(model.rationale),
        remediation=tuple(_action(action, lines) for action in model.remediation),
        references=tuple(_reference(reference) for reference in model.references),
        roles=frozenset(model.roles),
        ages=frozenset(model.ages),
        answer_valid_days=model.answer_valid_days,
        is_noticeable=model.noticeable,
    )


def _action(model: ActionModel, lines: Mapping[str, HelpLine]) -> Action:
    return Action(
        do=text(model.do),
        platform=model.platform,
        os=model.os,
        app_version=model.app_version,
        path=text(model.path),
        link=model.link,
        leaves_open=text(model.leaves_open),
        mark=model.mark,
        source_date=model.source_date,
        verified_on=model.verified_on,
        help_line=lines[model.help_line] if model.help_line else None,
        roles=frozenset(model.roles),
        ages=frozenset(model.ages),
    )


def _reference(model: ReferenceModel) -> Reference:
    return Reference(model.title, model.date, model.mark, model.address)


def text(model: TextModel | None) -> Text:
    """Return the text of *model*; the one that is not there where there is none."""
    return Text(model.ko, model.en, model.id) if model else NO_TEXT


def reviewed(model: ReviewedModel) -> frozenset[str]:
    """Return the languages that *model* says a native reader has reviewed."""
    return frozenset(language for language in LANGUAGES if getattr(model, language))
