"""`selfguard audit` without a terminal: what goes out, where to, and how it ends."""

import json
import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import sample_export
from command import called, started
from selfguard.model.report import MASK
from selfguard.text import width
from selfguard.words import say

ROOT = Path(__file__).parents[2]
POSIX = sys.platform != "win32"
BIO = "새벽별고"


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write *files* to a ZIP at *path*, and return it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_the_sample_gives_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    done = called(capsys, "audit", "--sample")

    assert done.code == 0
    assert done.err == say("en", "cli.sample-note") + "\n"
    assert "posts: 24" in done.out


def test_a_zip_and_a_folder_give_the_same_report(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, export: Path
) -> None:
    sample_export.write(tmp_path / "unpacked")

    packed = called(capsys, "audit", "--instagram-export", export, "-o", "-")
    folder = tmp_path / "unpacked" / sample_export.NAME
    unpacked = called(capsys, "audit", "--instagram-export", folder, "-o", "-")

    assert _findings(packed.out) == _findings(unpacked.out)


def test_two_parts_are_one_export(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, export: Path
) -> None:
    files = sample_export.files()
    first = {path: files[path] for path in list(files)[::2]}
    second = {path: files[path] for path in list(files)[1::2]}
    one = zipped(tmp_path / "instagram-haneul.sample-2026-11-14-aaaaaaaa.zip", first)
    two = zipped(tmp_path / "instagram-haneul.sample-2026-11-14-bbbbbbbb.zip", second)

    whole = called(capsys, "audit", "--instagram-export", export, "-o", "-")
    merged = called(
        capsys, "audit", "--instagram-export", one, "--instagram-export", two, "-o", "-"
    )

    assert _findings(merged.out) == _findings(whole.out)


def test_a_pipe_gets_no_text_of_a_finding(capsys: pytest.CaptureFixture[str], export: Path) -> None:
    done = called(capsys, "audit", "--instagram-export", export)

    assert done.code == 0
    assert BIO not in done.out
    assert "192.0.2.1" not in done.out + done.err


def test_a_pipe_gets_it_when_asked_to_reveal(
    capsys: pytest.CaptureFixture[str], export: Path
) -> None:
    done = called(capsys, "audit", "--instagram-export", export, "--reveal", "-o", "-")

    assert BIO in done.out
    assert "192.0.2.1" not in done.out
    assert "SM-S911N" not in done.out


def test_without_a_terminal_the_question_is_told_and_nothing_is_kept(
    capsys: pytest.CaptureFixture[str], export: Path, home: Path
) -> None:
    done = called(capsys, "audit", "--instagram-export", export)

    told = [say("en", key) for key in ("cli.own-account-unnamed", "cli.not-kept")]
    assert done.err.splitlines() == told
    assert list(home.iterdir()) == []


