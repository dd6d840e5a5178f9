"""What is kept on this machine: that a person said "this is my own account". Nothing else.

One SQLite file, 0600 in a folder of its own, 0700, with `secure_delete`. The account is kept as
a hash with a random key (HMAC-SHA-256), which lies beside it: whoever holds the file can test a
guessed name, but cannot read one. One store knows one account; another one needs `forget` first.
"""

import hmac
import os
import secrets
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from selfguard.errors import StoreRefusedError

FILE = "selfguard.sqlite3"
SCHEMA_VERSION = 1
_SIDE_FILES = ("", "-wal", "-shm", "-journal")
_TABLE = "CREATE TABLE IF NOT EXISTS owner (secret BLOB NOT NULL, account BLOB NOT NULL)"


@dataclass(frozen=True, slots=True)
class Store:
    """The store in *folder*. Nothing is made on disk before something is to be kept."""

    folder: Path

    @property
    def path(self) -> Path:
        """Return the path of the one file."""
        return self.folder / FILE

    def knows(self, account: str) -> bool:
        """Tell whether the person confirmed *account*, a user name, as their own.

        Nothing is written. Raises `StoreRefusedError` where the store belongs to another
        account, cannot be read, or was made by a newer version.
        """
        if not self._is_there():
            return False
        with self._open("ro") as connection:
            tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
            if ("owner",) not in tables:
                return False
            row = connection.execute("SELECT secret, account FROM owner").fetchone()
        if row is None:
            return False
        secret, kept = row
        if not (isinstance(secret, bytes) and isinstance(kept, bytes)):
            raise StoreRefusedError("cli.store-damaged", path=str(self.path))
        if not hmac.compare_digest(_hash(secret, account), kept):
            raise StoreRefusedError("cli.store-other-account")
        return True

    def confirm(self, account: str) -> None:
        """Keep that *account* is the person's own. Raises `StoreRefusedError`."""
        secret = secrets.token_bytes(32)
        self._create()
        with self._open("rw") as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(_TABLE)
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            connection.execute("DELETE FROM owner")
            connection.execute("INSERT INTO owner VALUES (?, ?)", (secret, _hash(secret, account)))

    def kept(self) -> list[Path]:
        """Return the files that are kept; none of them need be readable.

        Raises `StoreRefusedError` where the folder cannot be looked into.
        """
        found = []
        for end in _SIDE_FILES:
            path = self.folder / f"{FILE}{end}"
            try:
                path.lstat()
            except FileNotFoundError:
                continue
            except OSError as error:
                raise StoreRefusedError("cli.store-closed", path=str(self.folder)) from error
            found.append(path)
        return found

    def forget(self) -> list[Path]:
        """Remove everything that is kept, and return the files that were removed.

        It needs no readable store, and does nothing where there is none. Raises
        `StoreRefusedError` where something cannot be removed.
        """
        removed = self.kept()
        try:
            for path in removed:
                path.unlink()
            if self.folder.is_dir() and not any(self.folder.iterdir()):
                self.folder.rmdir()
        except OSError as error:
            raise StoreRefusedError("cli.store-closed", path=str(self.folder)) from error
        return removed

    def _is_there(self) -> bool:
        """Tell whether there is a file; anything else in its place is refused."""
        try:
            mode = self.path.lstat().st_mode
        except FileNotFoundError:
            return False
        except OSError as error:
            raise StoreRefusedError("cli.store-closed", path=str(self.folder)) from error
        if not stat.S_ISREG(mode):
            raise StoreRefusedError("cli.store-damaged", path=str(self.path))
        return True

    def _create(self) -> None:
        """Make the folder 0700 and the file 0600 before SQLite opens it; follow no link."""
        flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.chmod(0o700)
            os.close(os.open(self.path, flags, 0o600))
        except OSError as error:
            raise StoreRefusedError("cli.store-closed", path=str(self.folder)) from error

    @contextmanager
    def _open(self, mode: str) -> Iterator[sqlite3.Connection]:
        """Open the file in *mode*, `ro` or `rw`, hand out a connection in a transaction, close it.

        A schema that is newer than `SCHEMA_VERSION` is refused, and left as it is.
        """
        address = f"{self.path.absolute().as_uri()}?mode={mode}"
        try:
            with closing(sqlite3.connect(address, timeout=10, uri=True)) as connection, connection:
                (version,) = connection.execute("PRAGMA user_version").fetchone()
                if version > SCHEMA_VERSION:
                    raise StoreRefusedError("cli.store-newer")
                yield connection
        except sqlite3.Error as error:
            raise StoreRefusedError("cli.store-damaged", path=str(self.path)) from error


def _hash(secret: bytes, account: str) -> bytes:
    return hmac.digest(secret, account.casefold().encode(), "sha256")
