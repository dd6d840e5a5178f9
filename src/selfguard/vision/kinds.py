"""What a file is, told by its first bytes. Its name is never believed."""

import re
from enum import StrEnum


class Kind(StrEnum):
    """A kind of file: those that can be cleaned, those that are known by name, and the rest."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    HEIC = "heic"
    AVIF = "avif"
    MP4 = "mp4"
    MOV = "mov"
    GIF = "gif"
    TIFF = "tiff"
    """TIFF, and the many raw formats of cameras that begin as TIFF does."""
    EPS = "eps"
    PDF = "pdf"
    RAW = "raw"
    """A camera's raw format that does not begin as TIFF does."""
    UNKNOWN = "unknown"


MOVIES = frozenset({Kind.MP4, Kind.MOV})
"""Moving pictures. HEIC and AVIF are kept in the same boxes, but are still."""

_STARTS = (
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"GIF8", Kind.GIF),
    (b"II*\0", Kind.TIFF),
    (b"MM\0*", Kind.TIFF),
    (b"II+\0", Kind.TIFF),
    (b"MM\0+", Kind.TIFF),
    (b"%!PS", Kind.EPS),
    (b"\xc5\xd0\xd3\xc6", Kind.EPS),
    (b"%PDF", Kind.PDF),
    (b"FUJIFILMCCD-RAW", Kind.RAW),
    (b"FOVb", Kind.RAW),
    (b"IIU\0", Kind.RAW),
    (b"IIRO", Kind.RAW),
    (b"IIRS", Kind.RAW),
    (b"MMOR", Kind.RAW),
    (b"II\x1a\0\0\0HEAPCCDR", Kind.RAW),
    (b"\0MRM", Kind.RAW),
)
_BRANDS = (
    (re.compile(b"avi[fs]"), Kind.AVIF),
    (re.compile(b"he(?:ic|ix|im|is|vc|vx|vm|vs)"), Kind.HEIC),
    (re.compile(b"qt  "), Kind.MOV),
    (re.compile(b"crx "), Kind.RAW),
    (re.compile(b"mp4[12]|iso[m2-9]|avc1|M4V.|3g[2p].|MSNV|dash"), Kind.MP4),
)
"""Brands of the ISO base media format (ISO/IEC 14496-12), in the order in which they are asked."""
_MOST_BRANDS = 64


def kind_of(data: bytes) -> Kind:
    """Return the kind of the file that *data* holds, by its first bytes alone."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Kind.WEBP
    if data[4:8] == b"ftyp":
        return _branded(data)
    if data[4:8] in {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}:
        return Kind.MOV  # older films of QuickTime name no brand
    return next((kind for start, kind in _STARTS if data.startswith(start)), Kind.UNKNOWN)


def _branded(data: bytes) -> Kind:
    """Return the kind that the brands of the first box name: the major one counts most."""
    end = min(int.from_bytes(data[:4], "big"), 16 + 4 * _MOST_BRANDS, len(data))
    for at in (8, *range(16, end - 3, 4)):
        brand = data[at : at + 4]
        for pattern, kind in _BRANDS:
            if pattern.fullmatch(brand):
                return kind
    return Kind.UNKNOWN
