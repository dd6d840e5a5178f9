"""The boxes of ISO base media files (ISO/IEC 14496-12:2022) and of QuickTime.

HEIC, AVIF, MP4 and MOV are cleaned in place: offsets into the file stay valid, so a box that goes
becomes free space of the same size, filled with zeros.
"""

from collections.abc import Iterator
from typing import NamedTuple

from selfguard.vision.refusals import UnreadableFileError

MOST = 30_000
"""How many boxes one box may hold, and how many entries a table."""
SPACE = frozenset({b"free", b"skip", b"wide"})
_LARGE = 16


class Box(NamedTuple):
    """A box by its *kind*: it lies from *start* to *end*, its content from *body* on."""

    kind: bytes
    start: int
    body: int
    end: int


def boxes(data: bytes, start: int, end: int) -> list[Box]:
    """Return the boxes that fill *data* from *start* to *end*; zeros at the end may remain.

    Raises `UnreadableFileError` where they do not fill it.
    """
    found = list(_walk(data, start, end))
    rest = found[-1].end if found else start
    if data[rest:end].strip(b"\0") or len(found) == MOST:
        raise UnreadableFileError
    return found


def _walk(data: bytes, start: int, end: int) -> Iterator[Box]:
    """Yield boxes as long as they fit between *start* and *end*."""
    for _ in range(MOST):
        size, body = int.from_bytes(data[start : start + 4], "big"), start + 8
        if size == 1:
            size, body = int.from_bytes(data[body : body + 8], "big"), start + _LARGE
        stop = start + size if size else end
        if not body <= stop <= end:
            return
        yield Box(data[start + 4 : start + 8], start, body, stop)
        start = stop


def inside(data: bytes, box: Box, skipped: int = 0) -> list[Box]:
    """Return the boxes in *box*, the first *skipped* bytes of its content left out."""
    return boxes(data, min(box.body + skipped, box.end), box.end)


def of_kind(found: list[Box], kind: bytes) -> Box:
    """Return the only box of *kind* among *found*; raises `UnreadableFileError` otherwise."""
    fitting = [box for box in found if box.kind == kind]
    if len(fitting) != 1:
        raise UnreadableFileError
    return fitting[0]


def blank(out: bytearray, start: int, end: int) -> None:
    """Overwrite *out* from *start* to *end* with zeros; nothing where *end* lies before it."""
    if start < end:
        out[start:end] = bytes(end - start)


def free(out: bytearray, box: Box) -> None:
    """Make of *box* free space that holds nothing."""
    out[box.start + 4 : box.start + 8] = b"free"
    blank(out, box.body, box.end)


class Numbers:
    """Whole numbers, big-endian, read one after the other from *data* between *at* and *end*."""

    def __init__(self, data: bytes, at: int, end: int) -> None:
        self.at = at
        self._data = data
        self._end = end

    def next(self, size: int) -> int:
        """Return the number in the next *size* bytes; raises `UnreadableFileError` at the end."""
        self.at += size
        if self.at > self._end:
            raise UnreadableFileError
        return int.from_bytes(self._data[self.at - size : self.at], "big")
