import pytest

import picture_files
from selfguard.model.evidence import Coordinate
from selfguard.model.sight import Hidden
from selfguard.vision.metadata import xmp

FULL = Hidden(
    Coordinate(picture_files.LATITUDE, picture_files.LONGITUDE),
    picture_files.DEVICE,
    picture_files.TAKEN,
    others=1,
)


def test_a_packet_tells_place_device_and_date() -> None:
    assert xmp.read(picture_files.XMP) == FULL


def test_a_packet_in_utf_16_is_read_as_well() -> None:
    assert xmp.read(picture_files.XMP.decode().encode("utf-16-le")) == FULL


@pytest.mark.parametrize("name", [b"MotionPhoto", b"MicroVideo"])
def test_a_motion_photo_is_told(name: bytes) -> None:
    assert xmp.read(b"<a GCamera:" + name + b'="1"/>') == Hidden(has_video=True, others=1)
    assert xmp.read(b"<a GCamera:" + name + b'="0"/>') == Hidden(others=1)


@pytest.mark.parametrize(
    ("latitude", "longitude", "place"),
    [
        (b"37,30,36N", b"126,30,0E", Coordinate(37.51, 126.5)),
        (b"37,30.6S", b"126,30.0W", Coordinate(-37.51, -126.5)),
        (b"37.51", b"-126.5", Coordinate(37.51, -126.5)),
        (b"somewhere", b"126.5", None),
        (b"37.51", b"", None),
        (b"99.0", b"0.0", None),
    ],
)
def test_a_place_has_several_notations(
    latitude: bytes, longitude: bytes, place: Coordinate | None
) -> None:
    packet = (
        b"<exif:GPSLatitude>" + latitude + b"</exif:GPSLatitude>"
        b"<exif:GPSLongitude> " + longitude + b" </exif:GPSLongitude>"
    )

    assert xmp.read(packet) == Hidden(place, others=1)


@pytest.mark.parametrize("packet", [b"", b"   \n", b"\0\0"])
def test_a_blank_packet_tells_nothing(packet: bytes) -> None:
    assert xmp.read(packet) == Hidden()


def test_a_packet_of_another_kind_counts() -> None:
    assert xmp.read(b"<!DOCTYPE a [<!ENTITY b 'c'>]>&b;") == Hidden(others=1)
