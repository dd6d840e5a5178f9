"""Lines for the ear: whole where they are short, in pieces where they would be long."""

from collections.abc import Iterable, Iterator

BETWEEN = " | "
"""Stands between the parts of a line. Screen readers pass over it by default."""
LONGEST = 400
"""How many characters a line may have before its parts stand on lines of their own."""


def line(*parts: str) -> str:
    """Return the *parts* that are not empty on one line."""
    return BETWEEN.join(part for part in parts if part)


def lines(begun: str, parts: Iterable[str]) -> Iterator[str]:
    """Yield *begun* and *parts* on one line; on a line each, indented, if that were too long."""
    told = [part for part in parts if part]
    whole = line(begun, *told)
    if len(whole) <= LONGEST:
        yield whole
        return
    yield begun
    yield from (f"  {part}" for part in told)
