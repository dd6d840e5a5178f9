"""How other accounts stand to this one, as counts. No name is kept longer than its record."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from selfguard.model.evidence import (
    ConnectionKind,
    Connections,
    Contacts,
    Evidence,
)
from selfguard.sources.instagram_export import kinds
from selfguard.sources.instagram_export.export import File
from selfguard.sources.instagram_export.kinds import Kind
from selfguard.sources.instagram_export.reading import Reading

KINDS = {
    kinds.FOLLOWERS: ConnectionKind.FOLLOWERS,
    kinds.FOLLOWING: ConnectionKind.FOLLOWING,
    kinds.CLOSE_FRIENDS: ConnectionKind.CLOSE_FRIENDS,
    kinds.BLOCKED: ConnectionKind.BLOCKED,
    kinds.RESTRICTED: ConnectionKind.RESTRICTED,
    kinds.HIDDEN_FROM: ConnectionKind.STORY_HIDDEN_FROM,
    kinds.RECEIVED: ConnectionKind.REQUESTS_RECEIVED,
    kinds.SENT: ConnectionKind.REQUESTS_SENT,
    kinds.UNFOLLOWED: ConnectionKind.RECENTLY_UNFOLLOWED,
}
"""Which file tells of which relation."""


class Tally:
    """A count of things, and the earliest and latest time among them."""

    def __init__(self) -> None:
        self.count = 0
        self.oldest: datetime | None = None
        self.newest: datetime | None = None

    def add(self, count: int, times: Sequence[datetime]) -> None:
        """Count *count* more, which happened at *times*."""
        self.count += count
        if times:
            self.oldest = min(times if self.oldest is None else (self.oldest, *times))
            self.newest = max(times if self.newest is None else (self.newest, *times))


def read_connections(reading: Reading) -> Iterator[Evidence]:
    """Yield one count per relation that the export holds a file about, shards taken together."""
    for kind, relation in KINDS.items():
        found = _counted(reading, kind)
        if found:
            file, tally = found
            origin = reading.origin(file)
            yield Connections(origin, relation, tally.count, tally.oldest, tally.newest)


def read_contacts(reading: Reading) -> Iterator[Evidence]:
    """Yield how many entries of an address book were uploaded."""
    found = _counted(reading, kinds.CONTACTS)
    if found:
        file, tally = found
        yield Contacts(reading.origin(file), tally.count, tally.newest)


def _counted(reading: Reading, kind: Kind) -> tuple[File, Tally] | None:
    """Return the first file of *kind*, and how many all of them hold.

    None without a file, and where nothing was counted because something could not be read.
    """
    before = reading.coverage.gaps
    files = reading.files(kind)
    tally = Tally()
    for file in files:
        for record in reading.records(file):
            times = [when for cell in record.cells if (when := reading.times.read(cell.time))]
            times = times or [when for when in [record.when(reading.times)] if when]
            tally.add(max(1, record.rows), times)
    is_unclear = not tally.count and reading.coverage.gaps != before
    return None if not files or is_unclear else (files[0], tally)
