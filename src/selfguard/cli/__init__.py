"""One command per file: read arguments, call one function, show what it returns."""

import importlib

import click

from selfguard import __version__
from selfguard.cli.speech import WordedGroup, WordedOption, shared_options

COMMANDS = {
    "audit": "selfguard.cli.audit:audit",
    "ask": "selfguard.cli.ask:ask",
    "prove": "selfguard.cli.prove:prove",
    "connect": "selfguard.cli.connect:connect",
    "disconnect": "selfguard.cli.disconnect:disconnect",
    "history": "selfguard.cli.history:history",
    "helplines": "selfguard.cli.helplines:helplines",
    "photo": "selfguard.cli.photo:photo",
    "checks": "selfguard.cli.checks:checks",
    "checklist": "selfguard.cli.checklist:checklist",
    "where": "selfguard.cli.where:where",
    "forget": "selfguard.cli.forget:forget",
}
"""Command → where it stands. A command's module is imported when it is called."""


class LazyGroup(WordedGroup):
    """A group that imports a command only when it is called: help imports nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order in which a person needs them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command named *cmd_name*; None where there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


def _version(ctx: click.Context, parameter: click.Parameter, value: object) -> None:
    del parameter
    if value:
        click.echo(f"selfguard {__version__}")
        ctx.exit()


@click.group(name="selfguard", cls=LazyGroup)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    cls=WordedOption,
    help="cli.option-version",
)
@shared_options
def selfguard() -> None:
    """Look at what your own accounts give away, and close the doors one by one."""
