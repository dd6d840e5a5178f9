import re
from pathlib import Path

import click
import pytest

from selfguard.cli import loading, selfguard

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def test_every_option_in_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    foreign = {"--user"}

    named = set(re.findall(r"(?<![\w-])--[a-z][a-z0-9-]+", readme)) - foreign

    assert named <= _options(selfguard)


def test_every_command_in_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    named = set(
        re.findall(
            r"(?<!inject )\bselfguard ([a-z]+)\b", "\n".join(re.findall(r"`+([^`]+)`+", readme))
        )
    )

    assert named <= set(selfguard.list_commands(click.Context(selfguard)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_that_is_linked_exists(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))

    missing = [link for link in links if not (page.parent / link).exists()]

    assert missing == []


def test_the_readme_calls_the_test_command_that_ci_calls() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert re.search(r"^make test\b", readme, re.MULTILINE)
    assert re.search(r"; make test$", ci, re.MULTILINE)


def test_the_lock_names_no_host_and_hashes_everything() -> None:
    for name in ("run.txt", "test.txt"):
        lock = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        pinned = re.findall(r"^[a-z][\w.-]*==", lock, re.MULTILINE)

        assert "://" not in lock
        assert len(re.findall(r"\\\n    --hash=", lock)) == lock.count("--hash=") >= len(pinned)
        assert {"click==", "hatchling==", "pyyaml=="} <= set(pinned)


def _options(command: click.Command) -> set[str]:
    """Return the options of *command* and of all commands below it."""
    context = click.Context(command)
    options = {each for parameter in command.get_params(context) for each in parameter.opts}
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            options |= _options(below)
    return options


def test_every_number_in_the_readme_is_a_help_line_of_ours() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = loading.load_help_lines().lines.values()
    known = {contact.value for line in lines for contact in line.contacts}
    head = readme.partition("## Two commands")[0]

    numbers = set(re.findall(r"(?<![\d-])1\d{2,3}(?![\d-])", head))

    assert numbers == {"112", "117", "1366", "1388"}
    assert numbers <= known


def test_the_dates_of_numbers_in_the_readme_are_those_of_their_sources() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = loading.load_help_lines().lines

    dated = dict(re.findall(r"(1\d{2,3})\s\(per (\d{4}-\d{2}(?:-\d{2})?)\)", readme))

    assert dated == {
        lines[name].contacts[0].value: lines[name].verified_on
        for name in ("kr-d4u", "kr-117", "kr-1388")
    }
