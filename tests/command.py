"""The command line, run as a person runs it: in this process, or in a terminal of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pexpect
import pytest

from selfguard.__main__ import run


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


def started(*arguments: str | Path, **environment: str) -> Done:
    """Run `selfguard` with *arguments* in a process of its own, without a terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "selfguard", *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        stdin=subprocess.DEVNULL,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def terminal(*arguments: str | Path, columns: int = 80, **environment: str) -> "pexpect.spawn[str]":
    """Run `selfguard` with *arguments* in a terminal of its own, and hand it over."""
    return pexpect.spawn(
        sys.executable,
        ["-m", "selfguard", *map(str, arguments)],
        encoding="utf-8",
        timeout=30,
        dimensions=(50, columns),
        env={**os.environ, "PYTHONUTF8": "1", "TERM": "xterm-256color", **environment},
    )


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
    child.close()
    assert child.exitstatus is not None
    return child.exitstatus
