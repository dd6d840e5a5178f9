import os
import random
import shutil
import signal
import sqlite3
import stat
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import Popen

import pytest

from selfguard.store import FILE, Store
from stores import READS, answering, ask, edit, filled, victims

JOURNAL = f"{FILE}-journal"
ON_POSIX = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no signals, and its modes mean nothing"
)


def killed(process: Popen[bytes], name: str, after: float) -> set[str]:
    """Let *process* start one that answers, and kill it so many seconds *after* its first answer.

    Return the ids of the steps whose answers it said were kept.
    """
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{name}\n".encode())
    process.stdin.flush()
    victim = int(process.stdout.readline())
    first = process.stdout.readline()
    assert first != b"ended\n", "it ended by itself before it kept an answer"
    time.sleep(after)
    os.kill(victim, signal.SIGKILL)
    said = [first, *iter(process.stdout.readline, b"ended\n")]
    return {line.decode().strip() for line in said}


def modes(folder: Path) -> dict[str, int]:
    """Return the name and the rights of everything in *folder*."""
    return {path.name: stat.S_IMODE(path.lstat().st_mode) for path in folder.iterdir()}


@ON_POSIX
@pytest.mark.parametrize("seed", range(4))
def test_what_was_answered_outlives_25_kills(tmp_path: Path, seed: int) -> None:
    store, said = Store(tmp_path / "data"), set[str]()
    moments = random.Random(seed)  # noqa: S311 - moments, not secrets

    with victims(store.folder) as process:
        for number in range(25):
            said |= killed(process, f"kill-{number:02}", moments.uniform(0.001, 0.06))
            left = modes(store.folder)
            kept = {answer.step for answer in store.answers("own")}

            assert said <= kept
            assert len(kept - said) <= number + 1
            assert ask(store.folder, "PRAGMA integrity_check") == [("ok",)]
            assert left in ({FILE: 0o600}, {FILE: 0o600, JOURNAL: 0o600})
            assert modes(store.folder).items() <= left.items()


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_a_half_written_change_is_taken_back_by_whoever_reads_next(
    tmp_path: Path, read: Callable[[Store], object]
) -> None:
    store = filled(tmp_path / "data")
    before = store.path.read_bytes()
    halfway = Store(tmp_path / "halfway")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE answers SET value = 'not-done'")
        connection.executemany(
            "INSERT INTO seen VALUES (?)", ((f"{number}-{'x' * 999}",) for number in range(99))
        )
        shutil.copytree(store.folder, halfway.folder)
    torn = halfway.path.read_bytes()

    read(halfway)

    assert torn != before
    assert halfway.path.read_bytes() == before
    assert halfway.kept() == [halfway.path]


def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")

    with answering(store.folder, "one", 50) as one, answering(store.folder, "two", 50) as two:
        said = [child.communicate()[0].decode().split() for child in (one, two)]

    steps = [f"{name}-{number:06}" for name in ("one", "two") for number in range(50)]
    assert [one.returncode, two.returncode] == [0, 0]
    assert said == [steps[:50], steps[50:]]
    assert [answer.step for answer in store.answers("own")] == steps
    assert store.kept() == [store.path]


def test_a_journal_that_outlived_its_store_does_no_harm(tmp_path: Path) -> None:
    store = filled(tmp_path)
    edit(tmp_path, "PRAGMA journal_mode = PERSIST", "UPDATE answers SET why = 'not-used'")
    store.path.unlink()
    left = store.kept()

    store.mark_seen("safety")

    assert left == [tmp_path / JOURNAL]
    assert store.has_seen("safety")
    assert store.answers("own") == []
