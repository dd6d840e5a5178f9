"""Looks at a picture once: what was seen in it before is recalled, and the file is not read."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from selfguard.model.evidence import Fault
from selfguard.model.sight import K, Looker, Sight, ToLookAt


@dataclass(frozen=True, slots=True)
class Remembering:
    """A looker before which stands a memory, by the identities of pictures."""

    looker: Looker
    version: str
    """Names the models and the rules: what others saw is not recalled."""
    recall: Callable[[str], Sight | None]
    remember: Callable[[str, Sight], None]

    def look(self, pictures: Iterable[tuple[K, ToLookAt]]) -> Iterator[tuple[K, Sight | Fault]]:
        """Yield what each of *pictures* shows, in their order; faults are never remembered."""
        waiting: deque[tuple[K, str, Sight | None]] = deque()

        def unknown() -> Iterator[tuple[None, ToLookAt]]:
            for key, picture in pictures:
                name = f"{self.version}\0{picture.identity}" if picture.identity else ""
                waiting.append((key, name, self.recall(name) if name else None))
                if waiting[-1][2] is None:
                    yield None, picture

        for _, seen in self.looker.look(unknown()):
            yield from _recalled(waiting)
            key, name, _ = waiting.popleft()
            if name and isinstance(seen, Sight):
                self.remember(name, seen)
            yield key, seen
        yield from _recalled(waiting)


def _recalled(waiting: deque[tuple[K, str, Sight | None]]) -> Iterator[tuple[K, Sight | Fault]]:
    """Take off *waiting* what was recalled, up to the first picture that was not."""
    while waiting and (sight := waiting[0][2]) is not None:
        yield waiting.popleft()[0], sight
