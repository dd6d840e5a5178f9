"""The pieces that a file is made of, each by a name and its bytes."""

from collections.abc import Iterator
from typing import TypeAlias

Pieces: TypeAlias = Iterator[tuple[str, bytes]]
"""Name and content of every piece, in the order of the file."""

PICTURE = "picture data"
"""The name of a piece that the picture or the film is made from."""
