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


def boxes(data: bytes, what: What, detector: Detector) -> tuple[Box, ...] | Fault:
    """Return where in the picture *data* to cover *what*, or why that cannot be told.

    The picture is decoded whole. Codes of every kind are covered, faces at low thresholds; some
    are missed even so, and the result has to be looked at. *detector* belongs to this thread.
    """
    with quiet():
        picture = decode(data, whole=True)
        if isinstance(picture, Fault):
            return picture
        found: list[Box] = []
        if what is not What.CODES:
            found += [face.box for face in detector.to_cover(picture.pixels)]
        if what is not What.FACES:
            found += [code.box for code in codes.find(picture.pixels)]
        return tuple(found)
