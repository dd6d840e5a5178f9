"""Colour profiles (ICC.1:2022): kept, since without them the colours are others."""

_SHORTEST = 132
"""The header and the number of tags."""
_LONGEST = 255 * 65_519
"""What fits into a JPEG."""


def whole(raw: bytes) -> bytes:
    """Return the profile at the start of *raw*, cut at its own length; empty where it is none.

    Its content is kept as it is, its texts too: they name the profile, its maker and the date
    on which the profile was made.
    """
    size = int.from_bytes(raw[:4], "big")
    if raw[36:40] != b"acsp" or not _SHORTEST <= size <= min(len(raw), _LONGEST):
        return b""
    return raw[:size]
