"""How reading, cleaning, covering and verifying end where they cannot be done.

None of these leaves the program as it is: the caller turns them into evidence or into a sentence.
"""

from enum import StrEnum

from selfguard.model.evidence import Fault


class Reason(StrEnum):
    """Why a file cannot be cleaned, or nothing in it be covered."""

    DAMAGED = "damaged"
    """Cut off, or its parts do not fit together: half of it is never written."""
    TIMED_METADATA = "timed-metadata"
    """A film with a track that is neither picture nor sound: places and times, perhaps."""
    FRAGMENTED = "fragmented"
    """A film in fragments, each with a head of its own."""
    GIF = "gif"
    TIFF = "tiff"
    EPS = "eps"
    PDF = "pdf"
    RAW = "raw"
    UNKNOWN = "unknown"
    """No kind of file that is known here."""
    MOVIE = "movie"
    """A film: only still pictures can be covered."""
    ANIMATED = "animated"
    """A picture with several frames: only one of them could be covered."""
    TOO_LARGE = "too-large"
    """More pixels than are decoded."""
    NO_DECODER = "no-decoder"
    """A picture that cannot be opened with what is installed."""


DECODER_ERRORS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    EOFError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What Pillow and pillow-heif raise on damaged pictures, as seen in mutations of good ones."""


class UnreadableFileError(Exception):
    """A file whose container is broken, so that what it hides cannot be told."""

    def __init__(self, fault: Fault = Fault.DAMAGED) -> None:
        """Say by *fault* why."""
        super().__init__(fault.value)
        self.fault = fault


class UncleanableError(Exception):
    """A file that cannot be cleaned or covered. No part of it is returned."""

    def __init__(self, reason: Reason) -> None:
        """Say by *reason* why."""
        super().__init__(reason.value)
        self.reason = reason


class NotCleanError(Exception):
    """A cleaned file that still tells something, or whose picture is another than before."""

    def __init__(self, what: str) -> None:
        """Name by *what* the piece that was found, as in `Exif` or `picture data`."""
        super().__init__(what)
        self.what = what
