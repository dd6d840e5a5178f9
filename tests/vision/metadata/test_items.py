import io
import struct

import pillow_heif
import pytest

import picture_files
from picture_files import StillItem, box, full_box, still
from selfguard.model.sight import Hidden
from selfguard.vision.metadata import items, tiff, xmp
from selfguard.vision.refusals import Reason, UncleanableError, UnreadableFileError

PICTURE = StillItem(b"hvc1", b"a picture")
EXIF = StillItem(b"Exif", bytes(4) + picture_files.exif())
MIME = StillItem(b"mime", picture_files.XMP)
EMPTY = bytes(4) + tiff.EMPTY


def cleaned_item(item: StillItem, content: bytes) -> StillItem:
    """Return *item* with another *content*."""
    return StillItem(item.kind, content, item.method)


def without_names(data: bytes) -> bytes:
    """Return *data* without the name of the handler."""
    return data.replace(b"applAn invented handler", bytes(23)).replace(
        b"appl" + bytes(8) + b"An invented handler", bytes(31)
    )


@pytest.mark.parametrize("version", [0, 1, 2])
def test_items_that_are_no_pictures_are_blanked(version: int) -> None:
    unknown = StillItem(b"priv", b"private")
    data = still(EXIF, PICTURE, MIME, unknown, version=version)

    blank = still(
        cleaned_item(EXIF, EMPTY.ljust(len(EXIF.content), b"\0")),
        PICTURE,
        cleaned_item(MIME, b" " * len(MIME.content)),
        cleaned_item(unknown, bytes(7)),
        version=version,
    )
    assert items.clean(data) == without_names(blank)
    assert items.read(items.clean(data)) == Hidden()


def test_items_tell_what_is_in_them() -> None:
    exif, packet = tiff.read(picture_files.exif()), xmp.read(picture_files.XMP)

    assert items.read(still(PICTURE, EXIF)) == exif
    assert items.read(still(PICTURE, MIME)) == packet
    assert items.read(still(PICTURE, StillItem(b"priv", b"x"))) == Hidden(others=1)
    assert items.read(still(PICTURE, StillItem(b"priv", b"\0"))) == Hidden()


def test_exif_may_begin_behind_a_header() -> None:
    data = still(PICTURE, StillItem(b"Exif", b"\0\0\0\6Exif\0\0" + picture_files.exif()))

    assert items.read(data) == tiff.read(picture_files.exif())


def test_items_inside_of_the_table_are_blanked_as_well() -> None:
    inner = StillItem(b"mime", picture_files.XMP, method=1)
    shared = StillItem(b"grid", b"\0\0\1\1", method=1)

    cleaned = items.clean(still(PICTURE, shared, inner))

    blank = cleaned_item(inner, b" " * len(inner.content))
    assert cleaned == without_names(still(PICTURE, shared, blank))


def test_a_tiny_exif_item_is_blanked_by_what_fits() -> None:
    cleaned = items.clean(still(PICTURE, StillItem(b"Exif", b"private")))

    assert cleaned == without_names(still(PICTURE, StillItem(b"Exif", EMPTY[:7])))


def test_names_of_items_are_blanked() -> None:
    named = StillItem(b"hvc1", b"a picture", name=b"Holiday in Seoul")

    cleaned = items.clean(still(named))

    assert cleaned == without_names(still(StillItem(b"hvc1", b"a picture", name=b" " * 16)))


def test_boxes_and_properties_that_the_picture_does_not_need_become_free_space() -> None:
    description = full_box(b"udes", b"\0at home\0me\0\0")
    size = full_box(b"ispe", struct.pack(">II", 1, 1))
    left = box(b"free", b"left over")
    data = still(PICTURE, more=box(b"xml ", b"<a/>") + left, properties=description + size + left)

    blank = still(
        PICTURE,
        more=box(b"free", bytes(4)) + box(b"free", bytes(9)),
        properties=box(b"free", bytes(len(description) - 8)) + size + box(b"free", bytes(9)),
    )
    assert items.read(data) == Hidden(others=2)
    assert items.clean(data) == without_names(blank)


def test_a_small_copy_is_told_and_stays() -> None:
    more = full_box(b"iref", box(b"thmb", struct.pack(">HHH", 2, 1, 1)))
    data = still(PICTURE, StillItem(b"hvc1", b"small"), more=more)

    assert items.read(data) == Hidden(has_thumbnail=True)
    assert items.clean(data) == without_names(data)


def test_a_film_beside_the_picture_goes() -> None:
    data = still(PICTURE)
    film = box(b"mpvd", picture_files.mp4())

    assert items.read(data + film) == Hidden(has_video=True)
    assert items.clean(data + film) == items.clean(data) + box(b"free", bytes(len(film) - 8))


def test_a_sequence_loses_its_dates() -> None:
    data = still(PICTURE) + box(b"moov", picture_files.track(b"pict"))

    assert items.read(data) == Hidden(taken_on=picture_files.TAKEN)
    assert items.read(items.clean(data)) == Hidden()


