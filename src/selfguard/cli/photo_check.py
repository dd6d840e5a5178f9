"""`selfguard photo check`: what pictures give away, before they are posted."""

import shlex
import sys
from pathlib import Path

import click

from selfguard.cli.photo_file import Looker, read
from selfguard.cli.speech import Preferences, WordedCommand, sentence, shared_options
from selfguard.errors import InputRefusedError
from selfguard.model.evidence import Fault
from selfguard.model.sight import Revealed
from selfguard.renderers import photo
from selfguard.renderers.voice import Voice

FOUND, REFUSED = 1, 3
MOST_TYPED = 3
"""So many names of files are repeated in a command at most."""


@click.command(cls=WordedCommand)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@shared_options
@click.pass_context
def check(ctx: click.Context, /, files: tuple[Path, ...]) -> None:
    """Say what each FILE gives away: a face, a booth's code, the place, the device."""
    preferences = ctx.ensure_object(Preferences)
    voice = Voice(preferences.language, sys.stdout.encoding, is_spoken=preferences.is_plain)
    looker = Looker()
    codes = [_check(path, looker, voice, preferences) for path in files]
    if looker.booths_read_on:
        day = voice.day(looker.booths_read_on)
        click.echo(voice.of("photo", "booths-known", date=day), err=True)
    if FOUND in codes:
        key = "cover-next" if looker.has_seen else "clean-next"
        click.echo(voice.of("photo", key), err=True)
        cover = " --cover all" if looker.has_seen else ""
        click.echo(
            f"  selfguard photo clean{cover}{preferences.language_option} {_typed(files)}", err=True
        )
    click.echo(voice.of("photo", "caveat"), err=True)
    ctx.exit(FOUND if FOUND in codes else max(codes))


def _typed(files: tuple[Path, ...]) -> str:
    """Return *files* as they are typed, and a folder for the copies; `FILE...` where they are many.

    A name that cannot be printed as it is typed is left out, too.
    """
    names = [f"./{path}" if str(path).startswith("-") else str(path) for path in files]
    typed = " ".join(map(shlex.quote, names))
    is_fit = len(files) <= MOST_TYPED and typed.isprintable()
    return f"{typed if is_fit else 'FILE...'} -o FOLDER"


def _check(path: Path, looker: Looker, voice: Voice, preferences: Preferences) -> int:
    """Print what *path* gives away, a line each, and return its exit code."""
    try:
        revealed = looker.look(read(path))
    except InputRefusedError as error:
        click.echo(sentence(error, preferences.language), err=True)
        return REFUSED
    told, code = _told(revealed, voice)
    for text in told:
        click.echo(voice.of("photo", "line", name=voice.line(path.name), text=text))
    return code


def _told(revealed: Revealed | Fault, voice: Voice) -> tuple[list[str], int]:
    """Return a sentence for each thing found, or that nothing was, and the exit code."""
    if isinstance(revealed, Fault):
        return [_unseen(revealed, voice)], REFUSED
    told = list(photo.found(revealed, voice, is_whole=sys.stdout.isatty()))
    code = FOUND if told else 0
    if revealed.unseen is not None:
        told.append(_unseen(revealed.unseen, voice))
        return told, code or REFUSED
    return told or [voice.of("photo", "nothing")], code


def _unseen(fault: Fault, voice: Voice) -> str:
    """Return why what a file shows was not looked at."""
    if fault is Fault.VIDEO:
        return voice.of("photo", "film")
    if fault is Fault.MOVING:
        return voice.of("photo", "moving")
    return voice.of("photo", "unseen", fault=voice.say(f"fault-{fault.value}"))
