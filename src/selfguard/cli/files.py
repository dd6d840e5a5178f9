"""Files that the command line reads and writes itself: checklists in, reports out."""

import errno
import os
import secrets
import stat
from pathlib import Path

from selfguard.errors import InputRefusedError, OutputRefusedError
from selfguard.resources import data
from selfguard.store import private_file

LARGEST_CHECKLIST = 256_000
"""In bytes; a larger file is refused before it is read."""
HELP_LINES = "helplines"
"""The file among the checklists that is none: whom to call, and who is sent where."""
_REASONS = {
    errno.ENOSPC: "cli.cannot-write-full",
    errno.EDQUOT: "cli.cannot-write-full",
    errno.EFBIG: "cli.cannot-write-full",
    errno.ENOENT: "cli.cannot-write-missing",
    errno.ENOTDIR: "cli.cannot-write-missing",
    errno.EACCES: "cli.cannot-write-rights",
    errno.EPERM: "cli.cannot-write-rights",
    errno.EROFS: "cli.cannot-write-rights",
}


def built_in_checklists() -> list[str]:
    """Return the ids of the checklists that selfguard ships, in alphabetical order."""
    names = (entry.name for entry in data("checklists").iterdir())
    found = {name.removesuffix(".yaml") for name in names if name.endswith(".yaml")}
    return sorted(found - {HELP_LINES})


def is_path(name: str) -> bool:
    """Tell whether *name* is a path (a separator, .yaml at its end, or dots alone), not an id."""
    return name.endswith((".yaml", ".yml")) or "/" in name or os.sep in name or not name.strip(".")


def read_checklist(name: str) -> bytes:
    """Return the bytes of the checklist *name*: the id of a built-in one, or a path.

    Raises `InputRefusedError` where there is none, it is no regular file, or it is too large.
    """
    if is_path(name):
        return _read_regular(Path(name), LARGEST_CHECKLIST)
    if name not in built_in_checklists():
        raise InputRefusedError(
            "cli.no-such-checklist", name=name, known=", ".join(built_in_checklists())
        )
    return data(f"checklists/{name}.yaml").read_bytes()


def read_help_lines() -> bytes:
    """Return the bytes of the help lines that selfguard ships."""
    return data(f"checklists/{HELP_LINES}.yaml").read_bytes()


def read_compiled(name: str) -> bytes:
    """Return the compiled form of the file *name* among the checklists that selfguard ships."""
    return data(f"compiled/{name}.json").read_bytes()


def _read_regular(path: Path, largest: int) -> bytes:
    """Return the bytes of *path*, at most *largest*; nothing but a regular file is opened."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputRefusedError("cli.not-a-file", name=str(path))
        with path.open("rb") as file:
            raw = file.read(largest + 1)
    except OSError as error:
        raise InputRefusedError("cli.cannot-read", name=str(path)) from error
    if len(raw) > largest:
        raise InputRefusedError("cli.too-large", name=str(path), largest=f"{largest:,}")
    return raw


def write_private(path: Path, content: bytes) -> None:
    """Write *content* to *path*: readable by its owner alone, and whole or not at all.

    Raises `OutputRefusedError`; the file that was there before is then untouched, and no
    temporary file is left.
    """
    try:
        private_file.replace(path, content)
    except OSError as error:
        raise OutputRefusedError(
            _REASONS.get(error.errno or 0, "cli.cannot-write"), name=str(path)
        ) from error


def write_new(path: Path, content: bytes) -> bool:
    """Write *content* to *path* as `write_private` does, where nothing is there; else return False.

    Nothing is ever replaced, whoever put it there in the meantime. Raises `OutputRefusedError`.
    """
    temporary = path.with_name(f".selfguard.{secrets.token_hex(4)}.tmp")
    try:
        private_file.write(temporary, content)
        return _published(temporary, path)
    except OSError as error:
        raise OutputRefusedError(
            _REASONS.get(error.errno or 0, "cli.cannot-write"), name=str(path)
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def _published(temporary: Path, path: Path) -> bool:
    """Give *temporary* the name *path* as well, unless that is taken."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links: the name is taken first, then given
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            return False
        temporary.replace(path)
    return True
