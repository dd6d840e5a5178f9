"""Where to cover: every face that may be one, and every code, in the whole picture."""

from enum import StrEnum

from selfguard.model.evidence import Fault
from selfguard.model.sight import Box
from selfguard.vision import codes
from selfguard.vision.decode import decode
from selfguard.vision.faces import Detector
from selfguard.vision.quiet import quiet


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
        some are missed even so, and the result has to be looked at.
        """
        with quiet():
            picture = decode(data, whole=True)
            if isinstance(picture, Fault):
                return picture
            found: list[Box] = []
            if self._what is not What.CODES:
                found += [face.box for face in self._detector.to_cover(picture.pixels)]
            if self._what is not What.FACES:
                found += [code.box for code in codes.find(picture.pixels)]
            return tuple(found)
