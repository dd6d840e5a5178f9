"""The live look on the command line: its options, whose page it is, and when it may be made."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import click

from selfguard.cli import screen, terms
from selfguard.cli.looks import Looks, look_at_page, look_with_session
from selfguard.cli.ownership import is_screen
from selfguard.cli.questions import confirm
from selfguard.cli.speech import Preferences, WordedOption, words_for
from selfguard.cli.store_folder import store
from selfguard.errors import InputRefusedError, StoreRefusedError
from selfguard.model.proof import OwnExport, Proof, ProvenHandle, proven_by_export
from selfguard.model.reader import Role, Situation

F = TypeVar("F", bound=Callable[..., Any])

APART = timedelta(hours=2)
"""How long lies between two looks: Instagram slows down whoever asks often."""


def options(function: F) -> F:
    """Give a command the options for a look at the person's own page; none takes a name."""
    for name, key in (
        ("--yes", "cli.option-yes"),
        ("--instagram-session", "cli.option-instagram-session"),
        ("--instagram-live", "cli.option-instagram-live"),
    ):
        function = click.option(name, is_flag=True, cls=WordedOption, help=key)(function)
    return function


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for on the command line."""

    page: bool = False
    """True for a look at the own page, as a stranger sees it."""
    session: bool = False
    """True for a look at what only the owner sees."""
    is_stated: bool = False
    """True for `--yes`: the terms are known, and the account is the person's own."""

    @property
    def anything(self) -> bool:
        """Tell whether anything is to be asked of the service."""
        return self.page or self.session

    def check(self, situation: Situation, preferences: Preferences, *, is_sample: bool) -> None:
        """Refuse what does not go together, before anything is read."""
        if not self.anything:
            return
        words = words_for(preferences)
        if is_sample:
            raise click.UsageError(words("live.not-with-sample"))
        if situation is Situation.HAPPENING:
            raise click.UsageError(words("live.not-while-happening"))
        if not preferences.keeps_trace and not (preferences.asks and is_screen()):
            raise InputRefusedError("live.no-trace")
        if not preferences.keeps_trace and self.session:
            raise InputRefusedError("live.session-is-kept")


def prepared(
    wanted: Wanted,
    export: OwnExport | None,
    role: Role,
    preferences: Preferences,
    *,
    is_own: bool,
) -> Looks:
    """Return the looks at the account that *export* or a kept proof names; none is made yet.

    *is_own* tells whether the person said that *export* is theirs. There are none where the
    person does not go on. Raises `InputRefusedError` where no account is proven, or *role* is
    none that has it, and `StoreRefusedError` where it is not the one of this store.
    """
    if not wanted.anything:
        return Looks()
    _check_role(role, preferences)
    if not is_own:
        raise InputRefusedError("live.unconfirmed")
    handle = _proven(export, preferences)
    cookies = store().session() if wanted.session else None
    if wanted.page and handle is None:
        raise InputRefusedError("live.no-proof")
    if wanted.session and cookies is None:
        raise InputRefusedError("live.no-session")
    is_agreed = _is_agreed(wanted, preferences)
    if not (is_agreed and is_time(handle, preferences, is_stated=wanted.is_stated)):
        click.echo(words_for(preferences)("live.left-out"), err=True)
        return Looks()
    made = [look_at_page(handle, preferences)] if wanted.page and handle else []
    if cookies is not None:
        made.append(look_with_session(cookies, handle, preferences))
    return Looks(made, handle)


def _check_role(role: Role, preferences: Preferences) -> None:
    """Refuse who has no account of their own in this: a parent looks only beside their child."""
    is_beside = role is Role.PARENT and preferences.asks and is_screen()
    if role is not Role.SELF and not is_beside:
        raise InputRefusedError("live.only-own")


def _proven(export: OwnExport | None, preferences: Preferences) -> ProvenHandle | None:
    """Return the account that *export* bears inside; without one, that of a kept proof.

    That the store knows another account holds with `--no-trace`, too: nothing else is read then.
    """
    now = datetime.now(UTC)
    if export is None:
        kept = store().proof(now) if preferences.keeps_trace else None
        if kept and not store().knows(kept.name):
            raise InputRefusedError("live.no-proof")
        return kept
    handle = proven_by_export(export, now)
    if handle is None:
        raise InputRefusedError("live.unnamed-export")
    try:
        store().knows(handle.name)
    except StoreRefusedError as error:
        if error.key == "cli.store-other-account":
            raise InputRefusedError("live.another-account") from error
        raise
    return handle


def _is_agreed(wanted: Wanted, preferences: Preferences) -> bool:
    """Tell whether the person goes on, after what the service forbids was stated."""
    names = {terms.PAGE: wanted.page, terms.SESSION: wanted.session}
    return all(
        terms.agree(name, preferences, is_known=wanted.is_stated)
        for name, is_wanted in names.items()
        if is_wanted
    )


def is_time(
    handle: ProvenHandle | None, preferences: Preferences, *, is_stated: bool = False
) -> bool:
    """Tell whether to look now: the last look was long ago, or the person wants it all the same.

    The look that proved *handle* by its code does not count. Raises `InputRefusedError` where it
    is too soon, it was not stated that it shall be all the same, and nobody can be asked.
    """
    now = datetime.now(UTC)
    last = store().last_look() if preferences.keeps_trace else None
    if last is None or not last <= now < last + APART:
        return True
    if handle and handle.proof is Proof.CODE and last <= handle.proven_on:
        return True
    ago = max(1, math.ceil((now - last) / timedelta(minutes=1)))
    if preferences.asks and is_screen():
        words = words_for(preferences)
        screen.say_aside(preferences, words("live.looked-lately", minutes=ago))
        return confirm(words("live.look-again"), preferences)
    if not is_stated:
        raise InputRefusedError("live.too-soon", minutes=str(ago))
    return True
