"""Whether the code of a claim stands in the bio that its page shows."""

from dataclasses import dataclass, field

from selfguard.model.proof import Claim
from selfguard.model.source import Waiting
from selfguard.sources.instagram_live.patience import PATIENCE, Patience


@dataclass(frozen=True, slots=True)
class Visit:
    """At most three looks for one name in one run, with a pause before each but the first."""

    waiting: Waiting = field(repr=False)
    _patience: Patience = field(default=PATIENCE, repr=False)


def open_visit(waiting: Waiting) -> Visit:
    """Return a visit in which nothing was asked yet."""
    return Visit(waiting)


def bears_code(claim: Claim, visit: Visit) -> bool:
    """Tell whether the code of *claim* stands in the bio of its page: one request.

    Raises `ServiceRefusedError`, with a word of `instagram_live.*`, where that cannot be told.
    """
    raise NotImplementedError
