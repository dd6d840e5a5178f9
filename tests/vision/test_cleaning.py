"""Cleaning whole files: what goes, what stays, and what becomes of files that are broken."""

import contextlib
import random

import pytest

import picture_files
from selfguard.model.sight import Hidden
from selfguard.vision.cleaning import clean
from selfguard.vision.metadata import read
from selfguard.vision.refusals import (
    NotCleanError,
    Reason,
    UncleanableError,
    UnreadableFileError,
)
from selfguard.vision.verify import verify

FILES = picture_files.every()
EVERY = pytest.mark.parametrize("name", FILES)
STILL = pytest.mark.parametrize("name", [name for name in FILES if not name.startswith("film")])
STEP = 5
"""Files are cut off after every so many bytes."""
MUTATIONS = 150


def shown(data: bytes) -> tuple[object, ...]:
    """Return the picture in *data* as Pillow shows it, its orientation and its profile too."""
    image = picture_files.opened(data)
    return (
        image.mode,
        image.size,
        image.tobytes(),
        image.getexif().get(0x112, 1),
        image.info.get("icc_profile"),
    )


def attempt(data: bytes) -> bytes | Reason:
    """Return *data* cleaned and verified, or why it is refused."""
    try:
        cleaned = clean(data)
    except UncleanableError as error:
        return error.reason
    verify(data, cleaned)
    return cleaned


@EVERY
def test_a_cleaned_file_tells_nothing(name: str) -> None:
    cleaned = clean(FILES[name])

    assert read(cleaned) == Hidden()
    assert clean(cleaned) == cleaned


@STILL
@pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")
def test_the_picture_its_colours_and_its_orientation_stay(name: str) -> None:
    assert shown(clean(FILES[name])) == shown(FILES[name])


@pytest.mark.parametrize("name", ["film.mp4", "film.mov"])
def test_the_stream_of_a_film_stays(name: str) -> None:
    stream = picture_files.box(b"mdat", bytes(range(256)) * 4)
    cleaned = clean(FILES[name])

    assert cleaned.index(stream) == FILES[name].index(stream)
    assert len(cleaned) == len(FILES[name])


@EVERY
def test_a_file_that_is_cut_off_is_refused_or_cleaned_wholly(name: str) -> None:
    whole = clean(FILES[name])

    found = {attempt(FILES[name][:end]) for end in range(16, len(FILES[name]), STEP)}

    assert {each for each in found if isinstance(each, Reason)} == {Reason.DAMAGED}
    assert all(whole.startswith(each) for each in found if isinstance(each, bytes))


@EVERY
def test_a_file_with_wrong_bytes_is_refused_or_cleaned_wholly(name: str) -> None:
    chance = random.Random(name)  # noqa: S311 - the same changes in every run
    for _ in range(MUTATIONS):
        changed = bytearray(FILES[name])
        for _ in range(chance.randint(1, 6)):
            changed[chance.randrange(len(changed))] = chance.choice([0, 1, 0x7F, 0xFF, 0x80])
        with contextlib.suppress(UnreadableFileError):
            read(bytes(changed))
        with contextlib.suppress(UncleanableError, NotCleanError):
            cleaned = clean(bytes(changed))
            assert clean(cleaned) == cleaned
            verify(bytes(changed), cleaned)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"GIF89a", Reason.GIF),
        (b"II*\0", Reason.TIFF),
        (b"%!PS", Reason.EPS),
        (b"%PDF-1.7", Reason.PDF),
        (b"FUJIFILMCCD-RAW", Reason.RAW),
        (b"", Reason.UNKNOWN),
        (b"text", Reason.UNKNOWN),
        (b"\xff\xd8\xff\xe0", Reason.DAMAGED),
        (picture_files.film(b"mp42", picture_files.track(b"meta")), Reason.TIMED_METADATA),
        (picture_files.mp4() + picture_files.box(b"moof"), Reason.FRAGMENTED),
    ],
)
def test_what_cannot_be_cleaned_is_refused_with_a_reason(data: bytes, reason: Reason) -> None:
    assert attempt(data) is reason
