"""Whether a file holds more than one picture: only its first one is looked at."""

from selfguard.vision.kinds import Kind, kind_of
from selfguard.vision.metadata import frames, gif
from selfguard.vision.refusals import DECODER_ERRORS, UnreadableFileError


def is_moving(data: bytes) -> bool:
    """Tell whether *data* is an animation, or a HEIC of several pictures.

    Where the file is broken it is not told here: what reads its metadata refuses it.
    """
    kind = kind_of(data)
    try:
        if kind is Kind.GIF:
            return gif.frames(data) > 1
        if kind is Kind.HEIC and _pictures(data) > 1:
            return True
        return frames.is_animated(kind, data)
    except UnreadableFileError:
        return False


def _pictures(data: bytes) -> int:
    """Return how many pictures a HEIC holds, without its small copies; 1 where it is not known."""
    try:
        import pillow_heif  # noqa: PLC0415 - an extra, and half a second

        return len(pillow_heif.open_heif(data))
    except (ImportError, *DECODER_ERRORS):
        return 1
