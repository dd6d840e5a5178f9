"""The keyboard: what was typed before a question stood on the screen answers nothing."""

import os
import sys


def drop_typed_ahead() -> None:
    """Throw away what was typed and not yet read, where a person sits at a keyboard.

    A key that is held down, or a paste, would answer questions that nobody has seen. Windows has
    no termios: there a menu drops what it has read itself, and a question in lines nothing.
    """
    if not sys.stdin.isatty() or os.name == "nt":
        return
    import termios  # noqa: PLC0415 - there is none on Windows

    termios.tcflush(sys.stdin, termios.TCIFLUSH)
