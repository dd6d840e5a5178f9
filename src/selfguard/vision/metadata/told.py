"""What the parts of a file tell, made fit to be shown and joined."""

import math
import re
from collections.abc import Iterable

from selfguard.model.evidence import Coordinate
from selfguard.model.sight import Hidden
from selfguard.text import clean

_LONGEST = 80
"""How many characters of a device are shown."""
_DATE = re.compile(r"\s*(\d{4})[:-](\d\d)[:-](\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?", re.ASCII)

OTHER = Hidden(others=1)
"""One piece that tells something, and no more is known of it."""
THUMBNAIL = Hidden(has_thumbnail=True)
VIDEO = Hidden(has_video=True)


def joined(parts: Iterable[Hidden]) -> Hidden:
    """Return what *parts* tell together: of place, device and date the first that is told."""
    told = list(parts)
    return Hidden(
        place=next((part.place for part in told if part.place), None),
        device=next((part.device for part in told if part.device), ""),
        taken_on=next((part.taken_on for part in told if part.taken_on), ""),
        has_thumbnail=any(part.has_thumbnail for part in told),
        has_video=any(part.has_video for part in told),
        others=sum(part.others for part in told),
    )


def as_text(raw: bytes) -> str:
    """Return the text that *raw* holds up to its first zero byte, at most `_LONGEST` characters."""
    text = raw.partition(b"\0")[0][: 4 * _LONGEST].decode("utf-8", "replace")
    return clean(text.strip(), _LONGEST)


def as_device(maker: str, model: str) -> str:
    """Return *maker* and *model* as one name; many models name their maker themselves."""
    if model.casefold().startswith(maker.casefold()):
        return model
    return clean(f"{maker} {model}".strip(), _LONGEST)


def as_date(text: str) -> str:
    """Return the date in *text* as `2024-08-11 14:03:22`; empty where it is none."""
    found = _DATE.match(text)
    if not found or found[1] == "0000":
        return ""
    return f"{found[1]}-{found[2]}-{found[3]} {found[4] or ''}".strip()


def as_place(latitude: float, longitude: float) -> Coordinate | None:
    """Return the place at *latitude* and *longitude*, in degrees; None where there is none."""
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return None
    if abs(latitude) > 90 or abs(longitude) > 180:  # noqa: PLR2004
        return None
    return Coordinate(round(latitude, 6), round(longitude, 6))
