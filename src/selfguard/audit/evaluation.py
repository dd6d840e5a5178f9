"""How a step comes out on what was gathered: derived by rules, never chosen."""

import dataclasses
import heapq
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from selfguard.audit.gathering import Gathered
from selfguard.model.check import Basis, Check, CheckResult, Exposure, Outcome
from selfguard.model.checklist import Step
from selfguard.model.evidence import Answer, AnswerValue, Extent, Topic
from selfguard.model.report import Finding, Reason

EXAMPLES = 5
"""How many examples a finding keeps at most."""

_OUTCOMES = {
    AnswerValue.DONE: Outcome.PASS,
    AnswerValue.NOT_DONE: Outcome.FAIL,
    AnswerValue.NOT_FOR_ME: Outcome.NOT_APPLICABLE,
}
_UNSEEN = {Reason.ONLY_YOU, Reason.NO_EVIDENCE}


def evaluate(step: Step, gathered: Gathered) -> Finding:
    """Return how *step* comes out on what was *gathered*."""
    if step.check.topics & gathered.withheld:
        return Finding(step, Outcome.NOT_REVIEWED, Basis.NONE, Reason.WITHHELD)
    given = gathered.given_to(step.check)
    try:
        result = step.check.examine(given)
    except Exception:  # noqa: BLE001 - costs this step alone; its text may quote evidence
        return Finding(step, Outcome.ERROR, Basis.NONE)
    doubt = _doubt(step.check, result, gathered.coverage)
    if result.exposures or doubt is Reason.NONE:
        return _measured(step, result, gathered)
    found = _unmeasured(step, result, doubt, gathered)
    if found.outcome in {Outcome.FAIL, Outcome.NOT_REVIEWED}:
        return _showing(result.to_confirm, found)
    return found


def _measured(step: Step, result: CheckResult, gathered: Gathered) -> Finding:
    """Return how *step* comes out on a *result* that decides it, with the answer beside it."""
    answer = gathered.answers.get(step.id)
    finding = Finding(
        step,
        Outcome.FAIL if result.exposures else Outcome.PASS,
        Basis.MEASURED,
        examined=result.examined,
        answer=answer if answer and answer.valid_until >= gathered.now else None,
        measured_on=gathered.seen_on(step.check),
    )
    return _showing(result.exposures, finding)


def _doubt(check: Check[Any], result: CheckResult, coverage: Mapping[Topic, Extent]) -> Reason:
    """Return why a *result* without exposures is no pass; `NONE` where it is one."""
    extents = {coverage.get(topic, Extent.NOT) for topic in check.topics}
    if result.to_confirm:
        return Reason.TO_CONFIRM
    if Extent.PARTLY in extents or (result.examined and Extent.NOT in extents):
        return Reason.PARTLY_COVERED
    if result.examined:
        return Reason.NONE
    return Reason.ONLY_YOU if check.subject is Answer else Reason.NO_EVIDENCE


def _unmeasured(step: Step, result: CheckResult, doubt: Reason, gathered: Gathered) -> Finding:
    """Return what the person's answer makes of a step in *doubt*.

    An answer that is older than something it should confirm does not confirm it.
    """
    answer = gathered.answers.get(step.id)
    found = Finding(
        step, Outcome.NOT_REVIEWED, Basis.NONE, doubt, examined=result.examined, answer=answer
    )
    if answer is None:
        return found
    if answer.valid_until < gathered.now:
        return dataclasses.replace(found, reason=Reason.EXPIRED if doubt in _UNSEEN else doubt)
    if any(
        each.happened_on and each.happened_on > answer.answered_on for each in result.to_confirm
    ):
        return found
    return dataclasses.replace(
        found,
        outcome=_OUTCOMES[answer.value],
        basis=Basis.ANSWERED,
        reason=Reason.NOT_FOR_ME if answer.value is AnswerValue.NOT_FOR_ME else Reason.NONE,
    )


def _showing(exposures: Sequence[Exposure], finding: Finding) -> Finding:
    """Return *finding* with the count, the dates and a few examples of *exposures*, if any."""
    dated = [(each.happened_on, each) for each in exposures if each.happened_on is not None]
    newest = [each for _, each in heapq.nlargest(EXAMPLES, dated, key=lambda pair: pair[0])]
    undated = (each for each in exposures if each.happened_on is None)
    return dataclasses.replace(
        finding,
        exposed=sum(each.count for each in exposures),
        oldest=min((on for on, _ in dated), default=None),
        newest=max((on for on, _ in dated), default=None),
        examples=(*newest, *islice(undated, EXAMPLES - len(newest))),
    )
