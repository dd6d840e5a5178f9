"""What kind of picture some bytes are, and how large, read from their first part alone.

Nothing is decoded here: a picture that is too large must be refused before that. The names of
files play no part. Formats: ITU-T T.81 (JPEG), PNG third edition, RFC 9649 (WebP), GIF89a,
ISO/IEC 14496-12 and 23008-12 (boxes of AVIF and HEIC).
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from selfguard.model.evidence import Fault
from selfguard.vision import kinds


class Kind(StrEnum):
    """A kind of picture that may be decoded. Every other kind is refused."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    GIF = "gif"
    AVIF = "avif"
    HEIC = "heic"


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes say: the size in pixels is that of the picture as it is stored."""

    kind: Kind
    width: int
    height: int
    has_alpha: bool = False
    """Some of it may be transparent."""
    depth: int = 1
    """Bytes of one colour of one pixel."""

    @property
    def decoded(self) -> int:
        """Return how many bytes it takes when it is decoded whole."""
        return self.width * self.height * (4 * self.depth if self.has_alpha else 3)


_STILL = {b"mif1", b"msf1", b"mif2", b"miaf"}
"""Brands of still pictures that leave open how they are packed: the further brands tell."""
_MOVIE_BOXES = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
"""The first box of a QuickTime film from before there were brands."""
_MOVIES = (b"\x1a\x45\xdf\xa3", b"\x00\x00\x01\xba", b"\x00\x00\x01\xb3", b"FLV\x01", b"OggS")
"""Matroska and WebM, MPEG, Flash, Ogg."""
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG markers of a frame header: it holds the size."""
_BARE = {0x00, 0x01, *range(0xD0, 0xD9)}
"""JPEG markers without a length, and a byte that is no marker."""
_TOO_EARLY = {0xD9, 0xDA}
"""JPEG markers that cannot stand before the frame header: the end, and packed data."""
_FILL = 0xFF
_SCANS = 200
_BOXES = 10_000
"""How many boxes are read at most."""


def read(data: bytes) -> Header | Fault:
    """Return what the beginning of *data* says, or why it is nothing to look at.

    `DAMAGED` for no bytes at all and for a header that is cut off, `VIDEO` for a film whatever
    its name, `NOT_A_PICTURE` for all else that is not on the list of `Kind`.
    """
    try:
        header = _read(data)
    except (struct.error, IndexError):
        return Fault.DAMAGED
    if isinstance(header, Header) and not (header.width and header.height):
        return Fault.DAMAGED
    return header


def _read(data: bytes) -> Header | Fault:
    if not data:
        return Fault.DAMAGED
    for magic, reader in _READERS:
        if data.startswith(magic):
            return reader(data)
    if data[4:8] == b"ftyp":
        return _branded(data)
    is_movie = data[4:8] in _MOVIE_BOXES or data.startswith(_MOVIES)
    return Fault.VIDEO if is_movie else Fault.NOT_A_PICTURE


def _jpeg(data: bytes) -> Header | Fault:
    """Walk the segments up to the frame header, and see that an end mark follows it.

    One with more than `_SCANS` scans is taken for damaged: each of them takes time, and cameras
    write some ten. As libjpeg does, it passes over bytes that belong to no segment. A file without
    its end mark was cut off: what is missing would be grey, and nothing would be found there.
    """
    position = 2
    while (position := data.find(b"\xff", position)) >= 0:
        while data[position] == _FILL:
            position += 1
        marker = data[position]
        position += 1
        if marker in _BARE:
            continue
        (length,) = struct.unpack_from(">H", data, position)
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, position + 3)
            is_whole = data.find(b"\xff\xd9", position) > 0
            is_sane = is_whole and data.count(b"\xff\xda", position) <= _SCANS
            return Header(Kind.JPEG, width, height) if is_sane else Fault.DAMAGED
        if marker in _TOO_EARLY:
            break
        position += length
    return Fault.DAMAGED


def _gif(data: bytes) -> Header:
    width, height = struct.unpack_from("<HH", data, 6)
    return Header(Kind.GIF, width, height, has_alpha=True)


def _png(data: bytes) -> Header:
    width, height, bits, colour = struct.unpack_from(">IIBB", data, 16)
    has_alpha = colour in {4, 6} or 0 < data.find(b"tRNS") < data.find(b"IDAT")
    return Header(Kind.PNG, width, height, has_alpha, bits // 8 or 1)


def _riff(data: bytes) -> Header | Fault:
    if data[8:12] != b"WEBP":
        return Fault.VIDEO if data[8:12] == b"AVI " else Fault.NOT_A_PICTURE
    chunk = data[12:16]
    if chunk == b"VP8X":
        width = int.from_bytes(data[24:27], "little") + 1
        height = int.from_bytes(data[27:30], "little") + 1
        return Header(Kind.WEBP, width, height, bool(data[20] & 0x10))
    if chunk == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        return Header(Kind.WEBP, width, height, bool(bits >> 28 & 1))
    width, height = struct.unpack_from("<HH", data, 26)
    return Header(Kind.WEBP, width & 0x3FFF, height & 0x3FFF)


def _branded(data: bytes) -> Header | Fault:
    """Tell AVIF, HEIC and films apart by the brands of the file's first box."""
    kind = kinds.kind_of(data)
    is_open = kind is kinds.Kind.UNKNOWN and data[8:12] in _STILL
    if kind not in {kinds.Kind.AVIF, kinds.Kind.HEIC} and not is_open:
        return Fault.VIDEO
    sizes = list(_extents(data))
    if not sizes:
        return Fault.DAMAGED
    width, height = max(sizes, key=lambda each: each[0] * each[1])
    return Header(Kind.AVIF if kind is kinds.Kind.AVIF else Kind.HEIC, width, height)


def _extents(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the sizes (`ispe`) of the pictures in the file: tiles, thumbnails and the whole."""
    for name, start, end in _boxes(data, 0, len(data)):
        if name == b"meta":
            for properties in _inside(data, start + 4, end, b"iprp"):
                for container in _inside(data, *properties, b"ipco"):
                    for at, _ in _inside(data, *container, b"ispe"):
                        yield struct.unpack_from(">II", data, at + 4)


def _inside(data: bytes, start: int, end: int, name: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the contents of the boxes called *name* begin and end."""
    for each, inner, until in _boxes(data, start, end):
        if each == name:
            yield inner, until


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    yield from islice(_every_box(data, start, end), _BOXES)


def _every_box(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield the name of each box between *start* and *end*, and where its content lies."""
    while start + 8 <= end:
        size, name = struct.unpack_from(">I4s", data, start)
        content = start + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, content)
            content += 8
        until = end if size == 0 else start + size
        if until < content:
            return
        yield name, content, min(until, end)
        start = until


_READERS: tuple[tuple[bytes, Callable[[bytes], Header | Fault]], ...] = (
    (b"\xff\xd8\xff", _jpeg),
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"GIF87a", _gif),
    (b"GIF89a", _gif),
    (b"RIFF", _riff),
)
"""The first bytes of a kind, and who reads what follows."""
