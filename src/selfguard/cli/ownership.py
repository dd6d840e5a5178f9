"""The question that comes before all else: whether this is the person's own account."""

import sys

import click

from selfguard.cli.speech import Preferences, words_for
from selfguard.cli.store_folder import store
from selfguard.errors import InputRefusedError
from selfguard.model.checklist import Role
from selfguard.text import clean


def is_terminal() -> bool:
    """Tell whether a person sits at both ends: questions are asked of nobody else."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def confirm_own(account: str, role: Role, preferences: Preferences) -> None:
    """Ask once per store whether *account*, a user name or empty, is the person's own.

    Without a terminal the question stands on standard error and nothing is kept. Raises
    `InputRefusedError` when it is not, `StoreRefusedError` when the store knows another account.
    """
    words = words_for(preferences)
    kept = store()
    if preferences.keeps_trace and account and kept.knows(account):
        return
    question = words(
        "cli.own-account-parent" if role is Role.PARENT else "cli.own-account",
        account=clean(account) or "?",
    )
    if not is_terminal():
        click.echo(question, err=True)
        return
    if not click.confirm(question, default=False, err=True):
        raise InputRefusedError("cli.not-own-account")
    if preferences.keeps_trace and account:
        kept.confirm(account)
