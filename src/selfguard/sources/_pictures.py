"""What every source that has pictures needs: which files are pictures, and how one is read."""

from functools import partial

from selfguard.model.evidence import Fault
from selfguard.model.sight import NotLookedAtError, ToLookAt
from selfguard.sources._archive import Archive, Budget, Entry, UnreadableError

LARGEST = 50_000_000
"""How many bytes a picture may have."""

PICTURES = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".heic", ".heif", ".avif", ".gif"}
)
"""Endings of pictures, in lower case. What a file really is, its bytes tell."""
VIDEOS = frozenset(
    {".mp4", ".mov", ".m4v", ".qt", ".3gp", ".3g2", ".webm", ".mkv", ".avi", ".mpg", ".mpeg"}
)
_NEITHER = frozenset({".srt", ".json", ".html", ".txt", ".csv", ".vtt"})
"""Endings of what lies beside pictures in an export: subtitles, records."""


def ending(path: str) -> str:
    """Return the ending of *path* in lower case, with its dot; empty where it has none."""
    name = path.rpartition("/")[2]
    stem, dot, last = name.rpartition(".")
    return f".{last.lower()}" if dot and stem else ""


def is_video(path: str) -> bool:
    """Tell whether *path* names a video."""
    return ending(path) in VIDEOS


def is_picture(path: str) -> bool:
    """Tell whether *path* names a picture."""
    return ending(path) in PICTURES


def is_passed_over(path: str) -> bool:
    """Tell whether *path* names something that lies beside pictures and is none."""
    return ending(path) in _NEITHER


def to_look_at(source: str, path: str, archive: Archive, entry: Entry) -> ToLookAt:
    """Return the picture *entry* in *archive*, to be read when it is looked at.

    It is the same one in every export of *source* that has it at *path*, in size and checksum.
    """
    identity = "\0".join((source, path, str(entry.size), entry.mark))
    return ToLookAt(identity, entry.size, partial(_read, archive, entry))


def _read(archive: Archive, entry: Entry) -> bytes:
    if entry.size > LARGEST:
        raise NotLookedAtError(Fault.TOO_LARGE)
    try:
        with archive.open(entry.path, Budget(LARGEST)) as stream:
            return stream.read()
    except UnreadableError as error:
        raise NotLookedAtError(error.fault) from error
