"""Where to cover: every face that may be one, and every code, in the whole picture."""

from enum import StrEnum

from selfguard.model.evidence import Fault
from selfguard.model.sight import Box
from selfguard.vision import codes
from selfguard.vision.cleaning import clean
from selfguard.vision.decode import Pixels, decode
from selfguard.vision.faces import Detector
from selfguard.vision.kinds import MOVIES, kind_of
from selfguard.vision.metadata import frames
from selfguard.vision.quiet import quiet
from selfguard.vision.refusals import Reason, UncleanableError


class What(StrEnum):
    """What is to be covered."""

    FACES = "faces"
    CODES = "codes"
    ALL = "all"


class Coverer:
    """Finds where to cover. It holds a detector, so it belongs to one thread."""

    def __init__(self, what: What) -> None:
        """Look for *what*. Raises `ProgramDamagedError`."""
        self._what = what
        with quiet():
            self._detector = Detector()

    def boxes(self, data: bytes) -> tuple[Box, ...] | Fault:
        """Return where in the picture *data* to cover, or why that cannot be told.

        The picture is decoded whole. Codes of every kind are covered, faces at low thresholds;
        some are missed even so, and the result has to be looked at. Raises `UncleanableError`
        where it moves: of several frames only the first would be looked at.
        """
        _check_stillness(data)
        with quiet():
            picture = decode(data, whole=True)
            return picture if isinstance(picture, Fault) else self._found(picture.pixels)

    def _found(self, pixels: Pixels) -> tuple[Box, ...]:
        found: list[Box] = []
        if self._what is not What.CODES:
            found += [face.box for face in self._detector.to_cover(pixels)]
        if self._what is not What.FACES:
            found += [code.box for code in codes.find(pixels)]
        return tuple(found)


def _check_stillness(data: bytes) -> None:
    """Raise `UncleanableError` where *data* moves, or cannot be cleaned anyway."""
    kind = kind_of(data)
    if kind in MOVIES:
        raise UncleanableError(Reason.MOVIE)
    if frames.is_animated(kind, clean(data)):
        raise UncleanableError(Reason.ANIMATED)
