"""`selfguard photo check`: a line for each thing that is found, and never what a code says."""

import os
import shlex
import sys
from pathlib import Path

import pytest

import photos
import picture_files
from command import called, ended, shown, terminal
from draw_sample import CODE
from sample_export import PICTURES
from selfguard.cli import photo_file
from selfguard.renderers.voice import Voice
from selfguard.vision.booths import read_on
from selfguard.vision.cleaning import clean
from selfguard.vision.metadata import read
from selfguard.words import say

LANGUAGES = ("ko", "en", "id")
STRIP, SKY, PORTRAIT = (PICTURES / f"{name}.jpg" for name in ("strip", "sky", "portrait"))
SPOKEN = {"ko": " --lang ko", "en": "", "id": " --lang id"}
"""Language → the option that names it, where the tests speak English by themselves."""
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


@pytest.fixture
def made(tmp_path: Path) -> dict[str, Path]:
    """Return name → path of a file of each kind that tells a lot, and of some that tell nothing."""
    written = picture_files.every() | {
        "bare.mp4": clean(picture_files.mp4()),
        "notes.jpg": b"no picture at all",
        "other code": photos.encoded(photos.code("https://example.com/menu", 400), ".png"),
    }
    for name, data in written.items():
        (tmp_path / name).write_bytes(data)
    return {name: tmp_path / name for name in written} | {
        "strip": STRIP,
        "sky": SKY,
        "portrait": PORTRAIT,
    }


def line(language: str, name: str, key: str, **values: str | int) -> str:
    """Return the line of the file *name* that says *key*."""
    return say(language, "photo.line", name=name, text=say(language, f"photo.{key}", **values))


def booths_known(language: str) -> str:
    """Return the line that says where the list of booths is from."""
    return say(language, "photo.booths-known", date=Voice(language).day(read_on()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_thing_found_is_a_line_and_in_a_pipe_place_device_and_date_are_only_named(
    capsys: pytest.CaptureFixture[str], made: dict[str, Path], language: str
) -> None:
    names = ("strip", "sky", "full.jpg", "film.mp4", "notes.jpg")

    done = called(capsys, "photo", "check", *(made[name] for name in names), "--lang", language)

    told = ("place", "device", "taken-on")
    fault = say(language, "report.fault-not-a-picture")
    assert done.out.splitlines() == [
        line(language, "strip.jpg", "faces", count=4, share=12),
        line(language, "strip.jpg", "booth", booth="인생네컷"),
        line(language, "sky.jpg", "nothing"),
        *(line(language, "full.jpg", key) for key in told),
        line(language, "full.jpg", "thumbnail"),
        line(language, "full.jpg", "others", count=read(picture_files.full_jpeg()).others),
        *(line(language, "film.mp4", key) for key in told),
        line(language, "film.mp4", "others", count=read(picture_files.mp4()).others),
        line(language, "film.mp4", "film"),
        line(language, "notes.jpg", "unseen", fault=fault),
    ]
    assert done.err.splitlines() == [
        booths_known(language),
        say(language, "photo.cover-next"),
        f"  selfguard photo clean --cover all{SPOKEN[language]} FILE... -o FOLDER",
        say(language, "photo.caveat"),
    ]
    assert done.code == 1


def test_what_a_code_says_is_never_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(STRIP.read_bytes())

    done = called(capsys, "photo", "check", tmp_path / "a.jpg")

    told = done.out + done.err
    assert "인생네컷" in told
    assert [
        each for each in (CODE, CODE.partition("/")[2], "/strip", "invented") if each in told
    ] == []


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("sky",), 0),
        (("sky", "strip"), 1),
        (("sky", "notes.jpg"), 3),
        (("notes.jpg", "strip", "sky"), 1),
        (("full.png",), 1),
        (("film.mov",), 1),
        (("bare.mp4",), 3),
        (("bare.mp4", "sky"), 3),
    ],
)
def test_what_was_found_counts_more_than_what_could_not_be_looked_at(
    capsys: pytest.CaptureFixture[str],
    made: dict[str, Path],
    names: tuple[str, ...],
    code: int,
) -> None:
    done = called(capsys, "photo", "check", *(made[name] for name in names))

    assert done.code == code
    assert done.err.splitlines()[-1] == say("en", "photo.caveat")


