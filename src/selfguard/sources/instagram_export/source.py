"""A person's own Instagram data export, as a source of evidence."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from selfguard.errors import InputRefusedError
from selfguard.model.evidence import (
    Connections,
    Contacts,
    Evidence,
    Post,
    PrivacyChange,
    ProfilePhoto,
)
from selfguard.model.sight import Looker, NotLookedAtError
from selfguard.sources._archive import open_archive
from selfguard.sources._pictures import to_look_at
from selfguard.sources.instagram_export import kinds
from selfguard.sources.instagram_export.apps import read_apps, read_linked
from selfguard.sources.instagram_export.connections import read_connections, read_contacts
from selfguard.sources.instagram_export.dialects import LATEST, LAUNCH
from selfguard.sources.instagram_export.export import Export, locate
from selfguard.sources.instagram_export.flat import read_flat, read_flat_profile
from selfguard.sources.instagram_export.generation import generation_of
from selfguard.sources.instagram_export.ownership import account_inside, account_of
from selfguard.sources.instagram_export.photos import read_photos
from selfguard.sources.instagram_export.pictures import Pictures
from selfguard.sources.instagram_export.posts import read_posts
from selfguard.sources.instagram_export.profile import (
    agreed,
    find_owners,
    read_buttons,
    read_profile,
)
from selfguard.sources.instagram_export.reading import NAME, Reading
from selfguard.sources.instagram_export.security import read_devices, read_logins
from selfguard.sources.instagram_export.settings import read_privacy, read_settings

_READERS = (
    *(read_buttons, read_settings, read_privacy, read_posts, read_connections, read_contacts),
    *(read_linked, read_apps, read_logins, read_devices, read_flat),
)
"""What is read beside the profiles and their photos, each by itself."""


@dataclass(frozen=True, slots=True)
class InstagramExport:
    """An export: one ZIP or unpacked folder, or the ZIPs of one export that came in parts.

    Every generation since 2018 in JSON; of the HTML variant the profile, its switches and
    counts. Nothing is written to disk, messages are never opened, and pictures only where a
    *looker* was given. Times before Instagram began (2010-10-06) or later than two days after
    the export are unknown.
    """

    paths: Sequence[Path]
    looker: Looker | None = None
    """Whoever looks at the pictures; without one they are listed only."""
    name: str = field(default=NAME, init=False)
    _readings: list[Reading] = field(default_factory=list, init=False, repr=False, compare=False)
    """The reading under way, for whoever wants to see how far it has got."""

    def collect(self) -> Iterator[Evidence]:
        """Yield the evidence, then every gap, then how far each topic is covered.

        Raises `InputRefusedError`, with a word of `archive.*` or `instagram_export.*`, where
        nothing can be read, where a path is no export of Instagram, and where parts or profiles
        belong to different accounts, or parts to different days.
        """
        with ExitStack() as stack:
            export = self._open(stack)
            self._readings[:] = [Reading(export, self._made_on(export))]
            yield from _evidence(self._readings[0], self.looker)

    @property
    def bytes_total(self) -> int:
        """Return how many bytes are to be read, pictures too as soon as they are listed."""
        return sum(reading.export.size + reading.picture_bytes for reading in self._readings)

    @property
    def bytes_read(self) -> int:
        """Return how many bytes `collect` has read."""
        return sum(reading.bytes_read + reading.picture_bytes_seen for reading in self._readings)

    def pictures(self, media: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the bytes of the pictures at *media*, paths that `collect` told.

        One that cannot be read is left out. Raises as `collect`.
        """
        with ExitStack() as stack:
            reading = Reading(self._open(stack), LATEST)
            for path in media:
                if found := reading.media(path):
                    with suppress(NotLookedAtError):
                        yield path, to_look_at(NAME, path, *found).read()

    def username(self) -> str:
        """Return the account that the export belongs to; empty where it does not say.

        From the profile, else from the name of the ZIP or its root folder. Raises as `collect`.
        """
        with ExitStack() as stack:
            export = self._open(stack)
            return account_of(export)

    def username_inside(self) -> str:
        """Return the account that a profile inside names; empty where none does.

        Raises as `collect`.
        """
        with ExitStack() as stack:
            return account_inside(self._open(stack))

    def generation(self) -> str:
        """Return `G0` … `G5` (with `G2b`), `HTML` or `unknown`: for support only.

        Raises as `collect`.
        """
        with ExitStack() as stack:
            return generation_of(self._open(stack))

    def _open(self, stack: ExitStack) -> Export:
        paths = {path.absolute(): path for path in self.paths}  # one given twice is one
        archives = [stack.enter_context(open_archive(path)) for path in paths.values()]
        export = locate(archives)
        account_of(export)  # before anything else is read: it may be of two accounts
        return export

    def _made_on(self, export: Export) -> datetime:
        """Return when *export* was made: by its name, its files, its newest time, its ZIP."""
        if export.made_on:
            return export.made_on
        stored_on = max(path.stat().st_mtime for path in self.paths)
        stored_on = min(max(stored_on, LAUNCH.timestamp()), LATEST.timestamp())
        limit = datetime.fromtimestamp(stored_on, UTC)
        times = (_time_of(each) for each in _evidence(Reading(export, limit)))
        newest = max(filter(None, times), default=limit)
        return newest.replace(hour=0, minute=0, second=0, microsecond=0)


def _time_of(evidence: Evidence) -> datetime | None:
    """Return the time of *evidence*; of a login or a device none: no one else is to see it."""
    match evidence:
        case Post():
            return evidence.posted_on
        case ProfilePhoto():
            return evidence.taken_on
        case PrivacyChange():
            return evidence.changed_on
        case Connections() | Contacts():
            return evidence.newest
        case _:
            return None


def _evidence(reading: Reading, looker: Looker | None = None) -> Iterator[Evidence]:
    pictures = Pictures(reading, looker) if looker else None
    listed = _listed(reading)
    yield from pictures.noted(listed) if pictures else listed
    if not reading.coverage.is_anything_read:
        name = reading.export.parts[0].archive.name
        raise InputRefusedError("instagram_export.nothing-readable", name=name)
    if pictures:
        yield from pictures.looked_at()
    yield from reading.told()


def _listed(reading: Reading) -> Iterator[Evidence]:
    """Yield what stands in the records of *reading*; the pictures are listed only."""
    owners = find_owners(reading)
    flat = reading.files(kinds.FLAT_PROFILE)
    told = (
        *((owner.file, tuple(read_profile(reading, owner))) for owner in owners),
        *((file, tuple(read_flat_profile(reading, file))) for file in flat),
    )
    yield from agreed(reading, told)
    yield from read_photos(reading, owners)
    for read in _READERS:
        yield from read(reading)
