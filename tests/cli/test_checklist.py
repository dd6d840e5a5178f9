import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from command import called, started
from selfguard.cli.loading import load, load_help_lines
from selfguard.words import say

SHIPPED = Path(__file__).parents[2] / "checklists"
DOORS = ("happening", "prepare", "worried")


@pytest.mark.parametrize("language", ["ko", "en", "id"])
def test_the_three_doors_are_listed_and_the_help_lines_are_none(
    capsys: pytest.CaptureFixture[str], language: str
) -> None:
    done = called(capsys, "checklist", "list", "--lang", language)

    ids = [line.partition(":")[0] for line in done.out.splitlines()]
    assert (done.code, ids) == (0, list(DOORS))


@pytest.mark.parametrize("language", ["ko", "en", "id"])
@pytest.mark.parametrize("door", DOORS)
def test_every_step_of_each_door_is_shown(
    capsys: pytest.CaptureFixture[str], door: str, language: str
) -> None:
    done = called(capsys, "checklist", "show", door, "--lang", language, "--plain")

    checklist = load(door).checklist
    titles = [step.title.within(language)[0] for step in checklist.steps]
    places = [done.out.find(title) for title in titles]
    assert done.code == 0
    assert -1 not in places
    assert checklist.opening.within(language)[0] in done.out


def test_a_checklist_is_shown_step_by_step(capsys: pytest.CaptureFixture[str]) -> None:
    done = called(capsys, "checklist", "show", "prepare", "--lang", "ko")

    assert done.code == 0
    assert "인스타그램 계정을 비공개로 바꿔요" in done.out
    assert say("ko", "report.known-asked") in done.out
    assert say("ko", "report.known-measured", check="account-public") in done.out


def test_a_plain_checklist_has_a_step_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    done = called(capsys, "--plain", "checklist", "show", "prepare")

    assert done.code == 0
    titles = [step.title.en for step in load("prepare").checklist.steps]
    lines = done.out.splitlines()
    assert [title for line in lines for title in titles if title in line] == titles


def test_a_faulty_checklist_ends_with_1_and_names_the_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text("id: a\nserial: 1\n", encoding="utf-8")

    done = called(capsys, "checklist", "lint", "prepare", faulty)

    assert done.code == 1
    steps = len(load("prepare").checklist.steps)
    assert say("en", "cli.lint-clean", name="prepare", steps=steps) in done.out
    assert f"{faulty}:2:9:" in done.out


def test_a_checklist_that_is_not_there_ends_with_3(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    done = called(capsys, "checklist", "lint", tmp_path / "none.yaml")

    assert done.code == 3
    assert done.err.startswith(str(tmp_path / "none.yaml"))


@pytest.mark.parametrize(
    ("door", "language"), [("happening", "ko"), ("prepare", "en"), ("worried", "id")]
)
def test_what_is_shipped_passes_strictly_and_lists_every_fact_without_a_date(
    capsys: pytest.CaptureFixture[str], door: str, language: str
) -> None:
    done = called(capsys, "checklist", "lint", "--strict", door, "--lang", language)

    text = (SHIPPED / f"{door}.yaml").read_text(encoding="utf-8")
    undated = len(re.findall(r"(?:\bsource_|\b)date: unknown", text))
    clean, exception = done.out.splitlines()
    steps = len(load(door).checklist.steps)
    assert (done.code, done.err) == (0, "")
    assert clean == say(language, "cli.lint-clean", name=door, steps=steps)
    told = say(language, "cli.lint-undated", count=undated) + " "
    assert exception.startswith(told)
    where = exception.removeprefix(told)
    assert sum(int(each.partition("(")[2].rstrip(")")) for each in where.split(", ")) == undated


def test_help_lines_are_linted_too_and_say_what_is_to_be_looked_at_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = SHIPPED / "helplines.yaml"

    strict = called(capsys, "checklist", "lint", "--strict", path, "--lang", "ko")
    lenient = called(capsys, "checklist", "lint", path, "--lang", "ko")

    lines = len(load_help_lines().lines)
    clean = say("ko", "cli.lint-clean-lines", name=str(path), lines=lines)
    overdue = [
        line.id
        for line in load_help_lines().lines.values()
        if line.is_due(datetime.now(UTC).date())
    ]
    told = f"{say('ko', 'cli.lint-overdue', count=len(overdue))} {', '.join(overdue)}"
    assert (strict.code, lenient.code) == (0, 0)
    assert lenient.out == clean + "\n"
    assert strict.out.splitlines()[0] == clean
    assert "kr-112" in strict.out.splitlines()[1]
    assert strict.out.splitlines()[2] == told


def test_a_fact_without_a_date_fails_strictly_at_its_line_and_column(
    capsys: pytest.CaptureFixture[str], own: Path
) -> None:
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("        source_date: unknown\n", "", 1), encoding="utf-8")
    line = text.splitlines().index("        mark: U") + 1

    strict = called(capsys, "checklist", "lint", "--strict", own)
    lenient = called(capsys, "checklist", "lint", own)

    assert (strict.code, lenient.code) == (1, 0)
    assert strict.out.startswith(f"{own}:{line}:9: ")
    assert lenient.out == say("en", "cli.lint-clean", name=str(own), steps=3) + "\n"


def test_what_has_a_date_for_every_fact_has_no_exception_to_list(
    capsys: pytest.CaptureFixture[str], own: Path
) -> None:
    text = own.read_text(encoding="utf-8")
    dated = text.replace("source_date: unknown", "source_date: 2026-11-01")
    own.write_text(dated.replace("2099-01-01", "2026-01-01"), encoding="utf-8")

    done = called(capsys, "checklist", "lint", "--strict", own)

    clean = say("en", "cli.lint-clean", name=str(own), steps=3)
    overdue = f"{say('en', 'cli.lint-overdue', count=1)} own"
    assert (done.code, done.out) == (0, f"{clean}\n{overdue}\n")


def test_the_shell_completes_commands_with_their_help() -> None:
    done = started(_SELFGUARD_COMPLETE="bash_complete", COMP_WORDS="selfguard a", COMP_CWORD="1")

    assert done.out == "plain,audit\nplain,ask\n"


def test_zsh_shows_the_help_of_each_command() -> None:
    done = started(_SELFGUARD_COMPLETE="zsh_complete", COMP_WORDS="selfguard a", COMP_CWORD="1")

    lines = done.out.splitlines()
    assert lines[:2] == ["plain", "audit"]
    assert say("en", "cli.audit-help").startswith(lines[2])
