"""MP4 and MOV: boxes blanked in place (ISO/IEC 14496-12:2022; QuickTime File Format, 2012).

Pictures and sound are not touched. What a codec writes into its own stream stays there.
"""

from datetime import datetime, timedelta

from selfguard.model.sight import Hidden
from selfguard.vision.metadata import tags, xmp
from selfguard.vision.metadata.boxes import SPACE, Box, Numbers, blank, boxes, free, inside, of_kind
from selfguard.vision.metadata.told import OTHER, VIDEO, joined
from selfguard.vision.refusals import Reason, UncleanableError, UnreadableFileError

KEPT = {
    b"": frozenset({b"ftyp", b"moov", b"mdat"}),
    b"moov": frozenset({b"mvhd", b"trak", b"iods"}),
    b"trak": frozenset({b"tkhd", b"edts", b"mdia", b"tref", b"tapt"}),
    b"edts": frozenset({b"elst"}),
    b"mdia": frozenset({b"mdhd", b"hdlr", b"minf", b"elng"}),
    b"minf": frozenset({b"vmhd", b"smhd", b"hdlr", b"dinf", b"stbl"}),
    b"dinf": frozenset({b"dref"}),
    b"stbl": frozenset({b"stsd", b"stts", b"stss", b"ctts", b"cslg", b"stsc", b"stsz", b"stz2"})
    | {b"stco", b"co64", b"sdtp", b"sbgp", b"sgpd", b"padb", b"stdp", b"stsh", b"subs"}
    | {b"saiz", b"saio", b"stps"},
}
"""Box → boxes in it that the picture and the sound need; empty is the file itself."""
_FRAGMENTS = frozenset({b"moof", b"mfra", b"sidx", b"styp", b"ssix", b"mvex"})
_HEADERS = frozenset({b"mvhd", b"tkhd", b"mdhd"})
_BETWEEN = (b"freeGPS ", b"gps0\0", b"GPSDATA")
"""Marks of the places that dashboard cameras write between pictures and sound."""
_TRACKS = frozenset({b"vide", b"soun", b"pict", b"auxv"})
"""Handlers of tracks that hold pictures and sound, and nothing else."""
_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_EPOCH = datetime(1904, 1, 1)  # noqa: DTZ001 (the file names no zone)
_LATEST = 1 << 33
"""Seconds since 1904 that are taken for a date: up to the year 2176."""
_ENTRY_SIZE = 78
"""Bytes of a visual sample entry; its vendor and its compressor's name stand in them."""


def read(data: bytes) -> Hidden:
    """Return what the film *data* tells. Raises `UnreadableFileError` where it is broken."""
    top = boxes(data, 0, len(data))
    moov = of_kind(top, b"moov")
    gone = (box for box in top if box.kind not in KEPT[b""])
    return joined([told(data, moov), *(told_by(data, box) for box in gone)])


def told(data: bytes, box: Box) -> Hidden:
    """Return what the boxes in *box*, one of those that are kept, tell."""
    parts = []
    for each in inside(data, box):
        if each.kind not in KEPT[box.kind]:
            parts.append(told_by(data, each))
        elif each.kind in _HEADERS:
            parts.append(Hidden(taken_on=_date(data, each)))
        elif each.kind in KEPT:
            parts.append(told(data, each))
        elif each.kind == b"hdlr" and box.kind == b"mdia":
            parts.append(Hidden() if _handler(data, each) in _TRACKS else OTHER)
    return joined(reversed(parts))  # what is said in words comes behind the header's own date


def told_by(data: bytes, box: Box) -> Hidden:
    """Return what *box* tells, one of those that are not kept."""
    match box.kind:
        case b"udta" | b"meta":
            hidden = tags.read(data, box)
        case b"uuid" if data.startswith(_XMP, box.body):
            hidden = xmp.read(data[box.body + len(_XMP) : box.end])
        case b"mpvd":
            hidden = VIDEO
        case kind if kind in SPACE:
            hidden = Hidden()
        case _:
            hidden = OTHER
    return hidden


