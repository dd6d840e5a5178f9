"""The gate for untrusted archives: a ZIP or a folder, opened, or refused in one sentence.

    _entries  what an archive is: entries, their names, the budget, streams
    _zip      the gate for a ZIP
    _folder   the gate for a folder
    _archive  which of them a path is, and what it is if it is neither

Nothing is written to disk, and archives inside an archive are never opened.
"""

import stat
from pathlib import Path
from typing import BinaryIO

from selfguard.errors import InputRefusedError
from selfguard.sources._entries import (
    READ_ERRORS,
    Archive,
    Budget,
    Entry,
    UnreadableError,
)
from selfguard.sources._folder import FolderArchive, open_regular
from selfguard.sources._zip import ZipArchive

__all__ = ["Archive", "Budget", "Entry", "UnreadableError", "open_archive"]

_HEAD = 1024
_UNFINISHED = (".crdownload", ".part", ".partial", ".download", ".opdownload")
"""The endings that browsers give to a file that is still being downloaded."""
_OTHER_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
_PAGES = (b"<!doctype", b"<html", b"<head", b"<?xml", b"<!--")


def open_archive(path: Path) -> Archive:
    """Open the ZIP or the folder at *path*; a context manager.

    Raises `InputRefusedError` with a word of `archive.*` where there is nothing, no right to
    read, no ZIP, a ZIP that did not arrive whole, or one that is refused as a whole.
    """
    name = path.name
    try:
        if name in {"", ".."}:
            name = path.resolve().name or str(path)
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return FolderArchive(path, name)
        file = open_regular(path, follow=True) if stat.S_ISREG(mode) else None
    except PermissionError as error:
        raise InputRefusedError("archive.no-rights", name=name) from error
    except (OSError, ValueError) as error:
        raise InputRefusedError("archive.not-found", name=name) from error
    if file is None:
        raise InputRefusedError("archive.not-a-file", name=name)
    try:
        _check_kind(file, name)
        return ZipArchive(file, name)
    except BaseException:
        file.close()
        raise


def _check_kind(file: BinaryIO, name: str) -> None:
    """Raise where *file* does not begin like a ZIP, and say what it looks like."""
    try:
        head = file.read(_HEAD)
    except READ_ERRORS as error:
        raise InputRefusedError("archive.damaged", name=name) from error
    key = _refusal(head, name)
    if key:
        raise InputRefusedError(key, name=name)


def _refusal(head: bytes, name: str) -> str:
    """Return the word for what begins with *head* in place of a ZIP; empty for a ZIP."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    looks = {
        "archive.half-download": name.lower().endswith(_UNFINISHED),
        "": head.startswith(b"PK"),
        "archive.empty-file": not head,
        "archive.web-page": text.startswith(_PAGES),
        "archive.other-archive": head.startswith(_OTHER_ARCHIVES) or head[257:262] == b"ustar",
        "archive.json-file": text.startswith((b"{", b"[")),
        "archive.not-a-zip": True,
    }
    return next(key for key, is_so in looks.items() if is_so)
