"""A small copy of a picture, for the person's own eyes."""

import cv2

from selfguard.model.evidence import Fault
from selfguard.vision.decode import decode
from selfguard.vision.quiet import quiet

SIDE = 320
"""Pixels of the longer side of a small copy."""
_QUALITY = 75


def thumbnail(data: bytes) -> bytes | Fault:
    """Return the picture in *data* as a JPEG of at most `SIDE` pixels, or why there is none.

    It is encoded from pixels: nothing that the file told beside its picture is in it.
    """
    with quiet():
        picture = decode(data)
        if isinstance(picture, Fault):
            return picture
        height, width = picture.pixels.shape[:2]
        share = min(1.0, SIDE / max(height, width))
        size = (max(1, round(width * share)), max(1, round(height * share)))
        small = cv2.resize(picture.pixels, size, interpolation=cv2.INTER_AREA)
        return cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1].tobytes()
