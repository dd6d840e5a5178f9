"""Untrusted JSON: one document, or the records of a large file one after the other.

The standard library's decoder is the only parser: the usual streaming parser dies by signal on
a long number. Two equal keys in one object are refused: nobody knows which of them is meant.
"""

import contextlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from selfguard.model.evidence import Fault
from selfguard.sources._entries import MB, UnreadableError
from selfguard.sources._pieces import MAX_VALUES, Replay, Strict, Text

RECORD_KEYS = frozenset(
    {"string_map_data", "string_list_data", "label_values", "media", "uri", "media_map_data"}
)
"""The keys by which an object is a record and no wrapper, whatever else it holds."""
LIMIT = 32 * MB
"""How many bytes one record, or a document that is no list of records, may have."""
MAX_RECORDS = 1_000_000
"""How many records one file may hold."""
_CHUNK = MB


def read_json(raw: bytes) -> object:
    """Return the JSON document *raw*, in UTF-8, with or without a byte order mark.

    Raises ValueError (no JSON, a number that is not finite or longer than twenty characters,
    two equal keys in one object, more than two million values) or RecursionError, and nothing
    else.
    """
    strict = Strict()
    if len(raw) > MAX_VALUES and sum(map(raw.count, (b"[", b"{", b","))) > MAX_VALUES:
        message = "too many values"
        raise ValueError(message)
    value: object = strict.decoder.decode(raw.decode("utf-8-sig"))
    if strict.is_refused:
        message = "a number out of range, or two equal keys"
        raise ValueError(message)
    return value


class Records:
    """The records of one JSON file, read piece by piece; it can be gone through once.

    Six forms are told apart, and no more of the file is held than one record takes:

        [record, …]           the records
        {key: [record, …]}    the records, and *key*
        {key: record}         one record, and *key*
        {a record key: …}     one record (see `RECORD_KEYS`)
        {key: …, key: …}      one record, up to *limit*
        ["a sentence"]        no record, and *sentence*: an empty section of the oldest exports

    Whether a key stands alone shows only behind its list; so such a list is gone through twice
    as far as *limit* reaches (its bytes are kept, the stream is read once). Above *limit* it is
    taken to stand alone; if a second key follows after all, that is too large.

    Iterating raises `UnreadableError` after the last record that could be read: too large (a
    record of more than *limit* bytes, more than a million records), not JSON (also bytes that
    are no UTF-8, and nesting too deep), damaged (the file ends early), and whatever the stream
    itself raises.
    """

    def __init__(self, stream: BinaryIO, limit: int = LIMIT, chunk: int = _CHUNK) -> None:
        """Read *stream* in pieces of *chunk* bytes, as far as the form can be told."""
        self.key = ""
        """The wrapper key; empty where there is none. Known before the first record."""
        self.is_whole = False
        """After iterating: the document ended as it should, and nothing was skipped."""
        self.skipped = 0
        """Records that are no objects, or hold a number or two equal keys that are refused."""
        self.sentence: str | None = None
        """After iterating: the text that stood alone in place of records, if one did. What it
        says, the caller has to know: not every sentence says that there is no data."""
        self._fault: Fault | None = None
        self._values: Iterator[object] = iter(())
        replay = Replay(stream)
        key = _lone_list(Text(replay, limit, chunk), replay, limit)
        replay.rewind()
        try:
            self._values = self._begin(Text(replay, limit, chunk), key)
        except UnreadableError as error:
            # The error itself would hold this object, in its traceback, and all of the text.
            self._fault = error.fault

    def __iter__(self) -> Iterator[dict[str, object]]:
        """Yield the records in their order."""
        if self._fault:
            raise UnreadableError(self._fault)
        count = 0
        sentence = None
        for count, value in enumerate(self._values, 1):  # noqa: B007 - read after the loop
            if isinstance(value, dict):
                yield value
            else:
                self.skipped += 1
                sentence = value if isinstance(value, str) else None
        if sentence is not None and count == 1 and not self.key:
            self.sentence = sentence
            self.skipped = 0
        self.is_whole = not self.skipped

    def _begin(self, text: Text, key: str | None) -> Iterator[object]:
        sign = text.next()
        if key is not None:
            self.key = key
            text.value()
            text.next()
            text.next()
            return _wrapped(text)
        if sign == "[":
            return _ended(text, _elements(text))
        if sign != "{":
            raise UnreadableError(text.fault_at(sign))
        text.at -= 1
        self.key, values = _unwrapped(text.value())
        return _ended(text, values)


def _lone_list(text: Text, replay: Replay, limit: int) -> str | None:
    """Return the key of a list that is all there is in the document, None where there is none.

    Where the text breaks off inside the list, its key is returned too: the second reading comes
    upon the same break, and what stands before it is not lost.
    """
    key: str | None = None
    with contextlib.suppress(UnreadableError):
        if text.next() != "{" or text.peek() != '"':
            return None
        name = text.value()
        if name in RECORD_KEYS or text.next() != ":" or text.next() != "[":
            return None
        key = str(name)
        for _ in _elements(text):
            if replay.size > limit:
                return key
        if text.next() == ",":
            return None
    return key


def _elements(text: Text) -> Iterator[object]:
    """Yield the elements of a list whose bracket has been read, up to its end."""
    if text.peek() == "]":
        text.next()
        return
    for _ in range(MAX_RECORDS):
        yield text.value()
        sign = text.next()
        if sign == "]":
            return
        if sign != ",":
            raise UnreadableError(text.fault_at(sign))
    raise UnreadableError(Fault.TOO_LARGE)


def _wrapped(text: Text) -> Iterator[object]:
    """Yield the elements of a list whose bracket has been read, and see that it stands alone."""
    yield from _elements(text)
    sign = text.next()
    if sign != "}":
        raise UnreadableError(Fault.TOO_LARGE if sign == "," else text.fault_at(sign))
    yield from _ended(text, ())


def _ended(text: Text, values: Iterable[object]) -> Iterator[object]:
    """Yield *values*, and see that nothing follows them."""
    yield from values
    if text.peek() or text.end_fault is not Fault.DAMAGED:
        raise UnreadableError(Fault.NOT_JSON)


def _unwrapped(document: object) -> tuple[str, list[object]]:
    """Return the wrapper key, or nothing, and the records of a *document* that is an object."""
    if isinstance(document, dict) and len(document) == 1:
        [(key, inner)] = document.items()
        if key not in RECORD_KEYS and isinstance(inner, dict | list):
            return key, inner if isinstance(inner, list) else [inner]
    return "", [document]
