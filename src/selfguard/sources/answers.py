"""What the person answered, as a source like any other. It holds what it was given."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selfguard.model.evidence import Answer, Covered, Evidence, Extent, Topic

NAME = "answers"


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers that the person gave earlier."""

    given: Sequence[Answer]

    @property
    def name(self) -> str:
        """Return the name shown in reports."""
        return NAME

    def collect(self) -> Iterator[Evidence]:
        """Yield the answers. Where there are none it tells nothing."""
        if self.given:
            newest = max(self.given, key=lambda answer: answer.answered_on)
            yield Covered(newest.origin, Topic.ANSWERS, Extent.WHOLE)
        yield from self.given
