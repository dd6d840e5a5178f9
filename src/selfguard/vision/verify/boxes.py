"""The pieces of HEIC, AVIF, MP4 and MOV files, walked through for the second look."""

import struct
from collections.abc import Iterator

from selfguard.vision.refusals import NotCleanError
from selfguard.vision.verify.pieces import PICTURE, Pieces

_HOLDERS = b"moov trak mdia minf stbl edts dinf iprp ipco".split()
_TABLES = b"stts stss ctts cslg stsc stsz stz2 stco co64 elst iloc iref ipma ispe hvcC av1C".split()
"""Boxes that say where the pictures and sounds are, and when: they belong to the picture."""
_STRUCTURE = (
    b"ftyp iods tref tapt elng vmhd smhd sdtp sbgp sgpd padb stdp stsh subs saiz saio stps "
    b"pitm iinf idat grpl pixi lhvC avcC vvcC jpgC colr pasp clap irot imir auxC rloc lsel a1op "
    b"a1lx oinf tols clli mdcv cclv amve iscl rrtp"
).split()
_DATED = b"mvhd tkhd mdhd".split()
_TELLING = [*_DATED, b"hdlr", b"dref", b"stsd"]
_DEEPEST = 8
"""How many boxes may lie inside of one another; films use five."""
_HANDLERS = {b"vide", b"soun", b"pict", b"auxv", b"url ", b"alis"}
"""Tracks of pictures and sound; and, in QuickTime, where the data of a track are."""
_SPACE = b"free skip wide".split()
_PICTURE_ITEMS = b"hvc1 hev1 lhv1 av01 avc1 vvc1 jpeg grid iden iovl tmap".split()


def of_file(data: bytes) -> Pieces:
    """Yield the pieces of the film or picture *data*: a box that is not known goes by its kind."""
    metas = [content for kind, content in _boxes(data) if kind == b"meta" and _is_picture(content)]
    for meta in metas:
        yield from _of_picture(data, meta)
    between = _without_items(data, metas)
    for kind, start, end in _spans(data):
        if kind == b"mdat":
            yield ("free", between[start:end]) if metas else (PICTURE, data[start:end])
        elif data[start:end] not in metas:
            yield from _of_box(kind, data[start:end])


def _without_items(data: bytes, metas: list[bytes]) -> bytes:
    """Return *data* with zeros in the place of what the items of *metas* hold."""
    left = bytearray(data)
    for meta in metas:
        for _, is_inside, start, size in _extents(dict(_boxes(meta[4:])).get(b"iloc", b"")):
            if not is_inside and start < len(left):
                end = min(start + size, len(left))
                left[start:end] = bytes(end - start)
    return bytes(left)


def _is_picture(meta: bytes) -> bool:
    """Tell whether *meta* says of itself that it holds a still picture's items."""
    return meta[8:12] == b"hdlr" and meta[20:24] == b"pict"


def _boxes(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of the boxes that fill *body*; a few zeros may stand behind them."""
    return ((kind, body[start:end]) for kind, start, end in _spans(body))


def _spans(body: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield kind, beginning and end of the contents of the boxes that fill *body*; see `_boxes`."""
    at = 0
    while len(body) - at > 7:  # noqa: PLR2004
        size, kind, head = int.from_bytes(body[at : at + 4], "big"), body[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(body[at + 8 : at + 16], "big"), 16
        if size == 0:
            size = len(body) - at
        if not head <= size <= len(body) - at:
            raise NotCleanError("boxes")
        yield kind, at + head, at + size
        at += size
    if any(body[at:]):
        raise NotCleanError("boxes")


def _of_box(kind: bytes, content: bytes, depth: int = 0) -> Pieces:
    """Yield the pieces of one box: what it must not tell apart from what it may hold."""
    if depth > _DEEPEST:
        raise NotCleanError("boxes")
    if kind in _HOLDERS:
        for inner in _boxes(content):
            yield from _of_box(*inner, depth + 1)
    elif kind in _SPACE:
        yield "free", content
    elif kind in _TABLES:
        yield PICTURE, content
    elif kind in _TELLING:
        yield from _silent(kind, content)
    else:
        yield "structure" if kind in _STRUCTURE else kind.decode("latin-1"), content


def _silent(kind: bytes, content: bytes) -> Pieces:
    """Yield what has to be empty in a box that has room for dates, names, vendors and paths."""
    if kind in _DATED:
        yield "date", content[4 : 20 if content[:1] == b"\1" else 12]
    elif kind == b"hdlr":
        yield "name", content[12:]
        if content[8:12] not in _HANDLERS:
            yield "track", content[8:12]
    elif kind == b"dref":
        yield from (("name", path[4:]) for _, path in _boxes(content[8:]))
    else:
        for _, sample in _boxes(content[8:]):
            yield "name", sample[12:16] + (sample[42:74] if len(sample) > 77 else b"")  # noqa: PLR2004


def _of_picture(data: bytes, meta: bytes) -> Pieces:
    """Yield the pieces of a still picture: the boxes of *meta*, and what its items hold."""
    held = dict(_boxes(meta[4:]))
    for kind, content in _boxes(meta[4:]):
        yield from _of_box(kind, content)
    kinds = {}
    for number, kind, name in _infos(held.get(b"iinf", b"")):
        kinds[number] = kind
        yield "item name", name
    for number, content in _items(held.get(b"iloc", b""), data, held.get(b"idat", b"")):
        kind = kinds.get(number, b"")
        if kind in _PICTURE_ITEMS:
            yield PICTURE, content
        else:
            yield kind.decode() if kind in {b"Exif", b"mime"} else "item", content


def _infos(iinf: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield number, kind and name of the items."""
    for _, infe in _boxes(iinf[8 if iinf[:1] != b"\0" else 6 :]):
        wide = 2 if infe[:1] == b"\3" else 0
        old = infe[:1] in {b"\0", b"\1"}
        name = infe[8 if old else 12 + wide :].partition(b"\0")[0]
        yield int.from_bytes(infe[4 : 6 + wide], "big"), b"" if old else infe[8 + wide :][:4], name


def _items(iloc: bytes, data: bytes, idat: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of the items."""
    parts: dict[int, list[bytes]] = {}
    for number, is_inside, start, size in _extents(iloc):
        held = idat if is_inside else data
        parts.setdefault(number, []).append(held[start : start + size])
    return ((number, b"".join(pieces)) for number, pieces in parts.items())


def _extents(iloc: bytes) -> Iterator[tuple[int, bool, int, int]]:
    """Yield the extents of the items: number, whether in `idat` or in the file, start and size."""
    try:
        version, sizes, more = struct.unpack_from(">B3xBB", iloc)
        offset, length, base, index = sizes >> 4, sizes & 15, more >> 4, more & 15
        number = "H" if version < 2 else "I"  # noqa: PLR2004
        at = 6
        (count,) = struct.unpack_from(f">{number}", iloc, at)
        at += struct.calcsize(number)
        for _ in range(count):
            head = struct.Struct(f">{number}{'H' if version else ''}H{base}sH")
            name, *method, _, start, extents = head.unpack_from(iloc, at)
            at += head.size
            for _ in range(extents):
                row = struct.Struct(f"{index if version else 0}s{offset}s{length}s")
                _, where, long = row.unpack_from(iloc, at)
                at += row.size
                first = int.from_bytes(start, "big") + int.from_bytes(where, "big")
                yield name, any(method), first, int.from_bytes(long, "big")
    except struct.error as error:
        raise NotCleanError("items") from error
