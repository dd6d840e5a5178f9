"""The question that comes before all else: whether this is the person's own account."""

import sys

import click

from selfguard.cli.questions import confirm
from selfguard.cli.speech import Preferences, words_for
from selfguard.cli.store_folder import store
from selfguard.errors import InputRefusedError
from selfguard.model.reader import Role


def is_terminal() -> bool:
    """Tell whether a person sits at both ends: questions are asked of nobody else."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def is_screen() -> bool:
    """Tell whether the person sees standard output, too: pages are waited on nowhere else."""
    return is_terminal() and sys.stdout.isatty()


def confirm_own(
    account: str, role: Role, preferences: Preferences, *, is_stated: bool = False
) -> bool:
    """Ask once per store whether *account*, a user name or empty, is the person's own.

    Return whether it was confirmed, now or before. Without a screen (a page in `| less` would
    stand over the question), or where nothing may be asked, the question stands on standard
    error, without the name, and nothing is kept or confirmed; unless it *is_stated* on the
    command line that it is: then that is kept, and another account is refused from now on.
    Raises `InputRefusedError` when it is not, `StoreRefusedError` when the store knows another
    account.
    """
    words = words_for(preferences)
    kept = store()
    if preferences.keeps_trace and account and kept.knows(account):
        return True
    key = "cli.own-account-parent" if role is Role.PARENT else "cli.own-account"
    if not (preferences.asks and is_screen()):
        if is_stated and preferences.keeps_trace and account:
            kept.confirm(account)
            return True
        click.echo(words(f"{key}-unnamed"), err=True)
        return False
    question = words(key, account=account) if account else words(f"{key}-unnamed")
    if not confirm(question, preferences):
        raise InputRefusedError("cli.not-own-account")
    if preferences.keeps_trace and account:
        kept.confirm(account)
    return True
