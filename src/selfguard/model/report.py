"""Findings and the report: what is left when the evidence has been judged and let go."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from selfguard.model.check import Basis, Exposure, Outcome
from selfguard.model.checklist import Checklist, Role, Severity, Step
from selfguard.model.evidence import Origin
from selfguard.model.source import SourceRun

MINIMUM_REVIEWED = 5
"""Under so many reviewed steps there is no hardening index, only counts."""
MASK = "•••"
"""Stands in the place of a datum that is not shown."""


class Reason(StrEnum):
    """Why a step was not reviewed, or does not apply."""

    NONE = ""
    ONLY_YOU = "only-you"
    """No source can show it: only the person can answer."""
    NO_EVIDENCE = "no-evidence"
    """A source could show it, but none was given or it did not tell."""
    PARTLY_COVERED = "partly-covered"
    """Nothing was found, but part of the evidence could not be read."""
    TO_CONFIRM = "to-confirm"
    """Something was found that only the person can judge."""
    EXPIRED = "expired"
    """There is an answer, but its time has run out."""
    WITHHELD = "withheld"
    """Not shown to this role: a child's login and device data."""
    NOT_FOR_ME = "not-for-me"
    """The person answered that the step does not apply."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A step and how it came out."""

    step: Step
    outcome: Outcome
    basis: Basis
    reason: Reason = Reason.NONE
    examined: int = 0
    exposed: int = 0
    """How many things are exposed (or, to confirm, in question) in all: the sum of their counts."""
    oldest: datetime | None = None
    newest: datetime | None = None
    examples: Sequence[Exposure] = ()
    """At most five of them, the newest first."""
    valid_until: datetime | None = None
    """Until when an answer counts."""

    @property
    def is_reviewed(self) -> bool:
        """Tell whether the step counts in the hardening index."""
        return self.outcome in {Outcome.PASS, Outcome.FAIL}


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one checklist, and what they rest on."""

    checklist: Checklist
    made_on: datetime
    role: Role
    sources: Sequence[SourceRun]
    findings: Sequence[Finding]
    is_masked: bool = False

    @property
    def applicable(self) -> Sequence[Finding]:
        """Return the findings that apply to this person."""
        return [f for f in self.findings if f.outcome is not Outcome.NOT_APPLICABLE]

    @property
    def reviewed(self) -> Sequence[Finding]:
        """Return the findings that passed or failed: the share behind the index."""
        return [f for f in self.findings if f.is_reviewed]

    @property
    def hardening_index(self) -> int | None:
        """Return the weight passed per hundred reviewed, rounded down; None under five steps.

        Weights: critical 8, high 4, medium 2, low 1 (after the hardening index of Lynis). It is
        never shown without the share of steps reviewed and its caveat.
        """
        reviewed = self.reviewed
        if len(reviewed) < MINIMUM_REVIEWED:
            return None
        passed = sum(f.step.severity.weight for f in reviewed if f.outcome is Outcome.PASS)
        return 100 * passed // sum(f.step.severity.weight for f in reviewed)

    @property
    def next_steps(self) -> Sequence[Finding]:
        """Return what to do: open doors first, then what nobody looked at; the most severe first.

        Among equals the order of the checklist stands: its author put the most useful first.
        """
        order = {Outcome.FAIL: 0, Outcome.ERROR: 1, Outcome.NOT_REVIEWED: 1}
        todo = [f for f in self.findings if f.outcome in order and f.reason is not Reason.WITHHELD]
        return sorted(todo, key=lambda f: (order[f.outcome], -f.step.severity.weight))

    def reaches(self, severity: Severity) -> bool:
        """Tell whether a door of at least *severity* stands open."""
        return any(
            f.outcome is Outcome.FAIL and f.step.severity.weight >= severity.weight
            for f in self.findings
        )

    def masked(self) -> "Report":
        """Return the report with every datum hidden and every path shortened to its last part."""
        sources = [_mask_gaps(run) for run in self.sources]
        masked = self._with_examples(_mask)
        return dataclasses.replace(masked, sources=sources, is_masked=True)

    def for_file(self) -> "Report":
        """Return the report with login and device data hidden: these never go into a file."""
        return self._with_examples(lambda e: _mask(e) if e.is_private else e)

    def _with_examples(self, change: Callable[[Exposure], Exposure]) -> "Report":
        findings = [_for_file(f, change) for f in self.findings]
        return dataclasses.replace(self, findings=findings)


def _for_file(finding: Finding, change: Callable[[Exposure], Exposure]) -> Finding:
    """Return *finding* with its examples changed, and without the days of logins."""
    examples = tuple(change(each) for each in finding.examples)
    if any(each.is_private for each in examples):
        return dataclasses.replace(finding, examples=examples, oldest=None, newest=None)
    return dataclasses.replace(finding, examples=examples)


def _mask(exposure: Exposure) -> Exposure:
    return dataclasses.replace(
        exposure,
        origin=_shorten(exposure.origin),
        datum=MASK if exposure.datum else "",
        happened_on=None if exposure.is_private else exposure.happened_on,
        where=exposure.where.rpartition("/")[2],
    )


def _shorten(origin: Origin) -> Origin:
    return dataclasses.replace(origin, path=origin.path.rpartition("/")[2])


def _mask_gaps(run: SourceRun) -> SourceRun:
    gaps = [dataclasses.replace(gap, origin=_shorten(gap.origin)) for gap in run.unreadable]
    return dataclasses.replace(run, unreadable=gaps)
