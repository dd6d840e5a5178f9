"""`selfguard checklist`: list, show and lint checklists."""

from collections import Counter
from datetime import UTC, datetime
from functools import partial

import click

from selfguard.checklists.lint import Linted
from selfguard.checklists.lint import lint as lint_file
from selfguard.checks import CHECKS
from selfguard.cli import screen
from selfguard.cli.files import built_in_checklists, read_checklist
from selfguard.cli.loading import load, load_help_lines
from selfguard.cli.speech import (
    Preferences,
    WordedCommand,
    WordedGroup,
    WordedOption,
    shared_options,
    words_for,
)
from selfguard.errors import ChecklistRefusedError
from selfguard.renderers import outline, problems


@click.group(cls=WordedGroup)
@shared_options
def checklist() -> None:
    """List, show and lint checklists."""


@checklist.command(name="list", cls=WordedCommand)
@shared_options
@click.pass_obj
def list_(preferences: Preferences) -> None:
    """List the checklists that selfguard ships."""
    words = words_for(preferences)
    for name in built_in_checklists():
        each = load(name).checklist
        click.echo(
            words(
                "cli.checklist-line",
                id=each.id,
                title=each.title.within(preferences.language)[0],
                steps=len(each.steps),
                serial=each.serial,
                review_after=each.review_after.isoformat(),
            )
        )


@checklist.command(cls=WordedCommand)
@click.argument("name", metavar="CHECKLIST")
@shared_options
@click.pass_obj
def show(preferences: Preferences, name: str) -> None:
    """Show every step of CHECKLIST: what, why, where to tap."""
    checklist = load(name).checklist
    screen.show(
        preferences,
        datetime.now(UTC).date(),
        page=partial(outline.page, checklist),
        spoken=partial(outline.spoken, checklist),
    )


@checklist.command(cls=WordedCommand)
@click.argument("files", metavar="FILE", nargs=-1, required=True)
@click.option("--strict", is_flag=True, cls=WordedOption, help="cli.option-strict")
@shared_options
@click.pass_context
def lint(ctx: click.Context, files: tuple[str, ...], *, strict: bool) -> None:
    """Check each FILE and show every problem at its line and column."""
    preferences = ctx.ensure_object(Preferences)
    known = load_help_lines()
    found = 0
    for name in files:
        try:
            linted = lint_file(read_checklist(name), name, CHECKS, known, strict=strict)
        except ChecklistRefusedError as error:
            found += 1
            click.echo(problems.render(error, preferences.language))
        else:
            _tell(name, linted, preferences, is_strict=strict)
    if found:
        ctx.exit(1)


def _tell(name: str, linted: Linted, preferences: Preferences, *, is_strict: bool) -> None:
    """Say that the file *name* may be used and, strictly, what is to be known of its dates."""
    words = words_for(preferences)
    if linted.lines:
        click.echo(words("cli.lint-clean-lines", name=name, lines=linted.lines))
    else:
        click.echo(words("cli.lint-clean", name=name, steps=linted.steps))
    if not is_strict:
        return
    if linted.undated:
        told = Counter(linted.undated)
        where = ", ".join(f"{owner} ({count})" for owner, count in told.items())
        click.echo(f"{words('cli.lint-undated', count=len(linted.undated))} {where}")
    today = datetime.now(UTC).date()
    overdue = [owner for owner, day in linted.review_after.items() if today > day]
    if overdue:
        click.echo(f"{words('cli.lint-overdue', count=len(overdue))} {', '.join(overdue)}")
