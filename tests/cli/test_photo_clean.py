"""`selfguard photo clean`: copies that tell nothing beside their picture; originals untouched."""

import stat
import sys
import unicodedata
from pathlib import Path

import click
import pytest
from PIL import Image

import picture_files
from command import called
from picture_files import coded, picture
from sample_export import PICTURES
from selfguard.cli.files import write_new
from selfguard.cli.photo_file import Looker
from selfguard.model.evidence import Fault
from selfguard.model.sight import Hidden, Level, Revealed
from selfguard.vision import verify
from selfguard.vision.cleaning import clean
from selfguard.vision.metadata import read
from selfguard.vision.refusals import NotCleanError, Reason
from selfguard.words import has, say

LANGUAGES = ("ko", "en", "id")
POSIX = sys.platform != "win32"
STRIP, SKY, PORTRAIT = (PICTURES / f"{name}.jpg" for name in ("strip", "sky", "portrait"))
GONE = ("place", "device", "taken-on", "thumbnail", "others")
CAVEAT = say("en", "photo.clean-caveat")
NOT_COVERED = say("en", "photo.clean-not-covered")
INTERRUPTED = 130


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Return the paths of one file of every kind, each of which tells a lot."""
    for name, data in picture_files.every().items():
        (tmp_path / name).write_bytes(data)
    return [tmp_path / name for name in picture_files.every()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder for copies that is not there yet."""
    return tmp_path / "new" / "copies"


