"""`selfguard audit`: look at your own account and say which doors stand open."""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from selfguard.audit import audit as run_audit
from selfguard.checklists.parse import parse
from selfguard.checks import CHECKS
from selfguard.cli import instagram_export, screen
from selfguard.cli.choices import OneOf
from selfguard.cli.files import is_path, read_checklist, write_private
from selfguard.cli.ownership import confirm_own, is_terminal
from selfguard.cli.progress import Watched
from selfguard.cli.speech import (
    Preferences,
    WordedCommand,
    WordedOption,
    shared_options,
    words_for,
)
from selfguard.model.checklist import Age, Role, Severity
from selfguard.model.report import Report
from selfguard.renderers import json_report, plain, terminal
from selfguard.sources.instagram_export.source import InstagramExport


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    checklist: str
    exports: tuple[Path, ...]
    sample: bool
    role: Role
    age: Age
    output: str
    reveal: bool


@click.command(cls=WordedCommand)
@click.argument("checklist", default="prepare")
@instagram_export.options
@click.option(
    "--role",
    type=OneOf(Role),
    default=Role.SELF,
    cls=WordedOption,
    help="cli.option-role",
)
@click.option(
    "--age",
    type=OneOf(Age),
    default=Age.UNSAID,
    cls=WordedOption,
    help="cli.option-age",
)
@click.option(
    "-o", "--output", default="", metavar="FILE", cls=WordedOption, help="cli.option-output"
)
@click.option("--reveal", is_flag=True, cls=WordedOption, help="cli.option-reveal")
@click.option(
    "--fail-on",
    type=OneOf(Severity),
    cls=WordedOption,
    help="cli.option-fail-on",
)
@shared_options
@click.pass_context
def audit(ctx: click.Context, /, fail_on: Severity | None, **asked: Any) -> None:  # noqa: ANN401 - the fields of Request
    """Run CHECKLIST against your own account and print what to do first."""
    request = Request(**asked)
    preferences = ctx.ensure_object(Preferences)
    if request.output not in {"", "-"} and not request.output.endswith(".json"):
        raise click.BadParameter(words_for(preferences)("cli.only-json"), param_hint="'-o'")
    if request.sample and request.exports:
        raise click.UsageError(words_for(preferences)("cli.sample-or-export"))
    checklist = parse(read_checklist(request.checklist), request.checklist, CHECKS)
    if is_path(request.checklist):
        click.echo(words_for(preferences)("cli.unsigned"), err=True)
    exports, is_own = _opened(request, preferences)
    label = words_for(preferences)("cli.reading")
    shows_progress = is_terminal() and not preferences.is_plain
    report = run_audit(
        checklist,
        [Watched(export, label, shows_progress) for export in exports],
        now=datetime.now(UTC),
        role=request.role,
        age=request.age,
    )
    _deliver(report, request, preferences, is_own=is_own)
    if fail_on is not None and report.reaches(fail_on):
        ctx.exit(1)


def _opened(request: Request, preferences: Preferences) -> tuple[list[InstagramExport], bool]:
    """Return the exports to look at, and whether they are known to be the person's own."""
    words = words_for(preferences)
    if request.sample:
        click.echo(words("cli.sample-note"), err=True)
        return [instagram_export.open_sample()], True
    paths = request.exports
    if not paths and is_terminal():
        paths = tuple(instagram_export.offer(preferences))
    if not paths:
        return [], True
    export = instagram_export.open_export(paths)
    return [export], confirm_own(export.username(), request.role, preferences)


def _deliver(report: Report, request: Request, preferences: Preferences, *, is_own: bool) -> None:
    """Show the report on standard output, and write it where that was asked for.

    What leaves the screen is masked unless revealing was asked for, and never holds login data.
    So is the screen while nobody has said whose account it is. The sample is nobody's.
    """
    for_file = report.for_file() if request.reveal else report.masked()
    if request.output == "-":
        click.echo(json_report.render(for_file), nl=False)
        return
    is_whole = request.sample or (is_own and sys.stdout.isatty())
    click.echo(_rendered(report if is_whole else for_file, preferences), nl=False, color=True)
    if request.output:
        path = Path(request.output)
        write_private(path, json_report.render(for_file).encode())
        click.echo(words_for(preferences)("cli.written", path=str(path)), err=True)


def _rendered(report: Report, preferences: Preferences) -> str:
    if preferences.is_plain:
        return plain.render(report, preferences.language, sys.stdout.encoding)
    return terminal.render(
        report,
        preferences.language,
        columns=screen.columns(),
        color=screen.has_color(),
        encoding=sys.stdout.encoding,
    )
