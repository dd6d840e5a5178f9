import pytest

import picture_files
from selfguard.model.sight import Hidden
from selfguard.vision.metadata import tiff, webp
from selfguard.vision.refusals import UnreadableFileError

PLAIN = picture_files.coded("WEBP", icc_profile=picture_files.ICC, lossless=True)
SIMPLE = picture_files.coded("WEBP")
BODY = PLAIN[12:]


def flags(data: bytes) -> int:
    """Return the flags of the extended header of *data*."""
    return data[20]


def test_what_is_clean_stays_as_it_is() -> None:
    for plain in (PLAIN, SIMPLE):
        assert webp.clean(plain) == plain
        assert webp.read(plain) == Hidden()


def test_how_to_turn_it_is_kept_and_nothing_else() -> None:
    cleaned = webp.clean(picture_files.full_webp(6))

    body = bytearray(BODY)
    body[8] |= 0x08
    assert cleaned == webp.riff([bytes(body), webp.chunk(b"EXIF", tiff.oriented(6))])
    assert webp.clean(picture_files.full_webp(1)) == PLAIN
    assert flags(picture_files.full_webp(1)) == 0x2C


def test_a_file_without_the_extended_header_is_not_turned() -> None:
    data = webp.riff([SIMPLE[12:], webp.chunk(b"EXIF", tiff.oriented(6))])

    assert webp.clean(data) == SIMPLE


@pytest.mark.parametrize(("behind", "told"), [(b"\0\0", Hidden()), (b"behind", Hidden(others=1))])
def test_what_stands_behind_the_end_goes(behind: bytes, told: Hidden) -> None:
    assert webp.read(PLAIN + behind) == told
    assert webp.clean(PLAIN + behind) == PLAIN


def test_chunks_in_frames_are_filtered_as_well() -> None:
    frames = [picture_files.picture(20, 20), picture_files.picture(10, 10).resize((20, 20))]
    moving = picture_files.coded("WEBP", frames[0], save_all=True, append_images=frames[1:])
    chunks = [(each.kind, moving[each.start : each.end]) for each in webp.chunks(moving)]
    telling = webp.riff(
        [
            webp.chunk(kind, content + webp.chunk(b"priv", b"x") * (kind == b"ANMF"))
            for kind, content in chunks
        ]
    )

    assert webp.read(moving) == Hidden()
    assert webp.read(telling) == Hidden(others=2)
    assert webp.clean(telling) == moving


@pytest.mark.parametrize(
    "data",
    [
        b"RIFF\xff\xff\xff\xffWEBP",
        webp.riff([]),
        webp.riff([webp.chunk(b"EXIF", b"")]),
        webp.riff([webp.chunk(b"VP8X", bytes(9)), SIMPLE[12:]]),
        webp.riff([BODY[:18], BODY]),
        webp.riff([SIMPLE[12:], b"priv\xff\0\0\0"]),
        webp.riff([webp.chunk(b"ANMF", b"short")]),
        PLAIN[:-1],
    ],
)
def test_a_broken_file_is_refused(data: bytes) -> None:
    for act in (webp.clean, webp.read):
        with pytest.raises(UnreadableFileError):
            act(data)


def test_a_file_of_too_many_chunks_is_refused() -> None:
    with pytest.raises(UnreadableFileError):
        webp.clean(webp.riff([SIMPLE[12:], webp.chunk(b"priv", b"") * webp.MOST]))
