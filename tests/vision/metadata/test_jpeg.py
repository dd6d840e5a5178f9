import pytest

import picture_files
from selfguard.model.sight import Hidden
from selfguard.vision.metadata import jpeg
from selfguard.vision.refusals import UnreadableFileError

PLAIN = picture_files.jpeg_with()
ADOBE = b"Adobe\0\x64\0\0\0\0\1"


def markers(data: bytes) -> list[int]:
    """Return the markers of the segments of *data*, in order."""
    return [piece.marker for piece in jpeg.pieces(data)]


def test_what_is_clean_stays_as_it_is() -> None:
    assert jpeg.clean(PLAIN) == PLAIN
    assert jpeg.read(PLAIN) == Hidden()


@pytest.mark.parametrize(
    ("segment", "told"),
    [
        (jpeg.segment(0xE0, b"JFXX\0\x10"), Hidden(has_thumbnail=True)),
        (jpeg.segment(0xE2, b"MPF\0"), Hidden(has_thumbnail=True)),
        (jpeg.segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0"), Hidden(others=1)),
        (jpeg.segment(0xED, b"Photoshop 3.0\0"), Hidden(others=1)),
        (jpeg.segment(0xEE, b"Other"), Hidden(others=1)),
        (jpeg.segment(0xF0, b"reserved"), Hidden(others=1)),
        (jpeg.segment(0xFE, b""), Hidden(others=1)),
    ],
)
def test_a_segment_that_the_picture_does_not_need_goes(segment: bytes, told: Hidden) -> None:
    data = picture_files.jpeg_with(segment)

    assert jpeg.read(data) == told
    assert jpeg.clean(data) == PLAIN


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        (b"\0" * 9, Hidden()),
        (b"SEFT", Hidden(others=1)),
        (PLAIN, Hidden(has_thumbnail=True)),
        (b"\0\0\0\x18ftypmp42", Hidden(has_video=True)),
    ],
)
def test_what_stands_behind_the_end_goes(behind: bytes, told: Hidden) -> None:
    data = PLAIN + behind

    assert jpeg.read(data) == told
    assert jpeg.clean(data) == PLAIN


def test_the_header_loses_its_thumbnail() -> None:
    data = PLAIN[:18] + b"\1\1" + b"rgb" + PLAIN[20:]
    data = data[:4] + b"\0\x13" + data[6:]

    assert jpeg.read(data) == Hidden(has_thumbnail=True)
    assert jpeg.clean(data) == PLAIN


def test_a_header_that_is_cut_off_goes() -> None:
    end = 4 + int.from_bytes(PLAIN[4:6], "big")
    bare = PLAIN[:2] + PLAIN[end:]

    assert jpeg.clean(PLAIN[:2] + jpeg.segment(0xE0, b"JFIF\0\1") + PLAIN[end:]) == bare


def test_the_transform_of_adobe_is_kept_once_and_without_more() -> None:
    more = [jpeg.segment(0xEE, ADOBE + b"more"), jpeg.segment(0xEE, ADOBE)]

    cleaned = jpeg.clean(picture_files.jpeg_with(*more))

    assert cleaned == picture_files.jpeg_with(jpeg.segment(0xEE, ADOBE))
    assert jpeg.read(cleaned) == Hidden()


def test_a_profile_in_several_segments_is_put_in_order() -> None:
    whole = (140_000).to_bytes(4, "big") + picture_files.ICC[4:].ljust(139_996, b"\1")
    parts = list(jpeg.profile_segments(whole))
    bare = picture_files.coded("JPEG")

    def with_parts(*segments: bytes) -> bytes:
        return bare[:20] + b"".join(segments) + bare[20:]

    assert jpeg.clean(with_parts(*reversed(parts))) == with_parts(*parts)
    assert len(parts) == 3


@pytest.mark.parametrize("broken", [b"no profile", picture_files.ICC[:-1]])
def test_a_profile_that_is_not_whole_goes(broken: bytes) -> None:
    bare = picture_files.coded("JPEG")
    data = bare[:20] + jpeg.segment(0xE2, b"ICC_PROFILE\0\1\1" + broken) + bare[20:]

    assert jpeg.clean(data) == bare


def test_segments_between_scans_go_and_the_scans_stay() -> None:
    plain = picture_files.jpeg_with(progressive=True)

    assert jpeg.clean(picture_files.progressive_jpeg()) == plain
    assert markers(plain).count(jpeg.SOS) > 1


@pytest.mark.parametrize("orientation", range(2, 9))
def test_how_to_turn_it_is_kept_and_nothing_else_of_exif(orientation: int) -> None:
    small = bytes.fromhex("4d4d002a00000008000101120003000000010000")
    small = small[:-2] + bytes([0, orientation]) + bytes(6)

    cleaned = jpeg.clean(picture_files.full_jpeg(orientation))

    assert cleaned == PLAIN[:2] + jpeg.segment(0xE1, b"Exif\0\0" + small) + PLAIN[2:]


@pytest.mark.parametrize("orientation", [0, 1, 9])
def test_no_exif_is_written_where_it_is_not_to_be_turned(orientation: int) -> None:
    assert jpeg.clean(picture_files.full_jpeg(orientation)) == PLAIN


def test_fill_bytes_before_a_marker_go() -> None:
    data = PLAIN[:2] + b"\xff\xff" + PLAIN[2:]

    assert jpeg.clean(data) == PLAIN


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8",
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xe0\0\1\xff\xd9",
        b"\xff\xd8\xff\xe0\xff\xff\xff\xd9",
        b"\xff\xd8 \xff\xd9",
        b"\xff\xd8\xff\xda\0\2data\xff\xd9",
        b"\xff\xd8\xff\xc0\0\2\xff\xd9",
        b"\xff\xd8\xff\xc0\0\2\xff\xda\0\2data\xff",
        PLAIN[:-2],
    ],
)
def test_a_broken_file_is_refused(data: bytes) -> None:
    for act in (jpeg.clean, jpeg.read):
        with pytest.raises(UnreadableFileError):
            act(data)


def test_a_file_of_too_many_segments_is_refused() -> None:
    data = PLAIN[:2] + jpeg.segment(0xFE, b"") * jpeg.MOST + PLAIN[2:]

    with pytest.raises(UnreadableFileError):
        jpeg.clean(data)
