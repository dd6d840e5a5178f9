"""What the reader is inside of while it walks the events: lists and maps that are not closed."""

from dataclasses import dataclass

from selfguard.checklists.document import Path, Raw, Span


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a map, where it stands, and the index in the text where it ends."""

    name: str
    span: Span
    end: int


NO_KEY = Key("", Span(0, 0), 0)
"""Stands where no key does: a key is never empty."""


@dataclass(slots=True)
class Open:
    """A list or a map that has not ended yet."""

    value: list[Raw] | dict[str, Raw]
    path: Path
    key: Key = NO_KEY
    """The key whose value comes next; none in a list, and in a map where a key comes next."""

    @property
    def wants_key(self) -> bool:
        """Tell whether a key comes next."""
        return isinstance(self.value, dict) and self.key is NO_KEY

    def next(self, span: Span) -> tuple[Path, Span]:
        """Return the path of the value at *span*, and the place of its key, or its own."""
        if self.key.name:
            return (*self.path, self.key.name), self.key.span
        return (*self.path, len(self.value)), span

    def add(self, item: Raw) -> None:
        """Put *item* behind its key, or at the end of the list."""
        if isinstance(self.value, list):
            self.value.append(item)
        else:
            self.value[self.key.name] = item
        self.key = NO_KEY
