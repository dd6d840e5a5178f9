"""What films say of themselves: user data and the item lists of Apple and of 3GPP.

QuickTime File Format (Apple, 2012), chapters "User data atoms" and "Metadata"; 3GPP TS 26.244.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from selfguard.model.evidence import Coordinate
from selfguard.model.sight import Hidden
from selfguard.vision.metadata import xmp
from selfguard.vision.metadata.boxes import SPACE, Box, boxes, inside
from selfguard.vision.metadata.told import OTHER, as_date, as_device, as_place, as_text, joined
from selfguard.vision.refusals import UnreadableFileError

_NAMES = {
    b"\xa9xyz": "place",
    b"com.apple.quicktime.location.ISO6709": "place",
    b"\xa9mak": "maker",
    b"com.apple.quicktime.make": "maker",
    b"com.android.manufacturer": "maker",
    b"\xa9mod": "model",
    b"com.apple.quicktime.model": "model",
    b"com.android.model": "model",
    b"\xa9day": "date",
    b"com.apple.quicktime.creationdate": "date",
}
_ISO_6709 = re.compile(r"([+-]\d{1,2}(?:\.\d{1,12})?)([+-]\d{1,3}(?:\.\d{1,12})?)", re.ASCII)
_FIXED = 1 << 16
"""Numbers with sixteen binary places, as 3GPP writes degrees."""


class _Tag(NamedTuple):
    name: bytes
    value: bytes


def read(data: bytes, box: Box) -> Hidden:
    """Return what *box*, user data or a list of items, tells. What is broken in it counts."""
    try:
        found = list(_found(data, box))
    except UnreadableFileError:
        return OTHER
    named = [(_NAMES.get(tag.name, ""), tag) for tag in found]
    texts = {name: as_text(tag.value) for name, tag in reversed(named)}
    place = next(filter(None, (_place(tag) for tag in found)), None)
    unknown = sum(not name and tag.name not in {b"loci", b"XMP_"} for name, tag in named)
    parts = [xmp.read(tag.value) for tag in found if tag.name == b"XMP_"]
    own = Hidden(
        place=place,
        device=as_device(texts.get("maker", ""), texts.get("model", "")),
        taken_on=as_date(texts.get("date", "")),
        others=unknown,
    )
    return joined([own, *parts])


def _found(data: bytes, box: Box) -> Iterator[_Tag]:
    """Yield the tags in *box*."""
    if box.kind == b"meta":
        yield from _items(data, box)
        return
    for each in inside(data, box):
        if each.kind == b"meta":
            yield from _items(data, each)
        elif each.kind[:1] == b"\xa9":
            size = int.from_bytes(data[each.body : each.body + 2], "big")
            yield _Tag(each.kind, data[each.body + 4 : min(each.body + 4 + size, each.end)])
        elif each.kind not in SPACE:
            yield _Tag(each.kind, data[each.body : each.end])


def _items(data: bytes, meta: Box) -> Iterator[_Tag]:
    """Yield the tags in the list of items in *meta*, which has a version in MP4 and none in MOV."""
    skipped = 0 if data[meta.body + 4 : meta.body + 8] == b"hdlr" else 4
    held = inside(data, meta, skipped)
    names = [name for box in held if box.kind == b"keys" for name in _keys(data, box)]
    for box in held:
        if box.kind == b"ilst":
            for item in inside(data, box):
                number = int.from_bytes(item.kind, "big")
                name = names[number - 1] if 0 < number <= len(names) else item.kind
                yield from (_Tag(name, data[v.body + 8 : v.end]) for v in inside(data, item))
        elif box.kind not in {b"hdlr", b"keys", *SPACE}:
            yield _Tag(box.kind, b"")


def _keys(data: bytes, box: Box) -> list[bytes]:
    """Return the names that the items are numbered by."""
    names = boxes(data, min(box.body + 8, box.end), box.end)  # size, namespace, name: like a box
    return [data[name.body : name.end] for name in names]


def _place(tag: _Tag) -> Coordinate | None:
    """Return the place that *tag* tells, or None."""
    if tag.name == b"loci":
        numbers = tag.value[6:].partition(b"\0")[2][1:9]
        longitude, latitude = (
            int.from_bytes(numbers[at : at + 4], "big", signed=True) / _FIXED for at in (0, 4)
        )
        return as_place(latitude, longitude)
    found = _ISO_6709.match(as_text(tag.value)) if _NAMES.get(tag.name) == "place" else None
    return as_place(float(found[1]), float(found[2])) if found else None
