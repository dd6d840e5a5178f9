"""`selfguard checklist`: list, show and lint checklists."""

import sys

import click

from selfguard.checklists.parse import parse
from selfguard.checks import CHECKS
from selfguard.cli import screen
from selfguard.cli.files import built_in_checklists, read_checklist
from selfguard.cli.speech import Preferences, WordedCommand, WordedGroup, shared_options, words_for
from selfguard.errors import ChecklistRefusedError
from selfguard.model.checklist import Checklist
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
        each = _parse(name)
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
    checklist = _parse(name)
    if preferences.is_plain:
        shown = outline.render_plain(checklist, preferences.language, sys.stdout.encoding)
    else:
        shown = outline.render(
            checklist,
            preferences.language,
            columns=screen.columns(),
            color=screen.has_color(),
            encoding=sys.stdout.encoding,
        )
    click.echo(shown, nl=False, color=True)


@checklist.command(cls=WordedCommand)
@click.argument("files", metavar="FILE", nargs=-1, required=True)
@shared_options
@click.pass_context
def lint(ctx: click.Context, files: tuple[str, ...]) -> None:
    """Check each FILE and show every problem at its line and column."""
    preferences = ctx.ensure_object(Preferences)
    words = words_for(preferences)
    found = 0
    for name in files:
        try:
            steps = len(_parse(name).steps)
        except ChecklistRefusedError as error:
            found += 1
            click.echo(problems.render(error, preferences.language))
        else:
            click.echo(words("cli.lint-clean", name=name, steps=steps))
    if found:
        ctx.exit(1)


def _parse(name: str) -> Checklist:
    return parse(read_checklist(name), name, CHECKS)
