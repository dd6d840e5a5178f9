"""What to type next, printed by a run: it works as it stands, in the language of that run."""

import shlex
from pathlib import Path

import pytest

from command import called

DOORS = ("prepare", "worried", "happening")


def commands(text: str) -> list[list[str]]:
    """Return the commands that begin a line of *text*, or follow a colon, as arguments."""
    told = [
        line.rpartition(": selfguard ")[2] for line in text.splitlines() if "selfguard " in line
    ]
    return [shlex.split(each) for each in told]


@pytest.mark.parametrize(
    ("given", "locale", "repeated"),
    [
        (["--lang", "id"], "en_GB.UTF-8", ["--lang", "id"]),
        (["--lang", "ko"], "ko_KR.UTF-8", []),
        ([], "ko_KR.UTF-8", []),
    ],
)
def test_the_language_is_said_where_it_is_not_the_one_of_this_computer(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    given: list[str],
    locale: str,
    repeated: list[str],
) -> None:
    monkeypatch.setenv("LC_ALL", locale)

    shown = [called(capsys, "audit", door, *given, "--plain").out for door in DOORS]

    asking = [[c for c in commands(each) if c[0] == "ask"] for each in shown]
    assert asking == [[["ask", door, *repeated]] for door in DOORS]


@pytest.mark.parametrize("name", ["own.yaml", "our class's list.yaml"])
def test_the_commands_after_a_file_of_ones_own_name_that_file(
    capsys: pytest.CaptureFixture[str],
    own: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    own.rename(own.with_name(name))
    monkeypatch.chdir(own.parent)
    written = own.with_name("report.txt")

    done = called(capsys, "audit", name, "--plain", "-o", written)

    expected = [["ask", name], ["checklist", "show", name]]
    told = [each for each in commands(done.out) if each[0] in {"ask", "checklist"}]
    assert told == expected
    assert called(capsys, *told[1]).code == 0
    on_paper = written.read_text(encoding="utf-8").splitlines()
    assert [shlex.split(line)[1:] for line in on_paper if line.startswith("selfguard ")] == expected
