"""`selfguard photo clean`: copies without hidden data, with faces or codes covered if asked to."""

import itertools
import sys
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selfguard.cli.choices import OneOf
from selfguard.cli.files import write_new
from selfguard.cli.photo_file import Looker, read
from selfguard.cli.speech import (
    Preferences,
    WordedCommand,
    WordedOption,
    sentence,
    shared_options,
    words_for,
)
from selfguard.errors import InputRefusedError, OutputRefusedError
from selfguard.model.evidence import Fault
from selfguard.model.sight import Level
from selfguard.renderers import photo
from selfguard.renderers.voice import Voice

if TYPE_CHECKING:
    from selfguard.vision.covering import Coverer

FOUND, REFUSED, INTERRUPTED = 1, 3, 130


class Covering(StrEnum):
    """What `--cover` takes."""

    FACES = "faces"
    CODES = "codes"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wished for on the command line."""

    folder: Path
    cover: Covering | None
    cosmetic_blur: bool
    keep_names: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A clean copy, before it is written."""

    data: bytes
    suffix: str
    covered: int
    """How many places were covered."""


@click.command(cls=WordedCommand)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    cls=WordedOption,
    help="cli.option-clean-folder",
)
@click.option("--cover", type=OneOf(Covering), cls=WordedOption, help="cli.option-cover")
@click.option("--cosmetic-blur", is_flag=True, cls=WordedOption, help="cli.option-cosmetic-blur")
@click.option("--keep-names", is_flag=True, cls=WordedOption, help="cli.option-keep-names")
@shared_options
@click.pass_context
def clean(  # noqa: PLR0913 - the options of the command
    ctx: click.Context,
    /,
    *,
    files: tuple[Path, ...],
    folder: Path,
    cover: Covering | None,
    cosmetic_blur: bool,
    keep_names: bool,
) -> None:
    """Write a copy of each FILE to FOLDER without what it tells beside its picture."""
    preferences = ctx.ensure_object(Preferences)
    words = words_for(preferences)
    if cosmetic_blur and cover is None:
        raise click.UsageError(words("cli.blur-what"))
    if cosmetic_blur:
        click.echo(words("photo.blur-weaker"), err=True)
    cleaner = _Cleaner(Wish(folder, cover, cosmetic_blur, keep_names), preferences)
    try:
        codes = [cleaner.clean(path) for path in files]
    except (KeyboardInterrupt, click.Abort):
        click.echo(words("photo.clean-stopped", count=cleaner.made), err=True)
        ctx.exit(INTERRUPTED)
    if cover is None and cleaner.made:
        click.echo(words("photo.clean-not-covered"), err=True)
    click.echo(words("photo.clean-caveat"), err=True)
    ctx.exit(REFUSED if REFUSED in codes else max(codes))


