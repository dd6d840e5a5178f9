"""The one look at a page: for an account that was proven, or for the proof of one by its bio."""

from contextlib import closing
from dataclasses import dataclass, field

from selfguard.model.evidence import Fault
from selfguard.model.proof import Claim, ProvenHandle
from selfguard.model.source import Waiting
from selfguard.sources.instagram_live.page import Details, bio_of, told_of
from selfguard.sources.instagram_live.patience import PATIENCE, Patience
from selfguard.sources.instagram_live.refusals import LookRefusedError

MOST_VISITS = 3
"""How often one run of `prove` may look for the code."""
GAP = 5.0
"""How many seconds lie between two of these looks."""


@dataclass(frozen=True, slots=True)
class Visit:
    """At most three looks for the code of one name, with a pause before each but the first."""

    waiting: Waiting = field(repr=False)
    patience: Patience = field(default=PATIENCE, repr=False)
    _names: list[str] = field(default_factory=list, init=False, repr=False, compare=False)
    """The names that were asked for: one name."""
    _refused: list[Fault] = field(default_factory=list, init=False, repr=False, compare=False)
    """Why the visit is over; empty while it is not."""

    def end(self, fault: Fault) -> None:
        """Let nothing more be asked: the first refusal is the last request."""
        self._refused.append(fault)

    def admit(self, name: str) -> None:
        """Wait until *name* may be asked for; raises `LookRefusedError` if it may not be."""
        is_other = bool({*self._names} - {name})
        if self._refused or is_other or len(self._names) >= MOST_VISITS:
            raise LookRefusedError(Fault.ENOUGH_ASKED)
        if self._names:
            self.waiting.pause(GAP)
        self._names.append(name)


def open_visit(waiting: Waiting) -> Visit:
    """Return a visit in which nothing was asked yet."""
    return Visit(waiting)


def bears_code(claim: Claim, visit: Visit) -> bool:
    """Tell whether the code of *claim* stands in the bio of its page: one request.

    Nothing else of the page is returned or kept. Raises `ServiceRefusedError`, with a word of
    `instagram_live.*`, where it cannot be told.
    """
    try:
        visit.admit(claim.name)
        bio = bio_of(_page_of(claim, visit.waiting, visit.patience))
    except LookRefusedError as refused:
        visit.end(refused.fault)
        raise refused.told() from None
    return claim.stands_in(bio)


def look(handle: ProvenHandle, waiting: Waiting, patience: Patience) -> Details:
    """Return what the page of *handle* tells a stranger: one request.

    Raises `LookRefusedError`.
    """
    return _page_of(handle, waiting, patience)


def _page_of(account: ProvenHandle | Claim, waiting: Waiting, patience: Patience) -> Details:
    """Ask for the page of *account*: the one place where a name reaches the network."""
    from selfguard.sources.instagram_live import fence, loader  # noqa: PLC0415 - 0.4 s

    path = f"{account.name.lower()}/"
    allowed = fence.Allowed(frozenset({f"GET /{path}"}), most=1, is_page=True)
    way = fence.Fence(allowed, fence.Wait(waiting, patience))
    with closing(loader.Context(way)) as context, loader.understood():
        told = told_of(account.name, context.get_page_data(path))
    if told is None:
        raise LookRefusedError(Fault.LOGIN_WALL if way.is_login_page else Fault.PAGE_CHANGED)
    return told
