"""The tables, and the way to them from every earlier version.

The version stands in the header of the file, as `user_version`. Version 0 is a file in which
nothing was kept yet, 1 held the account alone, 2 answers, runs, the reader and the screens that
were seen; 3 what was seen in pictures and said about them; 4 holds the proof of the account, the
secret behind the codes for a bio, and when the own page was last looked at, too.
"""

import sqlite3
from pathlib import Path

from selfguard.store import refusals

_MIGRATIONS = (
    ("CREATE TABLE IF NOT EXISTS owner (secret BLOB NOT NULL, account BLOB NOT NULL)",),
    (
        """CREATE TABLE answers (
            scope TEXT NOT NULL, step TEXT NOT NULL, value TEXT NOT NULL, why TEXT NOT NULL,
            serial TEXT NOT NULL, answered_on TEXT NOT NULL, valid_until TEXT NOT NULL,
            PRIMARY KEY (scope, step)
        ) STRICT""",
        """CREATE TABLE runs (
            id INTEGER PRIMARY KEY, scope TEXT NOT NULL, checklist TEXT NOT NULL,
            serial TEXT NOT NULL, made_on TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE outcomes (
            run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE, step TEXT NOT NULL,
            severity TEXT NOT NULL, outcome TEXT NOT NULL, basis TEXT NOT NULL,
            PRIMARY KEY (run, step)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE reader (
            id INTEGER PRIMARY KEY CHECK (id = 1), role TEXT NOT NULL, age TEXT NOT NULL,
            from_before_18 TEXT NOT NULL, country TEXT NOT NULL, phone TEXT NOT NULL
        ) STRICT""",
        "CREATE TABLE seen (name TEXT PRIMARY KEY) STRICT",
    ),
    (
        """CREATE TABLE picture_secret (
            id INTEGER PRIMARY KEY CHECK (id = 1), secret BLOB NOT NULL
        ) STRICT""",
        """CREATE TABLE sights (
            id INTEGER PRIMARY KEY, picture BLOB NOT NULL UNIQUE, level TEXT NOT NULL,
            faces INTEGER NOT NULL, largest INTEGER NOT NULL, booths INTEGER NOT NULL,
            maybes INTEGER NOT NULL, others INTEGER NOT NULL, is_strip INTEGER NOT NULL,
            has_place INTEGER NOT NULL, is_identifying INTEGER NOT NULL
        ) STRICT""",
        """CREATE TABLE reviews (
            picture BLOB PRIMARY KEY, review TEXT NOT NULL, reviewed_on TEXT NOT NULL
        ) STRICT""",
    ),
    (
        """CREATE TABLE proof (
            id INTEGER PRIMARY KEY CHECK (id = 1), name TEXT NOT NULL, proof TEXT NOT NULL,
            proven_on TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE code_secret (
            id INTEGER PRIMARY KEY CHECK (id = 1), secret BLOB NOT NULL
        ) STRICT""",
        """CREATE TABLE claims (
            name BLOB PRIMARY KEY, claimed_on TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE look (
            id INTEGER PRIMARY KEY CHECK (id = 1), looked_on TEXT NOT NULL
        ) STRICT""",
    ),
)
"""What leads from each version to the next one, from 0 on."""
SCHEMA_VERSION = len(_MIGRATIONS)
_OWNER = frozenset({"owner"})
_ANSWERED = _OWNER | {"answers", "runs", "outcomes", "reader", "seen"}
_SEEN = _ANSWERED | {"picture_secret", "sights", "reviews"}
_TABLES = (
    _OWNER,  # a run that was killed between making the first table and naming its version
    _OWNER,
    _ANSWERED,
    _SEEN,
    _SEEN | {"proof", "code_secret", "claims", "look"},
)
"""The tables that a file of each version may hold."""


def version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the version of the file behind *connection*, at *path*.

    Raises `StoreRefusedError` where it is newer than `SCHEMA_VERSION`, or none at all.
    """
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found > SCHEMA_VERSION:
        raise refusals.newer()
    if found < 0:
        raise refusals.damaged(path)
    return int(found)


def tables(connection: sqlite3.Connection, path: Path) -> frozenset[str]:
    """Return the names of the tables in the file behind *connection*, at *path*.

    An older file has fewer, and may be somebody else's. Raises `StoreRefusedError` for a newer
    one, and for one of this version that lacks a table.
    """
    found = frozenset(name for kind, name in _objects(connection) if kind == "table")
    if version(connection, path) == SCHEMA_VERSION and not found >= _TABLES[SCHEMA_VERSION]:
        raise refusals.damaged(path)
    return found


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the file behind *connection*, at *path*, to this version, inside a transaction.

    Raises `StoreRefusedError` for a newer file, and for one that holds something of somebody
    else: it is not written to.
    """
    found = version(connection, path)
    if {name for _, name in _objects(connection)} - _TABLES[found]:
        raise refusals.damaged(path)
    for statements in _MIGRATIONS[found:]:
        for statement in statements:
            connection.execute(statement)
    if found < SCHEMA_VERSION:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _objects(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return kind and name of each table, view, index and trigger, without SQLite's own."""
    query = "SELECT type, name FROM sqlite_master WHERE name NOT GLOB 'sqlite_*'"
    return connection.execute(query).fetchall()
