"""GIF: what stands between its frames. It is read only: a GIF is not cleaned.

After the GIF89a specification (CompuServe, 1990), sections 15 to 27.
"""

from collections.abc import Iterator

from selfguard.model.evidence import Fault
from selfguard.model.sight import Hidden
from selfguard.vision.refusals import UnreadableFileError

_HEAD = 13
_FRAME, _EXTENSION, _END = 0x2C, 0x21, 0x3B
_COMMENT, _TEXT, _APPLICATION = 0xFE, 0x01, 0xFF
_PLAYING = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""Applications that say how often the frames are played, and nothing else."""


def read(data: bytes) -> Hidden:
    """Return how many comments, texts and pieces of applications (XMP) *data* carries.

    Raises `UnreadableFileError` where it is cut off.
    """
    extensions = (at for mark, at in _parts(data) if mark == _EXTENSION)
    return Hidden(others=sum(_tells(data, at) for at in extensions))


def frames(data: bytes) -> int:
    """Return how many frames *data* has. Raises `UnreadableFileError` where it is cut off."""
    return sum(mark == _FRAME for mark, _ in _parts(data))


def _parts(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the frames and extensions of *data*: the mark of each, and where it stands."""
    try:
        at = _HEAD + _table(data[10])
        while (mark := data[at]) != _END:
            yield mark, at
            if mark == _EXTENSION:
                at = _behind(data, at + 2)
            elif mark == _FRAME:
                at = _behind(data, at + 11 + _table(data[at + 9]))
            else:
                raise UnreadableFileError(Fault.DAMAGED)
    except IndexError as error:
        raise UnreadableFileError(Fault.DAMAGED) from error


def _tells(data: bytes, at: int) -> bool:
    """Tell whether the extension at *at* tells more than how the frames are played."""
    kind = data[at + 1]
    is_playing = kind == _APPLICATION and data[at + 3 : at + 14] in _PLAYING
    return kind in {_COMMENT, _TEXT, _APPLICATION} and not is_playing


def _table(flags: int) -> int:
    """Return the bytes of the table of colours that *flags* announce."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _behind(data: bytes, at: int) -> int:
    """Return the place behind the blocks that begin at *at*; the last of them is empty."""
    while size := data[at]:
        at += size + 1
    return at + 1
