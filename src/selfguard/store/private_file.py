"""A file that its owner alone can read, written whole or not at all, and to the disk."""

import os
import re
import secrets
import time
from contextlib import suppress
from pathlib import Path

LEFT_OVER = 60
"""Seconds after which a temporary file belongs to no run that is still writing."""
_MODE = 0o600


def replace(path: Path, content: bytes) -> None:
    """Write *content* to *path*, in the place of what was there: whole or not at all.

    It is on the disk when this returns. Raises `OSError`; what was there is then untouched, and
    no temporary file is left.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    _sweep(path)
    try:
        write(temporary, content)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _name_durably(path.parent)


def write(path: Path, content: bytes) -> None:
    """Write *content* to the new file *path*, readable by its owner alone, and to the disk.

    Raises `OSError`, and follows no link.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0), _MODE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def temporaries(path: Path) -> list[Path]:
    """Return the temporary files that were made while *path* was written. Raises `OSError`."""
    ours = re.compile(rf"\.{re.escape(path.name)}\.[0-9a-f]{{8}}\.tmp")
    return sorted(each for each in path.parent.iterdir() if ours.fullmatch(each.name))


def _sweep(path: Path) -> None:
    """Remove what a run that was killed while it wrote *path* has left behind."""
    for other in temporaries(path):
        if time.time() - other.lstat().st_mtime > LEFT_OVER:
            other.unlink(missing_ok=True)


def _name_durably(folder: Path) -> None:
    """Bring the names in *folder* to the disk, where a folder may be opened: not on Windows."""
    with suppress(PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
