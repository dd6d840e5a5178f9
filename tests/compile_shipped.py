"""Compiles what we ship: `make compiled` writes `src/selfguard/_data/compiled/` anew.

python tests/compile_shipped.py src/selfguard/_data/compiled
"""

import sys
from pathlib import Path

from selfguard.checklists.compiled import compile_valid
from selfguard.checklists.help_lines import parse_help_lines, validate_help_lines
from selfguard.checklists.parse import validate
from selfguard.checks import CHECKS
from selfguard.cli.files import HELP_LINES, built_in_checklists, read_checklist, read_help_lines


def files() -> dict[str, str]:
    """Return name → text of every compiled file."""
    data = read_help_lines()
    lines = parse_help_lines(data, HELP_LINES)
    made = {HELP_LINES: compile_valid(data, validate_help_lines(data, HELP_LINES))}
    for name in built_in_checklists():
        data = read_checklist(name)
        made[name] = compile_valid(data, validate(data, name, CHECKS, lines)[0])
    return {f"{name}.json": text for name, text in made.items()}


def write(folder: Path) -> None:
    """Write every compiled file into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
