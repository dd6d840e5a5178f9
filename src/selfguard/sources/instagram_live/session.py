"""What only the owner sees, read with the owner's own session, as a source of evidence."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime

from selfguard.errors import ServiceRefusedError
from selfguard.model.evidence import (
    Covered,
    Evidence,
    Extent,
    Fault,
    Origin,
    TaggedPosts,
    Topic,
    Unreadable,
)
from selfguard.model.source import Waiting
from selfguard.sources.instagram_live.patience import PATIENCE, Patience
from selfguard.sources.instagram_live.refusals import LookRefusedError, Outcome

NAME = "instagram-session"
"""The name of the source."""
TOPICS = frozenset({Topic.TAGGED})
"""What is told to the owner alone."""
MOST = 20
"""How many requests are made at most."""
_REQUESTS = frozenset({"GET /graphql/query", "POST /graphql/query"})


@dataclass(frozen=True, slots=True)
class InstagramSession:
    """The posts of others that tag the account, counted: at most 20 requests, 2 to 5 s apart.

    Who may tag the account is told by no known route: it stays unknown. The first refusal of the
    service is the last request.
    """

    cookies: Mapping[str, str] = field(repr=False)
    looked_on: datetime
    """When it is looked at, in UTC."""
    waiting: Waiting = field(repr=False)
    check: Callable[[str], None] = field(repr=False)
    """Called with the name that the service answers, before anything else is read. It may raise."""
    _patience: Patience = field(default=PATIENCE, repr=False)
    name: str = field(default=NAME, init=False)
    _outcome: Outcome = field(default_factory=Outcome, init=False, repr=False, compare=False)

    def collect(self) -> Iterator[Evidence]:
        """Yield the posts that tag the account, then how far that is covered.

        Raises what *check* raises, and nothing for what the service does. Whoever collects again
        gets the same, and nothing is asked again.
        """
        if not self._outcome.was_asked:
            self._outcome.was_asked = True
            self._look()
        yield from self._outcome.evidence

    @property
    def username(self) -> str:
        """Return whose session it is, as the service says, after `collect`; empty before."""
        return self._outcome.username

    @property
    def refusal(self) -> ServiceRefusedError | None:
        """Return why nothing was learnt, after `collect`; None where something was.

        Its key is `instagram_live.<fault>`. Where only the rest is missing, `Unreadable` says why.
        """
        return self._outcome.refusal

    def _look(self) -> None:
        origin = Origin(NAME, "", self.looked_on.astimezone(UTC))
        # What remains if the look is interrupted: it counts as made, and taught nothing.
        self._outcome.refuse(LookRefusedError(Fault.ENOUGH_ASKED), origin, TOPICS)
        try:
            self._outcome.keep(list(self._tagged(origin)))
        except LookRefusedError as refused:
            self._outcome.refuse(_as_session(refused), origin, TOPICS)

    def _tagged(self, origin: Origin) -> Iterator[Evidence]:
        from selfguard.sources.instagram_live import fence, own  # noqa: PLC0415 - 0.4 s

        allowed = fence.Allowed(_REQUESTS, MOST, is_page=False)
        way = fence.Fence(allowed, fence.Wait(self.waiting, self._patience))
        with closing(own.OwnContext(way)) as context:
            me = own.enter(context, self.cookies)
            self._outcome.username = me.username
            self.check(me.username)
            tally = own.Tally(origin.seen_on, str(me.userid))
            gap = _gap_of(lambda: own.count_tagged(me, tally))
        if gap and not tally.seen:
            raise gap
        yield TaggedPosts(origin, tally.count, len(tally.owners), tally.oldest, tally.newest)
        if gap:
            yield Unreadable(origin, _as_session(gap).fault, 1, TOPICS)
        yield Covered(origin, Topic.TAGGED, Extent.PARTLY if gap else Extent.WHOLE)


def _gap_of(read: Callable[[], None]) -> LookRefusedError | None:
    """Return what broke off *read*; None where it came to its end."""
    try:
        read()
    except LookRefusedError as refused:
        return refused
    return None


def _as_session(refused: LookRefusedError) -> LookRefusedError:
    """Return *refused* as it is to be said of a session: one that is sent to sign in is unknown."""
    is_wall = refused.fault is Fault.LOGIN_WALL
    return LookRefusedError(Fault.SIGNED_OUT) if is_wall else refused
