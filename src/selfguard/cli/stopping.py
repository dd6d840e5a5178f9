"""^C while pictures are looked at: once, and the rest is left; twice, and the program ends."""

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

import click

from selfguard.model.evidence import Fault
from selfguard.model.sight import K, Looker, Sight, ToLookAt


@dataclass(slots=True)
class Stoppable:
    """A looker that ^C stops between two pictures, so that what was seen so far is told.

    The interrupt is raised where a source waits for it, never in the middle of something else. It
    holds for the sources that come later, too.
    """

    looker: Looker
    _is_stopped: bool = field(default=False, init=False)

    def look(self, pictures: Iterable[tuple[K, ToLookAt]]) -> Iterator[tuple[K, Sight | Fault]]:
        """Yield what each of *pictures* shows, in their order.

        Raises `KeyboardInterrupt` where it was stopped and something is left, and `click.Abort`
        on a second ^C.
        """
        with self._listening():
            for each in self.looker.look(pictures):
                if self._is_stopped:
                    raise KeyboardInterrupt
                yield each

    @contextmanager
    def _listening(self) -> Iterator[None]:
        """Hear ^C while the block runs, unless the program was told to ignore it."""
        before = signal.getsignal(signal.SIGINT)
        if before is not signal.default_int_handler:
            yield
            return
        signal.signal(signal.SIGINT, self._hear)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if self._is_stopped:
            raise click.Abort
        self._is_stopped = True
