"""The folder and the files in it: made before SQLite opens them, removed without it.

SQLite gives a new file, and every file beside it, the rights of the user's umask, mostly
readable for all. So the file is made here, 0600 in a folder that is 0700; what SQLite lays
beside it has the rights of the file. Temporary files are written here for the session alone,
which lies beside the store; they and what other tools or versions may leave go with `remove`.
"""

import os
import re
import stat
from contextlib import suppress
from pathlib import Path

from selfguard.store import refusals

FILE = "selfguard.sqlite3"
SESSION_FILE = "instagram-session.json"
_NAME = re.escape(FILE)
_SESSION = re.escape(SESSION_FILE)
_OURS = re.compile(
    rf"{_NAME}(-wal|-shm|-journal|-mj.*|\.bak.*|\.tmp.*)?|{_SESSION}"
    rf"|\.({_NAME}|{_SESSION})\.[0-9a-f]{{8}}\.tmp"
)
"""Store, session, what SQLite lays beside it (sqlite.org/tempfiles.html), copies, temporaries."""
_FOLDER_MODE = 0o700
_FILE_MODE = 0o600


def is_there(path: Path) -> bool:
    """Tell whether there is a file at *path*; anything else in its place is refused.

    Raises `StoreRefusedError`.
    """
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return False
    except OSError as error:
        raise refusals.of_disk(error, path) from error
    if not stat.S_ISREG(mode):
        raise refusals.damaged(path)
    return True


def make(path: Path) -> None:
    """Make the folder and the file at *path* where they are not there; follow no link.

    A file that is there is not opened: closing it again would take SQLite's locks from whoever
    else in this process holds them (sqlite.org/howtocorrupt.html, 2.2). Raises
    `StoreRefusedError` where the file cannot be made, or something else is in its place.
    """
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
    try:
        path.parent.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, flags, _FILE_MODE))
        mode = path.lstat().st_mode
    except OSError as error:
        raise refusals.of_disk(error, path) from error
    if not stat.S_ISREG(mode):
        raise refusals.closed(path)


def make_folder(folder: Path) -> None:
    """Make *folder* where it is not there, and take every right from it that others have.

    Raises `OSError`. On Windows modes mean nothing.
    """
    folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
    _narrow(folder, _FOLDER_MODE)


def tighten(path: Path) -> None:
    """Take every right from the file at *path* and its folder that others have.

    Raises `StoreRefusedError` where that cannot be done. On Windows modes mean nothing.
    """
    try:
        _narrow(path.parent, _FOLDER_MODE)
        _narrow(path, _FILE_MODE)
    except OSError as error:
        raise refusals.of_disk(error, path) from error


def _narrow(place: Path, widest: int) -> None:
    mode = stat.S_IMODE(place.stat().st_mode)
    if mode & ~widest:
        place.chmod(mode & widest)


def kept(path: Path) -> list[Path]:
    """Return the file at *path* and the files beside it that are ours, sorted.

    None of them need be readable. Raises `StoreRefusedError` where the folder cannot be looked
    into.
    """
    try:
        return sorted(each for each in path.parent.iterdir() if _OURS.fullmatch(each.name))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise refusals.closed(path) from error


def remove(path: Path) -> list[Path]:
    """Remove all that `kept` returns, and the folder if it is empty; return what was removed.

    Raises `StoreRefusedError` where something cannot be removed.
    """
    removed = kept(path)
    try:
        for each in removed:
            each.unlink(missing_ok=True)
        if path.parent.is_dir() and not any(path.parent.iterdir()):
            path.parent.rmdir()
    except OSError as error:
        raise refusals.closed(path) from error
    return removed
