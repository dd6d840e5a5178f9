"""A source whose pictures carry what the person said about them, after looking themselves."""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from selfguard.model.evidence import Evidence
from selfguard.model.picture import Picture, Review
from selfguard.model.source import Source


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A source, and what was said about its pictures."""

    source: Source
    review_of: Callable[[str], Review]
    """Return what was said about the picture of an identity."""

    @property
    def name(self) -> str:
        """Return the name of the source."""
        return self.source.name

    def collect(self) -> Iterator[Evidence]:
        """Yield the evidence of the source, its pictures with what was said about them."""
        for each in self.source.collect():
            if isinstance(each, Picture) and (review := self.review_of(each.identity)):
                yield dataclasses.replace(each, review=review)
            else:
                yield each
