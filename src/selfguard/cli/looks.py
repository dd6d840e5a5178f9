"""A live look while it is made: it is said, kept and shown; and what came of it."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import click

from selfguard.cli.speech import Preferences, words_for
from selfguard.cli.store_folder import store
from selfguard.cli.waiting import ShownWaiting
from selfguard.errors import InputRefusedError, ServiceRefusedError, StoreRefusedError
from selfguard.model.evidence import Evidence
from selfguard.model.proof import ProvenHandle, proven_by_session
from selfguard.sources.instagram_live.session import MOST, InstagramSession
from selfguard.sources.instagram_live.source import InstagramLive


@dataclass(frozen=True, slots=True)
class Looked:
    """A look that is said before it is made, and shown while it is."""

    source: InstagramLive | InstagramSession
    announced: str
    """The name of what is said before it."""
    waiting: ShownWaiting
    preferences: Preferences
    _not_kept: list[StoreRefusedError] = field(default_factory=list, init=False)

    @property
    def name(self) -> str:
        """Return the name of the source."""
        return self.source.name

    @property
    def refusal(self) -> ServiceRefusedError | StoreRefusedError | None:
        """Return why nothing was learnt; None where something was."""
        return next(iter(self._not_kept), self.source.refusal)

    def collect(self) -> Generator[Evidence, None, None]:
        """Yield the evidence of the source; that it looks is kept right before.

        Where that cannot be kept, nothing is asked, and the report stands without it.
        """
        try:
            if self.preferences.keeps_trace:
                store().keep_look(datetime.now(UTC))
        except StoreRefusedError as error:
            self._not_kept.append(error)
            return
        click.echo(words_for(self.preferences)(f"live.{self.announced}"), err=True)
        try:
            yield from self.source.collect()
        finally:
            self.waiting.stop()


@dataclass(frozen=True, slots=True)
class Looks:
    """The looks of one run, in their order; none where none was asked for."""

    made: list[Looked] = field(default_factory=list)
    proof: ProvenHandle | None = None
    """What proved the account."""

    @property
    def refusal(self) -> ServiceRefusedError | StoreRefusedError | None:
        """Return why the first of them that was refused taught nothing."""
        return next((each.refusal for each in self.made if each.refusal), None)

    def keep(self, preferences: Preferences) -> None:
        """Keep the proof behind the looks that were made. Raises `StoreRefusedError`."""
        handle = self.proof or self._of_session()
        if self.made and handle and preferences.keeps_trace:
            store().keep_proof(handle)

    def _of_session(self) -> ProvenHandle | None:
        sources = (each.source for each in self.made)
        names = (each.username for each in sources if isinstance(each, InstagramSession))
        return proven_by_session(next(names, ""), datetime.now(UTC))


def look_at_page(handle: ProvenHandle, preferences: Preferences) -> Looked:
    """Return the look at the page of *handle*, as a stranger sees it: one request."""
    shown = ShownWaiting(preferences, 1)
    source = InstagramLive(handle, datetime.now(UTC), shown)
    return Looked(source, "looks-once", shown, preferences)


def look_with_session(
    cookies: Mapping[str, str], handle: ProvenHandle | None, preferences: Preferences
) -> Looked:
    """Return the look with the session *cookies*: refused if it is not that of *handle*.

    Without *handle* it has to be that of the store, if that knows an account.
    """

    def check(name: str) -> None:
        if handle and name.casefold() != handle.name.casefold():
            raise InputRefusedError("live.session-of-another")
        store().knows(name)

    shown = ShownWaiting(preferences, MOST)
    source = InstagramSession(cookies, datetime.now(UTC), shown, check)
    return Looked(source, "looks-with-session", shown, preferences)
