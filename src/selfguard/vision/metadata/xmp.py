"""XMP: what a packet tells, searched for in its bytes (XMP specification part 2, 2016).

A packet is XML from a stranger. It is not parsed, so that no entity and no depth can harm: the
few properties that matter are found by name, as an attribute or as an element.
"""

import re

from selfguard.model.sight import Hidden
from selfguard.vision.metadata.told import as_date, as_device, as_place, as_text

KEYWORD = b"http://ns.adobe.com/xap/1.0/\0"
"""What begins a segment of a JPEG that holds a packet."""

_LONGEST = 4 << 20
"""How many bytes of a packet are searched."""
_ANGLE = re.compile(
    r"(-?\d{1,3}(?:\.\d{1,12})?)"
    r"(?:,(\d{1,2}(?:\.\d{1,12})?))?(?:,(\d{1,2}(?:\.\d{1,12})?))?\s?([NSEW]?)",
    re.ASCII,
)


def read(packet: bytes) -> Hidden:
    """Return what the *packet* tells: it counts as one piece, unless it is blank."""
    text = packet[:_LONGEST].replace(b"\0", b"")  # in UTF-16 every second byte is zero
    if not text.strip():
        return Hidden()
    dates = (b"DateTimeOriginal", b"DateCreated", b"CreateDate")
    return Hidden(
        place=as_place(_angle(text, b"GPSLatitude"), _angle(text, b"GPSLongitude")),
        device=as_device(_said(text, b"Make"), _said(text, b"Model")),
        taken_on=next(filter(None, (as_date(_said(text, name)) for name in dates)), ""),
        has_video="1" in {_said(text, b"MotionPhoto"), _said(text, b"MicroVideo")},
        others=1,
    )


def _said(text: bytes, name: bytes) -> str:
    """Return what *text* says for the property *name*; empty where it says nothing."""
    found = re.search(rb":" + name + rb"\s{0,9}(?:=\s{0,9}[\"']|>)\s{0,9}([^\"'<]{1,200})", text)
    return as_text(found[1]) if found else ""


def _angle(text: bytes, name: bytes) -> float:
    """Return the degrees of `37,33.99N`, `37,33,59N` or `37.5665` under *name*; else not a number.

    The forms are those of the type `GPSCoordinate` in the EXIF schema of XMP.
    """
    found = _ANGLE.fullmatch(_said(text, name))
    if not found:
        return float("nan")
    degrees = float(found[1]) + float(found[2] or 0) / 60 + float(found[3] or 0) / 3600
    return -degrees if found[4] in {"S", "W"} else degrees