def contents(folder: Path) -> dict[str, bytes]:
    """Return name → bytes of the files in *folder*."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def cleaned(language: str, name: str, copy: str, *told: str) -> str:
    """Return the line that says that *copy* was made of *name*, and what was *told* of it."""
    return say(language, "photo.cleaned", name=name, copy=copy, told=", ".join(told))


def test_every_kind_of_file_is_cleaned_and_no_original_is_touched(
    capfd: pytest.CaptureFixture[str], files: list[Path], folder: Path
) -> None:
    before = {path: path.read_bytes() for path in files}
    endings = ("1.jpg", "2.jpg", "3.jpg", "4.png", "5.webp", "6.heic", "7.avif", "8.mp4", "9.mov")

    done = called(capfd, "photo", "clean", *files, "-o", folder)

    copies = contents(folder)
    assert (done.code, done.err) == (0, f"{NOT_COVERED}\n{CAVEAT}\n")
    assert copies == {
        f"photo-{ending}": clean(data)
        for ending, data in zip(endings, before.values(), strict=True)
    }
    assert [name for name, data in copies.items() if read(data) != Hidden()] == []
    assert {path: path.read_bytes() for path in files} == before


@pytest.mark.skipif(not POSIX, reason="Windows has no such rights")
def test_the_folder_and_the_copies_belong_to_their_owner_alone(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    called(capsys, "photo", "clean", SKY, "-o", folder)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()] == [0o600]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_went_is_told_in_a_line(
    capsys: pytest.CaptureFixture[str], files: list[Path], folder: Path, language: str
) -> None:
    done = called(capsys, "photo", "clean", files[0], SKY, "-o", folder, "--lang", language)

    gone = [say(language, f"photo.gone-{kind}") for kind in GONE]
    assert done.out.splitlines() == [
        cleaned(language, "full.jpg", "photo-1.jpg", *gone),
        cleaned(language, "sky.jpg", "photo-2.jpg", say(language, "photo.nothing-hidden")),
    ]
    assert done.err.splitlines() == [
        say(language, "photo.clean-not-covered"),
        say(language, "photo.clean-caveat"),
    ]


def test_nothing_that_is_there_is_overwritten(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, folder: Path
) -> None:
    folder.mkdir(parents=True)
    for name in ("photo-1.png", "photo-3.jpg", "sky.jpg"):
        (folder / name).write_bytes(name.encode())
    other = tmp_path / "sky.jpeg"
    other.write_bytes(PORTRAIT.read_bytes())

    numbered = called(capsys, "photo", "clean", SKY, PORTRAIT, "-o", folder)
    named = called(capsys, "photo", "clean", SKY, other, PORTRAIT, "-o", folder, "--keep-names")

    assert (numbered.code, named.code) == (0, 0)
    sky, portrait = clean(SKY.read_bytes()), clean(PORTRAIT.read_bytes())
    assert contents(folder) == {
        "photo-1.png": b"photo-1.png",
        "photo-2.jpg": sky,
        "photo-3.jpg": b"photo-3.jpg",
        "photo-4.jpg": portrait,
        "sky.jpg": b"sky.jpg",
        "sky-1.jpg": sky,
        "sky-2.jpg": portrait,
        "portrait.jpg": portrait,
    }


def test_names_that_a_file_system_may_hold_for_the_same_are_the_same(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, folder: Path
) -> None:
    folder.mkdir(parents=True)
    (folder / unicodedata.normalize("NFD", "하늘.png")).write_bytes(b"there")
    (folder / "Photo-1.JPG").write_bytes(b"there, too")
    composed = tmp_path / "하늘.jpg"
    composed.write_bytes(SKY.read_bytes())

    done = called(capsys, "photo", "clean", composed, "-o", folder, "--keep-names")
    numbered = called(capsys, "photo", "clean", SKY, "-o", folder)

    clean_sky = clean(SKY.read_bytes())
    assert (done.code, numbered.code) == (0, 0)
    assert contents(folder) == {
        unicodedata.normalize("NFD", "하늘.png"): b"there",
        "Photo-1.JPG": b"there, too",
        "하늘-1.jpg": clean_sky,
        "photo-2.jpg": clean_sky,
    }


REFUSED = {
    "damaged": STRIP.read_bytes()[:3000],
    "gif": coded("GIF"),
    "tiff": coded("TIFF"),
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n",
    "pdf": b"%PDF-1.7\n",
    "raw": b"FUJIFILMCCD-RAW 0201",
    "unknown": b"no picture at all",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_cleaned_gets_a_sentence_and_no_file(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, folder: Path, language: str
) -> None:
    paths = [tmp_path / f"{reason}.jpg" for reason in REFUSED]
    for path in paths:
        path.write_bytes(REFUSED[path.stem])

    done = called(
        capfd, "photo", "clean", *paths, tmp_path / "none.jpg", SKY, "-o", folder,
        "--lang", language,
    )  # fmt: skip

    assert (done.code, list(contents(folder))) == (3, ["photo-1.jpg"])
    assert done.err.splitlines() == [
        *(
            say(
                language,
                "photo.not-cleaned",
                name=f"{reason}.jpg",
                reason=say(language, f"photo.reason-{reason}"),
            )
            for reason in REFUSED
        ),
        say(language, "photo.cannot-read", name="none.jpg"),
        f"→ {say(language, 'photo.cannot-read-hint')}",
        say(language, "photo.clean-not-covered"),
        say(language, "photo.clean-caveat"),
    ]


def test_every_reason_has_its_words() -> None:
    assert [each for each in Reason if not has(f"photo.reason-{each.value}")] == []


def test_a_copy_that_is_not_clean_after_all_is_not_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    def not_clean(_original: bytes, _cleaned: bytes) -> None:
        raise NotCleanError("Exif")

    monkeypatch.setattr(verify, "verify", not_clean)

    done = called(capsys, "photo", "clean", SKY, "-o", folder)

    reason = say("en", "photo.reason-not-clean")
    told = say("en", "photo.not-cleaned", name="sky.jpg", reason=reason)
    assert (done.code, done.out, done.err) == (3, "", f"{told}\n{CAVEAT}\n")
    assert not folder.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_in_the_place_of_the_folder_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str
) -> None:
    place = tmp_path / "copies"
    place.write_bytes(b"a file")

    done = called(capsys, "photo", "clean", SKY, "-o", place, "--lang", language)

    told = say(language, "photo.no-folder", name=str(place))
    hint = say(language, "photo.no-folder-hint")
    assert (done.code, done.out, done.err) == (3, "", f"{told}\n→ {hint}\n")
    assert place.read_bytes() == b"a file"


@pytest.mark.skipif(not POSIX, reason="Windows sets no limit to the size of a file")
def test_a_full_disk_ends_it_in_a_sentence_and_leaves_no_half_of_a_file(
    capsys: pytest.CaptureFixture[str], files: list[Path], folder: Path
) -> None:
    resource = pytest.importorskip("resource")
    small, large = files[0], STRIP
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, limits[1]))

    try:
        done = called(capsys, "photo", "clean", small, large, small, "-o", folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    target = folder / "photo-2.jpg"
    assert done.code == 3
    assert done.err.splitlines() == [
        say("en", "cli.cannot-write-full", name=str(target)),
        f"→ {say('en', 'cli.cannot-write-full-hint', name=str(target))}",
    ]
    assert contents(folder) == {"photo-1.jpg": clean(small.read_bytes())}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_in_what_was_covered_nothing_is_found_any_more(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, folder: Path, kind: str
) -> None:
    source = tmp_path / f"strip.{kind.lower()}"
    source.write_bytes(_as(kind, STRIP))
    ending = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}[kind]

    done = called(capfd, "photo", "clean", source, "-o", folder, "--cover", "all")
    again = called(capfd, "photo", "check", folder / f"photo-1.{ending}")

    gone = [say("en", f"photo.gone-{kind}") for kind in GONE]
    covered = say("en", "photo.covered", count=5)
    told = cleaned("en", source.name, f"photo-1.{ending}", *gone, covered)
    nothing = say("en", "photo.line", name=f"photo-1.{ending}", text=say("en", "photo.nothing"))
    assert (done.code, done.out, done.err) == (0, f"{told}\n", f"{CAVEAT}\n")
    assert (again.code, again.out) == (0, f"{nothing}\n")


def test_faces_alone_leave_the_code_and_codes_alone_the_faces_and_both_are_said(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    faces = called(capsys, "photo", "clean", STRIP, PORTRAIT, "-o", folder, "--cover", "faces")
    codes = called(capsys, "photo", "clean", STRIP, "-o", folder, "--cover", "codes")

    left = [say("en", "photo.still-found", name=f"photo-{number}.jpg") for number in (1, 3)]
    assert (faces.code, faces.err) == (1, f"{left[0]}\n{CAVEAT}\n")
    assert (codes.code, codes.err) == (1, f"{left[1]}\n{CAVEAT}\n")
    assert faces.out.splitlines() == [
        cleaned("en", "strip.jpg", "photo-1.jpg", say("en", "photo.covered", count=4)),
        cleaned("en", "portrait.jpg", "photo-2.jpg", say("en", "photo.covered", count=1)),
    ]


def test_where_nothing_is_found_to_cover_the_picture_stays_as_it_is(
    capsys: pytest.CaptureFixture[str], files: list[Path], folder: Path
) -> None:
    done = called(capsys, "photo", "clean", SKY, files[0], "-o", folder, "--cover", "all")

    assert done.code == 0
    assert contents(folder) == {
        "photo-1.jpg": clean(SKY.read_bytes()),
        "photo-2.jpg": clean(files[0].read_bytes()),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blur_is_said_to_be_weaker_and_may_leave_something_to_be_found(
    capsys: pytest.CaptureFixture[str], folder: Path, language: str
) -> None:
    done = called(
        capsys, "photo", "clean", PORTRAIT, "-o", folder, "--cover", "faces", "--cosmetic-blur",
        "--lang", language,
    )  # fmt: skip
    solid = called(capsys, "photo", "clean", PORTRAIT, "-o", folder, "--cover", "faces")

    assert (done.code, solid.code) == (0, 0)
    assert done.err.splitlines() == [
        say(language, "photo.blur-weaker"),
        say(language, "photo.clean-caveat"),
    ]
    first, second = contents(folder).values()
    assert first != second


def test_a_blur_of_nothing_is_wrong_usage(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    done = called(capsys, "photo", "clean", PORTRAIT, "-o", folder, "--cosmetic-blur")

    assert done.code == 2
    assert say("en", "cli.blur-what") in done.err
    assert not folder.exists()


def test_what_cannot_be_covered_gets_a_sentence_and_no_file(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    folder: Path,
) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    moving = coded("WEBP", save_all=True, append_images=[picture(48, 32).rotate(90)])
    written = {
        "film.mp4": (picture_files.mp4(), say("en", "photo.reason-movie")),
        "moving.webp": (moving, say("en", "photo.reason-animated")),
        "full.heic": (picture_files.full_heic(), say("en", "photo.reason-no-decoder")),
        "half.jpg": (STRIP.read_bytes()[:3000], say("en", "photo.reason-damaged")),
    }
    for name, (data, _) in written.items():
        (tmp_path / name).write_bytes(data)
    paths = [tmp_path / name for name in written]

    done = called(capsys, "photo", "clean", *paths, "-o", folder, "--cover", "all")

    told = [
        say("en", "photo.not-cleaned", name=name, reason=reason)
        for name, (_, reason) in written.items()
    ]
    assert (done.code, done.out) == (3, "")
    assert done.err.splitlines() == [*told, CAVEAT]
    assert not folder.exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seen", [Fault.TOO_LARGE, Revealed(Hidden(), unseen=Fault.NO_DECODER)])
def test_a_covered_copy_that_cannot_be_looked_at_again_is_told(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    seen: Revealed | Fault,
    language: str,
) -> None:
    monkeypatch.setattr(Looker, "look", lambda _looker, _data: seen)

    done = called(capsys, "photo", "clean", SKY, "-o", folder, "--cover", "all", "--lang", language)

    assert done.code == 1
    assert done.err.splitlines() == [
        say(language, "photo.not-looked-again", name="photo-1.jpg"),
        say(language, "photo.clean-caveat"),
    ]
    assert contents(folder) == {"photo-1.jpg": clean(SKY.read_bytes())}


@pytest.mark.parametrize("level", [Level.FACE, Level.POSSIBLE])
def test_a_copy_in_which_nothing_was_found_to_cover_is_looked_at_again_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path, level: Level
) -> None:
    monkeypatch.setattr(Looker, "look", lambda _looker, _data: Revealed(Hidden(), level))

    done = called(capsys, "photo", "clean", SKY, "-o", folder, "--cover", "all")

    left = say("en", "photo.still-found", name="photo-1.jpg")
    assert (done.code, done.err) == (1, f"{left}\n{CAVEAT}\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stop", [KeyboardInterrupt, click.Abort])
def test_interrupting_tells_how_many_copies_remain(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    stop: type[BaseException],
    language: str,
) -> None:
    def until_portrait(original: bytes, _cleaned: bytes) -> None:
        if original == PORTRAIT.read_bytes():
            raise stop

    monkeypatch.setattr(verify, "verify", until_portrait)

    done = called(
        capsys, "photo", "clean", SKY, STRIP, PORTRAIT, SKY, "-o", folder, "--lang", language
    )

    assert (done.code, done.err) == (
        INTERRUPTED,
        say(language, "photo.clean-stopped", count=2) + "\n",
    )
    assert sorted(contents(folder)) == ["photo-1.jpg", "photo-2.jpg"]


def _as(kind: str, path: Path) -> bytes:
    """Return the picture at *path* as a file of *kind*, with all that a telephone tells."""
    head = b"Exif\0\0" if kind == "JPEG" else b""
    with Image.open(path) as image:
        return coded(kind, image.convert("RGB"), exif=head + picture_files.exif(1), quality=95)


def test_a_name_that_somebody_takes_in_the_meantime_is_left_to_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    taken = iter(["photo-1.jpg"])

    def late(path: Path, content: bytes) -> bool:
        for name in taken:
            (folder / name).write_bytes(b"theirs")
        return write_new(path, content)

    monkeypatch.setattr("selfguard.cli.photo_clean.write_new", late)

    done = called(capsys, "photo", "clean", SKY, "-o", folder)

    assert done.code == 0
    assert contents(folder) == {
        "photo-1.jpg": b"theirs",
        "photo-2.jpg": clean(SKY.read_bytes()),
    }
