"""The places that an audit collects from: exports, pictures, answers, and the live look last."""

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from selfguard.cli import instagram_export, instagram_live, pictures
from selfguard.cli.keeping import Keeping
from selfguard.cli.looks import Looks
from selfguard.cli.ownership import confirm_own, is_screen, is_terminal
from selfguard.cli.progress import Watched
from selfguard.cli.request import Request
from selfguard.cli.speech import Preferences, words_for
from selfguard.model.reader import Role, Situation
from selfguard.model.source import Source
from selfguard.sources.answers import Answers
from selfguard.sources.reviewed import Reviewed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfguard.cli.contact_sheet import PictureSource
    from selfguard.model.evidence import Answer
    from selfguard.sources.instagram_export.source import InstagramExport
    from selfguard.sources.photos import Photos


@dataclass(frozen=True, slots=True)
class Places:
    """Where one audit looks."""

    exports: "Sequence[InstagramExport]"
    photos: "Sequence[Photos]"
    looking: pictures.Looking
    looks: Looks
    is_own: bool
    """Whether the exports are known to be the person's own; True where there are none."""

    def sources(self, answers: "Sequence[Answer]", preferences: Preferences) -> list[Source]:
        """Return all sources: *answers* first, the live looks last."""
        given: list[Source] = [Answers(answers)] if answers else []
        return [*given, *self._watched(preferences), *self.looks.made]

    @property
    def pictures(self) -> "Sequence[PictureSource]":
        """Return the sources that have pictures."""
        return [*self.exports, *self.photos]

    def _watched(self, preferences: Preferences) -> list[Source]:
        """Return exports and pictures, with a bar on how far each has got."""
        words = words_for(preferences)
        shows_progress = is_terminal() and not preferences.is_plain
        watched: list[Source] = [
            *(Watched(each, words("cli.reading"), shows_progress) for each in self.exports),
            *(Watched(each, words("cli.looking"), shows_progress) for each in self.photos),
        ]
        if self.looking.seen is None:
            return watched
        return [Reviewed(each, self.looking.seen.review_of) for each in watched]


def opened(request: Request, role: Role, keeping: Keeping) -> Places:
    """Return where to look, after the person said what has to be said first."""
    exports, is_own = _exports(request, role, keeping)
    export = next(iter(exports), None)
    looks = instagram_live.prepared(
        request.wanted, export, role, keeping.preferences, is_own=is_own
    )
    is_prepare = keeping.loaded.checklist.situation is Situation.PREPARE
    looking = pictures.looking(
        is_wanted=is_prepare and bool(exports or request.photos) and not request.no_look,
        may_keep=keeping.may_keep,
    )
    exports = [dataclasses.replace(each, looker=looking.looker) for each in exports]
    return Places(exports, looking.photos(request.photos), looking, looks, is_own)


def _exports(
    request: Request, role: Role, keeping: Keeping
) -> "tuple[list[InstagramExport], bool]":
    """Return the exports to look at, and whether they are known to be the person's own."""
    preferences = keeping.preferences
    if request.sample:
        click.echo(words_for(preferences)("cli.sample-note"), err=True)
        return [instagram_export.open_sample()], True
    paths = request.exports
    is_prepare = keeping.loaded.checklist.situation is Situation.PREPARE
    if not paths and not request.photos and preferences.asks and is_prepare and is_screen():
        paths = tuple(instagram_export.offer(preferences, says_how=not request.wanted.anything))
    if not paths:
        return [], True
    export = instagram_export.open_export(paths)
    wanted = request.wanted
    is_stated = wanted.anything and wanted.is_stated
    return [export], confirm_own(export.username(), role, preferences, is_stated=is_stated)
