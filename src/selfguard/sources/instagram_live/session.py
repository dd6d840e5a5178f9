"""What only the owner sees, read with the owner's own session, as a source of evidence."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from selfguard.errors import ServiceRefusedError
from selfguard.model.evidence import Evidence
from selfguard.model.source import Waiting
from selfguard.sources.instagram_live.patience import PATIENCE, Patience

NAME = "instagram-session"
"""The name of the source."""


@dataclass(frozen=True, slots=True)
class InstagramSession:
    """The posts that tag the account. Who may tag it is told by no known route: unknown."""

    cookies: Mapping[str, str] = field(repr=False)
    looked_on: datetime
    """When it is looked at, in UTC."""
    waiting: Waiting = field(repr=False)
    check: Callable[[str], None] = field(repr=False)
    """Called with the name the service answers, before anything else is read; it may raise."""
    _patience: Patience = field(default=PATIENCE, repr=False)
    name: str = field(default=NAME, init=False)

    def collect(self) -> Iterator[Evidence]:
        """Yield the posts that tag the account. Raises only what *check* raises."""
        raise NotImplementedError

    @property
    def username(self) -> str:
        """Return whose session it is, as the service says, after `collect`; empty before."""
        raise NotImplementedError

    @property
    def refusal(self) -> ServiceRefusedError | None:
        """Return why nothing was learnt, after `collect`; None where something was."""
        raise NotImplementedError
