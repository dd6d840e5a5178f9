import gzip
import io
import json
import os
import random
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from json_readings import CHUNKS, Reading, read, reading
from selfguard.model.evidence import Fault
from selfguard.sources._archive import Budget, UnreadableError, open_archive
from selfguard.sources._json import Records, read_json


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


@pytest.mark.parametrize("chunk", [1 << 16, 1 << 24])
def test_a_record_of_more_than_two_million_values_is_too_large(chunk: int) -> None:
    raw = b'[{"a": [' + b"[]," * 1_000_001 + b"[]]}]"

    assert read(raw, chunk=chunk) == ("", [], 0, False, "too-large")
    with pytest.raises(ValueError, match="too many values"):
        read_json(raw)


def test_a_file_of_more_than_a_million_records_is_too_large() -> None:
    found = Records(io.BytesIO(b"[" + b"0," * 1_000_001 + b"0]"))

    with pytest.raises(UnreadableError, match="too-large"):
        next(iter(found))
    assert (found.skipped, found.is_whole) == (1_000_000, False)


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
        "empty objects": "[" + "{}," * 1_200_000 + "{}]",
        "depth": "[" * 5_000_000,
        "one text without an end": '[{"a": "' + "x" * 40_000_000,
        "one text of emoji": '[{"a": "' + "x" * 16_000_000 + '\U0001f600"}]',
        "one number": '[{"a":' + "1" * 30_000_000 + "}]",
        "one fraction": '[{"a":0.' + "1" * 30_000_000 + "}]",
        "blanks": "[" + " " * 60_000_000 + "]",
        "a fault and a long rest": '[{"a" 1}' + " " * 60_000_000 + "]",
        "records a little larger than a piece": "[" + ('{"a":"' + "x" * 1_050_000 + '"},') * 20,
    }
    return {name: gzip.compress(text.encode(), 1) for name, text in texts.items()}


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read from /proc")
def test_hostile_json_ends_and_takes_little_memory(tmp_path: Path) -> None:
    for name, packed in hostile().items():
        (tmp_path / name).write_bytes(packed)
    program = (
        "import gzip, pathlib, sys\n"
        "from selfguard.sources._json import Records, UnreadableError\n"
        "for path in pathlib.Path(sys.argv[1]).iterdir():\n"
        "    try:\n"
        "        for record in Records(gzip.open(path)): pass\n"
        "    except UnreadableError: pass\n"
        "    print(path.name, 'ended', sep='=')\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "print('peak', status.partition('VmHWM:')[2].split()[0], sep='=')\n"
    )

    run = subprocess.run(
        [sys.executable, "-c", program, tmp_path],
        env={name: value for name, value in os.environ.items() if "COVERAGE" not in name},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    told = dict(line.split("=") for line in run.stdout.splitlines())

    assert int(told.pop("peak")) < 300 * 1024
    assert told == dict.fromkeys(hostile(), "ended")


def test_a_fault_that_the_stream_tells_once_is_not_lost() -> None:
    faults = [Fault.TOO_LARGE]

    class Spent(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            piece = super().read(size)
            if not piece and faults:
                raise UnreadableError(faults.pop())
            return piece

    outcome = reading(Spent(b'{"k": [{"a": 1}, {"a": '))

    assert outcome == ("k", [{"a": 1}], 0, False, "too-large")


def test_a_long_record_is_read_in_ever_larger_pieces() -> None:
    sizes: list[int] = []

    class Counted(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            piece = super().read(size)
            sizes.append(len(piece))
            return piece

    raw = json.dumps([{"title": "x" * 100_000}]).encode()

    outcome = reading(Counted(raw), chunk=64)

    assert outcome == ("", json.loads(raw), 0, True, "")
    assert sum(sizes) == len(raw)
    assert len(sizes) < 20


def test_a_long_list_takes_no_more_memory_than_a_few_pieces() -> None:
    raw = json.dumps([{"title": "x" * 900, "n": n} for n in range(5_000)]).encode()
    tracemalloc.start()

    count = sum(1 for _ in Records(io.BytesIO(raw), chunk=1 << 16))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 5_000
    assert peak < 10 << 16
