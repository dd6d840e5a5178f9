"""How far the export could tell: what was found, what could not be read, per topic."""

from collections.abc import Iterable, Iterator

from selfguard.model.evidence import Covered, Extent, Fault, Origin, Topic, Unreadable

_OTHERS = {Topic.ANSWERS, Topic.FOLDER_PICTURES, Topic.PUBLIC_PAGE, Topic.TAGGED}
"""What no export can be about."""


class Coverage:
    """Keeps count of topics and gaps while files are read."""

    def __init__(self) -> None:
        self.is_anything_read = False
        """Whether at least one file could be read, if only in part."""
        self._found: set[Topic] = set()
        self._partly: set[Topic] = set()
        self._gaps: dict[tuple[Origin, Fault, frozenset[Topic]], int] = {}

    def find(self, topics: Iterable[Topic]) -> None:
        """Note that there is a file about *topics*."""
        self._found.update(topics)

    def lose(self, topic: Topic) -> None:
        """Note that a file thought to be about *topic* says nothing about it."""
        self._found.discard(topic)

    def limit(self, topics: Iterable[Topic]) -> None:
        """Note that the export can tell about *topics* only in part."""
        self._partly.update(topics)

    def follow(self, topic: Topic, listed: Iterable[Topic]) -> None:
        """Note that *topic* is covered as far as the topics *listed* are that were found."""
        known = self._found.intersection(listed)
        if known:
            self._found.add(topic)
        if known & self._partly:
            self._partly.add(topic)

    def gap(self, origin: Origin, fault: Fault, topics: Iterable[Topic], count: int = 1) -> None:
        """Note *count* pieces at *origin* that could not be read because of *fault*."""
        key = (origin, fault, frozenset(topics))
        self._gaps[key] = self._gaps.get(key, 0) + count
        self._partly |= key[2]

    def told(self, origin: Origin) -> Iterator[Unreadable | Covered]:
        """Yield every gap, then one word on each topic that an export could be about."""
        for (at, fault, topics), count in self._gaps.items():
            yield Unreadable(at, fault, count, topics)
        for topic in Topic:
            if topic not in _OTHERS:
                yield Covered(origin, topic, self._extent(topic))

    @property
    def gaps(self) -> int:
        """Return how many pieces could not be read so far."""
        return sum(self._gaps.values())

    def found(self) -> frozenset[Topic]:
        """Return the topics that a file was found about."""
        return frozenset(self._found)

    def _extent(self, topic: Topic) -> Extent:
        if topic not in self._found:
            return Extent.NOT
        return Extent.PARTLY if topic in self._partly else Extent.WHOLE
