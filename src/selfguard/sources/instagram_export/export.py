"""Where in the given archives an export lies: its parts, its root, and the files to read.

The content decides, never the date: a file is known by the wrapper key it begins with, else by
its path. Parts of one export that was cut into several ZIPs are merged by path.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from selfguard.errors import InputRefusedError
from selfguard.sources._archive import Archive
from selfguard.sources.instagram_export import kinds
from selfguard.sources.instagram_export.dialects import LATEST, LAUNCH
from selfguard.sources.instagram_export.kinds import Kind
from selfguard.sources.instagram_export.search import MAX_ROOTS, Found, Head

MAX_SHARDS = 5000
"""How many files of one kind an export may have; the largest seen have a few dozen."""
APART = timedelta(days=2)
"""Parts of one export bear the same date, or, around midnight, the next."""

_NAME = re.compile(r"instagram-(?P<user>[A-Za-z0-9._]{1,30})-(?P<made>\d{4}-\d\d-\d\d)(?!\d)")
_LOOKED_AT = 10_000
_PROFILES = (kinds.PROFILE, kinds.FLAT_PROFILE)
_OTHERS = {
    "Facebook": re.compile(r"(^|/)your_facebook_activity/|_facebook/|^facebook-"),
    "TikTok": re.compile(r"(^|/)user_data(_tiktok)?\.json$|^TikTok_Data"),
    "Telegram": re.compile(r"(^|/)(result\.json|export_results\.html)$|^(Chat|Data)Export_"),
    "KakaoTalk": re.compile(r"(^|/)KakaoTalk", re.IGNORECASE),
    "Google Takeout": re.compile(r"(^|/)(Takeout|takeout-)"),
    "WhatsApp": re.compile(r"(^|/)_chat\.txt$|^WhatsApp Chat"),
    "X (Twitter)": re.compile(r"(^|/)data/(manifest|tweets?)\.js$"),
    "Snapchat": re.compile(r"(^|/)json/(account|snap_history)\.json$|^mydata~"),
}
"""Services whose own exports are told by a path or a name [inf: from memory, not read]."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One root in one archive."""

    archive: Archive
    root: str
    """With `/` at its end, or empty."""
    users: tuple[str, ...]
    """The accounts that its root folder and its ZIP are named after, the innermost name first."""
    made_on: datetime | None
    """The date in the first of these names, at midnight UTC."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read."""

    part: Part
    path: str
    """Inside the archive."""
    kind: Kind
    number: int = 0

    @property
    def name(self) -> str:
        """Return the path inside the export."""
        return self.path.removeprefix(self.part.root)

    @property
    def is_page(self) -> bool:
        """Tell whether it belongs to the HTML variant."""
        return self.path.endswith(".html")

    @property
    def is_at_home(self) -> bool:
        """Tell whether its path alone tells its kind, so that it is known by more than its key."""
        place = kinds.place_of(self.path)
        return place is not None and place.kind is self.kind


@dataclass(slots=True)
class Export:
    """All parts of one export, and what is read in them."""

    parts: list[Part] = field(default_factory=list)
    files: dict[Kind, list[File]] = field(default_factory=dict)
    """By kind, shards in their order."""
    heads: dict[str, Head] = field(default_factory=dict)
    """The beginnings of the JSON files looked into, by path inside the export."""
    unlooked: int = 0
    """How many JSON files of unknown name were too many to look into."""

    @property
    def user(self) -> str:
        """Return the account name that the parts bear; empty if none does."""
        return next((user for part in self.parts for user in part.users), "")

    @property
    def profiles(self) -> list[File]:
        """Return the files with a profile, of every part; those at their known place first."""
        return [file for kind in _PROFILES for file in self.files.get(kind, ())]

    @property
    def size(self) -> int:
        """Return how many bytes the files to read have."""
        return sum(
            file.part.archive.entries[file.path].size
            for files in self.files.values()
            for file in files
        )

    @property
    def made_on(self) -> datetime | None:
        """Return the date in the names of the parts, else of the newest file; None if neither."""
        dates = [part.made_on for part in self.parts if part.made_on]
        return max(dates or self._modified(), default=None)

    def _modified(self) -> Iterator[datetime]:
        """Yield the dates of the files read: a ZIP without dates gives years like 1980."""
        for files in self.files.values():
            for file in files:
                when = file.part.archive.entries[file.path].modified
                if when and when >= LAUNCH:
                    yield when


