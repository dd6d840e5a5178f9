"""What every reader of a file needs: records, times, origins, pictures, and a tally of gaps."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, TypeVar

from selfguard.model.evidence import Evidence, Fault, Origin, Topic, Unreadable
from selfguard.sources._archive import Archive, Budget, Entry, UnreadableError
from selfguard.sources._json import Records, read_json
from selfguard.sources.instagram_export.coverage import Coverage
from selfguard.sources.instagram_export.dialects import WRONG_SHAPE, Record, Times, parse, shown
from selfguard.sources.instagram_export.export import Export, File
from selfguard.sources.instagram_export.kinds import Kind
from selfguard.sources.instagram_export.labels import NO_DATA, fold
from selfguard.sources.instagram_export.pages import Page
from selfguard.text import repair

NAME = "instagram-export"
"""The name of the source."""
LIMIT = 32 << 20
"""How many bytes a file may have that is held at once: a page, or a document of a flat export."""
MAX_RECORDS = 800_000
"""How many records are read in all: so many posts take about 300 MB."""
_SENTENCE = 200
"""How many characters a sentence may have that is compared with known ones."""
_HARMLESS = frozenset({Fault.BAD_NAME, Fault.MEDIA_MISSING})
"""Names in an export are ASCII: an entry with a bad name is no file of it."""

T = TypeVar("T")


class Reading:
    """One reading of one export. It is used up by it."""

    def __init__(self, export: Export, seen_on: datetime) -> None:
        """Read *export*, made on *seen_on*."""
        self.export = export
        self.times = Times(seen_on)
        self.coverage = Coverage()
        self.missing = 0
        """How many pictures and videos are named, but are in none of the parts."""
        self.strays = 0
        """How many pictures are named by a path that is none inside the export."""
        self.picture_bytes = 0
        """How many bytes of pictures are to be looked at."""
        self.picture_bytes_seen = 0
        self._seen_on = seen_on
        self._uris: dict[str, str] = {}
        self._budget = Budget()
        self._records = 0
        self._archives = [(part.archive, part.root) for part in export.parts]
        self._places = [(part.root, part.archive.entries) for part in export.parts]
        for kind in export.files:
            self.coverage.find(kind.topics)

    @property
    def bytes_read(self) -> int:
        """Return how many bytes of the files have been read."""
        return self._budget.spent

    def origin(self, file: File | None) -> Origin:
        """Return the origin of what stands in *file*, or in the export as a whole."""
        return Origin(NAME, shown(file.name) if file else "", self._seen_on)

    def files(self, kind: Kind) -> list[File]:
        """Return the files of *kind*; a shard that is missing between others is a gap."""
        files = self.export.files.get(kind, [])
        numbers = [file.number for file in files if file.number]
        lacking = max(numbers, default=0) - len(set(numbers))
        if lacking > 0:
            self.coverage.gap(self.origin(files[-1]), Fault.DAMAGED, kind.topics, lacking)
        return files

    def records(self, file: File) -> Iterator[Record]:
        """Yield the records in *file*, whatever their dialect; one of a wrong shape is counted."""
        return self._page(file) if file.is_page else self.raw(file, parse)

    def raw(self, file: File, convert: Callable[[dict[str, Any]], T]) -> Iterator[T]:
        """Yield what *convert* makes of the objects in the JSON *file*, as they stand.

        An object at which it raises one of `WRONG_SHAPE` is skipped and counted.
        """
        return self.each(file, self._objects(file), convert)

    def document(self, file: File) -> dict[str, Any] | None:
        """Return the JSON *file* as one object; empty for the sentence that there is no data.

        None where it cannot be read, or holds something else: that is noted.
        """
        raw = self._whole(file)
        if raw is None:
            return None
        try:
            document = read_json(raw)
        except (ValueError, RecursionError):
            self.coverage.gap(self.origin(file), Fault.NOT_JSON, file.kind.topics)
            return None
        self.coverage.is_anything_read = True
        if isinstance(document, dict):
            return document
        sentence = document[0] if isinstance(document, list) and len(document) == 1 else None
        if not isinstance(sentence, str):
            self.skip(file, 1)
            return None
        return {} if self._says_no_data(file, sentence) else None

    def each(self, file: File, items: Iterable[Any], convert: Callable[[Any], T]) -> Iterator[T]:
        """Yield what *convert* makes of each of *items*, which stand in *file*, as `raw` does."""
        skipped = 0
        for item in items:
            try:
                made = convert(item)
            except WRONG_SHAPE:
                skipped += 1
                continue
            yield made
        self.skip(file, skipped)

    def skip(self, file: File, count: int) -> None:
        """Note that *count* records in *file* could not be read."""
        if count:
            self.coverage.gap(self.origin(file), Fault.RECORD, file.kind.topics, count)

    def unknown(self, file: File, *topics: Topic, count: int = 1) -> None:
        """Note that *count* labels or values in *file* about *topics* are not known."""
        self.coverage.gap(self.origin(file), Fault.UNKNOWN_LABELS, topics, count)

    def picture(self, uri: str) -> str:
        """Return *uri*, inert text, as a path inside the export; empty where it is none.

        A relative one that is in none of the parts is counted as missing. Nothing is opened.
        """
        if not uri.isascii():
            uri = repair(uri)
        for root, entries in self._places:
            if root + uri in entries:
                return uri if uri.isascii() else self._renamed(uri)
        if "://" in uri[:16]:
            self.strays += 1
            return ""
        self.missing += 1
        is_inside = not uri.startswith(("/", "~")) and ".." not in uri.split("/")
        if is_inside and ":" not in uri and "\\" not in uri:
            return shown(uri)
        self.strays += 1
        return ""

    def media(self, path: str) -> tuple[Archive, Entry] | None:
        """Return where the picture *path*, as `picture` told it, lies; None where it is nowhere."""
        uri = self._uris.get(path, path)
        for archive, root in self._archives:
            if entry := archive.entries.get(root + uri):
                return archive, entry
        return None

    def told(self) -> Iterator[Evidence]:
        """Yield the gaps, and how far each topic is covered, after everything was read."""
        whole = self.origin(None)
        archives = {id(part.archive): part.archive for part in self.export.parts}
        for archive in archives.values():
            for fault, count in archive.refused.items():
                topics = () if fault in _HARMLESS else self.coverage.found()
                self.coverage.gap(whole, fault, topics, count)
        if self.export.unlooked:
            self.coverage.gap(whole, Fault.TOO_LARGE, (), self.export.unlooked)
        pages = sum(file.is_page for files in self.export.files.values() for file in files)
        if pages:
            yield Unreadable(whole, Fault.HTML, pages)
        if self.times.later:
            self.coverage.gap(whole, Fault.LATER, self.coverage.found(), self.times.later)
        if self.missing:
            yield Unreadable(whole, Fault.MEDIA_MISSING, self.missing)
        yield from self.coverage.told(whole)

    def _renamed(self, uri: str) -> str:
        """Return *uri* fit to be shown, and keep under which name it lies in the archive."""
        path = shown(uri)
        self._uris[path] = uri
        return path

    def _objects(self, file: File) -> Iterator[dict[str, Any]]:
        try:
            with file.part.archive.open(file.path, self._budget) as stream:
                records = Records(stream)
                is_empty = True
                for record in records:
                    self.coverage.is_anything_read = True
                    is_empty = False
                    self._charge_record()
                    yield record
        except UnreadableError as error:
            self.coverage.gap(self.origin(file), error.fault, file.kind.topics)
            return
        self.coverage.is_anything_read = True
        self.skip(file, records.skipped)
        if records.sentence is not None:
            self._says_no_data(file, records.sentence)
        elif is_empty and records.key and records.key not in file.kind.keys:
            self.unknown(file, *file.kind.topics)  # what there is none of is not known

    def _charge_record(self) -> None:
        """Count a record; raises `UnreadableError` (too large) above the limit of one reading."""
        self._records += 1
        if self._records > MAX_RECORDS:
            raise UnreadableError(Fault.TOO_LARGE)

    def _says_no_data(self, file: File, sentence: str) -> bool:
        """Tell whether *sentence*, all that stands in *file*, says so; another one is a gap."""
        is_known = len(sentence) <= _SENTENCE and fold(repair(sentence)) in NO_DATA
        if not is_known:
            self.unknown(file, *file.kind.topics)
        return is_known

    def _whole(self, file: File) -> bytes | None:
        """Return all of *file*; None where it cannot be read, or is too large to be held."""
        try:
            with file.part.archive.open(file.path, self._budget) as stream:
                raw = stream.read(LIMIT + 1)
        except UnreadableError as error:
            self.coverage.gap(self.origin(file), error.fault, file.kind.topics)
            return None
        if len(raw) > LIMIT:
            self.coverage.gap(self.origin(file), Fault.TOO_LARGE, file.kind.topics)
            return None
        return raw

    def _page(self, file: File) -> Iterator[Record]:
        raw = self._whole(file)
        if raw is None:
            return
        page = Page(raw.decode(errors="replace"))
        count = 0
        for record in page:
            count += 1
            self.coverage.is_anything_read = True
            yield record
        if not page.is_known or (page.is_whole and not count):
            self.unknown(file, *file.kind.topics)
        elif not page.is_whole:
            self.coverage.gap(self.origin(file), Fault.DAMAGED, file.kind.topics)
