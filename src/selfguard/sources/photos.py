"""Folders of the person's own pictures, such as a camera roll or pictures to be posted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from selfguard.errors import InputRefusedError
from selfguard.model.evidence import Covered, Evidence, Extent, Fault, Origin, Topic, Unreadable
from selfguard.model.picture import Picture, PictureKind
from selfguard.model.sight import Looker, NotLookedAtError, ToLookAt
from selfguard.sources._archive import Archive, Entry, open_archive
from selfguard.sources._pictures import is_picture, is_video, to_look_at

NAME = "photos"
"""The name of the source."""
_TOPICS = frozenset({Topic.FOLDER_PICTURES})


@dataclass(frozen=True, slots=True)
class Photos:
    """Folders, or ZIPs, of pictures. Links are never followed, nothing is written.

    What is no picture by its ending is passed over and counted. A video is not looked into, so
    where there is one, the folder was only partly looked at.
    """

    folders: tuple[Path, ...]
    looker: Looker
    looked_on: datetime
    """When they are looked at, in UTC: ages count from here."""
    name: str = field(default=NAME, init=False)
    _sizes: list[int] = field(default_factory=lambda: [0, 0], init=False, repr=False, compare=False)
    """How many bytes there are to look at, and how many were."""

    def collect(self) -> Iterator[Evidence]:
        """Yield a `Picture` for each that could be looked at, every gap, and the coverage.

        Raises `InputRefusedError`, with a word of `archive.*`, where a folder
        cannot be read or holds no picture.
        """
        with ExitStack() as stack:
            archives = self._opened(stack)
            found = [
                _Found(name + entry.path, to_look_at(NAME, entry.path, archive, entry), entry)
                for name, archive in archives.items()
                for entry in _pictures(archive)
            ]
            if not found:
                raise InputRefusedError(
                    "archive.no-pictures", name=next(iter(archives.values())).name
                )
            self._sizes[:] = [sum(each.picture.size for each in found), 0]
            gaps = sum((_passed_over(archive) for archive in archives.values()), Counter[Fault]())
            yield from self._looked_at(found, gaps)
            for fault, count in gaps.items():
                topics = frozenset[Topic]() if fault is Fault.NOT_A_PICTURE else _TOPICS
                yield Unreadable(self._origin(""), fault, count, topics)
            extent = Extent.PARTLY if gaps.keys() - {Fault.NOT_A_PICTURE} else Extent.WHOLE
            yield Covered(self._origin(""), Topic.FOLDER_PICTURES, extent)

    def pictures(self, media: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the bytes of the pictures at *media*, paths that `collect` told.

        One that cannot be read is left out. Raises as `collect`.
        """
        with ExitStack() as stack:
            for name, archive in self._opened(stack).items():
                for path in media:
                    entry = archive.entries.get(path.removeprefix(name))
                    if entry and path.startswith(name):
                        with suppress(NotLookedAtError):
                            yield path, to_look_at(NAME, path, archive, entry).read()

    @property
    def bytes_total(self) -> int:
        """Return how many bytes of pictures there are; 0 before `collect` has begun."""
        return self._sizes[0]

    @property
    def bytes_read(self) -> int:
        """Return how many bytes of pictures were looked at."""
        return self._sizes[1]

    def _opened(self, stack: ExitStack) -> dict[str, Archive]:
        """Return the folders by what stands before the paths in them: nothing where it is one."""
        folders = {path.absolute(): path for path in self.folders}  # one given twice is one
        opened = [(path, stack.enter_context(open_archive(path))) for path in folders.values()]
        names = Counter(archive.name for _, archive in opened)
        return {_before(path, archive.name, names): archive for path, archive in opened}

    def _looked_at(self, found: "list[_Found]", gaps: Counter[Fault]) -> Iterator[Evidence]:
        """Yield what the pictures *found* show; what cannot be told is added to *gaps*."""
        left = len(found)
        try:
            for each, seen in self.looker.look((each, each.picture) for each in found):
                left -= 1
                self._sizes[1] += each.picture.size
                if isinstance(seen, Fault):
                    broken = Fault.DAMAGED if seen is Fault.NOT_A_PICTURE else seen
                    gaps[broken] += 1
                    continue
                what = (PictureKind.FILE, each.path, each.path, each.entry.modified)
                yield Picture(self._origin(each.path), *what, seen, each.picture.identity)
        except KeyboardInterrupt:
            gaps += Counter({Fault.NOT_LOOKED_AT: left})  # none where all had been reached

    def _origin(self, path: str) -> Origin:
        return Origin(NAME, path, self.looked_on.astimezone(UTC))


@dataclass(frozen=True, slots=True)
class _Found:
    """A picture in one of the folders."""

    path: str
    picture: ToLookAt
    entry: Entry


def _before(path: Path, name: str, names: Counter[str]) -> str:
    """Return what stands before the paths in the folder *path*, called *name* among *names*."""
    if names.total() == 1:
        return ""
    return f"{name if names[name] == 1 else path.as_posix()}/"


def _pictures(archive: Archive) -> list[Entry]:
    return [entry for entry in archive.entries.values() if is_picture(entry.path)]


def _passed_over(archive: Archive) -> Counter[Fault]:
    """Return what *archive* holds beside pictures, and what of it could not be read."""
    gaps = Counter(archive.refused)
    for path in archive.entries:
        if is_video(path):
            gaps[Fault.VIDEO] += 1
        elif not is_picture(path):
            gaps[Fault.NOT_A_PICTURE] += 1
    return gaps
