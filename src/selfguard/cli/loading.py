"""Checklists and help lines, read and parsed: what we ship, and files of the person's own."""

from dataclasses import dataclass

from selfguard.checklists.help_lines import parse_help_lines
from selfguard.checklists.parse import parse
from selfguard.checks import CHECKS
from selfguard.cli.files import HELP_LINES, is_path, read_checklist, read_help_lines
from selfguard.model.checklist import Checklist
from selfguard.model.help import HelpLines


@dataclass(frozen=True, slots=True)
class Loaded:
    """A checklist, with the help lines that it may turn to."""

    checklist: Checklist
    help_lines: HelpLines
    is_built_in: bool

    @property
    def answers_scope(self) -> str:
        """Return under what its answers are kept.

        The checklists that we ship share their answers: a step of one id is the same step. A
        file of somebody else has its own, so that it cannot read or claim others by an id.
        """
        return "selfguard" if self.is_built_in else f"file:{self.checklist.id}"

    @property
    def runs_scope(self) -> str:
        """Return under what its audits are kept."""
        return f"{self.answers_scope}/{self.checklist.id}"


def load_help_lines() -> HelpLines:
    """Return the help lines that we ship."""
    return parse_help_lines(read_help_lines(), HELP_LINES)


def load(name: str) -> Loaded:
    """Return the checklist *name*: the id of a built-in one, or a path.

    Raises `InputRefusedError` where there is none, `ChecklistRefusedError` where it is not valid.
    """
    data = read_checklist(name)
    help_lines = load_help_lines()
    return Loaded(parse(data, name, CHECKS, help_lines), help_lines, not is_path(name))
