"""Stores for the tests: what can be asked and kept, a look behind the store, other processes."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from factories import NOW, answer, proven
from selfguard.errors import StoreRefusedError
from selfguard.model.check import Basis, Outcome
from selfguard.model.checklist import Severity
from selfguard.model.history import PastOutcome, PastRun
from selfguard.model.picture import Review
from selfguard.model.reader import Age, Reader, Role
from selfguard.model.sight import Level, Sight
from selfguard.store import FILE, Store
from selfguard.store.sights import Seen

READER = Reader(role=Role.PARENT, age=Age.UNDER_14)
RUN = PastRun(
    "prepare",
    "2026112201",
    NOW,
    {"a-step": PastOutcome(Severity.HIGH, Outcome.FAIL, Basis.MEASURED)},
)
IDENTITY = "instagram-export\0media/posts/haneul.jpg\x004\x000a1b2c3d"
SIGHT = Sight(Level.FACE, 2, 30, 1, 4, 5, is_strip=True, has_place=True)
SEEN = Seen(b"k" * 32, {}, {})
"""What was seen in a run in which nothing was known before."""
SEEN.remember(IDENTITY, SIGHT)

COOKIES = {"sessionid": "700000001%3Aabc%3A1", "csrftoken": "kI9x2wQ7", "ds_user_id": "700000001"}
"""The cookies of a session, invented."""

READS: dict[str, Callable[[Store], object]] = {
    "knows": lambda store: store.knows("haneul"),
    "answers": lambda store: store.answers("own"),
    "runs": lambda store: store.runs("own"),
    "reader": Store.reader,
    "has_seen": lambda store: store.has_seen("welcome"),
    "holdings": Store.holdings,
    "pictures": lambda store: store.pictures(NOW),
    "proof": lambda store: store.proof(NOW),
    "last_look": Store.last_look,
}
"""Every way to ask a store."""
WRITES: dict[str, Callable[[Store], object]] = {
    "confirm": lambda store: store.confirm("haneul"),
    "keep_answer": lambda store: store.keep_answer("own", answer()),
    "keep_run": lambda store: store.keep_run("own", RUN),
    "keep_reader": lambda store: store.keep_reader(READER),
    "mark_seen": lambda store: store.mark_seen("welcome"),
    "keep_pictures": lambda store: store.keep_pictures(SEEN),
    "keep_review": lambda store: store.keep_review(SEEN, [IDENTITY], Review.KEEP, now=NOW),
    "keep_proof": lambda store: store.keep_proof(proven()),
    "code_secret": Store.code_secret,
    "keep_look": lambda store: store.keep_look(NOW),
}
"""Every way to keep something."""
CALLS = READS | WRITES

_KEEPING = """\
import os, sys, time
from datetime import UTC, datetime
from pathlib import Path
from selfguard.model.evidence import Answer, AnswerValue, Origin
from selfguard.store import Store

def keep(name, count):
    store, day = Store(Path(sys.argv[1])), datetime(2026, 11, 22, tzinfo=UTC)
    for number in range(count):
        step = f"{name}-{number:06}"
        given = Answer(Origin("answers", "", day), step, AnswerValue.DONE, day, day)
        store.keep_answer("own", given)
        print(step, flush=True)
"""
"""Keeps *count* answers, and tells the id of each step when it is kept."""
_ANSWERING = f"{_KEEPING}\nkeep(sys.argv[2], int(sys.argv[3]))\n"
_VICTIMS = f"""\
{_KEEPING}
for line in sys.stdin:
    victim = os.fork()
    if victim == 0:
        print(os.getpid(), flush=True)
        keep(line.strip(), 1_000_000)
    while os.waitpid(victim, os.WNOHANG) == (0, 0):
        time.sleep(0.002)
    print("ended", flush=True)
"""
"""For each name on standard input, a process of its own answers until it is killed."""


def seen_in(store: Store, identity: str = IDENTITY, sight: Sight = SIGHT) -> Seen:
    """Return what *store* knows of pictures, with *sight* newly seen in that of *identity*."""
    seen = store.pictures(NOW)
    seen.remember(identity, sight)
    return seen


def filled(folder: Path) -> Store:
    """Return a store in *folder* in which something of everything is kept."""
    store = Store(folder)
    for keep in WRITES.values():
        keep(store)
    return store


def refused(call: Callable[[Store], object], store: Store) -> tuple[str, dict[str, str]] | None:
    """Return the sentence and the values with which *store* refuses *call*; None if it does not."""
    try:
        call(store)
    except StoreRefusedError as error:
        return error.key, error.values
    return None


def edit(folder: Path, *statements: str) -> None:
    """Run *statements* on the file in *folder* without the store, and commit them."""
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def ask(folder: Path, query: str) -> list[tuple[object, ...]]:
    """Return what the file in *folder* answers to *query*, without the store."""
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as connection:
        return connection.execute(query).fetchall()


def answering(folder: Path, name: str, count: int) -> subprocess.Popen[bytes]:
    """Start a process that keeps *count* answers in *folder*, to steps that begin with *name*."""
    return _started(_ANSWERING, str(folder), name, str(count))


def victims(folder: Path) -> subprocess.Popen[bytes]:
    """Start a process that starts processes that answer in *folder*, to be killed.

    Forking one that has everything imported takes a tenth of the time of starting it anew.
    """
    return _started(_VICTIMS, str(folder))


def _started(program: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start *program*; it is not measured, since what is killed could not tell."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={name: value for name, value in os.environ.items() if "COVERAGE" not in name},
    )
