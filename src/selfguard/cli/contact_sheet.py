"""A contact sheet of one's own pictures, written only where it is asked for."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import click

from selfguard.audit.gathering import Gathered
from selfguard.cli.files import write_private
from selfguard.cli.speech import Preferences, words_for
from selfguard.model.check import Exposure
from selfguard.model.evidence import Fault, Topic
from selfguard.model.picture import PICTURE_TOPICS, Picture, PictureKind
from selfguard.model.sight import Level
from selfguard.renderers import contact_sheet
from selfguard.renderers.contact_sheet import SmallCopy
from selfguard.renderers.voice import Voice

MOST = 500
"""How many pictures stand on a sheet, the newest: some 10 MB."""
_FACES = {
    PictureKind.PROFILE: "profile-photo-face",
    PictureKind.OLD_PROFILE: "old-profile-photo-face",
    **dict.fromkeys(
        (k for k, t in PICTURE_TOPICS.items() if t is Topic.KEPT_PICTURES), "kept-face"
    ),
}
"""What a picture with a face is called, by what it belongs to; else `face`."""


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
    key = "cli.replaced" if os.path.lexists(path) else "cli.written"
    write_private(path, page.encode())
    click.echo(words(key, path=str(path)), err=True)
    click.echo(words("photo.sheet-warning"), err=True)


def _shown(gathered: Gathered) -> Sequence[Exposure]:
    """Return what was found in pictures, at most `MOST`: what others see first, then the newest."""
    every = (each for topic in gathered.evidence for each in gathered.evidence[topic])
    pictures = [each for each in every if isinstance(each, Picture) and _is_telling(each)]
    pictures.sort(key=lambda each: each.posted_on or each.origin.seen_on, reverse=True)
    pictures.sort(key=lambda each: each.topic is Topic.KEPT_PICTURES)  # what others see comes first
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
        return _FACES.get(picture.kind, "face")
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
