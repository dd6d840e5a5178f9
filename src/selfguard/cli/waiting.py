"""A line on standard error while the service is waited for: it says how long, and no longer."""

import math
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selfguard.cli.ownership import is_terminal
from selfguard.cli.speech import Preferences, words_for

if TYPE_CHECKING:
    from rich.progress import Progress

_SECOND = 1.0


@dataclass(slots=True)
class ShownWaiting:
    """Waits between requests, and shows each second of it where there is a terminal."""

    preferences: Preferences
    most: int
    """How many requests there are at most."""
    _asked: int = field(default=1, init=False)
    _bar: "Progress | None" = field(default=None, init=False)

    def pause(self, seconds: float) -> None:
        """Wait *seconds* before the next request, and say so."""
        words = words_for(self.preferences)
        self._asked += 1
        left = seconds
        while left > 0:
            text = words(
                "live.next-request", number=self._asked, most=self.most, left=math.ceil(left)
            )
            self._show(text, seconds - left, seconds)
            step = min(left, _SECOND)
            time.sleep(step)
            left -= step

    def tick(self, left: float) -> None:
        """Say that at most *left* more seconds are waited for an answer."""
        self._show(words_for(self.preferences)("live.waits", left=math.ceil(left)))

    def stop(self) -> None:
        """Take the line away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _show(self, text: str, completed: float = 0, total: float | None = None) -> None:
        if self.preferences.is_plain or not is_terminal():
            return
        self._bar = self._bar or _bar()
        task = self._bar.task_ids[0]
        self._bar.update(task, description=text, completed=completed, total=total, refresh=True)


def _bar() -> "Progress":
    """Return a running bar without a thread, which takes no stream over and leaves nothing."""
    from rich import progress  # noqa: PLC0415 - 190 ms, spent only when a bar is shown
    from rich.console import Console  # noqa: PLC0415

    bar = progress.Progress(
        progress.TextColumn("{task.description}", markup=False),
        progress.BarColumn(bar_width=20),
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.add_task("", total=None)
    bar.start()
    return bar
