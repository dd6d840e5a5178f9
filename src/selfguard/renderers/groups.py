"""The findings of a report in the groups, and in the order, in which a reader meets them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from selfguard.model.check import Basis, Outcome
from selfguard.model.report import Finding, Reason, Report


class Group(StrEnum):
    """What a finding asks of the reader. In reading order."""

    OPEN = "open"
    TO_CONFIRM = "to-confirm"
    ONLY_YOU = "only-you"
    NO_EVIDENCE = "no-evidence"
    PARTLY_COVERED = "partly-covered"
    WITHHELD = "withheld"
    CLOSED = "closed"
    NOT_APPLICABLE = "not-applicable"
    ERROR = "error"


_BY_OUTCOME = {
    Outcome.FAIL: Group.OPEN,
    Outcome.PASS: Group.CLOSED,
    Outcome.NOT_APPLICABLE: Group.NOT_APPLICABLE,
    Outcome.ERROR: Group.ERROR,
}
_BY_REASON = {
    Reason.TO_CONFIRM: Group.TO_CONFIRM,
    Reason.ONLY_YOU: Group.ONLY_YOU,
    Reason.EXPIRED: Group.ONLY_YOU,
    Reason.PARTLY_COVERED: Group.PARTLY_COVERED,
    Reason.WITHHELD: Group.WITHHELD,
}
IN_FULL = frozenset({Group.OPEN, Group.TO_CONFIRM})
"""The groups whose findings are told in full."""
SETTLED = frozenset({Group.WITHHELD, Group.CLOSED, Group.NOT_APPLICABLE})
"""The groups that ask nothing of the reader: a line per finding."""

ASKABLE = frozenset({Group.TO_CONFIRM, Group.ONLY_YOU, Group.NO_EVIDENCE, Group.PARTLY_COVERED})
"""The groups whose findings an answer can settle."""


def group_of(finding: Finding) -> Group:
    """Return the group of *finding*."""
    if finding.outcome is Outcome.NOT_REVIEWED:
        return _BY_REASON.get(finding.reason, Group.NO_EVIDENCE)
    return _BY_OUTCOME[finding.outcome]


def grouped(findings: Sequence[Finding]) -> list[tuple[Group, list[Finding]]]:
    """Return the groups that have *findings*, each in the order of `Report.next_steps`.

    The most severe stand first; among equals the order of the checklist stands.
    """
    ordered = sorted(findings, key=lambda f: -f.step.severity.weight)
    return [
        (group, members)
        for group in Group
        if (members := [f for f in ordered if group_of(f) is group])
    ]


@dataclass(frozen=True, slots=True)
class Shares:
    """How many of the steps that apply were measured, were answered, and were neither."""

    applicable: int
    measured: int
    answered: int
    not_reviewed: int
    waived: int
    """Beside the others: left out by the person's answer, for a reason and a time."""


def shares(report: Report) -> Shares:
    """Return how much of the checklist *report* could decide."""
    bases = [finding.basis for finding in report.reviewed]
    applicable = len(report.applicable)
    return Shares(
        applicable,
        bases.count(Basis.MEASURED),
        bases.count(Basis.ANSWERED),
        applicable - len(bases),
        len(report.waived),
    )
