"""What is kept: whose account it is, answers, outcomes, who reads, what pictures show in counts.

The account is kept as a hash with a random key (HMAC-SHA-256), which lies beside it: whoever
holds the file can test a guessed name, but cannot read one. Its name stands there in plain text
only beside a proof, for 30 days: a look at the own page needs it. One store knows one account;
another one needs `forget` first. *scope*, wherever it appears, is a word of the caller's for
what is kept apart: answers and runs of one scope are never seen in another.

Every method raises `StoreRefusedError` where the store cannot be used: damaged, made by a newer
version, closed to us, full, or in use by another command for longer than `LONGEST_WAIT`.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from selfguard.model.evidence import Answer
from selfguard.model.history import PastOutcome, PastRun
from selfguard.model.picture import Review
from selfguard.model.proof import ProvenHandle
from selfguard.model.reader import Reader
from selfguard.store import files, owner, refusals, rows, sessions, sights
from selfguard.store.database import Row, Snapshot, reading, writing
from selfguard.store.sights import Seen

MOST_RUNS = 100
"""Of each scope so many runs are kept, the newest."""

T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much is kept."""

    knows_an_account: bool = False
    answers: int = 0
    runs: int = 0
    reader: Reader | None = None
    seen: int = 0
    """How many screens that are shown once were shown."""
    sights: int = 0
    """Of how many pictures it is kept what was seen in them, in counts."""
    reviews: int = 0
    """How many posts the person looked at themselves."""
    proof: ProvenHandle | None = None
    """The proof that is kept, whether or not it still counts."""
    last_look: datetime | None = None
    """When the own page was last looked at, in UTC."""


