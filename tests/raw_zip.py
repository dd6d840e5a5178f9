"""ZIP files put together byte by byte, so that every field in them can be a lie."""

import struct
import zlib
from dataclasses import dataclass

MB = 1 << 20
DATE = (2026 - 1980) << 25 | 11 << 21 | 22 << 16 | 12 << 11


@dataclass(frozen=True, slots=True)
class Member:
    """One entry, as it stands in the file: every field can be a lie."""

    name: str | bytes = "a.json"
    data: bytes = b"[]"
    method: int = 8
    flags: int = 0
    size: int | None = None
    crc: int | None = None
    attributes: int = 0
    date: int = DATE
    extra: bytes = b""
    version: int = 20
    packed: bytes | None = None
    """The bytes stored, where they are no deflated *data*."""
    packed_size: int | None = None
    offset: int | None = None
    """Where the directory says that the entry begins."""
    local: bytes | None = None
    """The local header, where it does not agree with the directory."""

    @property
    def raw_name(self) -> bytes:
        return self.name if isinstance(self.name, bytes) else self.name.encode()

    @property
    def body(self) -> bytes:
        if self.packed is not None:
            return self.packed
        return deflated(self.data) if self.method == 8 else self.data

    @property
    def numbers(self) -> tuple[int, int, int]:
        return (
            zlib.crc32(self.data) if self.crc is None else self.crc,
            len(self.body) if self.packed_size is None else self.packed_size,
            len(self.data) if self.size is None else self.size,
        )

    def written(self) -> bytes:
        flags = self.flags | (0x800 if isinstance(self.name, str) else 0)
        header = struct.pack(
            "<4s3HL3L2H",
            b"PK\x03\x04",
            self.version,
            flags,
            self.method,
            self.date,
            *(number & 0xFFFFFFFF for number in self.numbers),
            len(self.raw_name),
            0,
        )
        return (header + self.raw_name if self.local is None else self.local) + self.body

    def listed(self, offset: int) -> bytes:
        flags = self.flags | (0x800 if isinstance(self.name, str) else 0)
        return (
            struct.pack(
                "<4s4HL3L5H2L",
                b"PK\x01\x02",
                20 | 3 << 8,
                self.version,
                flags,
                self.method,
                self.date,
                *(number & 0xFFFFFFFF for number in self.numbers),
                len(self.raw_name),
                len(self.extra),
                0,
                0,
                0,
                self.attributes,
                offset if self.offset is None else self.offset,
            )
            + self.raw_name
            + self.extra
        )


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def end_record(
    count: int, size: int, offset: int, comment: bytes = b"", promised: int | None = None
) -> bytes:
    """Return the end record of a ZIP, with a *comment* of its own or a *promised* length."""
    length = len(comment) if promised is None else promised
    return (
        struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, size, offset, length) + comment
    )


def end_64(
    at: int, count: int, size: int, offset: int, *, signature: bytes = b"PK\x06\x06"
) -> bytes:
    """Return a zip64 end record and its locator, which says that the record begins at *at*."""
    record = struct.pack("<4sQ2H2L4Q", signature, 44, 45, 45, 0, 0, count, count, size, offset)
    return record + struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)


@dataclass(frozen=True, slots=True)
class Parts:
    """A ZIP in three parts, so that a case can lie in each of them."""

    body: bytes
    directory: bytes
    count: int

    def ended(self, comment: bytes = b"") -> bytes:
        size = len(self.directory)
        return self.body + self.directory + end_record(self.count, size, len(self.body), comment)


def parts(*members: Member) -> Parts:
    body = b""
    directory = b""
    for member in members:
        directory += member.listed(len(body))
        body += member.written()
    return Parts(body, directory, len(members))


def zipped(*members: Member) -> bytes:
    return parts(*members).ended()
