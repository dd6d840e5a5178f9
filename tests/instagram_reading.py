"""Reads an invented export and sorts what comes out, for the tests of its reader."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from instagram_exports import NAME, SEEN, write_folder
from selfguard.model.evidence import Covered, Evidence, Extent, Fault, Origin, Topic, Unreadable
from selfguard.model.sight import Looker
from selfguard.sources.instagram_export.source import InstagramExport


def collect(
    folder: Path, files: Mapping[str, bytes], root: str = NAME, looker: Looker | None = None
) -> list[Evidence]:
    """Return the evidence in *files*, written as an unpacked export in *folder*."""
    return list(InstagramExport([write_folder(folder, files, root)], looker).collect())


def facts(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return what is told about the person: neither coverage nor gaps."""
    return [e for e in evidence if not isinstance(e, Covered | Unreadable)]


def only(evidence: Iterable[Evidence], *kinds: type[Evidence]) -> list[Evidence]:
    """Return the evidence of *kinds*."""
    return [e for e in evidence if isinstance(e, kinds)]


def gaps(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return the gaps, but for the word that the export is one in pages."""
    found = (e for e in evidence if isinstance(e, Unreadable))
    return [gap for gap in found if gap.fault is not Fault.HTML]


def extents(evidence: Iterable[Evidence]) -> dict[Topic, Extent]:
    """Return topic → extent for every topic that is covered at all."""
    told = [e for e in evidence if isinstance(e, Covered) and e.extent is not Extent.NOT]
    return {e.topic: e.extent for e in told}


def at(path: str) -> Origin:
    """Return the origin of what stands in the file *path*."""
    return Origin("instagram-export", path, SEEN)


def seconds(value: int) -> datetime:
    """Return the time *value* seconds after 1970, in UTC."""
    return datetime.fromtimestamp(value, UTC)