def test_the_written_report_is_valid_masked_and_private(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "report.json"

    done = called(capsys, "audit", "--sample", "-o", target)

    report = json.loads(target.read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(report)
    assert done.code == 0
    assert done.err.endswith(say("en", "cli.written", path=str(target)) + "\n")
    assert BIO not in target.read_text(encoding="utf-8")
    assert not POSIX or stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize("language", ["ko", "en", "id"])
def test_a_report_that_replaces_an_earlier_file_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str
) -> None:
    target = tmp_path / "report.json"

    first = called(capsys, "audit", "--sample", "-o", target, "--lang", language)
    second = called(capsys, "audit", "--sample", "-o", target, "--lang", language)

    path = str(target)
    assert first.err.endswith(say(language, "cli.written", path=path) + "\n")
    assert second.err.endswith(say(language, "cli.replaced", path=path) + "\n")


@pytest.mark.parametrize(("severity", "code"), [("low", 1), ("high", 1), ("critical", 0)])
def test_a_door_of_the_severity_named_ends_with_1(
    capsys: pytest.CaptureFixture[str], severity: str, code: int
) -> None:
    assert called(capsys, "audit", "--sample", "--fail-on", severity).code == code


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", "--handle", "somebody"),
        ("audit", "--fail-on", "huge"),
        ("audit", "--sample", "-o", "report.pdf"),
        ("audit", "--role", "stranger"),
        ("audit", "--sample", "--instagram-export", "export.zip"),
        ("nothing",),
        ("checklist", "lint"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    done = called(capsys, *arguments)

    assert done.code == 2
    assert "Traceback" not in done.err


def test_a_checklist_of_ones_own_is_said_to_be_unsigned(
    capsys: pytest.CaptureFixture[str], own: Path
) -> None:
    done = called(capsys, "audit", own, "--sample")

    assert done.code == 0
    assert say("en", "cli.unsigned") in done.err


def test_a_faulty_checklist_is_refused_with_its_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("id: [\n", encoding="utf-8")

    done = called(capsys, "audit", own, "--sample")

    assert done.code == 3
    assert f"{own}:" in done.err
    assert done.out == ""


def test_no_source_shows_the_steps_that_only_a_person_can_answer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = called(capsys, "audit")

    assert (done.code, done.err) == (0, "")
    assert "KakaoTalk" in done.out


def test_a_parent_sees_no_login_or_device(capsys: pytest.CaptureFixture[str], export: Path) -> None:
    own = called(capsys, "audit", "--instagram-export", export, "--reveal")
    parents = called(capsys, "audit", "--instagram-export", export, "--role", "parent", "--reveal")

    assert say("en", "cli.own-account-parent-unnamed") in parents.err
    assert "Windows" not in parents.out
    assert own.code == parents.code == 0


def _no_such_file(folder: Path) -> Path:
    return folder / "none.zip"


def _other_service(folder: Path) -> Path:
    return zipped(folder / "other.zip", {"tweets.js": b"window.YTD = []", "photos/1.jpg": b"\xff"})


def _half_a_download(folder: Path) -> Path:
    whole = zipped(folder / "whole.zip", sample_export.files()).read_bytes()
    (folder / "half.zip").write_bytes(whole[: len(whole) // 2])
    return folder / "half.zip"


def _password(folder: Path) -> Path:
    path = zipped(folder / "locked.zip", sample_export.files())
    raw = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + offset] |= 1
            at = raw.find(mark, at + 4)
    path.write_bytes(raw)
    return path


def _empty_zip(folder: Path) -> Path:
    return zipped(folder / "empty.zip", {})


def _empty_folder(folder: Path) -> Path:
    (folder / "nothing").mkdir()
    return folder / "nothing"


def _no_zip(folder: Path) -> Path:
    (folder / "page.zip").write_bytes(b"<!DOCTYPE html><html></html>")
    return folder / "page.zip"


BAD_INPUT = [
    _no_such_file,
    _other_service,
    _half_a_download,
    _password,
    _empty_zip,
    _empty_folder,
    _no_zip,
]


@pytest.mark.parametrize("language", ["ko", "en", "id"])
@pytest.mark.parametrize("make", BAD_INPUT, ids=lambda make: make.__name__.strip("_"))
def test_bad_input_ends_with_3_and_one_sentence_and_a_hint(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, make: object, language: str
) -> None:
    assert callable(make)
    path = make(tmp_path)
    target = tmp_path / "report.json"

    done = called(capsys, "audit", "--instagram-export", path, "--lang", language, "-o", target)

    sentence, hint = done.err.rstrip("\n").split("\n")
    assert (done.code, done.out) == (3, "")
    assert sentence
    assert hint.startswith("→ ")
    assert not target.exists()


def test_a_folder_without_rights_ends_with_3(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample_export.write(tmp_path)
    folder = tmp_path / sample_export.NAME

    def closed(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", closed)

    done = called(capsys, "audit", "--instagram-export", folder)

    assert (done.code, done.out) == (3, "")
    assert done.err.count("\n") == 2


@pytest.mark.parametrize(
    "arguments", [("audit", "--sample", "--no-look"), ("--version",)], ids=" ".join
)
def test_a_reader_that_goes_away_ends_quietly(arguments: tuple[str, ...]) -> None:
    pipe_read, pipe_write = os.pipe()
    os.close(pipe_read)

    done = subprocess.run(
        [sys.executable, "-m", "selfguard", *arguments],
        check=False,
        stdout=pipe_write,
        stderr=subprocess.PIPE,
    )
    os.close(pipe_write)

    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


@pytest.mark.parametrize("language", ["ko", "en", "id"])
def test_a_korean_windows_console_loses_no_sign(language: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp949"}

    done = subprocess.run(
        [sys.executable, "-m", "selfguard", "--lang", language, "audit", "--sample", "--no-look"],
        capture_output=True,
        check=False,
        env=environment,
    )

    shown = done.stdout.decode("cp949")
    assert done.returncode == 0
    assert "24" in shown
    assert "█" not in shown


@pytest.mark.parametrize("language", ["ko", "en", "id"])
def test_a_report_can_be_written_as_a_page_of_text(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str
) -> None:
    target = tmp_path / "report.txt"

    done = called(capsys, "audit", "--sample", "-o", target, "--lang", language)

    written = target.read_text(encoding="utf-8")
    assert done.code == 0
    assert BIO in done.out
    assert BIO not in written
    masked = say(language, "report.masked", mask=MASK)
    assert "".join(masked.split()) in "".join(written.split())
    assert say(language, "report.index") in written
    assert max(map(width, written.splitlines())) <= 80


def test_no_colour_is_sent_into_a_pipe() -> None:
    done = started("audit", "--sample", "--no-look")

    assert "\x1b" not in done.out


def _findings(report: str) -> object:
    """Return the findings of a JSON report."""
    return json.loads(report)["findings"]
