"""Keeps the decoders' own chatter off the terminal.

libjpeg and libpng print their warnings straight to file descriptor 2 (as in `Corrupt JPEG data`),
OpenCV its own (`Targets are not supported by the new graph engine`): a line per damaged picture
in the middle of a progress bar, in English, and no word of it can be switched off for all.
"""

import io
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO

_STDERR = 2


@dataclass(slots=True)
class _Aside:
    """Where standard error went while it is quiet, and how many asked for quiet."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    wanted: int = 0
    saved: int = -1
    """A descriptor of the real standard error; -1 where there is none."""
    before: TextIO | None = None
    """`sys.stderr` as it was."""


_aside = _Aside()


@contextmanager
def quiet() -> Iterator[None]:
    """Let only Python write to standard error while the block runs; nest it as you like.

    File descriptor 2 leads nowhere, and `sys.stderr` is a stream to where it led before. Whoever
    kept the old stream (a progress bar) must be made inside of the block. One for the whole
    process: the outermost block counts, in whatever order the blocks end.
    """
    with _aside.lock:
        _aside.wanted += 1
        if _aside.wanted == 1:
            _turn_aside()
    try:
        yield
    finally:
        with _aside.lock:
            _aside.wanted -= 1
            if _aside.wanted == 0:
                _turn_back()


def _turn_aside() -> None:
    stream = sys.stderr
    try:
        _aside.saved = os.dup(_STDERR)
    except OSError:  # closed: nobody hears anything anyway
        _aside.saved = -1
        return
    _aside.before = stream
    if isinstance(stream, io.TextIOWrapper) and _leads_to_stderr(stream):
        stream.flush()
        sys.stderr = open(  # noqa: SIM115 - closed by `_turn_back`
            _aside.saved,
            "w",
            encoding=stream.encoding,
            errors=stream.errors,
            buffering=1,
            closefd=False,
        )
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STDERR)
    os.close(nowhere)


def _leads_to_stderr(stream: io.TextIOWrapper) -> bool:
    try:
        return stream.fileno() == _STDERR
    except (OSError, ValueError):
        return False


def _turn_back() -> None:
    if _aside.saved < 0:
        return
    if sys.stderr is not _aside.before and _aside.before is not None:
        sys.stderr.flush()
        sys.stderr = _aside.before
    os.dup2(_aside.saved, _STDERR)
    os.close(_aside.saved)
    _aside.saved = -1
