"""What the command line knows about the screen that it prints on."""

import os
import shutil
import sys

NARROWEST, WIDEST = 40, 120
"""Columns that something is laid out for."""


def columns() -> int:
    """Return for how many columns to lay out: the screen's own, within bounds; 80 in a pipe."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, NARROWEST), WIDEST)


def has_color() -> bool:
    """Tell whether standard output is a terminal on which colour is welcome (NO_COLOR is not)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
