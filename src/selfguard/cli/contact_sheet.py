"""A contact sheet of one's own pictures, written only where it is asked for."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import click

from selfguard.audit.gathering import Gathered
from selfguard.cli.files import write_private
from selfguard.cli.speech import Preferences, words_for
from selfguard.model.check import Exposure
from selfguard.model.evidence import Fault
from selfguard.model.picture import Picture, PictureKind
from selfguard.model.sight import Level
from selfguard.renderers import contact_sheet
from selfguard.renderers.contact_sheet import SmallCopy
from selfguard.renderers.voice import Voice

MOST = 500
"""How many pictures stand on a sheet, the newest: some 10 MB."""


class PictureSource(Protocol):
    """A source that can give its pictures once more."""

    @property
    def name(self) -> str:
        """Return the name of the source."""
        ...

    def pictures(self, media: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the bytes of the pictures at *media*."""
        ...


def write(
    path: Path, gathered: Gathered, sources: Sequence[PictureSource], preferences: Preferences
) -> None:
    """Write to *path* small copies of the pictures in which a face or a code was found.

    They are read from *sources* once more; where there are none, no file is written. Raises
    `OutputRefusedError`.
    """
    words = words_for(preferences)
    voice = Voice(preferences.language)
    copies = list(_copies(_shown(gathered), sources))
    if not copies:
        click.echo(words("photo.sheet-nothing"), err=True)
        return
    page = "".join(contact_sheet.render(copies, voice))
    write_private(path, page.encode())
    click.echo(words("cli.written", path=str(path)), err=True)
    click.echo(words("photo.sheet-warning"), err=True)


def _shown(gathered: Gathered) -> Sequence[Exposure]:
    """Return what was found in pictures, the newest first, at most `MOST`."""
    every = (each for topic in gathered.evidence for each in gathered.evidence[topic])
    pictures = [each for each in every if isinstance(each, Picture) and _is_telling(each)]
    pictures.sort(key=lambda each: each.posted_on or each.origin.seen_on, reverse=True)
    return [
        Exposure(each.origin, _label(each), "", each.posted_on, each.media)
        for each in pictures[:MOST]
    ]


def _is_telling(picture: Picture) -> bool:
    sight = picture.sight
    return sight.level is not Level.NONE or sight.booth_codes > 0 or sight.maybe_booth_codes > 0


def _label(picture: Picture) -> str:
    if picture.sight.booth_codes:
        return "booth-code"
    if picture.has_face:
        return "profile-photo-face" if picture.kind is PictureKind.PROFILE else "face"
    return "possible-face" if picture.may_have_face else "possible-booth-code"


def _copies(shown: Sequence[Exposure], sources: Sequence[PictureSource]) -> Iterator[SmallCopy]:
    """Yield a small copy of each picture *shown* that can still be read."""
    from selfguard.vision.thumbnail import thumbnail  # noqa: PLC0415 - only where it is asked for

    for source in sources:
        found = {each.where: each for each in shown if each.origin.source == source.name}
        for media, data in source.pictures(list(found)):
            small = thumbnail(data)
            if not isinstance(small, Fault):
                yield SmallCopy(found[media], small)
