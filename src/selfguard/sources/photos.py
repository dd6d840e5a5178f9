"""Folders of the person's own pictures, such as a camera roll or pictures to be posted."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from selfguard.errors import InputRefusedError
from selfguard.model.evidence import Covered, Evidence, Extent, Fault, Origin, Topic, Unreadable
from selfguard.model.picture import Picture, PictureKind
from selfguard.model.sight import Looker, ToLookAt
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
            folders = {path.absolute(): path for path in self.folders}  # one given twice is one
            archives = [stack.enter_context(open_archive(path)) for path in folders.values()]
            found = [(archive, entry) for archive in archives for entry in _pictures(archive)]
            if not found:
                raise InputRefusedError("archive.no-pictures", name=archives[0].name)
            self._sizes[:] = [sum(entry.size for _, entry in found), 0]
            gaps = sum((_passed_over(archive) for archive in archives), Counter[Fault]())
            yield from self._looked_at(found, gaps)
            for fault, count in gaps.items():
                topics = frozenset[Topic]() if fault is Fault.NOT_A_PICTURE else _TOPICS
                yield Unreadable(self._origin(""), fault, count, topics)
            extent = Extent.PARTLY if gaps.keys() - {Fault.NOT_A_PICTURE} else Extent.WHOLE
            yield Covered(self._origin(""), Topic.FOLDER_PICTURES, extent)

    @property
    def bytes_total(self) -> int:
        """Return how many bytes of pictures there are; 0 before `collect` has begun."""
        return self._sizes[0]

    @property
    def bytes_read(self) -> int:
        """Return how many bytes of pictures were looked at."""
        return self._sizes[1]

    def _looked_at(
        self, found: list[tuple[Archive, Entry]], gaps: Counter[Fault]
    ) -> Iterator[Evidence]:
        """Yield what the pictures *found* show; what cannot be told is added to *gaps*."""
        left = len(found)
        try:
            for (entry, identity), seen in self.looker.look(_to_look_at(found)):
                left -= 1
                self._sizes[1] += entry.size
                if isinstance(seen, Fault):
                    broken = Fault.DAMAGED if seen is Fault.NOT_A_PICTURE else seen
                    gaps[broken] += 1
                    continue
                yield Picture(
                    self._origin(entry.path),
                    PictureKind.FILE,
                    entry.path,
                    entry.path,
                    entry.modified,
                    seen,
                    identity,
                )
        except KeyboardInterrupt:
            gaps += Counter({Fault.NOT_LOOKED_AT: left})  # none where all had been reached

    def _origin(self, path: str) -> Origin:
        return Origin(NAME, path, self.looked_on.astimezone(UTC))


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


def _to_look_at(
    found: list[tuple[Archive, Entry]],
) -> Iterator[tuple[tuple[Entry, str], ToLookAt]]:
    for archive, entry in found:
        picture = to_look_at(NAME, entry.path, archive, entry)
        yield (entry, picture.identity), picture
