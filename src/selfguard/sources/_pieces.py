"""Untrusted JSON text in pieces: a window on a stream, in which whole values are decoded."""

import codecs
import itertools
import json
import math
import re
from collections import deque
from typing import BinaryIO

from selfguard.model.evidence import Fault
from selfguard.sources._entries import UnreadableError

MAX_VALUES = 1_000_000
"""How many values one record may hold.

Values are counted by the signs `[`, `{` and `,`, those inside of texts included.
Thirty-two megabytes of `[[],[],[],…` would take 800 megabytes of memory.
"""
MAX_DIGITS = 20
"""How many characters a whole number may have, its sign included."""

_MARGIN = 16
"""An error so few characters before the end may come of the end: `-Infinit`, `\\u12`, `1e+`."""
_STEP = 1 << 20
"""How many characters are measured at once: a text of emoji takes four bytes for each."""
_SIGN = re.compile(r"[^ \t\n\r]")

_CUT_NUMBER = re.compile(r"\.|[eE][+-]?")
"""What is left of a number, behind what is one by itself, where the text ends within it."""


class Strict:
    """A decoder that notes what it must refuse, so that a record's end is found all the same.

    Refused are numbers out of range, and two equal keys in one object: the standard library
    would take the last of them in silence. Noting equal keys costs about a quarter of the
    decoding of posts, the numbers a tenth at most (100,000 posts, 2026-11-24).
    """

    def __init__(self) -> None:
        self.is_refused = False
        """Whether something was refused since this was last set."""
        self.decoder = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_int=self._whole,
            parse_float=self._real,
            parse_constant=self._constant,
        )

    def _object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        if len(made) != len(pairs):
            self.is_refused = True
        return made

    def _whole(self, text: str) -> int:
        if len(text) > MAX_DIGITS:
            self.is_refused = True
            return 0
        return int(text)

    def _real(self, text: str) -> float:
        number = float(text)
        if not math.isfinite(number):
            self.is_refused = True
        return number

    def _constant(self, _text: str) -> None:
        self.is_refused = True


class Replay:
    """A stream whose beginning is kept, so that it can be read a second time."""

    def __init__(self, stream: BinaryIO) -> None:
        self.size = 0
        """How many bytes are kept."""
        self._stream = stream
        self._kept: deque[bytes] = deque()
        self._is_second = False
        self._fault: Fault | None = None

    def rewind(self) -> None:
        """Begin again: from here on nothing more is kept."""
        self._is_second = True

    def read(self, count: int) -> bytes:
        """Return about *count* bytes: the kept pieces first, in their own sizes."""
        if self._is_second and self._kept:
            return self._kept.popleft()
        if self._fault:
            raise UnreadableError(self._fault)
        try:
            piece = self._stream.read(count)
        except UnreadableError as error:
            self._fault = error.fault
            raise
        if not self._is_second:
            self._kept.append(piece)
            self.size += len(piece)
        return piece


class Text:
    """A text that is read piece by piece; what stands before *at* is let go."""

    def __init__(self, stream: Replay, limit: int, chunk: int) -> None:
        self.at = 0
        self.end_fault = Fault.DAMAGED
        """What it means that the text ends here: not JSON where it ends in bytes of no text."""
        self._text = ""
        self._stream = stream
        self._limit = limit
        self._unchecked = min(limit, MAX_VALUES) // 4  # a character has four bytes at most
        self._chunk = chunk
        self._is_ended = False
        self._bytes = codecs.getincrementaldecoder("utf-8-sig")()
        self._strict = Strict()

    def peek(self) -> str:
        """Return the next character that is no white space; empty at the end of the text."""
        while True:
            found = _SIGN.search(self._text, self.at)
            if found:
                self.at = found.start()
                return found[0]
            self.at = len(self._text)
            if not self._more():
                return ""

    def next(self) -> str:
        """Return the next character that is no white space, and step behind it."""
        sign = self.peek()
        self.at += len(sign)
        return sign

    def fault_at(self, sign: str) -> Fault:
        """Return what it means that *sign* stands where something else belongs."""
        return Fault.NOT_JSON if sign else self.end_fault

    def value(self) -> object:
        """Return the next value, None where a number or a key in it is refused."""
        self.peek()
        while True:
            self._strict.is_refused = False
            try:
                value, end = self._strict.decoder.raw_decode(self._text, self.at)
            except json.JSONDecodeError as error:
                # A string without an end is told by its beginning, everything else by its place.
                is_cut = error.msg.startswith("Unterminated") or self._is_near_end(error.pos)
                if is_cut and self._more():
                    continue
                raise UnreadableError(self.end_fault if is_cut else Fault.NOT_JSON) from None
            except (RecursionError, MemoryError):
                raise UnreadableError(Fault.NOT_JSON) from None
            # `12` at the end of a piece may be the beginning of `1234`.
            if isinstance(value, int | float) and self._is_near_end(end):
                if self._more():
                    continue
                if _CUT_NUMBER.fullmatch(self._text, end):
                    raise UnreadableError(self.end_fault)
            if end - self.at > self._unchecked:
                self._check_size(end)
            self.at = end
            return None if self._strict.is_refused else value

    def _is_near_end(self, at: int) -> bool:
        return at > len(self._text) - _MARGIN

    def _more(self) -> bool:
        """Read on, at least as much again as is waiting, so that the work grows linearly.

        False at the end, where there is nothing more to read.
        """
        if self._is_ended:
            return False
        size = self._check_size(len(self._text))
        waiting = self._text[self.at :]
        raw = self._stream.read(max(self._chunk, min(size, self._limit + 1 - size)))
        self._is_ended = not raw
        try:
            fresh = self._bytes.decode(raw, final=not raw)
        except UnicodeDecodeError as error:
            self._is_ended = True
            self.end_fault = Fault.NOT_JSON
            fresh = error.object[: error.start].decode()
        self._text = waiting + fresh
        self.at = 0
        return True

    def _check_size(self, end: int) -> int:
        """Return how many bytes stand before *end*; raises where they are too many for a value."""
        steps = (*range(self.at, end, _STEP), end)
        size = sum(len(self._text[a:b].encode()) for a, b in itertools.pairwise(steps))
        if size > self._limit or (
            size > MAX_VALUES
            and sum(self._text.count(sign, self.at, end) for sign in "[{,") > MAX_VALUES
        ):
            raise UnreadableError(Fault.TOO_LARGE)
        return size
