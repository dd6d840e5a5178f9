import gzip
import io
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfguard.model.evidence import Fault
from selfguard.sources._archive import Budget, UnreadableError, open_archive
from selfguard.sources._json import RECORD_KEYS, Records, read_json

Reading: TypeAlias = tuple[str, list[dict[str, object]], int, bool, str]
"""The wrapper key, the records, how many were skipped, whether it was whole, and the fault."""

CHUNKS = (1, 2, 3, 7, 64, 1 << 20)

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**19) + 1, 10**20 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=9,
)
keys = st.sampled_from([*sorted(RECORD_KEYS), "title", "relationships", "x", ""])
objects = st.dictionaries(keys, values, max_size=3)
documents = (
    st.lists(values | objects, max_size=6)
    | objects
    | st.dictionaries(keys, st.lists(objects | values, max_size=5), max_size=2)
    | st.dictionaries(keys, objects, max_size=2)
)


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


def expected(document: object) -> Reading:
    """Return what has to be read of *document*, after the six forms of the fact sheet."""
    key = ""
    if isinstance(document, dict) and len(document) == 1 and not RECORD_KEYS & document.keys():
        [(name, inner)] = document.items()
        if isinstance(inner, dict | list):
            key, document = name, inner
    found = document if isinstance(document, list) else [document]
    records = [each for each in found if isinstance(each, dict)]
    skipped = len(found) - len(records)
    if not key and len(found) == 1 and isinstance(found[0], str):
        skipped = 0
    return key, records, skipped, skipped == 0, ""


@given(documents, st.sampled_from([*CHUNKS]), st.sampled_from([None, 1, 3]), st.booleans())
def test_records_are_those_of_the_standard_library(
    document: object, chunk: int, indent: int | None, is_ascii: bool
) -> None:
    text = json.dumps(document, ensure_ascii=is_ascii, indent=indent)

    assert read(text, chunk=chunk) == expected(json.loads(text))


@given(documents, st.integers(0, 200), st.sampled_from([1, 5, 1 << 20]))
def test_a_file_that_ends_early_gives_what_was_whole_and_says_so(
    document: object, cut: int, chunk: int
) -> None:
    text = json.dumps(document)[: -1 - cut]
    whole = expected(document)

    _, records, _, is_whole, fault = read(text, chunk=chunk)

    assert fault == "damaged"
    assert not is_whole
    assert records == whole[1][: len(records)]


@pytest.mark.parametrize("chunk", CHUNKS)
@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ('[{"a": 1}, {"a": 2}]', ("", [{"a": 1}, {"a": 2}], 0, True, "")),
        ('{"ig_stories": [{"a": 1}]}', ("ig_stories", [{"a": 1}], 0, True, "")),
        ('{"ig_stories": [] }', ("ig_stories", [], 0, True, "")),
        ('{"ig_autofill_data": {"a": 1}}', ("ig_autofill_data", [{"a": 1}], 0, True, "")),
        ('{"media": [{"uri": ""}]}', ("", [{"media": [{"uri": ""}]}], 0, True, "")),
        ('{"label_values": [], "fbid": ""}', ("", [{"label_values": [], "fbid": ""}], 0, True, "")),
        ('{"photos": [{}], "videos": []}', ("", [{"photos": [{}], "videos": []}], 0, True, "")),
        ('{"a": {}, "b": {}}', ("", [{"a": {}, "b": {}}], 0, True, "")),
        ('{"allow": "Everyone"}', ("", [{"allow": "Everyone"}], 0, True, "")),
        ('{"a": 1, "a": [{"b": 2}]}', ("a", [{"b": 2}], 0, True, "")),
        ("{}", ("", [{}], 0, True, "")),
        ("[]", ("", [], 0, True, "")),
        ('["You have no data in this section"]', ("", [], 0, True, "")),
        ('{"a": ["You have no data"]}', ("a", [], 1, False, "")),
        ('["one", "two"]', ("", [], 2, False, "")),
        ('[{"a": 1}, null, 3, [4]]', ("", [{"a": 1}], 3, False, "")),
        ("\ufeff\r\n\t [{}] \n", ("", [{}], 0, True, "")),
        ("[12, 34, 5.5, 6e1, -7]", ("", [], 5, False, "")),
        ('[{"a": "\\ud83d\\ude00"}]', ("", [{"a": "\U0001f600"}], 0, True, "")),
        ('[{"a": "\\ud83d"}]', ("", [{"a": "\ud83d"}], 0, True, "")),
        ('[{"a": "가나다"}]', ("", [{"a": "가나다"}], 0, True, "")),
        ('[{"__class__": "x"}]', ("", [{"__class__": "x"}], 0, True, "")),
    ],
)
def test_the_forms_of_a_document(text: str, outcome: Reading, chunk: int) -> None:
    assert read(text, chunk=chunk) == outcome


