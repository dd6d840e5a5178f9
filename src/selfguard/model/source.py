"""Where evidence comes from, and what a source covered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from selfguard.model.evidence import Evidence, Extent, Topic, Unreadable


class Source(Protocol):
    """A place that evidence comes from: the only part that touches the disk or the network."""

    @property
    def name(self) -> str:
        """Return the name shown in reports, as in `instagram-export`."""
        ...

    def collect(self) -> Iterator[Evidence]:
        """Yield the evidence, with one `Covered` per topic and an `Unreadable` per gap.

        Raises `InputRefusedError` where nothing can be read at all. It never raises for a part
        of its input: a part that cannot be read is `Unreadable`.
        """
        ...


@dataclass(frozen=True, slots=True)
class SourceRun:
    """What one source gave: counts, coverage and gaps. It holds no evidence."""

    name: str
    seen_on: datetime | None
    """When the source was made, in UTC; None if it yielded nothing."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many records, per kind: `post`, `story`, `profile-photo`, `followers`, …"""
    coverage: Mapping[Topic, Extent] = field(default_factory=dict)
    unreadable: Sequence[Unreadable] = ()

    @property
    def service(self) -> str:
        """Return the service it told of: sources are named `<service>-<kind>`."""
        return self.name.partition("-")[0]


class Waiting(Protocol):
    """Whoever shows that something is waited for: nothing waits longer than it says."""

    def pause(self, seconds: float) -> None:
        """Wait *seconds* before the next request, and say so."""
        ...

    def tick(self, left: float) -> None:
        """Say that at most *left* more seconds are waited for an answer."""
        ...
