"""GIF: what stands between its frames. It is read only: a GIF is not cleaned.

After the GIF89a specification (CompuServe, 1990), sections 15 to 27.
"""

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
    try:
        return Hidden(others=_others(data))
    except IndexError as error:
        raise UnreadableFileError(Fault.DAMAGED) from error


def _others(data: bytes) -> int:
    others = 0
    at = _HEAD + _table(data[10])
    while (mark := data[at]) != _END:
        if mark == _EXTENSION:
            kind = data[at + 1]
            is_playing = kind == _APPLICATION and data[at + 3 : at + 14] in _PLAYING
            others += kind in {_COMMENT, _TEXT, _APPLICATION} and not is_playing
            at = _behind(data, at + 2)
        elif mark == _FRAME:
            at = _behind(data, at + 11 + _table(data[at + 9]))
        else:
            raise UnreadableFileError(Fault.DAMAGED)
    return others


def _table(flags: int) -> int:
    """Return the bytes of the table of colours that *flags* announce."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _behind(data: bytes, at: int) -> int:
    """Return the place behind the blocks that begin at *at*; the last of them is empty."""
    while size := data[at]:
        at += size + 1
    return at + 1
