import struct

import pytest

import picture_files
from picture_files import box, film, full_box, handler, track
from selfguard.model.sight import Hidden
from selfguard.vision.metadata import films, xmp
from selfguard.vision.refusals import Reason, UncleanableError, UnreadableFileError

PLAIN = film(b"mp42", track(dates=0), track(b"soun", dates=0), dates=0)
TAKEN = Hidden(taken_on=picture_files.TAKEN)


def silent(data: bytes) -> bytes:
    """Return *data* without handlers' names, vendors, compressors' names and paths."""
    for told in (
        b"appl" + bytes(8) + b"An invented handler",
        b"\x0aInventedHQ",
        b"Macintosh HD",
        b"appl",
    ):
        data = data.replace(told, bytes(len(told)))
    return data.replace(b"wide", b"free")


@pytest.mark.parametrize("version", [0, 1])
def test_dates_are_told_and_zeroed(version: int) -> None:
    data = film(b"mp42", track(version=version), version=version)

    assert films.read(data) == TAKEN
    assert films.clean(data) == silent(
        film(b"mp42", track(version=version, dates=0), version=version, dates=0)
    )


def test_names_vendors_and_paths_are_zeroed() -> None:
    assert films.clean(PLAIN) == silent(PLAIN)
    assert films.clean(silent(PLAIN)) == silent(PLAIN)


@pytest.mark.parametrize(
    ("kind", "content", "told"),
    [
        (b"udta", b"", Hidden()),
        (b"udta", bytes(4), Hidden()),
        (b"uuid", bytes(16) + b"private", Hidden(others=1)),
        (
            b"uuid",
            bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + picture_files.XMP,
            xmp.read(picture_files.XMP),
        ),
        (b"mpvd", b"film", Hidden(has_video=True)),
        (b"SEAL", b"signed", Hidden(others=1)),
        (b"free", b"left over", Hidden()),
        (b"skip", b"left over", Hidden()),
        (b"sefd", b"of a maker", Hidden(others=1)),
    ],
)
def test_a_box_that_the_film_does_not_need_becomes_free_space(
    kind: bytes, content: bytes, told: Hidden
) -> None:
    more, blank = box(kind, content), box(b"free", bytes(len(content)))

    places = {
        "file": (PLAIN + more, PLAIN + blank),
        "moov": (film(b"mp42", track(dates=0), more, dates=0),) * 1
        + (film(b"mp42", track(dates=0), blank, dates=0),),
        "trak": (film(b"mp42", track(b"vide", more, dates=0), dates=0),) * 1
        + (film(b"mp42", track(b"vide", blank, dates=0), dates=0),),
    }
    for telling, clean in places.values():
        assert films.read(telling) == told
        assert films.clean(telling) == silent(clean)


@pytest.mark.parametrize("kind", [b"meta", b"tmcd", b"text", b"mebx", b"camm"])
def test_a_track_that_is_neither_picture_nor_sound_is_refused(kind: bytes) -> None:
    data = film(b"mp42", track(dates=0), track(kind, dates=0), dates=0)

    with pytest.raises(UncleanableError) as refused:
        films.clean(data)

    assert films.read(data) == Hidden(others=1)
    assert refused.value.reason is Reason.TIMED_METADATA


@pytest.mark.parametrize(
    "data",
    [
        PLAIN + box(b"moof"),
        PLAIN + box(b"sidx", bytes(32)),
        film(b"mp42", track(), box(b"mvex")),
    ],
)
def test_a_film_in_fragments_is_refused(data: bytes) -> None:
    with pytest.raises(UncleanableError) as refused:
        films.clean(data)

    assert refused.value.reason is Reason.FRAGMENTED


def test_a_film_whose_stream_reaches_to_the_end_is_cleaned() -> None:
    moov = box(b"moov", track(dates=0))
    data = box(b"ftyp", b"mp42", bytes(4)) + moov + b"\0\0\0\0mdatstream"

    assert films.clean(data) == silent(data)


REFERENCE = full_box(b"dref", struct.pack(">I", 1), full_box(b"url ", b"elsewhere.mp4"))


@pytest.mark.parametrize(
    "data",
    [
        box(b"ftyp", b"mp42") + box(b"mdat"),
        box(b"ftyp", b"mp42") + box(b"moov", track()),
        film(b"mp42"),
        PLAIN[:-1],
        PLAIN + b"?",
        PLAIN + box(b"moov", track()),
        film(b"mp42", box(b"trak")),
        film(b"mp42", box(b"trak", box(b"mdia"))),
        film(b"mp42", track(), full_box(b"mvhd", bytes(4))),
        film(b"mp42", box(b"trak", box(b"mdia", full_box(b"hdlr", bytes(4), b"vide")))),
        film(
            b"mp42",
            box(
                b"trak",
                box(b"mdia", handler(), box(b"minf", box(b"dinf", REFERENCE))),
            ),
        ),
        film(
            b"mp42",
            box(
                b"trak",
                box(
                    b"mdia",
                    handler(),
                    box(b"minf", box(b"stbl", full_box(b"stsd", bytes(4), box(b"avc1", b"short")))),
                ),
            ),
        ),
    ],
)
def test_a_broken_film_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        films.clean(data)


@pytest.mark.parametrize("dates", [1 << 33, (1 << 64) - 1])
def test_an_absurd_date_is_none(dates: int) -> None:
    assert films.read(film(b"mp42", track(dates=0), version=1, dates=dates)) == Hidden()


def test_boxes_in_boxes_without_end_are_not_followed() -> None:
    nested = b"".join(struct.pack(">I4s", 8 * (5_000 - depth), b"moov") for depth in range(5_000))
    data = film(b"mp42", track(dates=0), nested, dates=0)

    assert films.read(data) == Hidden(others=1)
    assert films.clean(data) == silent(
        film(b"mp42", track(dates=0), box(b"free", bytes(len(nested) - 8)), dates=0)
    )


def test_a_film_with_places_between_its_pictures_is_refused() -> None:
    data = picture_files.mp4() + box(b"mdat", bytes(64), b"freeGPS ", bytes(64))

    with pytest.raises(UncleanableError) as refused:
        films.clean(data)

    assert refused.value.reason is Reason.TIMED_METADATA