@pytest.mark.parametrize("chunk", CHUNKS)
@pytest.mark.parametrize(
    "number",
    ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "1" * 21, "-" + "1" * 20, "9" * 5000],
)
def test_a_record_with_a_refused_number_is_skipped(number: str, chunk: int) -> None:
    text = f'[{{"a": 1}}, {{"b": [{number}], "c": {{}}}}, {{"d": 2}}]'

    outcome = read(text, chunk=chunk)

    assert outcome == ("", [{"a": 1}, {"d": 2}], 1, False, "")
    with pytest.raises(ValueError, match="out of range"):
        read_json(text.encode())


def test_the_longest_numbers_are_kept() -> None:
    text = f'{{"a": {"9" * 20}, "b": -{"9" * 19}, "c": 1e308}}'

    assert read_json(text.encode()) == {"a": 10**20 - 1, "b": 1 - 10**19, "c": 1e308}
    assert read(text)[1] == [{"a": 10**20 - 1, "b": 1 - 10**19, "c": 1e308}]


@pytest.mark.parametrize("chunk", CHUNKS)
@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("", ("", [], 0, False, "damaged")),
        (" \n", ("", [], 0, False, "damaged")),
        ("\ufeff", ("", [], 0, False, "damaged")),
        ("12", ("", [], 0, False, "not-json")),
        ('"text"', ("", [], 0, False, "not-json")),
        ("<!DOCTYPE html>", ("", [], 0, False, "not-json")),
        ("[", ("", [], 0, False, "damaged")),
        ("{", ("", [], 0, False, "damaged")),
        ('[{"a": 1}', ("", [{"a": 1}], 0, False, "damaged")),
        ('[{"a": 1},', ("", [{"a": 1}], 0, False, "damaged")),
        ('[{"a": 1}, {"a', ("", [{"a": 1}], 0, False, "damaged")),
        ('[{"a": 1}, nul', ("", [{"a": 1}], 0, False, "damaged")),
        ('{"k": [{"a": 1}', ("k", [{"a": 1}], 0, False, "damaged")),
        ('{"k": [{"a": 1}]', ("k", [{"a": 1}], 0, False, "damaged")),
        ('{"k": [{"a": 1}] "l"', ("k", [{"a": 1}], 0, False, "not-json")),
        ('{"k": [{"a": 1}], "l": ', ("", [], 0, False, "damaged")),
        ('{"k": [{"a": 1}, {"a" 1}, {"b": "long enough to look back"}]}',
         ("k", [{"a": 1}], 0, False, "not-json")),
        ('[{"a": 1} {"a": 2}]', ("", [{"a": 1}], 0, False, "not-json")),
        ('[{"a": 1}] []', ("", [{"a": 1}], 0, False, "not-json")),
        ('{"k": [{"a": 1}]}}', ("k", [{"a": 1}], 0, False, "not-json")),
        ('{"a": 1, "b": 2} x', ("", [{"a": 1, "b": 2}], 0, False, "not-json")),
        ('[{"a": "line\nbreak"}, "and a long rest behind it"]',
         ("", [], 0, False, "not-json")),
        ("[" * 100_000, ("", [], 0, False, "not-json")),
        ('{"a":' * 100_000, ("", [], 0, False, "not-json")),
        ('{"k": [{"a": 1}, ' + "[" * 100_000, ("k", [{"a": 1}], 0, False, "not-json")),
    ],
)  # fmt: skip
def test_what_is_no_json_gives_what_stands_before_the_fault(
    text: str, outcome: Reading, chunk: int
) -> None:
    if len(text) > 1000:
        chunk = max(chunk, 64)

    assert read(text, chunk=chunk) == outcome


