"""Looks at one picture: everything that is visible in it, and the counts that may be kept."""

from collections import Counter
from dataclasses import dataclass

from selfguard.model.evidence import Fault
from selfguard.model.sight import Code, CodeKind, Face, Hidden, Level, Sight
from selfguard.vision import codes, strips
from selfguard.vision.decode import Picture, decode, grey
from selfguard.vision.faces import Detector


@dataclass(frozen=True, slots=True)
class Seen:
    """What one picture shows, with places. It lives as long as the command."""

    level: Level
    faces: tuple[Face, ...]
    """Of a level below `FACE` what looks like one; the surest first."""
    codes: tuple[Code, ...]
    is_strip: bool
    """It looks like a photo-booth strip, or a code on it opens a booth's page."""
    width: int
    """Of the upright picture, in pixels."""
    height: int


def see(data: bytes, detector: Detector) -> Seen | Fault:
    """Return what the picture in *data* shows, or why it cannot be told.

    *detector* belongs to this thread alone. Raises `ProgramDamagedError`.
    """
    picture = decode(data)
    if isinstance(picture, Fault):
        return picture
    found = detector.look(picture.pixels)
    crowd = _crowd(picture, detector, found.candidates)
    is_strip = strips.is_strip(picture.pixels, crowd)
    read = codes.find(picture.pixels)
    if not read and picture.is_halved and (len(crowd) >= strips.FEWEST_FACES or is_strip):
        read = _codes_in_whole(data)
    is_certain = any(code.kind is CodeKind.BOOTH for code in read)
    return Seen(
        found.level, found.faces, read, is_strip or is_certain, picture.width, picture.height
    )


def sight(seen: Seen, hidden: Hidden) -> Sight:
    """Return the counts of what was *seen* and of what the file tells beside it."""
    kinds = Counter(code.kind for code in seen.codes)
    return Sight(
        level=seen.level,
        faces=len(seen.faces),
        largest=round(100 * max((face.box.height for face in seen.faces), default=0.0)),
        booth_codes=kinds[CodeKind.BOOTH],
        maybe_booth_codes=kinds[CodeKind.MAYBE_BOOTH],
        other_codes=kinds[CodeKind.OTHER],
        is_strip=seen.is_strip,
        has_place=hidden.place is not None,
        is_identifying=_is_identifying(hidden),
    )


def _is_identifying(hidden: Hidden) -> bool:
    """Tell whether the file carries more than its place."""
    pieces = hidden.has_thumbnail or hidden.has_video or hidden.others > 0
    return bool(hidden.device or hidden.taken_on) or pieces


def _crowd(picture: Picture, detector: Detector, candidates: int) -> tuple[Face, ...]:
    """Return the faces that the tests for strips count.

    They look at 960 pixels, which takes three times as long as 640: it is done only where 640
    gave three *candidates*. On the strips that were measured it gave all of the faces (the photo
    facts, section 4).
    """
    if candidates < strips.FEWEST_FACES:
        return ()
    fine = detector.find(picture.pixels, strips.FACES_SIDE)
    return tuple(face for face in fine if face.score > strips.FACES_SCORE)


def _codes_in_whole(data: bytes) -> tuple[Code, ...]:
    """Return the codes that the picture shows in its whole size."""
    whole = grey(data)
    return () if isinstance(whole, Fault) else codes.find(whole)
