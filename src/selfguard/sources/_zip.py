"""An untrusted ZIP file: nothing is unpacked, nothing is believed before it was checked.

Formats after PKWARE's APPNOTE.TXT 6.3.10, 4.3.7 to 4.3.16. The overlap check is for the bomb of
David Fifield, "A better zip bomb", WOOT 2019: zipfile before 3.11.8 and 3.12.2 reads it whole.
"""

import itertools
import stat
import struct
import zipfile
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import BinaryIO, Self

from selfguard.errors import InputRefusedError
from selfguard.model.evidence import Fault
from selfguard.sources._entries import (
    MAX_ENTRIES,
    MB,
    READ_ERRORS,
    Budget,
    Entry,
    UnreadableError,
    fault_of,
    guarded,
    has_twins,
    is_fit,
    is_leftover,
)

MAX_DIRECTORY = 32 * MB
"""How many bytes the central directory may have."""
MAX_RATIO = 400
"""How many times larger than its compressed bytes an entry above 1 MB may be."""

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Entries of other methods cannot be read in bounded memory."""
_ENCRYPTED = 0x1
_UTF8 = 0x800

_END = struct.Struct("<4s4H2LH")
_LOCATOR = struct.Struct("<4sLQL")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCAL_SIZE = 30
_MAX_COMMENT = 1 << 16


class ZipArchive:
    """A ZIP that passed the gate; what is wrong with single entries is counted in *refused*."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        """Open *file*, a regular file that begins with `PK`, shown as *name*.

        Raises `InputRefusedError` where the archive as a whole is refused. The file is closed
        with the archive; after an error it is the caller's.
        """
        self.name = name
        try:
            self._directory_at = _check_end(file, name)
            self._zip = zipfile.ZipFile(file)
        except READ_ERRORS as error:
            raise InputRefusedError("archive.damaged", name=name) from error
        self._file = file
        infos = self._zip.infolist()
        self._check_overlap(infos)
        infos = [i for i in infos if not _is_passed_over(i.orig_filename)]
        if infos and all(i.flag_bits & _ENCRYPTED for i in infos):
            raise InputRefusedError("archive.encrypted", name=name)
        if has_twins(i.orig_filename for i in infos):
            raise InputRefusedError("archive.twin-names", name=name)
        self.refused: Counter[Fault] = Counter()
        self.entries: dict[str, Entry] = {}
        for info in sorted(infos, key=lambda i: i.filename):
            if fault := _fault(info):
                self.refused[fault] += 1
            else:
                path = info.filename
                self.entries[path] = Entry(path, info.file_size, _modified(info), f"{info.CRC:08x}")

    def open(self, path: str, budget: Budget) -> BinaryIO:
        """Return the bytes of the entry *path*, as `Archive.open` promises."""
        entry = self.entries[path]
        if entry.size > budget.left:
            raise UnreadableError(Fault.TOO_LARGE)
        try:
            source = self._zip.open(path)
        except READ_ERRORS as error:
            raise UnreadableError(fault_of(error)) from error
        return guarded(source, entry.size, budget)

    def __enter__(self) -> Self:
        """Return the archive."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._zip.close()
        self._file.close()

    def _check_overlap(self, infos: Sequence[zipfile.ZipInfo]) -> None:
        spans = sorted((i.header_offset, i.header_offset + _size(i)) for i in infos)
        if any(begin < end for (_, end), (begin, _) in itertools.pairwise(spans)):
            raise InputRefusedError("archive.overlap", name=self.name)
        if spans and not 0 <= spans[0][0] < spans[-1][1] <= self._directory_at:
            raise InputRefusedError("archive.damaged", name=self.name)


def _check_end(file: BinaryIO, name: str) -> int:
    """Return where the central directory begins, after counting what it holds.

    zipfile goes by the size of the directory, whatever number of entries the end record tells;
    so the entries are counted by their signatures before it builds an object for each.
    """
    end, entries, size = _end_record(file, name)
    if entries > MAX_ENTRIES or size > MAX_DIRECTORY:
        raise InputRefusedError("archive.too-many-entries", name=name)
    file.seek(end - size)
    if file.read(size).count(b"PK\x01\x02") > MAX_ENTRIES:
        raise InputRefusedError("archive.too-many-entries", name=name)
    return end - size


def _end_record(file: BinaryIO, name: str) -> tuple[int, int, int]:
    """Return where the directory ends, how many entries it holds, how many bytes it has.

    The record is found as zipfile finds it, so that both read the same one.
    """
    length = file.seek(0, 2)
    begin = file.seek(max(length - _MAX_COMMENT - _END.size, 0))
    tail = file.read()
    at = len(tail) - _END.size
    if not (tail[at:].startswith(b"PK\x05\x06") and tail.endswith(b"\0\0")):
        at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + _END.size:
        raise InputRefusedError("archive.half-download", name=name)
    _, _, _, _, entries, size, _, _ = _END.unpack_from(tail, at)
    end = begin + at
    signature, _, at_64, _ = _LOCATOR.unpack(_read_at(file, end - _LOCATOR.size, _LOCATOR.size))
    if signature == b"PK\x06\x07":
        end -= _LOCATOR.size + _END_64.size
        signature, *_, entries, size, _ = _END_64.unpack(_read_at(file, end, _END_64.size))
        # Versions of zipfile differ in whether they believe the locator: it has to be right.
        if signature != b"PK\x06\x06" or at_64 != end:
            raise InputRefusedError("archive.damaged", name=name)
    return end, entries, size


def _read_at(file: BinaryIO, at: int, count: int) -> bytes:
    """Return *count* bytes at *at*; as many zeros where the file does not reach so far."""
    if at < 0:
        return bytes(count)
    file.seek(at)
    return file.read(count)


def _size(info: zipfile.ZipInfo) -> int:
    """Return how many bytes the entry takes in the file, at the least.

    Extra field and data descriptor are left out: they only move the true end back, so that no
    good file is accused.
    """
    name = info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")
    return _LOCAL_SIZE + len(name) + info.compress_size


def _is_passed_over(path: str) -> bool:
    return path.endswith("/") or is_leftover(path)


def _fault(info: zipfile.ZipInfo) -> Fault | None:
    """Return why the entry is left out, None if it is fit to be read."""
    if info.flag_bits & _ENCRYPTED:
        return Fault.ENCRYPTED
    if stat.S_ISLNK(info.external_attr >> 16):
        return Fault.LINK
    # zipfile cuts a name at a NUL and, on Windows, turns its back-slashes: such names differ.
    if info.filename != info.orig_filename or not is_fit(info.filename):
        return Fault.BAD_NAME
    if info.compress_type not in _METHODS:
        return Fault.METHOD
    if info.file_size > MB and info.file_size > MAX_RATIO * info.compress_size:
        return Fault.RATIO
    return None


def _modified(info: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*info.date_time, tzinfo=UTC)
    except ValueError:
        return None
