"""Why a look taught nothing: one error inside this source, and what it becomes outside."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from selfguard.errors import ServiceRefusedError
from selfguard.model.evidence import Covered, Evidence, Extent, Fault, Origin, Topic, Unreadable


class LookRefusedError(Exception):
    """A look that was refused, or broken off. It holds no name, no address and no text of others.

    *values* are those that the sentence of *fault* has placeholders for.
    """

    def __init__(self, fault: Fault, /, **values: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.values = values

    def told(self) -> ServiceRefusedError:
        """Return the error that a person may see."""
        return ServiceRefusedError(f"instagram_live.{self.fault.value}", **self.values)


@dataclass(slots=True)
class Outcome:
    """What a look came to. It is kept for this run, so that nothing is asked twice."""

    was_asked: bool = False
    evidence: list[Evidence] = field(default_factory=list, repr=False)
    refusal: ServiceRefusedError | None = None
    username: str = field(default="", repr=False)

    def refuse(self, refused: LookRefusedError, origin: Origin, topics: frozenset[Topic]) -> None:
        """Keep that nothing of *topics* was learnt, and why."""
        self.refusal = refused.told()
        self.evidence = list(_unread(refused.fault, origin, topics))

    def keep(self, evidence: list[Evidence]) -> None:
        """Keep what was learnt."""
        self.refusal = None
        self.evidence = evidence


def _unread(fault: Fault, origin: Origin, topics: frozenset[Topic]) -> Iterator[Evidence]:
    yield Unreadable(origin, fault, 1, topics)
    for topic in sorted(topics):
        yield Covered(origin, topic, Extent.NOT)
