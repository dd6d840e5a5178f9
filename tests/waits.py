"""Whoever waits in the tests: nobody, but it is written down."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Waits:
    """Keeps how long was waited; *then* is done each time that is said to be going on."""

    then: Callable[[], object] = lambda: None
    pauses: list[float] = field(default_factory=list)
    left: list[float] = field(default_factory=list)

    def pause(self, seconds: float) -> None:
        """Keep how long a pause is, and make none."""
        self.pauses.append(seconds)

    def tick(self, left: float) -> None:
        """Keep how much time is left."""
        self.left.append(left)
        self.then()
