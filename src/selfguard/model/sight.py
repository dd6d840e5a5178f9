"""What can be seen in a picture, as values: never pixels, never who somebody is.

A `Sight` holds counts only, so that it can be kept. What `photo check` tells in more detail (the
boxes, the booth a code belongs to, what a file tells of itself) lives as long as the command.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from selfguard.model.evidence import Coordinate, Fault

K = TypeVar("K")


class Level(StrEnum):
    """How sure it is that a picture shows a face. `NONE` never means that it is safe."""

    FACE = "face"
    POSSIBLE = "possible"
    """Looks like a face: it may be a doll, a drawing, a pet."""
    NONE = "none"


class CodeKind(StrEnum):
    """What a QR code opens, judged by the host it names. It is never opened."""

    BOOTH = "booth"
    """A photo booth's download page: whoever reads the code gets the originals."""
    MAYBE_BOOTH = "maybe-booth"
    """A host that booths were seen to use, but that others may use as well."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Box:
    """Where something is in a picture, in shares of its upright width and height, 0 … 1."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Face:
    """Where a face, or what looks like one, is in a picture."""

    box: Box
    score: float
    """How sure the detector is, 0 … 1."""


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code. What it says is a secret, and is not kept: its kind and its host are."""

    kind: CodeKind
    box: Box
    booth: str
    """The name of the booth, as the data has it; empty where none is known."""
    host: str
    """The host it names, as it may be shown; empty where it names none."""
    expires_on: date | None = None
    """Until when the booth's page is said to be open, where the code itself tells."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a file tells beside its picture."""

    place: Coordinate | None = None
    device: str = ""
    """Maker and model of the camera or telephone, through the text gate."""
    taken_on: str = ""
    """When it was taken, as the file says it: `2024-08-11 14:03:22`; it names no time zone."""
    has_thumbnail: bool = False
    """A small copy inside the file, which may show what was later cut off or covered."""
    has_video: bool = False
    """A moving picture behind or inside the still one, with sound perhaps."""
    others: int = 0
    """How many further pieces (XMP, IPTC, comments, maker notes, unknown chunks) it carries."""


@dataclass(frozen=True, slots=True)
class Revealed:
    """All that one picture file gives away, with places: it lives as long as the command."""

    hidden: Hidden
    level: Level = Level.NONE
    faces: tuple[Face, ...] = ()
    codes: tuple[Code, ...] = ()
    is_strip: bool = False
    unseen: Fault | None = None
    """Why what it shows was not looked at: a video, or no decoder; None where it was."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What one picture shows and carries, in counts: all that may be kept of it."""

    level: Level = Level.NONE
    faces: int = 0
    """How many faces; of a level below `FACE` how many things that look like one."""
    largest: int = 0
    """The height of the largest of them, in hundredths of the picture's height, 0 … 100."""
    booth_codes: int = 0
    maybe_booth_codes: int = 0
    other_codes: int = 0
    is_strip: bool = False
    """Looks like a photo-booth strip."""
    has_place: bool = False
    """The file carries a coordinate."""
    is_identifying: bool = False
    """The file carries its device, its date, a thumbnail, a video or other pieces."""


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """A picture that a source can give: read only when it is looked at."""

    identity: str
    """What tells it from every other one without reading it: source, name, size, checksum."""
    size: int
    """In bytes, as it is declared."""
    read: Callable[[], bytes]
    """Return the bytes. Raises `NotLookedAtError` where they cannot be read."""


class NotLookedAtError(Exception):
    """A picture that cannot be looked at. It becomes evidence and leaves no part of the program."""

    def __init__(self, fault: Fault) -> None:
        """Say by *fault* why."""
        super().__init__(fault.value)
        self.fault = fault


class Looker(Protocol):
    """Whoever looks at pictures. A source is given one; without one it lists only."""

    def look(self, pictures: Iterable[tuple[K, ToLookAt]]) -> Iterator[tuple[K, Sight | Fault]]:
        """Yield what each of *pictures* shows, in their order; a fault where it cannot be told.

        It reads in the caller's thread and looks in several; few pictures are held at a time.
        """
        ...
