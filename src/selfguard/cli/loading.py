"""Checklists and help lines, read and parsed: what we ship, and files of the person's own."""

import os
import shlex
from dataclasses import dataclass

from selfguard.checklists import compiled
from selfguard.checks import CHECKS
from selfguard.cli.files import (
    HELP_LINES,
    is_path,
    read_checklist,
    read_compiled,
    read_help_lines,
)
from selfguard.model.checklist import Checklist
from selfguard.model.help import HelpLines


@dataclass(frozen=True, slots=True)
class Loaded:
    """A checklist, with the help lines that it may turn to."""

    name: str
    """What it was asked for by: the id of a built-in one, or a path."""
    checklist: Checklist
    help_lines: HelpLines

    @property
    def path(self) -> str:
        """Return its path, quoted for the shell; empty for a built-in one."""
        return quoted(self.name) if is_path(self.name) else ""

    @property
    def answers_scope(self) -> str:
        """Return under what its answers are kept.

        The checklists that we ship share their answers: a step of one id is the same step. A
        file of somebody else has its own, so that it cannot read or claim others by an id.
        """
        return f"file:{self.checklist.id}" if is_path(self.name) else "selfguard"

    @property
    def runs_scope(self) -> str:
        """Return under what its audits are kept."""
        return f"{self.answers_scope}/{self.checklist.id}"


def quoted(name: str) -> str:
    """Return *name* as it is typed in the shell of this system."""
    return f'"{name}"' if os.name == "nt" else shlex.quote(name)


def load_help_lines() -> HelpLines:
    """Return the help lines that we ship."""
    data = read_help_lines()
    found = compiled.help_lines(read_compiled(HELP_LINES), data)
    return found or _parsed_help_lines(data)


def load(name: str) -> Loaded:
    """Return the checklist *name*: the id of a built-in one, or a path.

    Raises `InputRefusedError` where there is none, `ChecklistRefusedError` where it is not valid.
    """
    data = read_checklist(name)
    help_lines = load_help_lines()
    if is_path(name):
        return Loaded(name, _parsed(data, name, help_lines), help_lines)
    found = compiled.checklist(read_compiled(name), data, CHECKS, help_lines)
    return Loaded(name, found or _parsed(data, name, help_lines), help_lines)


def _parsed(data: bytes, name: str, help_lines: HelpLines) -> Checklist:
    from selfguard.checklists.parse import parse  # noqa: PLC0415 - YAML and pydantic: 0.4 s

    return parse(data, name, CHECKS, help_lines)


def _parsed_help_lines(data: bytes) -> HelpLines:
    from selfguard.checklists.help_lines import parse_help_lines  # noqa: PLC0415 - as above

    return parse_help_lines(data, HELP_LINES)
