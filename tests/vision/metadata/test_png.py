import zlib

import pytest

import picture_files
from selfguard.model.sight import Hidden
from selfguard.vision.metadata import png, tiff, xmp
from selfguard.vision.refusals import UnreadableFileError

PLAIN = picture_files.coded("PNG", icc_profile=picture_files.ICC)
HEAD, TAIL = PLAIN[: png.HEADED], PLAIN[png.HEADED :]
XMP_CHUNK = b"XML:com.adobe.xmp\0"


def test_what_is_clean_stays_as_it_is() -> None:
    assert png.clean(PLAIN) == PLAIN
    assert png.read(PLAIN) == Hidden()


@pytest.mark.parametrize(
    ("kind", "content", "told"),
    [
        (b"tEXt", b"Comment\0hello", Hidden(others=1)),
        (b"zTXt", b"Comment\0\0" + zlib.compress(b"hello"), Hidden(others=1)),
        (b"iTXt", b"Title\0\0\0\0\0hello", Hidden(others=1)),
        (b"tIME", b"\x07\xe8\x08\x0b\0\0\0", Hidden(others=1)),
        (b"caBX", b"signed by somebody", Hidden(others=1)),
        (b"pHYs", b"\0\0\x0b\x13\0\0\x0b\x13\1", Hidden()),
        (b"eXIf", b"broken", Hidden(others=1)),
        (b"iTXt", XMP_CHUNK + b"\0\0\0\0" + picture_files.XMP, xmp.read(picture_files.XMP)),
        (
            b"iTXt",
            XMP_CHUNK + b"\1\0\0\0" + zlib.compress(picture_files.XMP),
            xmp.read(picture_files.XMP),
        ),
        (b"iTXt", XMP_CHUNK + b"\1\0\0\0not packed", Hidden(others=1)),
        (b"iTXt", XMP_CHUNK, Hidden(others=1)),
    ],
)
def test_a_chunk_that_the_picture_does_not_need_goes(
    kind: bytes, content: bytes, told: Hidden
) -> None:
    data = HEAD + png.chunk(kind, content) + TAIL

    assert png.read(data) == told
    assert png.clean(data) == PLAIN


def test_how_to_turn_it_is_kept() -> None:
    cleaned = png.clean(picture_files.full_png(6))

    assert cleaned == HEAD + png.chunk(b"eXIf", tiff.oriented(6)) + TAIL
    assert png.clean(picture_files.full_png(1)) == PLAIN


def test_what_stands_behind_the_end_goes() -> None:
    assert png.read(PLAIN + b"\0\0") == Hidden()
    assert png.read(PLAIN + b"behind") == Hidden(others=1)
    assert png.clean(PLAIN + b"behind") == PLAIN


def test_a_moving_picture_keeps_its_frames() -> None:
    frames = [picture_files.picture(20, 20), picture_files.picture(10, 10).resize((20, 20))]
    moving = picture_files.coded("PNG", frames[0], save_all=True, append_images=frames[1:])

    assert {b"acTL", b"fcTL", b"fdAT"} <= {each.kind for each in png.chunks(moving)}
    assert png.clean(moving) == moving


def test_a_bomb_of_text_is_not_unpacked_wholly() -> None:
    bomb = zlib.compress(bytes(5 << 20) + b" exif:GPSLatitude='1.0'")
    data = HEAD + png.chunk(b"iTXt", XMP_CHUNK + b"\1\0\0\0" + bomb) + TAIL

    assert png.read(data) == Hidden()


@pytest.mark.parametrize(
    "data",
    [
        png.SIGNATURE,
        HEAD,
        PLAIN[:-1],
        PLAIN[:40] + b"?" + PLAIN[41:],
        png.SIGNATURE + TAIL,
        HEAD + png.chunk(b"IEND", b""),
        HEAD + png.chunk(b"te t", b"") + TAIL,
        HEAD + b"\xff\xff\xff\xffIDAT" + TAIL,
    ],
)
def test_a_broken_file_is_refused(data: bytes) -> None:
    for act in (png.clean, png.read):
        with pytest.raises(UnreadableFileError):
            act(data)


def test_a_file_of_too_many_chunks_is_refused() -> None:
    with pytest.raises(UnreadableFileError):
        png.clean(HEAD + png.chunk(b"tEXt", b"") * png.MOST + TAIL)


def test_of_many_pieces_the_first_are_read_and_the_others_counted() -> None:
    plain = picture_files.coded("PNG")
    many = b"".join(png.chunk(b"tEXt", b"a\0b") for _ in range(40))

    assert png.read(plain[:33] + many + plain[33:]) == Hidden(others=40)
