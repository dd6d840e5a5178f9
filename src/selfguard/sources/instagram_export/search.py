"""Which files of one archive belong to an export of Instagram, and where its root lies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selfguard.errors import InputRefusedError
from selfguard.sources._archive import Archive, Budget, UnreadableError
from selfguard.sources.instagram_export import kinds
from selfguard.sources.instagram_export.kinds import Place

MAX_ROOTS = 16
"""How many folders of one archive may look like the root of an export."""
MAX_STRANGERS = 2000
"""How many JSON files of unknown name are looked into; a real export holds about a hundred."""
_KEY = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"([a-z_0-9]{1,100})"\s*:')
_HEAD_SIZE = 4096
_THREADS = "text_post_app_"
"""The wrapper keys of Threads, another service with a profile and followers of its own."""
_THREADS_FOLDER = "threads"
"""Its folder: whatever its files are called and whatever key they have, none is read."""
_MESSAGES = "messages"
_MESSAGE = "message"
"""The folder of direct messages, and how their files begin: these are never opened."""
_MEDIA_FOLDER = re.compile(
    r"(?P<root>(?:.*?/)?)media/(?:posts|stories|profile|reels|igtv|other|archived_posts)/"
)
_OWN_FOLDERS = frozenset(
    {"your_instagram_activity", "apps_and_websites_off_of_instagram", "followers_and_following",
     "instagram_ads_and_businesses", "past_instagram_insights"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """What the beginning of a JSON file tells."""

    key: str
    """The first key of an object; empty for a list."""
    raw: bytes


class Found:
    """What one archive holds."""

    def __init__(self, archive: Archive) -> None:
        self.files: list[tuple[Place, str]] = []
        self.heads: list[tuple[str, str, Head]] = []
        self.roots: set[str] = set()
        self.unlooked = 0
        self._archive = archive
        self._budget = Budget()
        strangers = [path for path in archive.entries if self._is_stranger(path)]
        self._find_flat(strangers)
        for path in strangers[:MAX_STRANGERS]:
            self._look(path, None)
        self.unlooked = max(0, len(strangers) - MAX_STRANGERS)
        if not self.roots:
            media = (_MEDIA_FOLDER.match(path) for path in archive.entries)
            self.roots.update(found["root"] for found in media if found)
        self.roots.update(self._own_roots() if not self.roots else ())

    def _is_stranger(self, path: str) -> bool:
        """Take in what *path* alone tells; return whether it must be looked into."""
        if not path.endswith((".json", ".html", f"/{kinds.NO_DATA}")):
            return False
        *folders, base = path.split("/")
        if not {_MESSAGES, _THREADS_FOLDER}.isdisjoint(folders) or base.startswith(_MESSAGE):
            return False
        if base == kinds.NO_DATA:
            if folders[-1] in kinds.SECTIONS:
                self.roots.add(kinds.root_of(folders))
            return False
        place = kinds.place_of(path)
        if base.endswith(".html"):
            if place and place.kind.has_pages:
                self._take(place, path)
            return False
        if place:
            self._look(path, place)
        return place is None

    def _look(self, path: str, place: Place | None) -> None:
        """Look at the beginning of the JSON file *path*; its key overrules its *place*."""
        try:
            with self._archive.open(path, self._budget) as stream:
                raw = stream.read(_HEAD_SIZE)
        except UnreadableError:
            raw = b""
        found = _KEY.match(raw)
        key = found[1].decode() if found else ""
        kind = kinds.BY_KEY.get(key) or (place.kind if place else None)
        if kind and not key.startswith(_THREADS):
            root = place.root if place else kinds.root_of(path.split("/")[:-1])
            self._take(Place(kind, root, place.number if place else 0), path)
        if place:
            root = place.root
        else:
            root = max((r for r in self.roots if path.startswith(r)), key=len, default="")
        self.heads.append((root, path, Head(key, raw)))

    def _find_flat(self, strangers: list[str]) -> None:
        """Take in the root files of a flat export: two of its names in one folder make one."""
        by_root: dict[str, list[tuple[str, str]]] = {}
        for path in strangers:
            root, _, base = path.rpartition("/")
            stem = base.removesuffix(".json")
            if stem in kinds.FLAT_NAMES:
                by_root.setdefault(f"{root}/" if root else "", []).append((stem, path))
        for root, named in by_root.items():
            for stem, path in named if len(named) > 1 else ():
                kind = kinds.flat_kind(stem)
                if kind:
                    self._take(Place(kind, root), path)

    def _own_roots(self) -> Iterator[str]:
        """Yield the roots of an export that holds sections, but none that is read."""
        for path in self._archive.entries:
            folders = path.split("/")[:-1]
            own = _OWN_FOLDERS.intersection(folders)
            if own:
                at = min(folders.index(folder) for folder in own)
                yield kinds.root_of(folders[: at + 1])

    def _take(self, place: Place, path: str) -> None:
        self.roots.add(place.root)
        if len(self.roots) > MAX_ROOTS:
            raise InputRefusedError("instagram_export.too-many-parts", name=self._archive.name)
        self.files.append((place, path))
