"""HEIC and AVIF: the items of a picture (ISO/IEC 23008-12:2022, ISO/IEC 14496-12:2022 8.11).

Cleaned in place. Items that are no pictures are blanked; properties and boxes that the picture
does not need become free space. How it is to be turned is a property (`irot`, `imir`) and stays.
A small copy of the picture stays as well: it is an item like the picture itself.
"""

from collections.abc import Iterator
from typing import NamedTuple

from selfguard.model.sight import Hidden
from selfguard.vision.metadata import films, tiff, xmp
from selfguard.vision.metadata.boxes import (
    MOST,
    SPACE,
    Box,
    Numbers,
    blank,
    boxes,
    free,
    inside,
    of_kind,
)
from selfguard.vision.metadata.told import OTHER, THUMBNAIL, VIDEO, joined
from selfguard.vision.refusals import UnreadableFileError

PICTURES = frozenset({b"hvc1", b"hev1", b"lhv1", b"av01", b"avc1", b"vvc1", b"jpeg"})
"""Items that hold compressed pictures."""
_DERIVED = frozenset({b"grid", b"iden", b"iovl", b"tmap"})
"""Items that say how pictures are put together."""
_KEPT = frozenset({b"ftyp", b"meta", b"mdat", b"moov"}) | SPACE
_KEPT_IN_META = (
    frozenset({b"hdlr", b"pitm", b"iinf", b"iref", b"iprp", b"iloc", b"idat", b"dinf", b"grpl"})
    | SPACE
)
_KEPT_PROPERTIES = (
    frozenset({b"ispe", b"pixi", b"hvcC", b"lhvC", b"av1C", b"avcC", b"vvcC", b"jpgC", b"colr"})
    | {b"pasp", b"clap", b"irot", b"imir", b"auxC", b"rloc", b"lsel", b"a1op", b"a1lx", b"oinf"}
    | {b"tols", b"clli", b"mdcv", b"cclv", b"amve", b"iscl", b"rrtp"}
    | SPACE
)
_MOST_HOLDERS = 64
"""How many boxes with bytes of items a file may have."""
_EXIF_HEADER = 4
"""Before the TIFF file stands how many bytes are skipped to its begin."""
_EMPTY = bytes(_EXIF_HEADER) + tiff.EMPTY


class Item(NamedTuple):
    """An item of *kind*; its bytes lie in *extents*, each from where and to where in the file."""

    kind: bytes
    extents: tuple[tuple[int, int], ...]

    @property
    def is_kept(self) -> bool:
        """Tell whether the picture is made from it."""
        return self.kind in PICTURES | _DERIVED


class _Info(NamedTuple):
    """What is said of an item: its *number*, its *kind*, and a name from *start* to *end*."""

    number: int
    kind: bytes
    start: int
    end: int


def read(data: bytes) -> Hidden:
    """Return what the HEIC or AVIF *data* tell. Raises `UnreadableFileError` where broken."""
    top = boxes(data, 0, len(data))
    meta = inside(data, of_kind(top, b"meta"), 4)
    parts = [_item_told(data, item) for item in items(data, top, meta) if not item.is_kept]
    parts += [films.told(data, box) for box in top if box.kind == b"moov"]
    parts += [VIDEO if box.kind == b"mpvd" else films.told_by(data, box) for box in _gone(top)]
    parts += [OTHER for box in meta if box.kind not in _KEPT_IN_META]
    parts += [OTHER for box in _properties(data, meta) if box.kind not in _KEPT_PROPERTIES]
    parts += [THUMBNAIL for box in _references(data, meta) if box.kind == b"thmb"]
    return joined(parts)


def _references(data: bytes, meta: list[Box]) -> list[Box]:
    """Return what the items say of one another."""
    return [each for box in meta if box.kind == b"iref" for each in inside(data, box, 4)]


def _item_told(data: bytes, item: Item) -> Hidden:
    """Return what an *item* tells that is no picture."""
    content = b"".join(data[start:end] for start, end in item.extents)
    if item.kind == b"Exif":
        return tiff.read(content[_EXIF_HEADER + int.from_bytes(content[:_EXIF_HEADER], "big") :])
    if item.kind == b"mime":
        return xmp.read(content)
    return OTHER if content.strip(b"\0") else Hidden()


def clean(data: bytes) -> bytes:
    """Return the HEIC or AVIF *data* with nothing but its pictures, in a file of the same size.

    Raises `UnreadableFileError` where the file is broken, `UncleanableError` where a sequence in
    it cannot be cleaned.
    """
    out = bytearray(data)
    top = boxes(data, 0, len(data))
    meta = inside(data, of_kind(top, b"meta"), 4)
    found = items(data, top, meta)
    _references(data, meta)
    _check_extents([*top, *meta], found)
    if not any(box.kind == b"moov" for box in top):  # a sequence has pictures that are no items
        _blank_gaps(out, [*top, *meta], found)
    for item in found:
        if not item.is_kept:
            _blank(out, item)
    for info in _infos(data, of_kind(meta, b"iinf")):
        out[info.start : info.end] = b" " * (info.end - info.start)
    gone = [box for box in meta if box.kind not in _KEPT_IN_META - SPACE]
    gone += [box for box in _properties(data, meta) if box.kind not in _KEPT_PROPERTIES - SPACE]
    for box in [*gone, *(box for box in top if box.kind not in _KEPT - SPACE)]:
        free(out, box)
    for box in meta:
        films.blank_handler(out, box)
    for box in top:
        films.blank_film(data, out, box)
    return bytes(out)


