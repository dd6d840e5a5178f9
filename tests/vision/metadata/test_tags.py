import struct

import pytest

import picture_files
from picture_files import box, full_box, handler, text_tag
from selfguard.model.evidence import Coordinate
from selfguard.model.sight import Hidden
from selfguard.vision.metadata import tags, xmp
from selfguard.vision.metadata.boxes import Box


def told(kind: bytes, *parts: bytes) -> Hidden:
    """Return what the box of *kind* with *parts* tells."""
    data = box(kind, *parts)
    return tags.read(data, Box(kind, 0, 8, len(data)))


def item(name: bytes, value: bytes) -> bytes:
    """Return an item of a list, as MP4 has it."""
    return box(name, box(b"data", struct.pack(">II", 1, 0), value))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b"+37.5663+126.9779/", Coordinate(37.5663, 126.9779)),
        (b"-37.5663-126.9779+040.000/", Coordinate(-37.5663, -126.9779)),
        (b"+37+126/", Coordinate(37, 126)),
    ],
)
def test_a_place_in_user_data_is_told(text: bytes, place: Coordinate) -> None:
    assert told(b"udta", text_tag(b"\xa9xyz", text)) == Hidden(place)


def test_a_place_in_the_notation_of_3gpp_is_told() -> None:
    degrees = struct.pack(">iii", int(126.5 * 65_536), int(-37.5 * 65_536), 0)
    loci = full_box(b"loci", b"\x15\xc7name\0\0" + degrees + b"earth\0\0")

    assert told(b"udta", loci) == Hidden(Coordinate(-37.5, 126.5))


def test_a_place_that_cannot_be_understood_is_none() -> None:
    assert told(b"udta", text_tag(b"\xa9xyz", b"home")) == Hidden()


def test_user_data_may_end_with_zeros_and_hold_free_space() -> None:
    assert told(b"udta", text_tag(b"\xa9day", b"2024-08-11"), box(b"free", b"x"), bytes(4)) == (
        Hidden(taken_on="2024-08-11")
    )


def test_what_is_not_known_counts() -> None:
    assert told(b"udta", box(b"smta", b"x"), text_tag(b"\xa9swr", b"x")) == Hidden(others=2)


def test_a_packet_of_xmp_is_read() -> None:
    assert told(b"udta", box(b"XMP_", picture_files.XMP)) == xmp.read(picture_files.XMP)


def test_broken_user_data_counts() -> None:
    assert told(b"udta", b"\0\0\0\x07\xa9xyz") == Hidden(others=1)


def test_a_list_inside_of_user_data_is_read() -> None:
    listed = full_box(
        b"meta", handler(b"mdir"), box(b"ilst", item(b"\xa9mak", b"Me"), item(b"\xa9too", b"x"))
    )

    assert told(b"udta", listed) == Hidden(device="Me", others=1)


def test_items_are_named_by_number_and_what_has_no_name_counts() -> None:
    keys = full_box(b"keys", struct.pack(">I", 1), box(b"mdta", b"com.android.model"))
    values = box(b"ilst", item(b"\0\0\0\1", b"Phone"), item(b"\0\0\0\2", b"x"))

    assert told(b"meta", handler(b"mdta"), keys, values, box(b"priv"), box(b"free")) == Hidden(
        device="Phone", others=2
    )