def test_a_sequence_with_timed_metadata_is_refused() -> None:
    data = still(PICTURE) + box(b"moov", picture_files.track(b"meta"))

    with pytest.raises(UncleanableError) as refused:
        items.clean(data)

    assert refused.value.reason is Reason.TIMED_METADATA


def test_a_description_goes_and_the_picture_is_decoded_as_before() -> None:
    out = io.BytesIO()
    pillow_heif.from_pillow(picture_files.picture(64, 64)).save(out, quality=50)
    plain = out.getvalue()
    description = full_box(b"udes", b"\0home\0\0\0")
    at = plain.index(b"ipco") - 4
    end = at + int.from_bytes(plain[at : at + 4], "big")
    told = bytearray(plain[:end] + description + plain[end:])
    for kind in (b"ipco", b"iprp", b"meta"):
        start = told.index(kind) - 4
        size = int.from_bytes(told[start : start + 4], "big") + len(description)
        told[start : start + 4] = size.to_bytes(4, "big")
    iloc = told.index(b"iloc")
    offset = told.index(struct.pack(">I", plain.index(b"mdat") + 4), iloc)
    place = int.from_bytes(told[offset : offset + 4], "big") + len(description)
    told[offset : offset + 4] = place.to_bytes(4, "big")

    cleaned = items.clean(bytes(told))

    assert items.read(bytes(told)) == Hidden(others=1)
    assert items.read(cleaned) == Hidden()
    assert picture_files.decoded(cleaned) == picture_files.decoded(plain)


def test_what_an_earlier_edit_left_between_the_items_is_blanked() -> None:
    data = still(PICTURE, StillItem(b"hvc1", b"another"))

    cleaned = items.clean(data + box(b"mdat", b"left over"))

    assert cleaned == without_names(data) + box(b"mdat", bytes(9))


GOOD = still(PICTURE, EXIF)
META = GOOD.index(b"meta") - 4


def with_iloc(*parts: bytes, version: int = 1) -> bytes:
    """Return a HEIC whose table of places consists of *parts*."""
    table = full_box(b"iloc", *parts, version=version)
    count = full_box(b"iinf", b"\0\0")
    meta = full_box(b"meta", picture_files.handler(b"pict"), count, table)
    return box(b"ftyp", b"heic", bytes(4)) + box(b"mdat", bytes(9)) + meta


@pytest.mark.parametrize(
    "data",
    [
        GOOD[:META],
        GOOD[:META] + GOOD[META:] * 2,
        GOOD[: GOOD.index(b"mdat") - 4],
        still(PICTURE, EXIF, shift=1),
        still(EXIF, PICTURE, shift=-1),
        still(PICTURE, StillItem(b"Exif", b"\0", method=2)),
        still(PICTURE, StillItem(b"Exif", b"\0", reference=1)),
        with_iloc(b"\x44\0\0\1"),
        still(PICTURE, more=full_box(b"iref", b"?")),
        with_iloc(b"\x44\0\0\1", b"\0\1\0\0\0\0\x10\0", struct.pack(">II", 24, 9) * 0x1000),
        with_iloc(b"\0\0\xff\xff", b"\0\1\0\0\0\0\xff\xff" * 2),
        with_iloc(b"\x44\0\0\1", b"\0\1\0\1\0\0\0\1" + bytes(8)),
        with_iloc(b"\x44\0\0\1", b"\0\1\0\0\0\0\0\1", struct.pack(">II", 24, 1))
        + box(b"mdat") * 64,
        with_iloc(
            b"\x44\0\0\2",
            b"\0\1\0\0\0\0\0\1",
            struct.pack(">II", 24, 100),
            b"\0\2\0\0\0\0\0\0",
        ),
    ],
)
def test_a_broken_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        items.clean(data)


def test_an_item_that_lies_on_the_picture_is_refused() -> None:
    data = still(PICTURE, EXIF)
    start, place = data.index(b"a picture"), data.index(b"a picture") + len(PICTURE.content)
    lying = data.replace(struct.pack(">I", place), struct.pack(">I", start), 1)

    with pytest.raises(UnreadableFileError):
        items.clean(lying)


def test_an_item_without_a_description_is_blanked() -> None:
    old = full_box(b"infe", struct.pack(">HH", 1, 0), b"name\0", version=0)
    count = full_box(b"iinf", b"\0\1", old)
    row = b"\0\1\0\0\0\0\0\1" + struct.pack(">II", 24, 9)
    table = full_box(b"iloc", b"\x44\0\0\1", row, version=1)
    meta = full_box(b"meta", count, table)
    start = box(b"ftyp", b"heic", bytes(4)) + box(b"mdat", b"something")

    cleaned = items.clean(start + meta)

    assert cleaned == start.replace(b"something", bytes(9)) + meta.replace(b"name", b"    ")
