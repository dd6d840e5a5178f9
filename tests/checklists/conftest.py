"""Invented checks, and a checklist that is right as it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest

from selfguard.model.check import Check, CheckResult
from selfguard.model.evidence import Answer, ProfilePhoto, Topic


@dataclass(frozen=True, slots=True)
class FakeAnswer(Check[Answer]):
    id: ClassVar = "answer"
    subject: ClassVar = Answer
    topics: ClassVar = frozenset({Topic.ANSWERS})

    step: str

    def examine(self, evidence: Sequence[Answer], /) -> CheckResult:
        return CheckResult.of(evidence, ())


@dataclass(frozen=True, slots=True)
class FakePhotos(Check[ProfilePhoto]):
    id: ClassVar = "profile-photo-set"
    subject: ClassVar = ProfilePhoto
    topics: ClassVar = frozenset({Topic.PROFILE_PHOTO})

    max_age_days: int = 0
    only_current: bool = False
    label: str = "photo"
    words: tuple[str, ...] = ()

    def examine(self, evidence: Sequence[ProfilePhoto], /) -> CheckResult:
        return CheckResult.of(evidence, ())


@dataclass(frozen=True, slots=True)
class FakeLimit(Check[ProfilePhoto]):
    id: ClassVar = "photo-limit"
    subject: ClassVar = ProfilePhoto
    topics: ClassVar = frozenset({Topic.PROFILE_PHOTO})

    limit: int

    def examine(self, evidence: Sequence[ProfilePhoto], /) -> CheckResult:
        return CheckResult.of(evidence, ())


@pytest.fixture(scope="session")
def checks() -> Mapping[str, type[Check[Any]]]:
    return {check.id: check for check in (FakeAnswer, FakePhotos, FakeLimit)}


def _shown(place: int) -> str:
    """Return the YAML at *place*, counted from 0, on the page for teachers."""
    page = Path(__file__).parents[2] / "docs" / "writing-a-checklist.md"
    return page.read_text(encoding="utf-8").split("```yaml\n")[place + 1].split("```")[0]


@pytest.fixture(scope="session")
def documented() -> str:
    """Return the whole checklist that the page for teachers shows."""
    return _shown(0)


@pytest.fixture(scope="session")
def parameter() -> str:
    """Return the lines of a step that show a parameter on the page for teachers."""
    return _shown(1)


@pytest.fixture(scope="session")
def action() -> str:
    """Return the lines of an action that turns to a help line, on the page for teachers."""
    return _shown(2)


@pytest.fixture(scope="session")
def least() -> str:
    """Return a checklist with what is needed and nothing else."""
    return """\
id: least
serial: 2026112401
title: {ko: 가장 작은 것}
audience: {en: You}
publisher: Example School
licence: MIT
review_after: 2027-02-24
steps:
  - id: first
    title: {ko: 첫째}
    severity: high
    minutes: 0
    rationale: {ko: 까닭}
    remediation:
      - do: {ko: 해 봐요}
        mark: U
"""
