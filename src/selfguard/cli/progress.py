"""A progress bar with a rate and a remaining time, once something takes more than a second."""

import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from selfguard.model.evidence import Evidence

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0
"""Seconds before a bar appears."""
BETWEEN = 0.1
"""Seconds between two looks at how far it has got."""


class MeasuredSource(Protocol):
    """A source that knows how much it has to read, and how much it has read."""

    @property
    def name(self) -> str:
        """Return the name of the source."""
        ...

    @property
    def bytes_total(self) -> int:
        """Return how many bytes there are to read, as far as it is known by now."""
        ...

    @property
    def bytes_read(self) -> int:
        """Return how many of them have been read."""
        ...

    def collect(self) -> Iterator[Evidence]:
        """Yield the evidence."""
        ...


@dataclass(frozen=True, slots=True)
class Watched:
    """A source that shows on standard error how far it has got while it is collected."""

    source: MeasuredSource
    label: str
    is_shown: bool
    """False where there is no terminal, or plain output was asked for."""
    patience: float = PATIENCE

    @property
    def name(self) -> str:
        """Return the name of the source."""
        return self.source.name

    def collect(self) -> Generator[Evidence, None, None]:
        """Yield the evidence of the source; a bar comes up once *patience* has run out."""
        due = time.monotonic() + self.patience if self.is_shown else float("inf")
        bar: Progress | None = None
        try:
            for evidence in self.source.collect():
                yield evidence
                if time.monotonic() < due:
                    continue
                total, read = self.source.bytes_total, self.source.bytes_read
                bar = bar or _bar(self.label, total)
                bar.update(bar.task_ids[0], total=total, completed=read, refresh=True)
                due = time.monotonic() + BETWEEN
        finally:
            if bar is not None:
                bar.stop()


def _bar(label: str, total: int) -> "Progress":
    """Return a running bar for *total* bytes that leaves nothing behind when it stops.

    It has no thread of its own and takes no stream over: while pictures are looked at, standard
    error is another one than before and after.
    """
    from rich import progress  # noqa: PLC0415 - 190 ms, spent only when a bar is shown
    from rich.console import Console  # noqa: PLC0415

    bar = progress.Progress(
        progress.TextColumn("{task.description}", markup=False),
        progress.BarColumn(),
        progress.TransferSpeedColumn(),
        progress.TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.add_task(label, total=total)
    bar.start()
    return bar
