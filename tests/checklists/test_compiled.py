"""What we ship is compiled: the same values, and only while it was made from the same bytes."""

from pathlib import Path

import pytest

import compile_shipped
from selfguard.checklists import compiled
from selfguard.checklists.help_lines import parse_help_lines
from selfguard.checklists.parse import parse
from selfguard.checks import CHECKS
from selfguard.cli import loading
from selfguard.cli.files import HELP_LINES, built_in_checklists, read_checklist, read_help_lines
from selfguard.model.help import NO_HELP_LINES
from selfguard.resources import data

FILES = compile_shipped.files()
LINES = parse_help_lines(read_help_lines(), HELP_LINES)


def test_every_shipped_file_is_compiled_and_no_other() -> None:
    shipped = {path.name for path in data("compiled").iterdir()}

    assert shipped == set(FILES)


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_compiled_file_is_as_it_would_be_made_now(name: str) -> None:
    # Mended by: make compiled
    shipped = data(f"compiled/{name}").read_text(encoding="utf-8")

    assert shipped == FILES[name]


@pytest.mark.parametrize("name", built_in_checklists())
def test_a_compiled_checklist_is_the_parsed_one(name: str) -> None:
    source = read_checklist(name)

    built = compiled.checklist(FILES[f"{name}.json"].encode(), source, CHECKS, LINES)

    assert built == parse(source, name, CHECKS, LINES)


def test_compiled_help_lines_are_the_parsed_ones() -> None:
    built = compiled.help_lines(FILES["helplines.json"].encode(), read_help_lines())

    assert built == LINES


def test_what_was_compiled_from_another_file_counts_for_nothing() -> None:
    file = FILES["happening.json"].encode()

    checklist = compiled.checklist(file, b"id: another", CHECKS, NO_HELP_LINES)
    lines = compiled.help_lines(FILES["helplines.json"].encode(), b"id: another")

    assert (checklist, lines) == (None, None)


def test_a_changed_file_is_parsed_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    worried = read_checklist("worried").replace(b"2026112502", b"2026112599", 1)
    lines = read_help_lines().replace(b"2026112501", b"2026112598", 1)
    monkeypatch.setattr(loading, "read_checklist", lambda _: worried)
    monkeypatch.setattr(loading, "read_help_lines", lambda: lines)

    loaded = loading.load("worried")

    assert (loaded.checklist.serial, loaded.help_lines.serial) == ("2026112599", "2026112598")


def test_the_tool_writes_the_files(tmp_path: Path) -> None:
    compile_shipped.write(tmp_path / "compiled")

    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "compiled").iterdir()}
    assert written == FILES