@dataclass(frozen=True, slots=True)
class Store:
    """The store in *folder*. Nothing is made on disk before something is to be kept.

    Reading from a store that is not there is reading from an empty one.
    """

    folder: Path

    @property
    def path(self) -> Path:
        """Return the path of the one file."""
        return self.folder / files.FILE

    def knows(self, account: str) -> bool:
        """Tell whether the person confirmed *account*, a user name, as their own.

        Nothing is written. Raises `StoreRefusedError` where the store belongs to another account.
        """
        with reading(self.path) as snapshot:
            found = snapshot.rows("owner", owner.OWNER)
        return owner.is_known(found, account, self.path)

    def confirm(self, account: str) -> None:
        """Keep that *account* is the person's own."""
        with writing(self.path) as connection:
            owner.confirm(connection, account)

    def proof(self, now: datetime) -> ProvenHandle | None:
        """Return the account that was proven to be the person's own, where that counts *now*."""
        with reading(self.path) as snapshot:
            kept = self._fitting(owner.proof, snapshot)
        return kept if kept and kept.holds(now) else None

    def keep_proof(self, handle: ProvenHandle) -> None:
        """Keep *handle*, its name in plain text, and that the account is the person's own.

        Raises `StoreRefusedError` where the store belongs to another account.
        """
        with writing(self.path) as connection:
            owner.keep_proof(connection, handle, self.path)

    def code_secret(self) -> bytes:
        """Return the secret behind the codes for a bio, 32 bytes, made on first use."""
        with writing(self.path) as connection:
            return self._fitting(owner.code_secret, connection)

    def claim(self, name: str, now: datetime) -> bool:
        """Tell whether a code may be looked for at *name*: not at more than two names a day."""
        with writing(self.path) as connection:
            return self._fitting(lambda each: owner.claim(each, name, now), connection)

    def last_look(self) -> datetime | None:
        """Return when the own page was last looked at, in UTC; None where it never was."""
        with reading(self.path) as snapshot:
            return self._fitting(owner.last_look, snapshot)

    def keep_look(self, now: datetime) -> None:
        """Keep that the own page is looked at *now*."""
        with writing(self.path) as connection:
            owner.drop_expired(connection, now)
            owner.keep_look(connection, now)

    def has_session(self) -> bool:
        """Tell whether the cookies of a session are kept, readable or not."""
        return os.path.lexists(sessions.path_in(self.folder))

    def session(self) -> Mapping[str, str] | None:
        """Return the cookies of the session, name → value; None where none are kept."""
        return sessions.read(self.folder)

    def keep_session(self, cookies: Mapping[str, str]) -> None:
        """Keep *cookies*, name → value, in a file of their own that only the person can read."""
        sessions.keep(self.folder, cookies)

    def forget_session(self) -> bool:
        """Remove the cookies of the session; tell whether there were any."""
        return sessions.forget(self.folder)

    def answers(self, scope: str) -> Sequence[Answer]:
        """Return the newest answer to each step of *scope*, sorted by the ids of the steps."""
        query = (
            "SELECT step, value, why, serial, answered_on, valid_until FROM answers"
            " WHERE scope = ? ORDER BY step"
        )
        with reading(self.path) as snapshot:
            return self._parsed(rows.to_answer, snapshot.rows("answers", query, scope))

    def keep_answer(self, scope: str, answer: Answer) -> None:
        """Keep *answer* in *scope*, in the place of an earlier one to the same step.

        It is on the disk when this returns.
        """
        query = (
            "INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
            " value = excluded.value, why = excluded.why, serial = excluded.serial,"
            " answered_on = excluded.answered_on, valid_until = excluded.valid_until"
        )
        with writing(self.path) as connection:
            owner.drop_expired(connection, answer.answered_on)
            connection.execute(query, rows.from_answer(scope, answer))

    def runs(self, scope: str) -> Sequence[PastRun]:
        """Return the runs of *scope*, at most `MOST_RUNS`, the oldest first."""
        query = (
            "SELECT id, checklist, serial, made_on FROM runs WHERE scope = ? ORDER BY made_on, id"
        )
        with reading(self.path) as snapshot:
            outcomes = self._outcomes(snapshot, scope)
            found = snapshot.rows("runs", query, scope)
        return self._parsed(lambda row: rows.to_run(row, outcomes), found)

    def keep_run(self, scope: str, run: PastRun) -> None:
        """Keep *run* in *scope*, and only the newest `MOST_RUNS` there."""
        with writing(self.path) as connection:
            owner.drop_expired(connection, run.made_on)
            added = connection.execute(
                "INSERT INTO runs VALUES (NULL, ?, ?, ?, ?)", rows.from_run(scope, run)
            )
            connection.executemany(
                "INSERT INTO outcomes VALUES (?, ?, ?, ?, ?)",
                ((added.lastrowid, *each) for each in rows.from_outcomes(run.outcomes)),
            )
            connection.execute(
                "DELETE FROM runs WHERE id IN (SELECT id FROM runs WHERE scope = ?"
                " ORDER BY made_on DESC, id DESC LIMIT -1 OFFSET ?)",
                (scope, MOST_RUNS),
            )

    def reader(self) -> Reader | None:
        """Return who is reading, as it was last kept; None where it never was."""
        with reading(self.path) as snapshot:
            return self._reader(snapshot)

    def keep_reader(self, reader: Reader) -> None:
        """Keep who is reading, in the place of whoever was kept before."""
        query = "INSERT OR REPLACE INTO reader VALUES (1, ?, ?, ?, ?, ?)"
        with writing(self.path) as connection:
            connection.execute(query, rows.from_reader(reader))

    def has_seen(self, name: str) -> bool:
        """Tell whether the screen *name*, which is shown once, was shown."""
        with reading(self.path) as snapshot:
            return bool(snapshot.rows("seen", "SELECT 1 FROM seen WHERE name = ?", name))

    def mark_seen(self, name: str) -> None:
        """Keep that the screen *name* was shown."""
        with writing(self.path) as connection:
            connection.execute("INSERT OR IGNORE INTO seen VALUES (?)", (name,))

    def holdings(self) -> Holdings:
        """Return how much is kept. Nothing is written."""
        with reading(self.path) as snapshot:
            return Holdings(
                bool(snapshot.rows("owner", "SELECT 1 FROM owner")),
                len(snapshot.rows("answers", "SELECT 1 FROM answers")),
                len(snapshot.rows("runs", "SELECT 1 FROM runs")),
                self._reader(snapshot),
                len(snapshot.rows("seen", "SELECT 1 FROM seen")),
                snapshot.count("sights"),
                snapshot.count("reviews"),
                self._fitting(owner.proof, snapshot),
                self._fitting(owner.last_look, snapshot),
            )

    def pictures(self, now: datetime) -> Seen:
        """Return what was seen in pictures and said about them, as far as it counts *now*."""
        with reading(self.path) as snapshot:
            return self._fitting(lambda each: sights.read(each, now), snapshot)

    def keep_pictures(self, seen: Seen) -> None:
        """Keep what was newly *seen*."""
        if seen.new:
            with writing(self.path) as connection:
                sights.keep(connection, seen.secret, seen.new)

    def keep_review(
        self, seen: Seen, identities: Iterable[str], review: Review, *, now: datetime
    ) -> None:
        """Keep what was said *now* of a post, under each of its pictures, of *identities*."""
        keys = [seen.key_of(identity) for identity in identities]
        with writing(self.path) as connection:
            sights.keep_review(connection, seen.secret, keys, review, now)

    def kept(self) -> list[Path]:
        """Return the files that are kept, sorted; none of them need be readable.

        Raises `StoreRefusedError` where the folder cannot be looked into.
        """
        return files.kept(self.path)

    def forget(self) -> list[Path]:
        """Remove everything that is kept, and return the files that were removed.

        It needs no readable store, and does nothing where there is none. Raises
        `StoreRefusedError` where something cannot be removed.
        """
        return files.remove(self.path)

    def _outcomes(self, snapshot: Snapshot, scope: str) -> rows.Outcomes:
        """Return how each step came out in each run of *scope*."""
        query = (
            "SELECT run, step, severity, outcome, basis FROM outcomes JOIN runs ON runs.id = run"
            " WHERE scope = ? ORDER BY run, step"
        )
        outcomes: dict[object, dict[str, PastOutcome]] = {}
        for run, step, past in self._parsed(
            rows.to_outcome, snapshot.rows("outcomes", query, scope)
        ):
            outcomes.setdefault(run, {})[step] = past
        return outcomes

    def _reader(self, snapshot: Snapshot) -> Reader | None:
        query = "SELECT role, age, from_before_18, country, phone FROM reader"
        return next(iter(self._parsed(rows.to_reader, snapshot.rows("reader", query))), None)

    def _parsed(self, parse: Callable[[Row], T], found: Iterable[Row]) -> list[T]:
        """Return what each row of *found* means; a row that does not fit is refused."""
        return self._fitting(lambda each: list(map(parse, each)), found)

    def _fitting(self, read: Callable[[V], T], found: V) -> T:
        """Return what *read* makes of *found*; rows that do not fit are refused."""
        try:
            return read(found)
        except (ValueError, OverflowError) as error:
            raise refusals.damaged(self.path) from error
