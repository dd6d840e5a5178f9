"""Whose store it is: the hash of one account, and the proof that it is the person's own."""

import hmac
import secrets
import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from selfguard.errors import StoreRefusedError
from selfguard.model.proof import PROOF_LASTS, Proof, ProvenHandle, proven_before
from selfguard.store import refusals
from selfguard.store.database import Row, Snapshot
from selfguard.store.rows import from_time, to_bytes, to_text, to_time

OWNER = "SELECT secret, account FROM owner LIMIT 1"
MOST_CLAIMS = 2
"""How many names may be said to be one's own within `CLAIM_LASTS`."""
CLAIM_LASTS = timedelta(days=1)
_SECRET = 32
"""Bytes of a secret."""


def is_known(found: Sequence[Row], account: str, path: Path) -> bool:
    """Tell whether *found*, the rows of `OWNER` in the file at *path*, are about *account*.

    Raises `StoreRefusedError` where they are about another one.
    """
    for secret, kept in found:
        if not (isinstance(secret, bytes) and isinstance(kept, bytes)):
            raise refusals.damaged(path)
        if not hmac.compare_digest(_hash(secret, account), kept):
            raise StoreRefusedError("cli.store-other-account")
    return bool(found)


def confirm(connection: sqlite3.Connection, account: str) -> None:
    """Keep that *account* is the person's own, in the place of whatever was kept before."""
    secret = secrets.token_bytes(_SECRET)
    connection.execute("DELETE FROM owner")
    connection.execute("INSERT INTO owner VALUES (?, ?)", (secret, _hash(secret, account)))


def keep_proof(connection: sqlite3.Connection, handle: ProvenHandle, path: Path) -> None:
    """Keep *handle* in the file at *path*, and that its account is the person's own.

    Raises `StoreRefusedError` where the store belongs to another account.
    """
    if not is_known(connection.execute(OWNER).fetchall(), handle.name, path):
        confirm(connection, handle.name)
    row = (handle.name, handle.proof.value, from_time(handle.proven_on))
    connection.execute("INSERT OR REPLACE INTO proof VALUES (1, ?, ?, ?)", row)


def proof(snapshot: Snapshot) -> ProvenHandle | None:
    """Return the proof in *snapshot*, whether or not it still counts; None without one.

    Raises `ValueError` or `OverflowError` where the row does not fit.
    """
    found = snapshot.rows("proof", "SELECT name, proof, proven_on FROM proof")
    for name, how, proven_on in found:
        kept = proven_before(to_text(name), Proof(to_text(how)), to_time(proven_on))
        if kept is None:
            raise ValueError
        return kept
    return None


def drop_expired(connection: sqlite3.Connection, now: datetime) -> None:
    """Remove a proof that does not count any more *now*."""
    before = from_time(now - PROOF_LASTS)
    connection.execute("DELETE FROM proof WHERE proven_on <= ?", (before,))


def code_secret(connection: sqlite3.Connection) -> bytes:
    """Return the secret behind the codes for a bio, 32 bytes, made where there is none yet.

    Raises `ValueError` where the row does not fit.
    """
    made = (secrets.token_bytes(_SECRET),)
    connection.execute("INSERT OR IGNORE INTO code_secret VALUES (1, ?)", made)
    (found,) = connection.execute("SELECT secret FROM code_secret").fetchone()
    return to_bytes(found)


def claim(connection: sqlite3.Connection, name: str, now: datetime) -> bool:
    """Keep that *name* is said to be the person's own *now*, as a hash that counts for a day.

    Return False, and keep nothing, where `MOST_CLAIMS` other names were said within a day: one
    may be mistyped, and nobody looks for a code at name after name.
    """
    key = _hash(code_secret(connection), name)
    connection.execute("DELETE FROM claims WHERE claimed_on <= ?", (from_time(now - CLAIM_LASTS),))
    others = connection.execute("SELECT count(*) FROM claims WHERE name <> ?", (key,)).fetchone()
    if others[0] >= MOST_CLAIMS:
        return False
    connection.execute("INSERT OR REPLACE INTO claims VALUES (?, ?)", (key, from_time(now)))
    return True


def keep_look(connection: sqlite3.Connection, now: datetime) -> None:
    """Keep that the own page was looked at *now*."""
    connection.execute("INSERT OR REPLACE INTO look VALUES (1, ?)", (from_time(now),))


def last_look(snapshot: Snapshot) -> datetime | None:
    """Return when the own page was last looked at, in UTC; None where it never was.

    Raises `ValueError` or `OverflowError` where the row does not fit.
    """
    found = snapshot.rows("look", "SELECT looked_on FROM look")
    return next((to_time(row[0]) for row in found), None)


def _hash(secret: bytes, account: str) -> bytes:
    return hmac.digest(secret, account.casefold().encode(), "sha256")
