"""What every archive is: entries behind a gate, read as streams within a budget."""

import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import IO, TYPE_CHECKING, BinaryIO, Protocol, Self

from selfguard.model.evidence import Fault

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MB = 1 << 20
"""Bytes in the megabyte of every limit here."""
MAX_ENTRIES = 300_000
"""How many files and folders an archive may hold. A real export holds some ten thousand."""
BUDGET = 512 * MB
"""How many bytes of JSON and HTML are read in one run."""
MAX_NAME = 400
"""How many characters the path of an entry may have."""

READ_ERRORS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
    MemoryError,
    struct.error,
    zlib.error,
    LookupError,
)
"""Everything that zipfile, zlib and the file system raise on damaged input.

Nine of them were seen in 4,392 mutations of one ZIP. NotImplementedError is a RuntimeError,
UnicodeDecodeError a ValueError, KeyError and IndexError are LookupErrors.
"""

_FORBIDDEN = re.compile(
    '[\\\\:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]'
)


class UnreadableError(Exception):
    """A piece of a source that cannot be read. It becomes evidence and never leaves the sources."""

    def __init__(self, fault: Fault) -> None:
        """Say by *fault* why the piece cannot be read."""
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Entry:
    """A file inside an archive."""

    path: str
    """Inside the archive, with `/`."""
    size: int
    """In bytes, uncompressed, as the archive declares it."""
    modified: datetime | None
    """A ZIP has no time zone: its times are taken as UTC. None where the date is impossible."""
    mark: str = field(default="", compare=False)
    """What changes with the content: its checksum in a ZIP; device, inode and time of a file."""


class Budget:
    """How many bytes of JSON and HTML may still be read, over all parts of an export."""

    def __init__(self, limit: int = BUDGET) -> None:
        self.left = limit
        self.spent = 0
        """How many bytes have been read."""

    def charge(self, count: int) -> None:
        """Take *count* bytes off; raises `UnreadableError` (too large) where fewer are left."""
        if count > self.left:
            raise UnreadableError(Fault.TOO_LARGE)
        self.left -= count
        self.spent += count


class Archive(Protocol):
    """A ZIP or a folder that passed the gate. A context manager: it holds the file open."""

    @property
    def name(self) -> str:
        """Return the own name of the file or folder. It has not passed the text gate."""
        ...

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Return what passed the gate: path → entry, sorted by path. No folders are among them."""
        ...

    @property
    def refused(self) -> Mapping[Fault, int]:
        """Return how many entries were left out, by reason."""
        ...

    def open(self, path: str, budget: Budget) -> BinaryIO:
        """Return the bytes of the entry *path* as a stream that charges *budget* as it is read.

        It never gives more than the entry declares. Raises `UnreadableError`, here or from
        `read`: too large for what is left of the budget, damaged, no rights. KeyError where
        *path* is none of the entries.
        """
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None: ...


def is_fit(path: str) -> bool:
    r"""Tell whether *path* may name an entry: relative, nothing hidden, nothing ambiguous.

    Refused are empty, `.` and `..` parts (so a leading `/` too), `\ : * ? " < > |`, control,
    bidirectional and zero-width characters, surrogates, and more than 400 characters.
    """
    return (
        len(path) <= MAX_NAME
        and _FORBIDDEN.search(path) is None
        and not {"", ".", ".."} & set(path.split("/"))
    )


def is_leftover(path: str) -> bool:
    """Tell whether *path* is what macOS leaves in archives: `__MACOSX/…` or a `._name` stub."""
    parts = path.split("/")
    return "__MACOSX" in parts or parts[-1].startswith("._")


def has_twins(paths: Iterable[str]) -> bool:
    """Tell whether two *paths* are the same after NFC and case folding.

    One system would show both files, another only the last of them.
    """
    seen: set[str] = set()
    for path in paths:
        folded = unicodedata.normalize("NFC", path).casefold()
        if folded in seen:
            return True
        seen.add(folded)
    return False


def fault_of(error: BaseException) -> Fault:
    """Return what to call an *error* of `READ_ERRORS`."""
    return Fault.NO_RIGHTS if isinstance(error, PermissionError) else Fault.DAMAGED


def guarded(source: IO[bytes], size: int, budget: Budget) -> BinaryIO:
    """Return *source* as a stream of exactly *size* bytes that charges *budget*.

    Whatever *source* raises, and an early end, comes as `UnreadableError`.
    """
    return io.BufferedReader(_Guarded(source, size, budget))


class _Guarded(io.RawIOBase):
    def __init__(self, source: IO[bytes], size: int, budget: Budget) -> None:
        self._source = source
        self._left = size
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer)
        wanted = min(len(view), self._left)
        try:
            data = self._source.read(wanted)
        except READ_ERRORS as error:
            raise UnreadableError(fault_of(error)) from error
        if wanted and not data:
            raise UnreadableError(Fault.DAMAGED)
        self._budget.charge(len(data))
        self._left -= len(data)
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._source.close()
        super().close()
