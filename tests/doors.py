"""The shipped checklists, read as `selfguard audit` reads them: no source, no answer."""

from functools import cache
from pathlib import Path

from factories import NOW
from selfguard.audit import audit
from selfguard.checklists.help_lines import parse_help_lines
from selfguard.checklists.parse import parse
from selfguard.checks import CHECKS
from selfguard.model.checklist import Checklist
from selfguard.model.help import HelpLines
from selfguard.model.reader import Reader
from selfguard.model.report import Report

FOLDER = Path(__file__).parents[1] / "checklists"


@cache
def help_lines() -> HelpLines:
    """Return the help lines that we ship."""
    return parse_help_lines((FOLDER / "helplines.yaml").read_bytes(), "helplines.yaml")


@cache
def checklist(door: str) -> Checklist:
    """Return the checklist that we ship for *door*."""
    file = f"{door}.yaml"
    return parse((FOLDER / file).read_bytes(), file, CHECKS, help_lines())


def report(door: str, reader: Reader) -> Report:
    """Return what `selfguard audit` makes of *door* for *reader*, where nothing is known yet."""
    return audit(checklist(door), [], now=NOW, reader=reader, help_lines=help_lines())
