"""Why the store cannot be used: what SQLite and the disk say, as the sentences a person reads."""

import errno
import sqlite3
from pathlib import Path

from selfguard.errors import StoreRefusedError

_PRIMARY = 0xFF
"""Result codes are extended: the primary one is their lowest byte (sqlite.org/rescode.html)."""
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


def damaged(path: Path) -> StoreRefusedError:
    """Return the error for a file at *path* that is no store, or whose rows do not fit."""
    return StoreRefusedError("cli.store-damaged", path=str(path))


def closed(path: Path) -> StoreRefusedError:
    """Return the error for a file at *path* whose folder cannot be used."""
    return StoreRefusedError("cli.store-closed", path=str(path.parent))


def newer() -> StoreRefusedError:
    """Return the error for a store that a newer version made."""
    return StoreRefusedError("cli.store-newer")


def of_sqlite(error: sqlite3.Error, path: Path) -> StoreRefusedError:
    """Return the error for what SQLite said about the file at *path*.

    Not every error of the module carries a result code; one without is a file that cannot be
    understood.
    """
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    match code & _PRIMARY:
        case sqlite3.SQLITE_FULL:
            return StoreRefusedError("cli.store-full", path=str(path))
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreRefusedError("cli.store-busy", path=str(path))
        case (
            sqlite3.SQLITE_READONLY
            | sqlite3.SQLITE_CANTOPEN
            | sqlite3.SQLITE_PERM
            | sqlite3.SQLITE_IOERR
            | sqlite3.SQLITE_AUTH
        ):
            return closed(path)
        case _:
            return damaged(path)


def of_disk(error: OSError, path: Path) -> StoreRefusedError:
    """Return the error for what the disk said about the file at *path* or its folder."""
    if error.errno in _NO_ROOM:
        return StoreRefusedError("cli.store-full", path=str(path))
    return closed(path)
