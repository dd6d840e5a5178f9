"""Promises that stand in the shape of the program: what it cannot be asked, what it cannot call."""

import ast
from pathlib import Path

import click

from selfguard.cli import selfguard

SOURCES = sorted((Path(__file__).parents[1] / "src" / "selfguard").rglob("*.py"))
NETWORK = {"socket", "ssl", "http", "ftplib", "smtplib", "requests", "urllib3", "instaloader"}


def parameters(command: click.Command) -> set[str]:
    """Return the options and arguments of *command* and of all commands below it."""
    context = click.Context(command)
    names = {name for each in command.get_params(context) for name in each.opts}
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            names |= parameters(below)
    return names


def imported(source: Path) -> set[str]:
    """Return the modules that *source* imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def test_nothing_takes_anybody_elses_name() -> None:
    files = {"--instagram-export", "-o", "--output", "files", "name", "checklist"}
    who = {"--role", "--age", "--image-from-before-18", "--country", "--phone"}
    pictures = {"--photos", "--show-pictures"}
    choices = {"--lang", "--fail-on", "--cover"} | who
    switches = {"--sample", "--reveal", "--plain", "--no-trace", "--help", "--version"}
    switches |= {"--all", "--again", "--no-ask", "--strict"}
    switches |= {"--instagram-live", "--instagram-session", "--yes"}
    switches |= {"--no-look", "--cosmetic-blur", "--keep-names"}

    assert parameters(selfguard) == files | pictures | choices | switches


def test_nothing_but_the_live_look_can_reach_the_network() -> None:
    reaching = {
        f"{source.name}: {name}"
        for source in SOURCES
        for name in imported(source)
        if name.partition(".")[0] in NETWORK or name == "urllib.request"
        if source.parent.name != "instagram_live"
    }

    assert reaching == set()


def test_nothing_starts_another_program_or_evaluates_text() -> None:
    calls = {
        f"{source.name}: {node.func.id}"
        for source in SOURCES
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"eval", "exec", "compile", "__import__"}
    }
    modules = {name for source in SOURCES for name in imported(source)}

    assert calls == set()
    assert not modules & {"subprocess", "pickle", "marshal", "shelve", "multiprocessing"}
