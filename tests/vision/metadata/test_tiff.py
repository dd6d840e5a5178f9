import struct

import pytest

import picture_files
from selfguard.model.evidence import Coordinate
from selfguard.model.sight import Hidden
from selfguard.vision.metadata import tiff

PLACE = Coordinate(picture_files.LATITUDE, picture_files.LONGITUDE)
FULL = Hidden(PLACE, picture_files.DEVICE, picture_files.TAKEN, has_thumbnail=True, others=2)


def with_main(*entries: tuple[int, int, bytes], after: int = 0) -> bytes:
    """Return a TIFF file with *entries* in its first directory."""
    return b"II*\0\x08\0\0\0" + picture_files.directory("<", 8, entries, after)


def with_gps(*entries: tuple[int, int, bytes]) -> bytes:
    """Return a TIFF file with *entries* in the directory of the place."""
    main = with_main((0x8825, 4, struct.pack("<I", 100))).ljust(100, b"\0")
    return main + picture_files.directory("<", 100, entries, 0)


def rational(*numbers: int) -> bytes:
    """Return *numbers*, each two of them a fraction, as EXIF writes them."""
    return struct.pack(f"<{len(numbers)}I", *numbers)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("header", [b"", b"Exif\0\0", b"Exif\0\xff"])
def test_everything_is_read_in_both_orders_of_bytes(order: str, header: bytes) -> None:
    data = header + picture_files.exif(8, order)

    assert tiff.read(data) == FULL
    assert tiff.orientation(data) == 8


def test_the_empty_file_tells_nothing() -> None:
    assert tiff.read(tiff.EMPTY) == Hidden()


@pytest.mark.parametrize("turned", range(2, 9))
def test_the_smallest_file_tells_how_to_turn_and_nothing_else(turned: int) -> None:
    data = tiff.oriented(turned)

    assert len(data) == 26
    assert tiff.orientation(data) == turned
    assert tiff.read(data) == Hidden()


@pytest.mark.parametrize("value", [0, 9, 257, 65_535])
def test_an_orientation_out_of_range_is_none(value: int) -> None:
    assert tiff.orientation(with_main((0x112, 3, struct.pack("<H", value)))) == 1


def test_an_orientation_of_another_type_is_none() -> None:
    assert tiff.orientation(with_main((0x112, 4, struct.pack("<I", 6)))) == 1


@pytest.mark.parametrize("data", [b"", b"II", b"II+\0\x08\0\0\0", b"picture"])
def test_what_is_no_tiff_counts(data: bytes) -> None:
    assert tiff.read(data) == Hidden(others=1)
    assert tiff.orientation(data) == 1


def test_a_directory_that_is_its_own_next_one_is_read_twice_at_most() -> None:
    looped = with_main((0x10F, 2, b"Me\0"), after=8)

    assert tiff.read(looped) == Hidden(device="Me", others=1)


def test_directories_that_are_each_other_are_read_once_each() -> None:
    looped = with_main((0x8769, 4, b"\x08\0\0\0"), (0x8825, 4, b"\x08\0\0\0"))

    assert tiff.read(looped) == Hidden(others=1)


def test_an_absurd_count_yields_what_could_be_read() -> None:
    listed = struct.pack("<HHII", 0x10F, 2, 1 << 31, 8) + struct.pack(
        "<HHI4s", 0x110, 2, 3, b"Me\0"
    )
    absurd = b"II*\0\x08\0\0\0\2\0" + listed + bytes(4)

    assert tiff.read(absurd) == Hidden(device="Me", others=1)


def test_a_directory_that_is_cut_off_yields_what_could_be_read() -> None:
    cut = b"II*\0\x08\0\0\0\xff\xff" + struct.pack("<HHI4s", 0x110, 2, 3, b"Me\0") + b"\1"

    assert tiff.read(cut) == Hidden(device="Me", others=1)


def test_an_offset_outside_of_the_file_counts() -> None:
    assert tiff.read(b"II*\0\xff\xff\xff\xff") == Hidden(others=1)
    assert tiff.read(with_main((0x8769, 4, b"\xff\xff\xff\x7f"))) == Hidden(others=1)


def test_a_tag_that_is_not_known_counts() -> None:
    assert tiff.read(with_main((0x13B, 2, b"An artist\0"))) == Hidden(others=1)


def test_the_south_and_the_west_are_negative() -> None:
    degrees = rational(33, 1, 30, 1, 0, 1)
    data = with_gps((1, 2, b"S\0"), (2, 5, degrees), (3, 2, b"w\0"), (4, 5, degrees))

    assert tiff.read(data) == Hidden(Coordinate(-33.5, -33.5))


@pytest.mark.parametrize(
    "latitude",
    [
        (2, 5, rational(33, 0, 30, 1, 0, 1)),
        (2, 5, rational(200, 1)),
        (2, 5, b""),
        (2, 2, b"33.5\0"),
        (5, 1, b"\0"),
    ],
)
def test_a_place_that_cannot_be_understood_counts(latitude: tuple[int, int, bytes]) -> None:
    data = with_gps((1, 2, b"N\0"), latitude, (3, 2, b"E\0"), (4, 5, rational(33, 1)))

    assert tiff.read(data) == Hidden(others=1)


def test_the_date_of_the_file_counts_where_no_other_is_told() -> None:
    data = with_main((0x132, 2, b"2024:08:12 09:00:00\0"))

    assert tiff.read(data) == Hidden(taken_on="2024-08-12 09:00:00")


def test_many_entries_with_one_large_value_are_read() -> None:
    rows = [struct.pack("<HHII", tag, 7, 1 << 24, 8) for tag in range(0x9000, 0xD000)]
    large = b"II*\0\x08\0\0\0" + struct.pack("<H", len(rows)) + b"".join(rows)

    assert tiff.read(large.ljust((1 << 24) + 16, b"\0")) == Hidden(others=1)
