from pathlib import Path

import pytest

from command import called, started
from selfguard.words import say


def test_the_shipped_checklists_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    done = called(capsys, "checklist", "list")

    assert done.code == 0
    assert done.out.startswith("prepare: ")


def test_a_checklist_is_shown_step_by_step(capsys: pytest.CaptureFixture[str]) -> None:
    done = called(capsys, "checklist", "show", "prepare", "--lang", "ko")

    assert done.code == 0
    assert "인스타그램 계정을 비공개로 바꿔요" in done.out
    assert say("ko", "report.known-asked") in done.out
    assert say("ko", "report.known-measured", check="account-public") in done.out


def test_a_plain_checklist_has_a_step_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    done = called(capsys, "--plain", "checklist", "show", "prepare")

    assert done.code == 0
    assert len(done.out.splitlines()) == 62


def test_a_faulty_checklist_ends_with_1_and_names_the_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text("id: a\nserial: 1\n", encoding="utf-8")

    done = called(capsys, "checklist", "lint", "prepare", faulty)

    assert done.code == 1
    assert say("en", "cli.lint-clean", name="prepare", steps=60) in done.out
    assert f"{faulty}:2:9:" in done.out


def test_a_checklist_that_is_not_there_ends_with_3(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    done = called(capsys, "checklist", "lint", tmp_path / "none.yaml")

    assert done.code == 3
    assert done.err.startswith(str(tmp_path / "none.yaml"))


def test_the_shell_completes_commands_with_their_help() -> None:
    done = started(_SELFGUARD_COMPLETE="bash_complete", COMP_WORDS="selfguard a", COMP_CWORD="1")

    assert done.out == "plain,audit\n"


def test_zsh_shows_the_help_of_each_command() -> None:
    done = started(_SELFGUARD_COMPLETE="zsh_complete", COMP_WORDS="selfguard a", COMP_CWORD="1")

    assert done.out.splitlines()[:2] == ["plain", "audit"]
