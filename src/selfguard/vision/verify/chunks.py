"""The pieces of JPEG, PNG and WebP files, walked through for the second look."""

import re
import struct
import zlib

from selfguard.vision.refusals import NotCleanError
from selfguard.vision.verify.pieces import PICTURE, Pieces

_JPEG_PICTURE = bytes.fromhex("c0c1c2c3c4c5c6c7c9cacbcccdcecfdadbdcdddedf")
_NOT_IN_SCAN = re.compile(rb"\xff(?![\x00\xff\xd0-\xd7]|\Z)")
"""A byte FF behind which stands a marker that does not belong into a scan."""
_PNG_PICTURE = b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD acTL fcTL fdAT".split()
_WEBP_PICTURE = (b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ICCP")


def of_jpeg(data: bytes) -> Pieces:
    """Yield the segments of the JPEG *data*, the data of its scans, and what stands behind it."""
    at = 2
    while data[at : at + 2] != b"\xff\xd9":
        if data[at : at + 1] != b"\xff" or at + 4 > len(data):
            raise NotCleanError("segments")
        code = data[at + 1]
        if code == 0xFF:  # noqa: PLR2004 (a fill byte)
            at += 1
            continue
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        content = data[at + 4 : end]
        if code in _JPEG_PICTURE:
            yield PICTURE, bytes([code]) + content
        else:
            yield f"APP{code - 0xE0}" if 0xE0 <= code <= 0xEF else f"{code:02X}", content  # noqa: PLR2004
        at = end
        if code == 0xDA:  # noqa: PLR2004 (start of scan)
            at = _behind_scan(data, end)
            yield PICTURE, data[end:at]
    if data[at + 2 :]:
        yield "behind the end", data[at + 2 :]


def _behind_scan(data: bytes, at: int) -> int:
    """Return where the scan ends whose data begin at *at*: at a marker that is none of its own."""
    found = _NOT_IN_SCAN.search(data, at)
    if not found:
        raise NotCleanError("segments")
    return found.start()


def of_png(data: bytes) -> Pieces:
    """Yield the chunks of the PNG *data*, and what stands behind its end."""
    rest = memoryview(data)[8:]
    kind = b""
    while kind != b"IEND":
        size = int.from_bytes(rest[:4], "big")
        kind, content, checksum = (
            bytes(rest[4:8]),
            bytes(rest[8 : 8 + size]),
            rest[8 + size : 12 + size],
        )
        if zlib.crc32(content, zlib.crc32(kind)) != int.from_bytes(checksum, "big") or not checksum:
            raise NotCleanError("chunks")
        if kind in _PNG_PICTURE:
            yield PICTURE, kind + content
        else:
            yield kind.decode("latin-1"), content
        rest = rest[12 + size :]
    if rest:
        yield "behind the end", bytes(rest)


def of_webp(data: bytes) -> Pieces:
    """Yield the chunks of the WebP *data*, those inside of frames too, and what stands behind."""
    end = 8 + int.from_bytes(data[4:8], "little")
    yield from _chunks(data[12:end])
    if data[end:]:
        yield "behind the end", data[end:]


def _chunks(body: bytes) -> Pieces:
    """Yield the chunks in *body*."""
    at = 0
    while at < len(body):
        size = int.from_bytes(body[at + 4 : at + 8], "little")
        kind, content = body[at : at + 4], body[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
        if at > len(body) + size % 2:
            raise NotCleanError("chunks")
        if kind == b"ANMF":
            yield PICTURE, content[:16]
            yield from _chunks(content[16:])
        elif kind in _WEBP_PICTURE:
            yield PICTURE, kind + content
        else:
            yield kind.decode("latin-1"), content
