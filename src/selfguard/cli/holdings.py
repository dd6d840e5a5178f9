"""What is kept on this machine, told in words: for `where`, and before `forget`."""

from collections.abc import Iterator
from datetime import datetime

from selfguard.cli.speech import Preferences, words_for
from selfguard.errors import StoreRefusedError
from selfguard.model.proof import PROOF_LASTS
from selfguard.store import Holdings, Store


def told(kept: Store, preferences: Preferences) -> Iterator[str]:
    """Yield what *kept* holds, a line each, and the files that it lies in.

    A store that cannot be read is told as such: its files are named all the same.
    """
    words = words_for(preferences)
    try:
        held = kept.holdings()
    except StoreRefusedError:
        yield words("cli.where-unreadable")
    else:
        yield from _told(held, preferences)
    if kept.has_session():
        yield words("cli.where-session")
    for path in kept.kept():
        yield words("cli.where-file", path=str(path))


def _told(held: Holdings, preferences: Preferences) -> Iterator[str]:
    words = words_for(preferences)
    yield words(f"cli.where-account-{'yes' if held.knows_an_account else 'no'}")
    yield words("cli.where-answers", count=held.answers)
    yield words("cli.where-runs", count=held.runs)
    if held.sights:
        yield words("cli.where-sights", count=held.sights)
    if held.reviews:
        yield words("cli.where-reviews", count=held.reviews)
    if held.reader:
        role = words(f"cli.role-{held.reader.role.value}")
        yield words("cli.where-reader", role=role, age=words(f"cli.age-{held.reader.age.value}"))
    if held.seen:
        yield words("cli.where-seen", count=held.seen)
    if held.proof:
        until = held.proof.proven_on + PROOF_LASTS
        yield words("cli.where-proof", account=held.proof.name, until=_moment(until))
    if held.last_look:
        yield words("cli.where-look", time=_moment(held.last_look))


def _moment(time: datetime) -> str:
    """Return *time* as it is read everywhere: day and minute, in UTC."""
    return f"{time:%Y-%m-%d %H:%M} UTC"