def locate(archives: Sequence[Archive]) -> Export:
    """Return the export that lies in *archives*.

    Raises `InputRefusedError` where an archive holds none, or where two belong to different
    accounts or different days.
    """
    export = Export()
    for archive in archives:
        found = Found(archive)
        if not found.files:
            _refuse_other(archive)
        if _NAME.search(archive.name):  # a part may hold nothing that is read
            found.roots.update(() if found.roots else ("",))
        if not found.roots:
            raise InputRefusedError("instagram_export.not-an-export", name=archive.name)
        export.unlooked += found.unlooked
        if len(export.parts) + len(found.roots) > MAX_ROOTS:
            raise InputRefusedError("instagram_export.too-many-parts", name=archive.name)
        parts = {root: _part(archive, root) for root in sorted(found.roots)}
        export.parts.extend(parts.values())
        for place, path in found.files:
            _add(export, File(parts[place.root], path, place.kind, place.number))
        for root, path, head in found.heads:
            export.heads.setdefault(path.removeprefix(root), head)
    _check_parts(export.parts)
    _settle(export)
    return export


def _part(archive: Archive, root: str) -> Part:
    names = [*reversed(root.split("/")), archive.name]
    found = [match for name in names for match in _NAME.finditer(name)]
    if not found:
        return Part(archive, root, (), None)
    try:
        made = datetime.fromisoformat(found[0]["made"]).replace(tzinfo=UTC)
    except ValueError:
        made = LAUNCH
    users = tuple(match["user"] for match in found)
    return Part(archive, root, users, made if LAUNCH < made < LATEST else None)


def _add(export: Export, file: File) -> None:
    """Take *file* in; raise where there are more of its kind than an export can hold."""
    if len(export.files.get(file.kind, ())) >= MAX_SHARDS:
        raise InputRefusedError("instagram_export.too-many-parts", name=file.part.archive.name)
    export.files.setdefault(file.kind, []).append(file)


def _settle(export: Export) -> None:
    """Keep one file per path, JSON before HTML, and put shards in their order.

    Of profiles all are kept, of every part and in both variants: what they say is compared.
    """
    has_json = any(not file.is_page for files in export.files.values() for file in files)
    for kind, files in list(export.files.items()):
        if kind in _PROFILES:
            files.sort(key=lambda file: (not file.is_at_home, file.is_page, file.name))
            continue
        kept: dict[str, File] = {}
        for file in files:
            if not (has_json and file.is_page):
                kept.setdefault(file.name, file)
        export.files[kind] = sorted(kept.values(), key=lambda file: (file.number, file.name))
    export.files = {kind: files for kind, files in export.files.items() if files}
    if not export.files:
        raise InputRefusedError("instagram_export.empty", name=export.parts[0].archive.name)


def _check_parts(parts: Sequence[Part]) -> None:
    """Raise where any two of *parts* bear the names of two accounts, or dates that lie apart."""
    named = [(part, user.casefold()) for part in parts for user in part.users]
    for part, user in named:
        if user != named[0][1]:
            raise InputRefusedError(
                "instagram_export.different-accounts", **_both(named[0][0], part)
            )
    dated = [(part.made_on, number) for number, part in enumerate(parts) if part.made_on]
    if dated and max(dated)[0] - min(dated)[0] > APART:
        first, other = sorted(number for _, number in (min(dated), max(dated)))
        raise InputRefusedError(
            "instagram_export.different-days", **_both(parts[first], parts[other])
        )


def _both(first: Part, other: Part) -> dict[str, str]:
    """Return the names to tell *first* and *other* by; by its root where the archive is one."""
    is_same = first.archive is other.archive
    name = (is_same and other.root.rstrip("/")) or other.archive.name
    return {"name": first.archive.name, "other": name}


def _refuse_other(archive: Archive) -> None:
    """Raise where *archive*, in which no file is known, is the export of another service."""
    told = (archive.name, *itertools.islice(archive.entries, _LOOKED_AT))
    for service, mark in _OTHERS.items():
        if any(mark.search(text) for text in told):
            raise InputRefusedError(
                "instagram_export.other-service", name=archive.name, service=service
            )
