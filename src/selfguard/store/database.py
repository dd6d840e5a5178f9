"""The one file, opened with SQLite: to read what stands in it at one moment, or to write.

A read opens the file for writing too. If a run was killed while it wrote, its journal lies
beside the file, and SQLite rolls it back for whoever opens the file next; a file that is whole
is not written to. What was committed is on the disk before the call returns.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from selfguard.store import files, refusals, schema

LONGEST_WAIT = 10.0
"""Seconds that a command waits for another one that is writing."""
_PRAGMAS = (
    "PRAGMA journal_mode = DELETE",
    # As FULL, and the folder too: else a power failure could bring the journal back, and with it
    # the state before the answer (sqlite.org/pragma.html#pragma_synchronous).
    "PRAGMA synchronous = EXTRA",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    # Nothing is spilled into files elsewhere.
    "PRAGMA temp_store = MEMORY",
)

Row = tuple[object, ...]
"""What stands in one row: nothing of it is known yet."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What stood in the file at one moment. A table that an older version lacks is empty."""

    connection: sqlite3.Connection
    tables: frozenset[str]

    def rows(self, table: str, query: str, *values: str) -> list[Row]:
        """Return the rows of *query*, about *table*, with *values* in the place of its `?`."""
        if table not in self.tables:
            return []
        return self.connection.execute(query, values).fetchall()

    def count(self, table: str) -> int:
        """Return how many rows *table*, one of ours, has."""
        found = self.rows(table, f"SELECT count(*) FROM {table}")  # noqa: S608 - a name of ours
        return next((int(number) for (number,) in found if isinstance(number, int)), 0)


@contextmanager
def reading(path: Path) -> Iterator[Snapshot]:
    """Hand out what stands in the file at *path*; one that is not there is empty, and not made.

    Raises `StoreRefusedError` where it cannot be read, is damaged, or is newer.
    """
    address = _address(path) if files.is_there(path) else ":memory:"
    with _connected(address, path) as connection:
        connection.execute("BEGIN")
        yield Snapshot(connection, schema.tables(connection, path))


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Hand out the file at *path* in a transaction, made or brought to this version if need be.

    All of the body is committed when it ends, and none of it when it raises, an interrupt
    included: closing the connection rolls back. Raises `StoreRefusedError`; what was in the
    file is then still there.
    """
    files.make(path)
    with _connected(_address(path), path) as connection:
        schema.tables(connection, path)
        files.tighten(path)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        connection.execute("BEGIN IMMEDIATE")
        schema.migrate(connection, path)
        yield connection
        connection.execute("COMMIT")


@contextmanager
def _connected(address: str, path: Path) -> Iterator[sqlite3.Connection]:
    """Open *address*, close it at the end, and say in our words what SQLite says about *path*."""
    try:
        connection = sqlite3.connect(address, timeout=LONGEST_WAIT, isolation_level=None, uri=True)
        with closing(connection):
            yield connection
    except sqlite3.Error as error:
        raise refusals.of_sqlite(error, path) from error


def _address(path: Path) -> str:
    """Return the address of the file at *path*: to read and write it, not to make it."""
    return f"{path.absolute().as_uri()}?mode=rw"
