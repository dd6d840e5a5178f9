"""What a laid-out report is made of: blocks of text that know no terminal."""

from dataclasses import dataclass
from enum import Enum, auto


class Tone(Enum):
    """How much a text wants to be seen. A colour never says what the words do not."""

    PLAIN = auto()
    STRONG = auto()
    QUIET = auto()
    OPEN = auto()
    CLOSED = auto()
    PATH = auto()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, with a blank line above it."""

    text: str
    is_main: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A text, folded where it is too long, beside an optional label."""

    text: str
    label: str = ""
    label_width: int = 0
    """In columns; the text starts behind it, with or without a label."""
    indent: int = 0
    tone: Tone = Tone.PLAIN
    link: str = ""
    """An address from our own table that the text links to."""


@dataclass(frozen=True, slots=True)
class Row:
    """A title, and at the right edge what is known of it at a glance."""

    title: str
    aside: str
    number: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Gap:
    """A blank line."""


Block = Heading | Line | Row | Gap