def _made_ready(folder: Path) -> set[str]:
    """Make *folder*, readable by its owner alone, where it is not there; return what is in it.

    Of each file the name without its ending: two copies are never called alike but for that.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return {_folded(each.stem) for each in folder.iterdir()}
    except OSError as error:
        raise OutputRefusedError("photo.no-folder", name=str(folder)) from error


def _folded(name: str) -> str:
    """Return *name* as a file system compares names that ignores case, or how letters are built."""
    return unicodedata.normalize("NFC", name).casefold()


class _Cleaner:
    """Cleans one file after another, with the same detectors for all."""

    def __init__(self, wish: Wish, preferences: Preferences) -> None:
        self.made = 0
        """How many copies were written."""
        self._wish = wish
        self._taken: set[str] | None = None
        self._preferences = preferences
        self._words = words_for(preferences)
        self._voice = Voice(preferences.language, sys.stdout.encoding)
        self._looker: Looker | None = None
        self._coverer: Coverer | None = None

    def clean(self, path: Path) -> int:
        """Write a clean copy of *path*, say what went, and return the exit code.

        Raises `OutputRefusedError` where the folder takes no more: no half of a file is left.
        """
        try:
            data = read(path)
        except InputRefusedError as error:
            click.echo(sentence(error, self._preferences.language), err=True)
            return REFUSED
        name = self._voice.line(path.name)
        made = self._made(data)
        if isinstance(made, str):
            click.echo(self._words("photo.not-cleaned", name=name, reason=made), err=True)
            return REFUSED
        target = self._target(path, made.suffix)
        while not write_new(target, made.data):  # somebody else has taken the name
            target = self._target(path, made.suffix)
        self.made += 1
        told = self._told(data, made)
        click.echo(self._words("photo.cleaned", name=name, copy=target.name, told=told))
        return self._looked_again(target.name, made)

    def _made(self, data: bytes) -> Made | str:
        """Return the clean copy of *data*, verified; or, in words, why there is none."""
        from selfguard.vision.refusals import NotCleanError, UncleanableError  # noqa: PLC0415

        try:
            return self._covered(data) if self._wish.cover else self._cleaned(data)
        except UncleanableError as error:
            return self._words(f"photo.reason-{error.reason.value}")
        except NotCleanError:
            return self._words("photo.reason-not-clean")

    def _cleaned(self, data: bytes) -> Made:
        from selfguard.vision.cleaning import clean as without_hidden  # noqa: PLC0415
        from selfguard.vision.kinds import Kind, kind_of  # noqa: PLC0415
        from selfguard.vision.verify import verify  # noqa: PLC0415

        cleaned = without_hidden(data)
        verify(data, cleaned)
        kind = kind_of(cleaned)
        return Made(cleaned, ".jpg" if kind is Kind.JPEG else f".{kind.value}", 0)

    def _covered(self, data: bytes) -> Made:
        from selfguard.vision.cover import Cover, cover  # noqa: PLC0415 - 0.2 s
        from selfguard.vision.covering import Coverer, What  # noqa: PLC0415
        from selfguard.vision.kinds import Kind, kind_of  # noqa: PLC0415

        self._coverer = self._coverer or Coverer(What(str(self._wish.cover)))
        found = self._coverer.boxes(data)
        if not found and kind_of(data) not in {Kind.HEIC, Kind.AVIF}:
            return self._cleaned(data)  # of those two, other pictures inside would stay
        how = Cover.BLUR if self._wish.cosmetic_blur else Cover.SOLID
        covered = cover(data, found, how)
        return Made(covered.data, covered.suffix, len(found))

    def _target(self, path: Path, suffix: str) -> Path:
        """Return where the copy of *path* goes: a name that is free, and tells no date."""
        stem = path.stem if self._wish.keep_names else ""
        numbered = (f"{stem or 'photo'}-{number}" for number in itertools.count(1))
        names = itertools.chain([stem] if stem else [], numbered)
        if self._taken is None:
            self._taken = _made_ready(self._wish.folder)
        name = next(each for each in names if _folded(each) not in self._taken)
        self._taken.add(_folded(name))
        return self._wish.folder / f"{name}{suffix}"

    def _told(self, data: bytes, made: Made) -> str:
        """Return what went from the file *data*, and how much was covered."""
        from selfguard.vision.metadata import read as read_hidden  # noqa: PLC0415

        left = set(photo.names(read_hidden(made.data), self._voice))
        told = [name for name in photo.names(read_hidden(data), self._voice) if name not in left]
        if self._wish.cover:
            told.append(self._words("photo.covered", count=made.covered))
        return ", ".join(told) or self._words("photo.nothing-hidden")

    def _looked_again(self, name: str, made: Made) -> int:
        """Look at what was covered once more, and say what is still found in it."""
        if not self._wish.cover:
            return 0
        self._looker = self._looker or Looker()
        seen = self._looker.look(made.data)
        if isinstance(seen, Fault) or seen.unseen:
            click.echo(self._words("photo.not-looked-again", name=name), err=True)
            return FOUND
        if seen.level is Level.NONE and not seen.codes:
            return 0
        click.echo(self._words("photo.still-found", name=name), err=True)
        return FOUND
