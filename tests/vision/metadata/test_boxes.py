import struct

import pytest

from picture_files import box
from selfguard.vision.metadata.boxes import MOST, Box, Numbers, boxes, free, inside, of_kind
from selfguard.vision.refusals import UnreadableFileError


def test_boxes_follow_on_one_another_and_a_few_zeros_may_remain() -> None:
    data = box(b"free") + struct.pack(">I4sQ", 1, b"mdat", 20) + b"long" + bytes(5)

    assert boxes(data, 0, len(data)) == [Box(b"free", 0, 8, 8), Box(b"mdat", 8, 24, 28)]


def test_a_box_without_a_size_reaches_to_the_end() -> None:
    data = struct.pack(">I4s", 0, b"mdat") + b"all of it"

    assert boxes(data, 0, len(data)) == [Box(b"mdat", 0, 8, 17)]


@pytest.mark.parametrize(
    "data",
    [
        b"\0\0\0\x07free",
        b"\0\0\0\x09free",
        b"\0\0\0\x08free?",
        struct.pack(">I4sQ", 1, b"mdat", 15),
        struct.pack(">I4sQ", 1, b"mdat", 1 << 63),
        box(b"free") * MOST,
    ],
)
def test_boxes_that_do_not_fill_their_place_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        boxes(data, 0, len(data))


def test_a_box_smaller_than_what_is_left_out_holds_nothing() -> None:
    data = box(b"meta", b"\0\0")

    assert inside(data, Box(b"meta", 0, 8, 10), 4) == []


def test_the_only_box_of_a_kind_is_found() -> None:
    one = Box(b"moov", 0, 8, 8)

    assert of_kind([one, Box(b"free", 8, 16, 16)], b"moov") == one
    for found in ([], [one, one]):
        with pytest.raises(UnreadableFileError):
            of_kind(found, b"moov")


def test_a_freed_box_holds_zeros() -> None:
    out = bytearray(box(b"uuid", b"told") + b"next")

    free(out, Box(b"uuid", 0, 8, 12))

    assert bytes(out) == box(b"free", bytes(4)) + b"next"


def test_numbers_end_where_their_box_ends() -> None:
    numbers = Numbers(b"\0\1\2\3", 1, 3)

    assert numbers.next(0) == 0
    assert numbers.next(2) == 0x0102
    with pytest.raises(UnreadableFileError):
        numbers.next(1)
