"""What comes of reading JSON records: one value to compare, whatever happened."""

import io
from typing import BinaryIO, TypeAlias

from selfguard.sources._archive import UnreadableError
from selfguard.sources._json import Records

Reading: TypeAlias = tuple[str, list[dict[str, object]], int, bool, str]
"""The wrapper key, the records, how many were skipped, whether it was whole, and the fault."""

CHUNKS = (1, 2, 3, 7, 64, 1 << 20)


def reading(stream: BinaryIO, **settings: int) -> Reading:
    found = Records(stream, **settings)
    records = []
    fault = ""
    try:
        for record in found:
            records.append(record)  # noqa: PERF402 - what came before an error has to stay
    except UnreadableError as error:
        fault = error.fault.value
    return found.key, records, found.skipped, found.is_whole, fault


def read(text: str | bytes, **settings: int) -> Reading:
    return reading(io.BytesIO(text.encode() if isinstance(text, str) else text), **settings)
