"""The command line, run as a person runs it: in this process, or in a terminal of its own."""

import io
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pexpect
import pytest

from selfguard.__main__ import run
from selfguard.cli.safety import SCREEN
from selfguard.cli.store_folder import store
from selfguard.model.evidence import Answer, AnswerValue, Origin, Why
from selfguard.model.reader import Reader
from selfguard.words import say

UP, DOWN, ENTER = "\x1b[A", "\x1b[B", "\r"
"""Keys, as a terminal sends them."""
_DRAWING = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x1b\x07]*(?:\x1b\\|\x07)|\r")
"""What a terminal obeys and does not show."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


def called(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Done:
    """Run `selfguard` with *arguments* in this process, without a terminal."""
    code = run([str(each) for each in arguments])
    captured = capsys.readouterr()
    return Done(code, captured.out, captured.err)


def started(*arguments: str | Path, stdin: int = subprocess.DEVNULL, **environment: str) -> Done:
    """Run `selfguard` with *arguments* in a process of its own, without a terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "selfguard", *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        stdin=stdin,
        timeout=30,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def terminal(*arguments: str | Path, columns: int = 80, **environment: str) -> "pexpect.spawn[str]":
    """Run `selfguard` with *arguments* in a terminal of its own, and hand it over."""
    return in_terminal(
        sys.executable, "-m", "selfguard", *arguments, columns=columns, **environment
    )


def in_terminal(
    program: str, *arguments: str | Path, columns: int = 80, **environment: str
) -> "pexpect.spawn[str]":
    """Run *program* with *arguments* in a terminal of its own, and hand it over."""
    child = pexpect.spawn(
        program,
        [str(each) for each in arguments],
        encoding="utf-8",
        timeout=30,
        dimensions=(50, columns),
        env={**os.environ, "PYTHONUTF8": "1", "TERM": "xterm-256color", **environment},
    )
    child.logfile_read = io.StringIO()
    child.delaybeforesend = None
    return child


def been_here(reader: Reader | None = None) -> None:
    """Make the person one who has been here before, and who kept *reader* as who they are."""
    store().mark_seen(SCREEN)
    store().keep_reader(reader or Reader())


def keep_answer(
    scope: str,
    step: str,
    value: AnswerValue = AnswerValue.DONE,
    *,
    until: datetime | None = None,
) -> None:
    """Keep an answer to *step* in *scope*, of 90 days ago, that counts *until* then or tomorrow."""
    given = datetime.now(UTC) - timedelta(days=90)
    counts_until = until or datetime.now(UTC) + timedelta(days=1)
    store().keep_answer(
        scope, Answer(Origin("answers", "", given), step, value, given, counts_until)
    )


def answers_kept(scope: str) -> dict[str, tuple[AnswerValue, Why]]:
    """Return step → what was answered, and why, as it is kept in *scope*."""
    return {each.step: (each.value, each.why) for each in store().answers(scope)}


def asked(child: "pexpect.spawn[str]", language: str, place: int) -> None:
    """Wait until the question at *place*, counted from 1, stands on the screen, ready for a key."""
    begun = re.escape(say(language, "ask.place", number=place, total="TOTAL"))
    child.expect(begun.replace("TOTAL", r"\d+"))
    ready(child, language)


def press(child: "pexpect.spawn[str]", language: str, key: str = " ") -> None:
    """Wait until any key is asked for, and press *key* until it is heard.

    What is typed before the terminal listens to single keys is thrown away.
    """
    child.expect_exact(say(language, "cli.press-a-key"))
    heard = 1
    while heard:
        child.send(key)
        heard = child.expect([r"\r\n", pexpect.TIMEOUT], timeout=0.3)


def ready(child: "pexpect.spawn[str]", language: str, last: str = "ask.stop") -> None:
    """Wait until the menu stands on the screen whose last option is called *last*."""
    child.expect_exact(say(language, last))


def shown(child: "pexpect.spawn[str]") -> str:
    """Return all the text that *child* has shown so far, without what drew it."""
    log = child.logfile_read
    assert isinstance(log, io.StringIO)
    return _DRAWING.sub("", log.getvalue())


def interrupt(child: "pexpect.spawn[str]") -> None:
    """Press ^C until *child* ends: once, unless it was not heard.

    A signal that comes between Python's last look and the blocking read is seen only with the
    next input; a person would press it again, too.
    """
    while child.isalive():
        child.sendintr()
        child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=5)


def ended(child: "pexpect.spawn[str]") -> int:
    """Wait for *child* to end, and return its exit code."""
    if not child.flag_eof:
        child.expect(pexpect.EOF)
    child.wait()
    child.close()
    assert child.exitstatus is not None
    return child.exitstatus


def declined(child: "pexpect.spawn[str]", language: str = "en") -> int:
    """Answer the offer at the end of an audit with Enter alone, and return the exit code."""
    child.expect_exact(say(language, "ask.offer-now"))
    child.sendline()
    return ended(child)
