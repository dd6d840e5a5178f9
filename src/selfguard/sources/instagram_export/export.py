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
from selfguard.sources.instagram_export.dialects import LAUNCH
from selfguard.sources.instagram_export.kinds import Kind
from selfguard.sources.instagram_export.search import Found, Head

APART = timedelta(days=2)
"""Parts of one export bear the same date, or, around midnight, the next."""

_NAME = re.compile(r"instagram-(?P<user>[A-Za-z0-9._]{1,30})-(?P<made>\d{4}-\d\d-\d\d)(?!\d)")
_LOOKED_AT = 10_000
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
    user: str
    """The account that the name of the ZIP or of its root folder bears; empty if none."""
    made_on: datetime | None
    """The date in the same name, at midnight UTC."""


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


@dataclass(slots=True)
class Export:
    """All parts of one export, and what is read in them."""

    parts: list[Part] = field(default_factory=list)
    files: dict[Kind, list[File]] = field(default_factory=dict)
    """By kind, shards in their order."""
    empty: dict[Kind, File] = field(default_factory=dict)
    """The kinds whose section says that it holds no data, and the file that says so."""
    heads: dict[str, Head] = field(default_factory=dict)
    """The beginnings of the JSON files looked into, by path inside the export."""
    profiles: list[File] = field(default_factory=list)
    """The files with a profile, of every part."""
    unlooked: int = 0
    """How many JSON files of unknown name were too many to look into."""

    @property
    def user(self) -> str:
        """Return the account name that the parts bear; empty if none does."""
        return next((part.user for part in self.parts if part.user), "")

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
        parts = {root: _part(archive, root) for root in sorted(found.roots)}
        export.parts.extend(parts.values())
        for place, path in found.files:
            _add(export, File(parts[place.root], path, place.kind, place.number))
        for root, path, head in found.heads:
            export.heads.setdefault(path.removeprefix(root), head)
        for place, path in found.empty:
            export.empty.setdefault(place.kind, File(parts[place.root], path, place.kind))
    _check_parts(export.parts)
    _settle(export)
    return export


def _part(archive: Archive, root: str) -> Part:
    names = [*reversed(root.split("/")), archive.name]
    found = next(filter(None, map(_NAME.search, names)), None)
    if not found:
        return Part(archive, root, "", None)
    try:
        made = datetime.fromisoformat(found["made"]).replace(tzinfo=UTC)
    except ValueError:
        made = LAUNCH
    return Part(archive, root, found["user"], made if made > LAUNCH else None)


def _add(export: Export, file: File) -> None:
    if file.kind in {kinds.PROFILE, kinds.FLAT_PROFILE}:
        export.profiles.append(file)
    export.files.setdefault(file.kind, []).append(file)


def _settle(export: Export) -> None:
    """Keep one file per path, JSON before HTML, and put shards in their order."""
    has_json = any(not file.is_page for files in export.files.values() for file in files)
    folders = set()
    for kind, files in list(export.files.items()):
        kept: dict[str, File] = {}
        for file in files:
            if not (has_json and file.is_page):
                kept.setdefault(file.name, file)
                folders.add(file.name.rpartition("/")[0])
        export.files[kind] = sorted(kept.values(), key=lambda file: (file.number, file.name))
    export.files = {kind: files for kind, files in export.files.items() if files}
    export.empty = {
        kind: file
        for kind, file in export.empty.items()
        if kind not in export.files and file.name.rpartition("/")[0] not in folders
    }
    if not export.files and not export.empty:
        raise InputRefusedError("instagram_export.empty", name=export.parts[0].archive.name)


def _check_parts(parts: Sequence[Part]) -> None:
    """Raise where *parts* bear the names of two accounts, or dates that lie apart."""
    first, *others = parts
    for other in others:
        names = {"name": first.archive.name, "other": other.archive.name}
        if first.user and other.user and first.user.casefold() != other.user.casefold():
            raise InputRefusedError("instagram_export.different-accounts", **names)
        if first.made_on and other.made_on and abs(first.made_on - other.made_on) > APART:
            raise InputRefusedError("instagram_export.different-days", **names)


def _refuse_other(archive: Archive) -> None:
    """Raise where *archive*, in which no file is known, is the export of another service."""
    told = (archive.name, *itertools.islice(archive.entries, _LOOKED_AT))
    for service, mark in _OTHERS.items():
        if any(mark.search(text) for text in told):
            raise InputRefusedError(
                "instagram_export.other-service", name=archive.name, service=service
            )