def _gone(top: list[Box]) -> list[Box]:
    """Return the boxes of the file that are not kept."""
    return [box for box in top if box.kind not in _KEPT]


def _properties(data: bytes, meta: list[Box]) -> list[Box]:
    """Return the properties of the items. Their order counts, so none is ever left out."""
    holders = [each for box in meta if box.kind == b"iprp" for each in inside(data, box)]
    return [each for box in holders if box.kind == b"ipco" for each in inside(data, box)]


def _blank(out: bytearray, item: Item) -> None:
    """Overwrite *item*: EXIF by an empty file, which decoders want to find; text by spaces."""
    size = sum(end - start for start, end in item.extents)
    filling = b" " if item.kind == b"mime" else b"\0"
    content = (_EMPTY if item.kind == b"Exif" else b"")[:size].ljust(size, filling)
    at = 0
    for start, end in item.extents:
        out[start:end] = content[at : at + end - start]
        at += end - start


def _blank_gaps(out: bytearray, held: list[Box], found: list[Item]) -> None:
    """Overwrite what lies between the items: what an earlier edit left there."""
    extents = sorted(extent for item in found for extent in item.extents)
    for box in held:
        if box.kind in {b"mdat", b"idat"}:
            at = box.body
            for start, end in extents:
                if box.body <= start <= end <= box.end:
                    blank(out, at, start)
                    at = max(at, end)
            blank(out, at, box.end)


def items(data: bytes, top: list[Box], meta: list[Box]) -> list[Item]:
    """Return the items of a file with the boxes *top*, whose `meta` holds the boxes *meta*.

    Raises `UnreadableFileError` where they are larger than the file, or nowhere to be found.
    """
    kinds = {info.number: info.kind for info in _infos(data, of_kind(meta, b"iinf"))}
    inner = [box.body for box in meta if box.kind == b"idat"]
    found = []
    for number, method, extents in _located(data, of_kind(meta, b"iloc")):
        if method > len(inner):
            raise UnreadableFileError
        base = inner[0] if method else 0
        placed = tuple((base + start, base + end) for start, end in extents)
        found.append(Item(kinds.get(number, b""), placed))
    size = sum(end - start for item in found for start, end in item.extents)
    if size > len(data) or not (inner or any(box.kind == b"mdat" for box in top)):
        raise UnreadableFileError
    return found


def _infos(data: bytes, iinf: Box) -> Iterator[_Info]:
    """Yield what *iinf* says of every item."""
    skipped = 6 if data[iinf.body : iinf.body + 1] == b"\0" else 8
    for box in inside(data, iinf, skipped):
        numbers = Numbers(data, box.body, box.end)
        version = numbers.next(4) >> 24
        number = numbers.next(4 if version > 2 else 2)  # noqa: PLR2004
        numbers.next(2)
        kind = numbers.next(4).to_bytes(4, "big") if version >= 2 else b""  # noqa: PLR2004
        end = data.find(b"\0", numbers.at, box.end)
        yield _Info(number, kind, numbers.at, end if end >= 0 else box.end)


def _located(data: bytes, iloc: Box) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """Yield of every item its number, 1 if it lies in `idat` or else 0, and its extents."""
    numbers = Numbers(data, iloc.body, iloc.end)
    version, sizes = numbers.next(4) >> 24, numbers.next(2)
    offset_size, length_size, base_size, index_size = (
        sizes >> shift & 15 for shift in (12, 8, 4, 0)
    )
    wide = 4 if version == 2 else 2  # noqa: PLR2004
    left = MOST
    for _ in range(numbers.next(wide)):
        number = numbers.next(wide)
        method = numbers.next(2) & 15 if version else 0
        reference, base, count = numbers.next(2), numbers.next(base_size), numbers.next(2)
        left -= count + 1
        if left < 0 or reference or method > 1 or version > 2:  # noqa: PLR2004
            raise UnreadableFileError
        extents = []
        for _ in range(count):
            numbers.next(index_size if version else 0)
            start = base + numbers.next(offset_size)
            extents.append((start, start + numbers.next(length_size)))
        yield number, method, extents


def _check_extents(held: list[Box], found: list[Item]) -> None:
    """Raise where an item lies outside of `mdat` and `idat`, or on another that is not kept."""
    holders = [box for box in held if box.kind in {b"mdat", b"idat"}]
    ends = {True: 0, False: 0}
    if len(holders) > _MOST_HOLDERS:
        raise UnreadableFileError
    placed = sorted((extent, item.is_kept) for item in found for extent in item.extents)
    for (start, end), is_kept in placed:
        if not any(box.body <= start <= end <= box.end for box in holders):
            raise UnreadableFileError
        if start < ends[not is_kept]:
            raise UnreadableFileError
        ends[is_kept] = max(ends[is_kept], end)
