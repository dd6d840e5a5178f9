"""The hardening index: weight passed per hundred reviewed."""

from collections.abc import Iterable

from selfguard.model.check import Outcome
from selfguard.model.checklist import Severity

MINIMUM_REVIEWED = 5
"""Under so many reviewed steps there is no hardening index, only counts."""
REVIEWED = frozenset({Outcome.PASS, Outcome.FAIL})
"""The outcomes that count. What does not apply, or is waived, leaves the denominator; what is
unknown, run out or could not be examined is not reviewed, and never a pass."""


def hardening_index(outcomes: Iterable[tuple[Severity, Outcome]]) -> int | None:
    """Return the weight passed per hundred reviewed, rounded down; None under five steps.

    Weights: critical 8, high 4, medium 2, low 1 (after the hardening index of Lynis). It is
    never shown without the share of steps reviewed and its caveat.
    """
    reviewed = [(severity.weight, outcome) for severity, outcome in outcomes if outcome in REVIEWED]
    if len(reviewed) < MINIMUM_REVIEWED:
        return None
    passed = sum(weight for weight, outcome in reviewed if outcome is Outcome.PASS)
    return 100 * passed // sum(weight for weight, _ in reviewed)