@pytest.mark.parametrize(
    ("names", "key", "cover", "is_booth"),
    [
        (("strip",), "cover-next", " --cover all", True),
        (("portrait",), "cover-next", " --cover all", False),
        (("other code", "sky"), "cover-next", " --cover all", False),
        (("full.png", "film.mov", "notes.jpg"), "clean-next", "", False),
        (("full.png", "strip"), "cover-next", " --cover all", True),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_that_comes_next_is_given_with_the_names_of_the_files(  # noqa: PLR0913
    capsys: pytest.CaptureFixture[str],
    made: dict[str, Path],
    names: tuple[str, ...],
    key: str,
    cover: str,
    *,
    is_booth: bool,
    language: str,
) -> None:
    paths = [made[name] for name in names]

    done = called(capsys, "photo", "check", *paths, "--lang", language)

    typed = " ".join(shlex.quote(str(path)) for path in paths)
    assert done.code == 1
    assert done.err.splitlines() == [
        *[booths_known(language)] * is_booth,
        say(language, f"photo.{key}"),
        f"  selfguard photo clean{cover}{SPOKEN[language]} {typed} -o FOLDER",
        say(language, "photo.caveat"),
    ]


@posix
@pytest.mark.parametrize("name", ["my photo's.png", "$(id).png", "사진.png", "a\n\x1b[2J.png"])
def test_the_command_is_quoted_for_a_shell_and_what_cannot_be_printed_is_left_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(picture_files.full_png())

    done = called(capsys, "photo", "check", path)

    typed = str(path) if name.isprintable() else "FILE..."
    assert shlex.split(done.err.splitlines()[1]) == [
        *("selfguard", "photo", "clean"), typed, *("-o", "FOLDER"),
    ]  # fmt: skip


def test_of_more_than_three_files_no_name_is_repeated(
    capsys: pytest.CaptureFixture[str], made: dict[str, Path]
) -> None:
    done = called(capsys, "photo", "check", *[made["full.png"]] * 4)

    assert done.err.splitlines()[1] == "  selfguard photo clean FILE... -o FOLDER"


def test_where_nothing_was_found_no_command_comes_next(
    capsys: pytest.CaptureFixture[str], made: dict[str, Path]
) -> None:
    done = called(capsys, "photo", "check", made["sky"], made["notes.jpg"], made["bare.mp4"])

    assert (done.code, done.err) == (3, say("en", "photo.caveat") + "\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")
def test_on_a_terminal_place_device_and_date_are_told(made: dict[str, Path]) -> None:
    child = terminal("photo", "check", made["full.heic"], "--lang", "en", columns=300)

    assert ended(child) == 1
    assert shown(child).splitlines()[:3] == [
        line("en", "full.heic", "place-is", value="37.57, 126.98"),
        line("en", "full.heic", "device-is", value="Invented Phone 9"),
        line("en", "full.heic", "taken-on-is", value="2024-08-11 14:03:22"),
    ]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "damaged"),
        (STRIP.read_bytes()[:3000], "damaged"),
        (picture_files.full_png()[:60], "damaged"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "not-a-picture"),
        (b"\xc5\xd0\xd3\xc6" + bytes(60), "not-a-picture"),
        (b"<!doctype html>", "not-a-picture"),
    ],
    ids=["empty", "half a JPEG", "half a PNG", "EPS", "EPS with a preview", "a page"],
)
def test_what_is_no_whole_picture_is_said_so_whatever_its_name(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, data: bytes, fault: str
) -> None:
    (tmp_path / "a.jpg").write_bytes(data)

    done = called(capfd, "photo", "check", tmp_path / "a.jpg")

    told = line("en", "a.jpg", "unseen", fault=say("en", f"report.fault-{fault}"))
    assert (done.code, done.out, done.err) == (3, f"{told}\n", say("en", "photo.caveat") + "\n")


def test_a_video_with_the_name_of_a_picture_is_a_video(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.jpg").write_bytes(clean(picture_files.mov()))

    done = called(capsys, "photo", "check", tmp_path / "a.jpg")

    assert (done.code, done.out) == (3, line("en", "a.jpg", "film") + "\n")


def _folder(path: Path) -> None:
    path.mkdir()


def _missing(path: Path) -> None:
    assert not path.exists()


def _dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere.jpg")


def _fifo(path: Path) -> None:
    os.mkfifo(path)


@posix
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("make", "key"),
    [
        (_folder, "not-a-file"),
        (_fifo, "not-a-file"),
        (_missing, "cannot-read"),
        (_dangling, "cannot-read"),
    ],
)
def test_what_is_no_file_gets_a_sentence_and_the_others_are_looked_at(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, make: object, key: str, language: str
) -> None:
    assert callable(make)
    make(tmp_path / "a.jpg")

    done = called(capsys, "photo", "check", tmp_path / "a.jpg", SKY, "--lang", language)

    assert (done.code, done.out) == (3, line(language, "sky.jpg", "nothing") + "\n")
    assert done.err.splitlines() == [
        say(language, f"photo.{key}", name="a.jpg"),
        f"→ {say(language, f'photo.{key}-hint')}",
        say(language, "photo.caveat"),
    ]


@posix
def test_a_link_to_a_picture_is_followed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.jpg").symlink_to(SKY)

    done = called(capsys, "photo", "check", tmp_path / "a.jpg")

    assert (done.code, done.out) == (0, line("en", "a.jpg", "nothing") + "\n")


def test_what_is_too_large_is_not_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photo_file, "LARGEST", 1000)

    done = called(capsys, "photo", "check", SKY)

    assert (done.code, done.out) == (3, "")
    assert done.err.splitlines()[0] == say("en", "photo.too-large", name="sky.jpg")


@posix
def test_a_name_cannot_draw_on_the_terminal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    named = tmp_path / "a\x1b[2J\n\u202ebc.jpg"
    named.write_bytes(SKY.read_bytes())
    (tmp_path / "d\x1b[31m\ne").mkdir()

    done = called(capsys, "photo", "check", named, tmp_path / "d\x1b[31m\ne")

    told = "a⟨U+001B⟩[2J ⟨U+202E⟩bc.jpg"
    assert (done.code, done.out) == (3, line("en", told, "nothing") + "\n")
    assert "\x1b" not in done.err
    assert len(done.err.splitlines()) == 3


def test_of_a_heic_picture_without_its_decoder_what_the_file_tells_is_told(
    capsys: pytest.CaptureFixture[str], made: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)

    done = called(capsys, "photo", "check", made["full.heic"])

    lines = done.out.splitlines()
    assert done.code == 1
    assert line("en", "full.heic", "place") in lines
    assert lines[-1] == line(
        "en", "full.heic", "unseen", fault=say("en", "report.fault-no-decoder")
    )


def test_without_a_file_it_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert called(capsys, "photo", "check").code == 2


def test_of_an_animation_it_is_said_that_only_its_first_frame_was_looked_at(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.webp"
    frames = [picture_files.picture(48, 32).rotate(90)]
    path.write_bytes(picture_files.coded("WEBP", save_all=True, append_images=frames))

    done = called(capsys, "photo", "check", path)

    assert (done.code, done.out) == (3, line("en", "a.webp", "moving") + "\n")
