"""Findings and the report: what is left when the evidence has been judged and let go."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from selfguard.model.check import Basis, Exposure, Outcome
from selfguard.model.checklist import Checklist, Severity, Step
from selfguard.model.evidence import Answer, AnswerValue, Origin
from selfguard.model.hardening import REVIEWED, hardening_index
from selfguard.model.help import NO_HELP, Help
from selfguard.model.history import Moves, PastOutcome, PastRun, last_known, moves
from selfguard.model.picture import PictureSummary
from selfguard.model.public_view import PublicView
from selfguard.model.reader import Reader, Situation
from selfguard.model.source import SourceRun

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
    answer: Answer | None = None
    """What the person said about the step, whether it decides the outcome or not."""
    measured_on: datetime | None = None
    """When the evidence that was examined was made, the newest of it, in UTC."""

    @property
    def is_reviewed(self) -> bool:
        """Tell whether the step counts in the hardening index."""
        return self.outcome in REVIEWED

    @property
    def is_open(self) -> bool:
        """Tell whether the door stands open."""
        return self.outcome is Outcome.FAIL

    @property
    def disagrees(self) -> bool:
        """Tell whether the person's answer says something else than what was measured."""
        if self.basis is not Basis.MEASURED or self.answer is None:
            return False
        return (self.outcome, self.answer.value) not in _AGREEING

    @property
    def valid_until(self) -> datetime | None:
        """Return until when the answer counts that decides the outcome, or counted."""
        is_answered = self.basis is Basis.ANSWERED or self.reason is Reason.EXPIRED
        return self.answer.valid_until if self.answer and is_answered else None


_AGREEING = {
    (Outcome.PASS, AnswerValue.DONE),
    (Outcome.FAIL, AnswerValue.NOT_DONE),
    (Outcome.PASS, AnswerValue.NOT_FOR_ME),
}


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the last audit of the same checklist."""

    since: datetime
    moves: Moves


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one checklist, and what they rest on."""

    checklist: Checklist
    made_on: datetime
    reader: Reader
    sources: Sequence[SourceRun]
    findings: Sequence[Finding]
    is_masked: bool = False
    help: Help = NO_HELP
    """Whom to call, for this reader in the situation of the checklist."""
    changes: Changes | None = None
    """What changed since the last audit; None where there was none."""
    pictures: PictureSummary | None = None
    """What all pictures show together; None where none was looked at."""
    public_view: PublicView | None = None
    """What a stranger sees of the page today; None where nobody looked."""

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
        """Return the hardening index; None under five steps, and while it is happening."""
        if self.checklist.situation is Situation.HAPPENING:
            return None
        return hardening_index((f.step.severity, f.outcome) for f in self.findings)

    @property
    def waived(self) -> Sequence[Finding]:
        """Return the findings that the person's answer left out, for a reason and a time."""
        return [f for f in self.findings if f.reason is Reason.NOT_FOR_ME]

    @property
    def next_steps(self) -> Sequence[Finding]:
        """Return what to do, the most useful first.

        While it is happening the order of the checklist stands. Else what is critical comes
        first, then open doors, then what nobody looked at; a door that the person chose to leave
        open comes after the other open ones. Among equals the order of the checklist stands: its
        author put the most useful first.
        """
        settled = {Outcome.PASS, Outcome.NOT_APPLICABLE}
        todo = [f for f in self.findings if f.outcome not in settled]
        return self.in_order([f for f in todo if f.reason is not Reason.WITHHELD])

    def in_order(self, findings: Sequence[Finding]) -> Sequence[Finding]:
        """Return *findings* as `next_steps` orders them."""
        if self.checklist.situation is Situation.HAPPENING:
            return findings
        return sorted(
            findings,
            key=lambda f: (
                f.step.severity is not Severity.CRITICAL,
                not f.is_open,
                f.disagrees and _is_left_open(f),
                -f.step.severity.weight,
            ),
        )

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
        pictures = self.pictures
        if pictures:
            first, files = (tuple(map(_mask, p)) for p in (pictures.first, pictures.first_files))
            pictures = dataclasses.replace(pictures, first=first, first_files=files)
        view = self.public_view and _mask_view(self.public_view)
        return dataclasses.replace(
            masked, sources=sources, pictures=pictures, public_view=view, is_masked=True
        )

    def for_file(self) -> "Report":
        """Return the report with login and device data hidden: these never go into a file."""
        return self._with_examples(lambda e: _mask(e) if e.is_private else e)

    def compared(self, runs: Sequence[PastRun]) -> "Report":
        """Return the report with what changed since *runs*, earlier audits, oldest first."""
        if not runs:
            return self
        now = {f.step.id: f.outcome for f in self.findings}
        changes = Changes(runs[-1].made_on, moves(last_known(runs), now))
        return dataclasses.replace(self, changes=changes)

    def past(self) -> PastRun:
        """Return what is kept of the report: how each step came out, nothing of the evidence."""
        used = self.checklist
        outcomes = {
            f.step.id: PastOutcome(f.step.severity, f.outcome, f.basis) for f in self.findings
        }
        return PastRun(used.id, used.serial, self.made_on, outcomes)

    def _with_examples(self, change: Callable[[Exposure], Exposure]) -> "Report":
        findings = [_for_file(f, change) for f in self.findings]
        return dataclasses.replace(self, findings=findings)


def _is_left_open(finding: Finding) -> bool:
    """Tell whether the person said that the step of *finding* is not for them."""
    return finding.answer is not None and finding.answer.value is AnswerValue.NOT_FOR_ME


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


def _mask_view(view: PublicView) -> PublicView:
    rows = [dataclasses.replace(row, datum=MASK if row.datum else "") for row in view.rows]
    return dataclasses.replace(view, rows=rows)


def _shorten(origin: Origin) -> Origin:
    return dataclasses.replace(origin, path=origin.path.rpartition("/")[2])


def _mask_gaps(run: SourceRun) -> SourceRun:
    gaps = [dataclasses.replace(gap, origin=_shorten(gap.origin)) for gap in run.unreadable]
    return dataclasses.replace(run, unreadable=gaps)
