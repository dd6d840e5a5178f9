"""The one place that ends the program: errors become a sentence, a hint and an exit code.

0 done · 1 something was found, or `--fail-on` was reached · 2 wrong usage · 3 could not do it ·
130 interrupted. A bug keeps its traceback.
"""

import io
import os
import sys
from typing import Literal, TextIO

REFUSED, INTERRUPTED = 3, 130


def main() -> None:
    """Run `selfguard` with the arguments of the command line, and end the program."""
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while the program is still being loaded
        code = INTERRUPTED
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run `selfguard` with *arguments* and return the exit code."""
    sys.stdin = _usable(sys.stdin, "r")
    sys.stdout, sys.stderr = _usable(sys.stdout, "w"), _usable(sys.stderr, "w")
    from selfguard.cli import ending  # noqa: PLC0415 - ^C while it loads ends as quietly

    try:
        return ending.run(arguments)
    except SystemExit as ended:
        # click ends the program by itself after shell completion, and, with 1, when the reader
        # went away, as in `selfguard audit | head`.
        return REFUSED if ended.code == 1 else 0
    except OSError:
        # Nothing that a command opens itself gets here: standard output or error is full.
        return ending.cannot_print()


def _usable(stream: TextIO | None, mode: Literal["r", "w"]) -> TextIO:
    """Return *stream* ready for use: one that is closed is empty, or takes everything.

    One with a code page prints a question mark for what that lacks, instead of failing.
    """
    if stream is None:
        return open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123 - kept open
    if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
        stream.reconfigure(errors="replace")
    return stream


if __name__ == "__main__":
    main()