def clean(data: bytes) -> bytes:
    """Return the film *data* with nothing but picture and sound, in a file of the same size.

    Raises `UnreadableFileError` where the file is broken, and `UncleanableError` where it is in
    fragments or has a track that is neither picture nor sound.
    """
    out = bytearray(data)
    top = boxes(data, 0, len(data))
    kinds = {box.kind for box in top}
    if kinds & _FRAGMENTS:
        raise UncleanableError(Reason.FRAGMENTED)
    of_kind(top, b"moov")
    if b"mdat" not in kinds:
        raise UnreadableFileError
    if any(mark in data for mark in _BETWEEN):
        raise UncleanableError(Reason.TIMED_METADATA)
    for box in top:
        blank_film(data, out, box)
        if box.kind not in KEPT[b""]:
            free(out, box)
    return bytes(out)


def blank_film(data: bytes, out: bytearray, moov: Box) -> None:
    """Blank in *out* what the box *moov* of *data* tells; another box is left as it is."""
    if moov.kind == b"moov":
        tracks = [box for box in inside(data, moov) if box.kind == b"trak"]
        if not tracks:
            raise UnreadableFileError
        for track in tracks:
            _check_track(data, track)
        _filter(data, out, moov)


def _check_track(data: bytes, track: Box) -> None:
    """Raise where *track* holds something else than pictures or sound."""
    media = inside(data, of_kind(inside(data, track), b"mdia"))
    if _handler(data, of_kind(media, b"hdlr")) not in _TRACKS:
        raise UncleanableError(Reason.TIMED_METADATA)


def _filter(data: bytes, out: bytearray, box: Box) -> None:
    """Blank what does not belong into *box*, and what its headers and tables tell."""
    for each in inside(data, box):
        if each.kind in _FRAGMENTS:
            raise UncleanableError(Reason.FRAGMENTED)
        if each.kind not in KEPT[box.kind]:
            free(out, each)
        elif each.kind in KEPT:
            _filter(data, out, each)
        else:
            _blank_leaf(data, out, each)


def _blank_leaf(data: bytes, out: bytearray, box: Box) -> None:
    """Blank dates, names, vendors and paths in *box*."""
    if box.kind in _HEADERS:
        blank(out, box.body + 4, box.body + 4 + 2 * _width(data, box))
    elif box.kind == b"dref":
        _blank_references(data, out, box)
    elif box.kind == b"stsd":
        for entry in inside(data, box, 8):
            _blank_entry(out, entry)
    blank_handler(out, box)


def blank_handler(out: bytearray, box: Box) -> None:
    """Blank the maker and the name in *box* where it says what a track or an item list is."""
    if box.kind == b"hdlr":
        _check_size(box, 24)
        blank(out, box.body + 12, box.end)


def _blank_entry(out: bytearray, entry: Box) -> None:
    """Blank the vendor of a sample *entry*, and the name of the compressor if it has one."""
    _check_size(entry, 16)
    blank(out, entry.body + 12, entry.body + 16)
    if entry.end - entry.body >= _ENTRY_SIZE:
        blank(out, entry.body + 42, entry.body + 74)


def _blank_references(data: bytes, out: bytearray, dref: Box) -> None:
    """Blank the paths of the files that *dref* names; raise where one of them is needed."""
    for box in inside(data, dref, 8):
        if not Numbers(data, box.body, box.end).next(4) & 1:
            raise UnreadableFileError
        blank(out, box.body + 4, box.end)


def _check_size(box: Box, size: int) -> None:
    """Raise where *box* holds fewer than *size* bytes."""
    if box.end - box.body < size:
        raise UnreadableFileError


def _width(data: bytes, header: Box) -> int:
    """Return how many bytes a date takes in *header*; raise where it has no room for two."""
    width = 8 if data[header.body : header.body + 1] == b"\1" else 4
    _check_size(header, 4 + 2 * width)
    return width


def _date(data: bytes, header: Box) -> str:
    """Return when the film or track was made, in UTC; empty where *header* does not tell."""
    seconds = Numbers(data, header.body + 4, header.end).next(_width(data, header))
    return f"{_EPOCH + timedelta(seconds=seconds)}" if 0 < seconds < _LATEST else ""


def _handler(data: bytes, box: Box) -> bytes:
    """Return the kind of track that *box* names."""
    return data[box.body + 8 : min(box.body + 12, box.end)]
