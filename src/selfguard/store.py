"""What is kept on this machine: that a person said "this is my own account". Nothing else.

One SQLite file, 0600 in a folder of its own, 0700, with `secure_delete`. The account is kept as
a keyed hash (HMAC-SHA-256 with a secret made for this store): the file does not tell whose it
is. One store knows one account; another one needs `forget` first.
"""

import hmac
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
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

        Raises `StoreRefusedError` where the store belongs to another account, cannot be read,
        or was made by a newer version.
        """
        if not self.path.exists():
            return False
        with self._open() as connection:
            row = connection.execute("SELECT secret, account FROM owner").fetchone()
        if row is None:
            return False
        if not hmac.compare_digest(_hash(row[0], account), row[1]):
            raise StoreRefusedError("cli.store-other-account")
        return True

    def confirm(self, account: str) -> None:
        """Keep that *account* is the person's own. Raises `StoreRefusedError`."""
        secret = secrets.token_bytes(32)
        self._create()
        with self._open() as connection:
            connection.execute("DELETE FROM owner")
            connection.execute("INSERT INTO owner VALUES (?, ?)", (secret, _hash(secret, account)))

    def forget(self) -> list[Path]:
        """Remove everything that is kept, and return the files that were removed.

        It needs no readable store, and does nothing where there is none.
        """
        try:
            found = [self.folder / f"{FILE}{end}" for end in _SIDE_FILES]
            removed = [path for path in found if path.exists()]
            for path in removed:
                path.unlink()
            if self.folder.is_dir() and not any(self.folder.iterdir()):
                self.folder.rmdir()
        except OSError as error:
            raise StoreRefusedError("cli.store-closed", path=str(self.folder)) from error
        return removed

    def _create(self) -> None:
        """Make the folder 0700 and the file 0600 before SQLite opens it."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.chmod(0o700)
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError as error:
            raise StoreRefusedError("cli.store-closed", path=str(self.folder)) from error

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file, hand out a connection within one transaction, and close it."""
        try:
            connection = sqlite3.connect(self.path, timeout=10)
        except sqlite3.Error as error:
            raise StoreRefusedError("cli.store-damaged", path=str(self.path)) from error
        try:
            with connection:
                connection.execute("PRAGMA secure_delete = ON")
                _migrate(connection)
                yield connection
        except sqlite3.Error as error:
            raise StoreRefusedError("cli.store-damaged", path=str(self.path)) from error
        finally:
            connection.close()


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the schema to `SCHEMA_VERSION`; refuse one that is newer."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA_VERSION:
        raise StoreRefusedError("cli.store-newer")
    connection.execute(_TABLE)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _hash(secret: bytes, account: str) -> bytes:
    return hmac.digest(secret, account.casefold().encode(), "sha256")
