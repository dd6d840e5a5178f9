import io
import os
import random
import struct
import subprocess
import sys
import zipfile
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

import hostile_zips
from hostile_zips import GOOD, Case, outcome_of, read_from
from raw_zip import Member, end_64, end_record, parts, zipped
from selfguard import words
from selfguard.errors import InputRefusedError
from selfguard.sources._archive import Budget, Entry, UnreadableError, open_archive

CASES = hostile_zips.cases()


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("posts_1.json", b'[{"media": []}]' * 500)
        file.writestr("profile.json", b'{"username": "invented"}')
        file.writestr("media/posts/202407/p.jpg", bytes(range(256)) * 8)
    return path


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_hostile_zip_is_refused_or_read_without_what_is_hostile(
    case: Case, tmp_path: Path
) -> None:
    path = tmp_path / case.name
    path.write_bytes(case.content)

    outcome = outcome_of(path)

    assert outcome == case.outcome


def test_there_are_enough_hostile_zips() -> None:
    assert len(CASES) >= 40


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read from /proc")
def test_all_hostile_zips_together_take_little_memory(tmp_path: Path) -> None:
    for number, case in enumerate(CASES.values()):
        (tmp_path / f"{number}-{case.name}").write_bytes(case.content)
    program = (
        "import pathlib, sys, hostile_zips\n"
        "for path in pathlib.Path(sys.argv[1]).iterdir(): hostile_zips.outcome_of(path)\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "print(status.partition('VmHWM:')[2].split()[0])\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    run = subprocess.run(
        [sys.executable, "-c", program, tmp_path],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert int(run.stdout) < 200 * 1024


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_refusal_has_a_sentence_and_a_hint(language: str) -> None:
    keys = {case.outcome for case in CASES.values() if isinstance(case.outcome, str)}
    keys |= {"archive.not-found", "archive.not-a-file", "archive.no-rights"}

    said = [words.say(language, key, name="export.zip") for key in keys]
    hints = [words.say(language, f"{key}-hint", name="export.zip") for key in keys]

    assert all("export.zip" in sentence for sentence in said)
    assert all(hints)


def test_a_good_zip_tells_its_entries_and_gives_their_bytes(good: Path) -> None:
    with zipfile.ZipFile(good, "a") as file:
        file.writestr(zipfile.ZipInfo("old.json", (2024, 7, 1, 12, 30, 8)), b"[]")

    with open_archive(good) as archive, archive.open("old.json", Budget()) as stream:
        assert archive.name == "export.zip"
        assert archive.entries["old.json"] == Entry(
            "old.json", 2, datetime(2024, 7, 1, 12, 30, 8, tzinfo=UTC)
        )
        assert list(archive.entries) == [
            "media/posts/202407/p.jpg",
            "old.json",
            "posts_1.json",
            "profile.json",
        ]
        assert archive.refused == {}
        assert stream.read() == b"[]"


def test_the_mark_of_an_entry_is_its_checksum_with_every_zero(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(zipped(Member(data=b"face"), Member(name="b.json", crc=0xAB)))

    with open_archive(path) as archive:
        marks = {name: entry.mark for name, entry in archive.entries.items()}

    assert marks == {"a.json": f"{zlib.crc32(b'face'):08x}", "b.json": "000000ab"}


def test_two_entries_are_read_at_the_same_time(good: Path) -> None:
    budget = Budget()

    with (
        open_archive(good) as archive,
        archive.open("posts_1.json", budget) as posts,
        archive.open("profile.json", budget) as profile,
    ):
        begin = posts.read(15)
        name = profile.read()
        rest = posts.read()

    assert (begin, name) == (b'[{"media": []}]', b'{"username": "invented"}')
    assert rest == begin * 499


def test_an_impossible_date_is_none(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(zipped(Member(date=0)))

    with open_archive(path) as archive:
        assert archive.entries == {"a.json": Entry("a.json", 2, None)}


def test_a_file_that_is_no_entry_is_a_key_error(good: Path) -> None:
    with open_archive(good) as archive, pytest.raises(KeyError):
        archive.open("other.json", Budget())


def test_the_budget_counts_what_is_read_over_all_entries(good: Path) -> None:
    budget = Budget(7500 + 20)

    with open_archive(good) as archive:
        read = [read_from(archive, path, budget) for path in ("posts_1.json", "profile.json")]

    assert read == [7500, "too-large"]
    assert budget.left == 20


def test_a_budget_that_another_reader_used_up_ends_the_reading(good: Path) -> None:
    budget = Budget(8000)

    with open_archive(good) as archive, archive.open("posts_1.json", budget) as stream:
        budget.charge(7999)
        with pytest.raises(UnreadableError, match="too-large"):
            stream.read()


@pytest.mark.skipif(sys.platform == "win32", reason="a file with holes takes its whole size there")
def test_thirty_gigabytes_of_media_cost_nothing(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    size = 30_000_000_000
    extra = struct.pack("<2H2Q", 1, 16, size, size)
    media = Member(
        "media/v.mp4", b"", 0, size=0xFFFFFFFF, packed_size=0xFFFFFFFF, extra=extra, version=45
    )
    good = parts(GOOD)
    begin = len(good.body) + len(media.written()) + size
    directory = good.directory + media.listed(len(good.body))
    with path.open("wb") as file:
        file.write(good.body + media.written())
        file.seek(begin)
        file.write(directory + end_64(begin + len(directory), 2, len(directory), begin))
        file.write(end_record(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF))

    outcome = outcome_of(path)

    assert outcome == ({"media/v.mp4": "too-large", "profile.json": len(GOOD.data)}, {})


def test_a_flipped_byte_ends_in_a_refusal_or_a_fault(good: Path, tmp_path: Path) -> None:
    whole = good.read_bytes()
    chance = random.Random(2)  # noqa: S311 - mutations, no secrets
    path = tmp_path / "flipped.zip"
    refused = 0

    for _ in range(400):
        raw = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            raw[chance.randrange(2, len(raw))] = chance.randrange(256)
        path.write_bytes(raw)
        refused += isinstance(outcome_of(path), str)

    assert 0 < refused < 400


def test_a_zip_cut_anywhere_is_refused(good: Path, tmp_path: Path) -> None:
    whole = good.read_bytes()
    path = tmp_path / "cut.zip"

    for length in range(2, len(whole), 7):
        path.write_bytes(whole[:length])
        assert outcome_of(path) == "archive.half-download"


def test_what_does_not_exist_is_told(tmp_path: Path, good: Path) -> None:
    for path in (tmp_path / "none.zip", good / "inside.zip", Path("a\0b.zip")):
        with pytest.raises(InputRefusedError) as caught:
            open_archive(path)

        assert (caught.value.key, caught.value.values) == (
            "archive.not-found",
            {"name": path.name},
        )


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has neither pipes nor /dev among files"
)
def test_a_pipe_and_a_device_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.zip")

    assert outcome_of(tmp_path / "pipe.zip") == "archive.not-a-file"
    assert outcome_of(Path("/dev/zero")) == "archive.not-a-file"


def test_a_file_without_rights_is_told(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", closed)

    assert outcome_of(good) == "archive.no-rights"


def test_a_disk_that_fails_is_told(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    def failing(number: int, _mode: str) -> io.BytesIO:
        os.close(number)
        return Failing()

    real = os.open(good, os.O_RDONLY)
    monkeypatch.setattr(os, "open", lambda *_: os.dup(real))
    monkeypatch.setattr(os, "fdopen", failing)
    state = os.fstat(real)
    monkeypatch.setattr(os, "fstat", lambda _: state)

    outcome = outcome_of(good)
    os.close(real)

    assert outcome == "archive.damaged"


def test_a_refused_zip_is_closed(good: Path) -> None:
    good.write_bytes(b"PK" + good.read_bytes()[2:-9])

    outcome = outcome_of(good)
    good.rename(good.with_suffix(".old"))  # Windows renames no file that is still open

    assert outcome == "archive.half-download"


def test_nothing_is_written_beside_the_archive(good: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))

    outcome_of(good)

    assert sorted(tmp_path.rglob("*")) == before


def test_a_current_folder_that_is_gone_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: Path) -> Path:
        raise FileNotFoundError

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "resolve", gone)

    assert outcome_of(Path()) == "archive.not-found"
