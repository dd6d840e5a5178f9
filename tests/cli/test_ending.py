"""How the program ends when the streams, the signals or the names are hostile."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

import selfguard.__main__
from command import called
from selfguard.cli import ending
from selfguard.words import say

POSIX = sys.platform != "win32"
SHELL = f"{sys.executable} -m selfguard"


def in_shell(line: str) -> subprocess.CompletedProcess[bytes]:
    """Run *line* in a shell: the redirections are what is tested."""
    return subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=False)


@pytest.mark.skipif(not POSIX, reason="redirections of a POSIX shell")
@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"{SHELL} audit --sample >&-", 0),
        (f"{SHELL} --version >&-", 0),
        (f"{SHELL} checks 2>&-", 0),
        (f"{SHELL} audit <&-", 0),
        (f"{SHELL} audit --sample >/dev/full", 3),
        (f"{SHELL} --help >/dev/full", 3),
        (f"{SHELL} audit --sample 2>/dev/full", 3),
        (f"{SHELL} nothing 2>/dev/full", 3),
        (f"_SELFGUARD_COMPLETE=bash_source {SHELL}", 0),
    ],
)
def test_streams_that_are_closed_or_full_end_without_a_traceback(line: str, code: int) -> None:
    done = in_shell(line)

    assert b"Traceback" not in done.stderr
    assert done.returncode == code


@pytest.mark.skipif(not POSIX, reason="redirections of a POSIX shell")
def test_a_full_output_is_said(home: Path) -> None:
    done = in_shell(f"LANG=ko_KR.UTF-8 PYTHONUTF8=1 {SHELL} audit --sample >/dev/full")

    assert say("ko", "cli.cannot-print-hint") in done.stderr.decode()
    assert list(home.iterdir()) == []


def test_interrupting_while_it_loads_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(selfguard.__main__, "run", interrupted)

    with pytest.raises(SystemExit) as ended:
        selfguard.__main__.main()

    assert ended.value.code == 130


def test_a_stream_that_cannot_even_say_so_ends_with_3(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(click, "echo", full)

    assert ending.cannot_print() == 3


@pytest.mark.skipif(not POSIX, reason="no such names on Windows")
@pytest.mark.parametrize("name", ["a\x1b]0;PWNED\x07.yaml", "a\u202egpj.yaml", "a\x9b31m.yaml"])
def test_no_name_reaches_the_terminal_as_it_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, own: Path, name: str
) -> None:
    good = own.rename(tmp_path / name)
    target = tmp_path / f"{name}.json"

    shown = [
        called(capsys, "checklist", "lint", good),
        called(capsys, "audit", good, "--sample", "-o", target),
        called(capsys, "audit", "prepare", name),
        called(capsys, "audit", "--instagram-export", tmp_path / f"{name}.zip"),
        called(capsys, name),
    ]

    assert [done.code for done in shown] == [0, 0, 2, 3, 2]
    text = "".join(done.out + done.err for done in shown)
    assert not set(text) & {"\x1b", "\x07", "\u202e", "\x9b"}


def test_a_data_folder_with_an_endless_name_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", f"/{'a' * 300}")

    done = called(capsys, "forget")

    assert done.code == (3 if sys.platform == "linux" else 0)
    assert "Traceback" not in done.err
