"""How long is waited for one answer."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Event, Thread
from typing import TypeVar

from selfguard.model.evidence import Fault
from selfguard.model.source import Waiting
from selfguard.sources.instagram_live.refusals import LookRefusedError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited for one answer: counted in slices, since no clock is read here."""

    slices: int = 75
    """How many slices are waited in all: 15 seconds."""
    seconds: float = 0.2
    """How long one slice is."""
    silence: float = 10.0
    """How many seconds the service may say nothing."""

    def wait_for(self, work: Callable[[Event], T], waiting: Waiting) -> T:
        """Return what *work* returns, or raise what it raises, whatever that is.

        The work is done beside: looking up an address, or a head that comes drop by drop, has no
        limit of its own. It is given a flag that is set once nobody waits any more. Raises
        `LookRefusedError` when all the time is used up; an interrupt is raised at once.
        """
        future, stop = Future[T](), Event()
        thread = Thread(target=_do, args=(future, work, stop), daemon=True)
        thread.start()
        try:
            for waited in range(self.slices):
                waiting.tick((self.slices - waited) * self.seconds)
                thread.join(self.seconds)
                if not thread.is_alive():
                    return future.result()
        finally:
            stop.set()
        raise LookRefusedError(Fault.TOO_SLOW)


def _do(future: Future[T], work: Callable[[Event], T], stop: Event) -> None:
    try:
        future.set_result(work(stop))
    except BaseException as error:  # noqa: BLE001 - it is raised where the work is waited for
        future.set_exception(error)


PATIENCE = Patience()
"""As long as anybody waits; tests wait less."""
