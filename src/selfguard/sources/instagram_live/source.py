"""The person's own page as a stranger sees it, as a source of evidence: one request."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from selfguard.errors import ServiceRefusedError
from selfguard.model.evidence import Evidence
from selfguard.model.proof import ProvenHandle
from selfguard.model.source import Waiting
from selfguard.sources.instagram_live.patience import PATIENCE, Patience

NAME = "instagram-live"
"""The name of the source."""


@dataclass(frozen=True, slots=True)
class InstagramLive:
    """What somebody sees who is not signed in: one anonymous request, kept for this run only."""

    handle: ProvenHandle = field(repr=False)
    looked_on: datetime
    """When it is looked at, in UTC: ages count from here."""
    waiting: Waiting = field(repr=False)
    _patience: Patience = field(default=PATIENCE, repr=False)
    name: str = field(default=NAME, init=False)

    def collect(self) -> Iterator[Evidence]:
        """Yield what the page shows. Never raises for what the service does."""
        raise NotImplementedError

    @property
    def refusal(self) -> ServiceRefusedError | None:
        """Return why nothing was learnt, after `collect`; None where something was."""
        raise NotImplementedError
