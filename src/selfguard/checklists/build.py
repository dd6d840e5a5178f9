"""A validated checklist → frozen values of the model.

It is given what the schema let through, as plain values: from the models of a file that was just
parsed, or from one that was compiled beforehand. It needs neither YAML nor pydantic.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from selfguard.model.check import Check
from selfguard.model.checklist import Action, Checklist, Reference, Severity, Step
from selfguard.model.facts import LANGUAGES, NO_TEXT, Mark, Text
from selfguard.model.help import HelpLine
from selfguard.model.reader import Age, Country, Role, Situation

Valid: TypeAlias = Mapping[str, Any]
"""A map that the schema let through, every key of it there: no check is made again."""


def checklist(
    valid: Valid, checks: Sequence[Check[Any]], lines: Mapping[str, HelpLine]
) -> Checklist:
    """Return the checklist in *valid*, with one of *checks* for each step, in order.

    Its actions turn to the help *lines*, given by id.
    """
    return Checklist(
        id=valid["id"],
        serial=valid["serial"],
        title=text(valid["title"]),
        audience=text(valid["audience"]),
        publisher=valid["publisher"],
        licence=valid["licence"],
        review_after=date.fromisoformat(valid["review_after"]),
        steps=tuple(
            _step(step, check, lines) for step, check in zip(valid["steps"], checks, strict=True)
        ),
        situation=Situation(valid["situation"]),
        opening=text(valid["opening"]),
        reviewed=frozenset(each for each in LANGUAGES if valid["reviewed"][each]),
    )


def _step(valid: Valid, check: Check[Any], lines: Mapping[str, HelpLine]) -> Step:
    return Step(
        id=valid["id"],
        title=text(valid["title"]),
        severity=Severity(valid["severity"]),
        minutes=valid["minutes"],
        check=check,
        rationale=text(valid["rationale"]),
        remediation=tuple(_action(each, lines) for each in valid["remediation"]),
        references=tuple(_reference(each) for each in valid["references"]),
        roles=roles(valid),
        ages=ages(valid),
        countries=frozenset(map(Country, valid["countries"])),
        answer_valid_days=valid["answer_valid_days"],
        is_noticeable=valid["noticeable"],
    )


def _action(valid: Valid, lines: Mapping[str, HelpLine]) -> Action:
    return Action(
        do=text(valid["do"]),
        platform=valid["platform"],
        os=valid["os"],
        app_version=valid["app_version"],
        path=text(valid["path"]),
        link=valid["link"],
        leaves_open=text(valid["leaves_open"]),
        mark=Mark(valid["mark"]),
        source_date=valid["source_date"],
        verified_on=day(valid["verified_on"]),
        help_line=lines[valid["help_line"]] if valid["help_line"] else None,
        roles=roles(valid),
        ages=ages(valid),
        countries=frozenset(map(Country, valid["countries"])),
    )


def _reference(valid: Valid) -> Reference:
    return Reference(valid["title"], valid["date"], Mark(valid["mark"]), valid["address"])


def roles(valid: Valid) -> frozenset[Role]:
    """Return for whom *valid* is meant."""
    return frozenset(map(Role, valid["roles"]))


def ages(valid: Valid) -> frozenset[Age]:
    """Return for which ages *valid* is meant."""
    return frozenset(map(Age, valid["ages"]))


def day(iso: str | None) -> date | None:
    """Return the day *iso*; None where there is none."""
    return date.fromisoformat(iso) if iso else None


def text(valid: Valid | None) -> Text:
    """Return the text in *valid*; the one that is not there where there is none."""
    return Text(**valid) if valid else NO_TEXT
