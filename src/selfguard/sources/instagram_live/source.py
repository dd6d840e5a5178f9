"""The person's own page as a stranger sees it, as a source of evidence: one request."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from selfguard.errors import ServiceRefusedError
from selfguard.model.evidence import Evidence, Fault, Origin, Topic
from selfguard.model.proof import ProvenHandle
from selfguard.model.source import Waiting
from selfguard.sources.instagram_live.look import look
from selfguard.sources.instagram_live.page import read_page, teaches
from selfguard.sources.instagram_live.patience import PATIENCE, Patience
from selfguard.sources.instagram_live.refusals import LookRefusedError, Outcome

NAME = "instagram-live"
"""The name of the source."""
TOPICS = frozenset({Topic.ACCOUNT, Topic.PROFILE_TEXT, Topic.PROFILE_PHOTO, Topic.PUBLIC_PAGE})
"""What a page tells of."""


@dataclass(frozen=True, slots=True)
class InstagramLive:
    """What somebody sees who is not signed in: one anonymous request, kept for this run only.

    Dates, alternative texts, the main link and the contact buttons would cost a request each, or
    are not told to strangers: they are unknown, and never asked for.
    """

    handle: ProvenHandle = field(repr=False)
    looked_on: datetime
    """When it is looked at, in UTC: ages count from here."""
    waiting: Waiting = field(repr=False)
    _patience: Patience = field(default=PATIENCE, repr=False)
    name: str = field(default=NAME, init=False)
    _outcome: Outcome = field(default_factory=Outcome, init=False, repr=False, compare=False)

    def collect(self) -> Iterator[Evidence]:
        """Yield what the page shows, then how far each topic is covered.

        Never raises for what the service does: a look that was refused is `Unreadable`, and
        covers nothing. Whoever collects again gets the same, and nothing is asked again.
        """
        if not self._outcome.was_asked:
            self._outcome.was_asked = True
            self._look()
        yield from self._outcome.evidence

    @property
    def refusal(self) -> ServiceRefusedError | None:
        """Return why nothing was learnt, after `collect`; None where something was.

        Its key is `instagram_live.<fault>`, as in `instagram_live.asked-to-wait`.
        """
        return self._outcome.refusal

    def _look(self) -> None:
        origin = Origin(NAME, "", self.looked_on.astimezone(UTC))
        # What remains if the look is interrupted: it counts as made, and taught nothing.
        self._outcome.refuse(LookRefusedError(Fault.ENOUGH_ASKED), origin, TOPICS)
        try:
            evidence = list(read_page(look(self.handle, self.waiting, self._patience), origin))
        except LookRefusedError as refused:
            self._outcome.refuse(refused, origin, TOPICS)
            return
        if teaches(evidence):
            self._outcome.keep(evidence)
        else:
            self._outcome.refuse(LookRefusedError(Fault.PAGE_CHANGED), origin, TOPICS)
