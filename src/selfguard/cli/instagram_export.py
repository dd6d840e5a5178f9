"""The Instagram export on the command line: its options, how it is found, how it is opened."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import platformdirs

from selfguard.cli.questions import confirm
from selfguard.cli.speech import Preferences, WordedOption, words_for
from selfguard.model.sight import Looker
from selfguard.resources import data

if TYPE_CHECKING:
    from selfguard.sources.instagram_export.source import InstagramExport

F = TypeVar("F", bound=Callable[..., Any])

_NAME = re.compile(
    r"instagram-(?P<account>.+)-(?P<day>\d{4}-\d{2}-\d{2})-[^-]+\.zip", re.IGNORECASE
)


def options(function: F) -> F:
    """Give a command the options that name an Instagram export."""
    export = click.option(
        "--instagram-export",
        "exports",
        metavar="PATH",
        multiple=True,
        type=click.Path(path_type=Path),
        cls=WordedOption,
        help="cli.option-instagram-export",
    )
    sample = click.option("--sample", is_flag=True, cls=WordedOption, help="cli.option-sample")
    return export(sample(function))


def open_export(paths: Sequence[Path], looker: Looker | None = None) -> "InstagramExport":
    """Return the export in *paths*: a ZIP, the parts of one export, or an unpacked folder.

    Its pictures are looked at by *looker*; without one they are listed only.
    """
    # 0.1 s, spent only where there is an export
    from selfguard.sources.instagram_export.source import InstagramExport  # noqa: PLC0415

    return InstagramExport(tuple(paths), looker)


def open_sample() -> "InstagramExport":
    """Return the invented export that selfguard ships."""
    (folder,) = (each for each in data("sample").iterdir() if each.name.startswith("instagram-"))
    return open_export((folder,))


def find() -> list[Path]:
    """Return the ZIPs of the newest Instagram export in the person's download folder.

    Only names are looked at; all parts of one export (same account, same day) go together.
    """
    folder = platformdirs.user_downloads_path()
    try:
        found = [(_NAME.fullmatch(path.name), path) for path in sorted(folder.iterdir())]
    except OSError:
        return []
    exports: dict[tuple[str, str], list[Path]] = {}
    for match, path in ((match, path) for match, path in found if match):
        exports.setdefault((match["day"], match["account"]), []).append(path)
    return exports[max(exports)] if exports else []


def offer(preferences: Preferences, *, says_how: bool = True) -> list[Path]:
    """Look for an export and ask before opening it; where there is none, say how to get one.

    Without *says_how* it says nothing where there is none.
    """
    words = words_for(preferences)
    found = find()
    if not found:
        if says_how:
            click.echo(words("cli.how-to-export"), err=True)
        return []
    for path in found:
        click.echo(words("cli.found-export", name=path.name), err=True)
    return found if confirm(words("cli.open-found"), preferences) else []
