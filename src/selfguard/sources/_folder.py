"""An unpacked export: a folder, under the same rules as a ZIP. Links are never followed."""

import os
import stat
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from selfguard.errors import InputRefusedError
from selfguard.model.evidence import Fault
from selfguard.sources._entries import (
    MAX_ENTRIES,
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

_JUNCTION = 0xA0000003
"""IO_REPARSE_TAG_MOUNT_POINT: a folder of Windows that is another place. It is no link there."""


def open_regular(path: Path, *, follow: bool) -> BinaryIO:
    """Open the regular file *path*; a link at its end only if *follow*.

    What was opened is looked at again: between a look and the opening a file can be changed for
    another. A pipe does not block. Raises OSError, ValueError where it is no regular file.
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    number = os.open(path, flags if follow else flags | getattr(os, "O_NOFOLLOW", 0))
    file = os.fdopen(number, "rb")
    if stat.S_ISREG(os.fstat(number).st_mode):
        return file
    file.close()
    message = "not a regular file"
    raise ValueError(message)


class FolderArchive:
    """A folder that passed the gate; what is wrong with single files is counted in *refused*."""

    def __init__(self, root: Path, name: str) -> None:
        """Walk the folder *root*, shown as *name*.

        Raises `InputRefusedError` where the folder is closed, holds too many files and folders,
        or two whose names are the same after NFC and case folding.
        """
        self.name = name
        self.refused: Counter[Fault] = Counter()
        self._root = root
        self._seen = 0
        found = sorted(self._walk(), key=lambda entry: entry.path)
        self.entries = {entry.path: entry for entry in found}
        if has_twins(self.entries):
            raise InputRefusedError("archive.twin-names", name=name)

    def open(self, path: str, budget: Budget) -> BinaryIO:
        """Return the bytes of the file *path*, as `Archive.open` promises."""
        entry = self.entries[path]
        if entry.size > budget.left:
            raise UnreadableError(Fault.TOO_LARGE)
        try:
            source = open_regular(self._root / path, follow=False)
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
        """Do nothing: no file is held open."""

    def _walk(self) -> Iterator[Entry]:
        todo = [""]
        while todo:
            folder = todo.pop()
            for item in self._items(folder):
                path = f"{folder}{item.name}"
                found = _look(item, path)
                if isinstance(found, Entry):
                    yield found
                elif found is None:
                    todo.append(f"{path}/")
                else:
                    self.refused[found] += 1

    def _items(self, folder: str) -> list[os.DirEntry[str]]:
        items = []
        try:
            with os.scandir(self._root / folder) as found:
                for item in found:
                    self._seen += 1
                    if self._seen > MAX_ENTRIES:
                        raise InputRefusedError("archive.too-many-entries", name=self.name)
                    items.append(item)
        except OSError as error:
            if not folder:
                raise InputRefusedError("archive.no-rights", name=self.name) from error
            self.refused[fault_of(error)] += 1
        return [item for item in items if not is_leftover(item.name)]


def _look(item: os.DirEntry[str], path: str) -> Entry | Fault | None:
    """Return the file that *item* is, None for a folder, or why it is left out."""
    if not is_fit(path):
        return Fault.BAD_NAME
    try:
        state = item.stat(follow_symlinks=False)
    except OSError as error:
        return fault_of(error)
    if stat.S_ISREG(state.st_mode):
        mark = f"{state.st_dev}/{state.st_ino}/{state.st_mtime_ns}"
        return Entry(path, state.st_size, _modified(state.st_mtime), mark)
    is_junction = getattr(state, "st_reparse_tag", 0) == _JUNCTION
    return Fault.LINK if is_junction or not stat.S_ISDIR(state.st_mode) else None


def _modified(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
