"""Earlier audits: how each step came out, and when. Nothing of the evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from selfguard.model.check import Basis, Outcome
from selfguard.model.checklist import Severity
from selfguard.model.hardening import REVIEWED, hardening_index


@dataclass(frozen=True, slots=True)
class PastOutcome:
    """How a step came out in an earlier audit, as severe as it was then."""

    severity: Severity
    outcome: Outcome
    basis: Basis


@dataclass(frozen=True, slots=True)
class PastRun:
    """An earlier audit of one checklist."""

    checklist: str
    """The id of the checklist."""
    serial: str
    """Its edition."""
    made_on: datetime
    """In UTC."""
    outcomes: Mapping[str, PastOutcome] = field(default_factory=dict)
    """Step id → how it came out."""

    @property
    def hardening_index(self) -> int | None:
        """Return the hardening index of that day; None under five reviewed steps."""
        return hardening_index((each.severity, each.outcome) for each in self.outcomes.values())

    @property
    def reviewed(self) -> int:
        """Return how many steps passed or failed."""
        return sum(each.outcome in REVIEWED for each in self.outcomes.values())

    @property
    def applicable(self) -> int:
        """Return how many steps applied to the person."""
        left_out = Outcome.NOT_APPLICABLE
        return sum(each.outcome is not left_out for each in self.outcomes.values())


@dataclass(frozen=True, slots=True)
class Moves:
    """The ids of the steps that moved between what was known and what is seen now."""

    closed: Sequence[str] = ()
    """They failed when they were last reviewed, and pass now."""
    opened_again: Sequence[str] = ()
    """They passed when they were last reviewed, and fail now."""
    new: Sequence[str] = ()
    """They fail now, and had never been reviewed."""


def last_known(runs: Sequence[PastRun]) -> Mapping[str, Outcome]:
    """Return how each step came out when it was last reviewed in *runs*, oldest first."""
    return {
        step: past.outcome
        for run in runs
        for step, past in run.outcomes.items()
        if past.outcome in REVIEWED
    }


def moves(known: Mapping[str, Outcome], now: Mapping[str, Outcome]) -> Moves:
    """Return what moved between what was *known* and *now*, both step id → outcome."""
    passes = [step for step, outcome in now.items() if outcome is Outcome.PASS]
    fails = [step for step, outcome in now.items() if outcome is Outcome.FAIL]
    return Moves(
        closed=tuple(step for step in passes if known.get(step) is Outcome.FAIL),
        opened_again=tuple(step for step in fails if known.get(step) is Outcome.PASS),
        new=tuple(step for step in fails if step not in known),
    )
