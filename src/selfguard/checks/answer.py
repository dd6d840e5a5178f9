"""answer: the person says whether the step is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import Answer as GivenAnswer
from selfguard.model.evidence import AnswerValue, Topic


@dataclass(frozen=True, slots=True)
class Answer(Check[GivenAnswer]):
    """A step that no source can show, and the person's own word on it.

    Examines
        The answers that the person gave to the step: done, or not done. An audit holds answers
        apart, since an answer counts for a limited time and a check has no clock.

    Exposure
        The person answered that the step is not done yet.

    Blind to
        Everything but the answer.

    With
        step: the id of the step. It is filled in where a step names no check.
    """

    id: ClassVar = "answer"
    subject: ClassVar = GivenAnswer
    topics: ClassVar = frozenset({Topic.ANSWERS})

    step: str = ""

    def examine(self, evidence: Sequence[GivenAnswer], /) -> CheckResult:
        """Find the answers that say the step is not done."""
        given = [
            answer
            for answer in evidence
            if answer.step == self.step and answer.value is not AnswerValue.NOT_FOR_ME
        ]
        return CheckResult.of(
            given,
            (
                Exposure(answer.origin, "not-done", "", answer.answered_on)
                for answer in given
                if answer.value is AnswerValue.NOT_DONE
            ),
        )