@pytest.mark.parametrize("chunk", CHUNKS)
@pytest.mark.parametrize(
    ("raw", "outcome"),
    [
        (b'[{"a": 1}, {"a": "\xff"}]', ("", [{"a": 1}], 0, False, "not-json")),
        (b'[{"a": 1}]\xff', ("", [{"a": 1}], 0, False, "not-json")),
        (b'[{"a": 1}]\xed\xa0', ("", [{"a": 1}], 0, False, "not-json")),
        (b"\xff\xfe[\0{\0}\0]\0", ("", [], 0, False, "not-json")),
        (b"[{}]\0", ("", [{}], 0, False, "not-json")),
    ],
)  # fmt: skip
def test_bytes_that_are_no_utf_8_end_the_reading(raw: bytes, outcome: Reading, chunk: int) -> None:
    assert read(raw, chunk=chunk) == outcome


@pytest.mark.parametrize("chunk", CHUNKS)
@pytest.mark.parametrize(("size", "fault"), [(50, ""), (51, "too-large")])
@pytest.mark.parametrize("letter", ["x", "가", "\U0001f600"])
def test_a_record_of_more_bytes_than_the_limit_is_too_large(
    letter: str, size: int, fault: str, chunk: int
) -> None:
    small: dict[str, object] = {"a": 1}
    text = letter * ((size - 9) // len(letter.encode()))
    large: dict[str, object] = {"b": text + " " * (size - 9 - len(text.encode()))}
    raw = json.dumps([small, large, small], ensure_ascii=False)

    outcome = read(raw, limit=50, chunk=chunk)

    assert outcome == ("", [small] if fault else [small, large, small], 0, not fault, fault)


def test_a_wrapped_list_may_be_longer_than_the_limit() -> None:
    records: list[dict[str, object]] = [{"a": number} for number in range(100)]

    assert read(json.dumps({"k": records}), limit=50, chunk=16) == ("k", records, 0, True, "")


def test_a_second_key_behind_a_list_longer_than_the_limit_is_too_large() -> None:
    records: list[dict[str, object]] = [{"a": number} for number in range(100)]
    raw = json.dumps({"k": records, "l": []})

    assert read(raw, limit=50, chunk=16) == ("k", records, 0, False, "too-large")


def test_an_object_of_several_keys_above_the_limit_is_too_large() -> None:
    raw = json.dumps({"k": [1], "l": "x" * 50})

    assert read(raw, limit=50, chunk=16) == ("", [], 0, False, "too-large")


def test_more_than_two_million_values_are_too_many() -> None:
    many = "[" + "0," * 2_000_001 + "0]"

    assert read(f'[{{"a": {many}}}]', chunk=4096) == ("", [], 0, False, "too-large")
    assert read(f'[{{"a": {many}}}]', chunk=1 << 24) == ("", [], 0, False, "too-large")
    assert read(many) == ("", [], 0, False, "too-large")
    with pytest.raises(ValueError, match="too many values"):
        read_json(many.encode())


def test_a_fault_of_the_stream_comes_after_the_records_before_it(tmp_path: Path) -> None:
    records: list[dict[str, object]] = [{"a": number} for number in range(100)]
    for name, document in {"bare.json": records, "wrapped.json": {"k": records}}.items():
        (tmp_path / name).write_text(json.dumps(document))

    with open_archive(tmp_path) as archive:
        streams = [archive.open(name, Budget()) for name in archive.entries]
        (tmp_path / "bare.json").write_bytes((tmp_path / "bare.json").read_bytes()[:100])
        (tmp_path / "wrapped.json").write_bytes((tmp_path / "wrapped.json").read_bytes()[:105])
        outcomes = [reading(stream, chunk=10) for stream in streams]
        for stream in streams:
            stream.close()

    assert outcomes == [
        ("", records[:10], 0, False, "damaged"),
        ("k", records[:9], 0, False, "damaged"),
    ]


def test_a_flipped_byte_raises_nothing_but_unreadable() -> None:
    whole = json.dumps(
        [{"title": "캡션", "uri": f"media/{n}.jpg", "n": [n, n / 7]} for n in range(40)]
    ).encode()
    chance = random.Random(3)  # noqa: S311 - mutations, no secrets
    faults = set()

    for number in range(500):
        raw = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        *_, is_whole, fault = read(bytes(raw), chunk=CHUNKS[number % len(CHUNKS)])
        assert not (is_whole and fault)
        faults.add(fault)

    assert faults <= {"", *Fault}
    assert {"", "not-json"} <= faults


def hostile() -> dict[str, bytes]:
    """Return hostile JSON, packed, since most of it is one sign over and over."""
    texts = {
        "empty lists": '[{"a":[' + "[]," * 10_000_000 + "[]]}]",
        "empty objects": "[" + "{}," * 3_000_000 + "{}]",
        "numbers": "[" + "0," * 20_000_000 + "0]",
        "depth": "[" * 5_000_000,
        "one text without an end": '[{"a": "' + "x" * 60_000_000,
        "one number": '[{"a":' + "1" * 30_000_000 + "}]",
        "one fraction": '[{"a":0.' + "1" * 30_000_000 + "}]",
        "blanks": "[" + " " * 60_000_000 + "]",
        "a fault and a long rest": '[{"a" 1}' + " " * 60_000_000 + "]",
        "records a little larger than a piece": "[" + ('{"a":"' + "x" * 1_050_000 + '"},') * 60,
    }
    return {name: gzip.compress(text.encode(), 1) for name, text in texts.items()}


@pytest.fixture(scope="module")
def bombs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("bombs")
    for name, packed in hostile().items():
        (folder / name).write_bytes(packed)
    yield folder


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell the peak of memory")
def test_hostile_json_takes_little_time_and_memory(tmp_path: Path) -> None:
    for name, packed in hostile().items():
        (tmp_path / name).write_bytes(packed)
    program = (
        "import gzip, pathlib, resource, sys, time\n"
        "from selfguard.sources._json import Records, UnreadableError\n"
        "for path in pathlib.Path(sys.argv[1]).iterdir():\n"
        "    began = time.process_time()\n"
        "    try:\n"
        "        for record in Records(gzip.open(path)): pass\n"
        "    except UnreadableError: pass\n"
        "    print(path.name, time.process_time() - began, sep='=')\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print('peak', peak // 1024 if sys.platform == 'darwin' else peak, sep='=')\n"
    )

    run = subprocess.run(
        [sys.executable, "-c", program, tmp_path],
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    told = dict(line.split("=") for line in run.stdout.splitlines())

    assert int(told.pop("peak")) < 300 * 1024
    assert {name: seconds for name, seconds in told.items() if float(seconds) > 5} == {}


def test_a_list_of_records_takes_no_more_memory_than_a_piece() -> None:
    raw = json.dumps([{"title": "x" * 900, "n": n} for n in range(20_000)]).encode()
    began = time.perf_counter()
    count = sum(1 for _ in Records(io.BytesIO(raw)))

    assert count == 20_000
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[1,]", b"\xff", b"{'a': 1}", b"[" * 100_000, b'"\x01"', b"\xef\xbb\xbf"]
)
def test_read_json_raises_value_error_or_recursion_error(raw: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        read_json(raw)


@given(values)
def test_read_json_reads_what_the_standard_library_reads(document: object) -> None:
    raw = json.dumps(document).encode()

    assert read_json(b"\xef\xbb\xbf" + raw) == json.loads(raw)
