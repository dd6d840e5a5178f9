"""The audit: a checklist and sources in, a report out. The whole product on one page.

Every source is collected whole. Then each step comes out by rules; no outcome is chosen:

1. Something is exposed: fail, measured.
2. Something that only the person can judge, or a topic that was only partly covered: what the
   person answered, else not reviewed.
3. Something was examined: pass, measured.
4. Nothing was: what the person answered, else not reviewed. Absence of evidence is no pass.

A measured outcome beats every answer, and an answer confirms nothing that is newer than itself.
"""

import dataclasses
import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Any

from selfguard.model.check import Basis, Check, CheckResult, Exposure, Outcome
from selfguard.model.checklist import Age, Checklist, Role, Step
from selfguard.model.evidence import (
    Answer,
    AnswerValue,
    Connections,
    Contacts,
    Covered,
    Evidence,
    Extent,
    LinkedAccounts,
    Post,
    Topic,
    Unreadable,
)
from selfguard.model.report import Finding, Reason, Report
from selfguard.model.source import Source, SourceRun

EXAMPLES = 5
"""How many examples a finding keeps at most."""
WITHHELD_FROM_PARENTS = frozenset({Topic.LOGINS, Topic.DEVICES})
"""A parent is not shown where a child was signed in, and with what."""

_OUTCOMES = {
    AnswerValue.DONE: Outcome.PASS,
    AnswerValue.NOT_DONE: Outcome.FAIL,
    AnswerValue.NOT_FOR_ME: Outcome.NOT_APPLICABLE,
}
_UNSEEN = {Reason.ONLY_YOU, Reason.NO_EVIDENCE}
_BEFORE_CAPITAL = re.compile(r"(?<=.)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Gathered:
    """What all sources told together, grouped so that each step finds its evidence at once."""

    now: datetime
    withheld: frozenset[Topic]
    evidence: Mapping[Topic, Sequence[Evidence]]
    coverage: Mapping[Topic, Extent]
    answers: Mapping[str, Answer]
    """Step id → newest answer. Held apart: whether it still counts takes a clock."""
    _given: dict[tuple[type[Evidence], frozenset[Topic]], Sequence[Any]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def given_to(self, check: Check[Any]) -> Sequence[Any]:
        """Return the evidence of the topics and of the class that *check* examines."""
        wanted = (check.subject, check.topics)
        if wanted not in self._given:
            topics = [topic for topic in Topic if topic in check.topics]
            self._given[wanted] = tuple(
                each
                for topic in topics
                for each in self.evidence.get(topic, ())
                if isinstance(each, check.subject)
            )
        return self._given[wanted]


def audit(
    checklist: Checklist,
    sources: Sequence[Source],
    *,
    now: datetime,
    role: Role = Role.SELF,
    age: Age = Age.UNSAID,
) -> Report:
    """Collect *sources*, evaluate each step of *checklist* and return the report.

    *now*, in UTC, dates the report and decides which answers still count. Steps that are not
    for this *role* or *age* are left out; whoever does not say an age is shown the steps of all
    ages. Raises what a source raises that can read nothing at all: `InputRefusedError`.
    """
    withheld = WITHHELD_FROM_PARENTS if role is Role.PARENT else frozenset[Topic]()
    evidence: defaultdict[Topic, list[Evidence]] = defaultdict(list)
    runs = [_collect(source, withheld, evidence) for source in sources]
    answers = [each for each in evidence.pop(Topic.ANSWERS, ()) if isinstance(each, Answer)]
    answers.sort(key=lambda answer: answer.answered_on)
    gathered = Gathered(
        now, withheld, evidence, _together(runs), {answer.step: answer for answer in answers}
    )
    findings = [
        evaluate(step, gathered)
        for step in checklist.steps
        if role in step.roles and (age is Age.UNSAID or age in step.ages)
    ]
    return Report(checklist, now, role, runs, findings)


def evaluate(step: Step, gathered: Gathered) -> Finding:
    """Return how *step* comes out on what was *gathered*."""
    if step.check.topics & gathered.withheld:
        return Finding(step, Outcome.NOT_REVIEWED, Basis.NONE, Reason.WITHHELD)
    try:
        result = step.check.examine(gathered.given_to(step.check))
    except Exception:  # noqa: BLE001 - costs this step alone; its text may quote evidence
        return Finding(step, Outcome.ERROR, Basis.NONE)
    if result.exposures:
        failed = Finding(step, Outcome.FAIL, Basis.MEASURED, examined=result.examined)
        return _showing(result.exposures, failed)
    doubt = _doubt(step.check, result, gathered.coverage)
    if doubt is Reason.NONE:
        return Finding(step, Outcome.PASS, Basis.MEASURED, examined=result.examined)
    answered = _answered(step, result, doubt, gathered)
    if answered.outcome in {Outcome.FAIL, Outcome.NOT_REVIEWED}:
        return _showing(result.to_confirm, answered)
    return answered


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


def _answered(step: Step, result: CheckResult, doubt: Reason, gathered: Gathered) -> Finding:
    """Return what the person's answer makes of a step in *doubt*.

    An answer that is older than something it should confirm does not confirm it.
    """
    open_still = Finding(step, Outcome.NOT_REVIEWED, Basis.NONE, doubt, examined=result.examined)
    answer = gathered.answers.get(step.id)
    if answer is None:
        return open_still
    if answer.valid_until < gathered.now:
        reason = Reason.EXPIRED if doubt in _UNSEEN else doubt
        return dataclasses.replace(open_still, reason=reason, valid_until=answer.valid_until)
    if any(
        each.happened_on and each.happened_on > answer.answered_on for each in result.to_confirm
    ):
        return open_still
    return dataclasses.replace(
        open_still,
        outcome=_OUTCOMES[answer.value],
        basis=Basis.ANSWERED,
        reason=Reason.NOT_FOR_ME if answer.value is AnswerValue.NOT_FOR_ME else Reason.NONE,
        valid_until=answer.valid_until,
    )


def _showing(exposures: Sequence[Exposure], finding: Finding) -> Finding:
    """Return *finding* with the count, the dates and a few examples of *exposures*."""
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


def _told(gap: Unreadable, withheld: frozenset[Topic]) -> list[Unreadable]:
    """Return *gap* without the topics that are *withheld*, and without the file it was in."""
    if not gap.topics & withheld:
        return [gap]
    topics = gap.topics - withheld
    origin = dataclasses.replace(gap.origin, path="")
    return [dataclasses.replace(gap, origin=origin, topics=topics)] if topics else []


def _collect(
    source: Source, withheld: frozenset[Topic], into: defaultdict[Topic, list[Evidence]]
) -> SourceRun:
    """Collect *source* whole *into* lists per topic, without the topics that are *withheld*."""
    seen_on: datetime | None = None
    counts: Counter[str] = Counter()
    coverage: dict[Topic, Extent] = {}
    gaps: list[Unreadable] = []
    for evidence in source.collect():
        seen_on = max(seen_on or evidence.origin.seen_on, evidence.origin.seen_on)
        if isinstance(evidence, Covered):
            coverage[evidence.topic] = evidence.extent
        elif isinstance(evidence, Unreadable):
            gaps.extend(_told(evidence, withheld))
        elif hasattr(evidence, "topic") and (topic := evidence.topic) not in withheld:
            into[topic].append(evidence)
            kind, count = _counted(evidence)
            counts[kind] += count
    coverage |= {topic: Extent.PARTLY for gap in gaps for topic in gap.topics}
    shown = {topic: extent for topic, extent in coverage.items() if topic not in withheld}
    return SourceRun(source.name, seen_on, dict(counts), shown, gaps)


def _together(runs: Sequence[SourceRun]) -> Mapping[Topic, Extent]:
    """Return how far all *runs* together covered each topic that one of them told about.

    A part that one source missed stays missing; what one cannot tell, another one can.
    """
    told = {
        topic: [run.coverage[topic] for run in runs if topic in run.coverage] for topic in Topic
    }
    order = (Extent.PARTLY, Extent.WHOLE, Extent.NOT)
    return {
        topic: next(extent for extent in order if extent in extents)
        for topic, extents in told.items()
        if extents
    }


def _counted(evidence: Evidence) -> tuple[str, int]:
    """Return the kind that *evidence* is counted as, and how many things it stands for."""
    match evidence:
        case Post():
            return evidence.kind.value, 1
        case Connections():
            return evidence.kind.value, evidence.count
        case Contacts() | LinkedAccounts():
            return _kind(type(evidence).__name__), evidence.count
        case _:
            return _kind(type(evidence).__name__), 1


@cache
def _kind(name: str) -> str:
    """Return the *name* of a class as that of a kind: `profile-photo` for `ProfilePhoto`."""
    return _BEFORE_CAPITAL.sub("-", name).lower()
