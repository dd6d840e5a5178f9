"""The second look: it must find what a broken cleaner leaves, and what it spoils."""

import struct

import pytest

import picture_files
from picture_files import StillItem, box, film, full_box, still, track
from selfguard.vision.cleaning import clean
from selfguard.vision.metadata import jpeg, png, tiff, webp
from selfguard.vision.refusals import NotCleanError
from selfguard.vision.verify import verify
from selfguard.vision.verify.pieces import PICTURE

FILES = picture_files.every()
JPEG = clean(picture_files.jpeg_with())
TURNED = clean(picture_files.full_jpeg(6))
PNG = picture_files.coded("PNG")
WEBP = clean(picture_files.full_webp(1))
HEIC = clean(picture_files.full_heic())
FILM = clean(film(b"mp42", track()))
EXIF = picture_files.exif()


def fault(original: bytes, cleaned: bytes) -> str:
    """Return what is wrong with *cleaned*."""
    with pytest.raises(NotCleanError) as found:
        verify(original, cleaned)
    return found.value.what


@pytest.mark.parametrize("name", FILES)
def test_a_cleaned_file_passes_and_the_original_does_not(name: str) -> None:
    cleaned = clean(FILES[name])

    verify(FILES[name], cleaned)
    verify(cleaned, cleaned)
    assert fault(FILES[name], FILES[name]) != PICTURE


def in_jpeg(*segments: bytes) -> bytes:
    """Return the clean JPEG with *segments* put into it."""
    return JPEG[:20] + b"".join(segments) + JPEG[20:]


def in_png(kind: bytes, content: bytes) -> bytes:
    """Return the clean PNG with one chunk more."""
    return PNG[:33] + png.chunk(kind, content) + PNG[33:]


@pytest.mark.parametrize(
    ("left", "what"),
    [
        (in_jpeg(jpeg.segment(0xE1, b"Exif\0\0" + EXIF)), "APP1"),
        (in_jpeg(jpeg.segment(0xE1, b"Exif\0\0" + tiff.oriented(6) + b"x")), "APP1"),
        (in_jpeg(jpeg.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0")), "APP1"),
        (in_jpeg(jpeg.segment(0xED, b"Photoshop 3.0\0")), "APP13"),
        (in_jpeg(jpeg.segment(0xE2, b"MPF\0")), "APP2"),
        (in_jpeg(jpeg.segment(0xE0, b"JFXX\0\x10")), "APP0"),
        (in_jpeg(jpeg.segment(0xEE, b"Adobe\0\0\0\0\0\0\0more")), "APP14"),
        (in_jpeg(jpeg.segment(0xFE, b"")), "FE"),
        (in_jpeg(jpeg.segment(0xF0, b"")), "F0"),
        (in_jpeg(jpeg.segment(0xE2, b"ICC_PROFILE\0\1\1MotionPhoto")), "MotionPhoto"),
        (JPEG[:-2] + jpeg.segment(0xFE, b"between") + b"\xff\xd9", "FE"),
        (JPEG + b"\0\0\0\x18ftypmp42", "behind the end"),
        (JPEG + b"\0", "behind the end"),
    ],
)
def test_what_is_left_in_a_jpeg_is_found(left: bytes, what: str) -> None:
    assert fault(JPEG, left) == what


def test_how_to_turn_it_may_stay() -> None:
    verify(JPEG, TURNED)


@pytest.mark.parametrize(
    ("left", "what"),
    [
        (in_png(b"eXIf", EXIF), "eXIf"),
        (in_png(b"tEXt", b"Comment\0x"), "tEXt"),
        (in_png(b"tIME", bytes(7)), "tIME"),
        (in_png(b"prVt", b""), "prVt"),
        (PNG + b"behind", "behind the end"),
    ],
)
def test_what_is_left_in_a_png_is_found(left: bytes, what: str) -> None:
    assert fault(PNG, left) == what


@pytest.mark.parametrize(
    ("left", "what"),
    [
        (webp.riff([WEBP[12:], webp.chunk(b"EXIF", EXIF)]), "EXIF"),
        (webp.riff([WEBP[12:], webp.chunk(b"XMP ", b"x")]), "XMP "),
        (webp.riff([WEBP[12:], webp.chunk(b"odd ", b"x")]), "odd "),
        (WEBP[:20] + b"\x24" + WEBP[21:], "VP8X"),
        (WEBP[:21] + b"x" + WEBP[22:], "VP8X"),
        (WEBP + b"behind", "behind the end"),
    ],
)
def test_what_is_left_in_a_webp_is_found(left: bytes, what: str) -> None:
    assert fault(WEBP, left) == what


def test_a_chunk_that_is_left_in_a_frame_is_found() -> None:
    frame = webp.chunk(b"ANMF", bytes(16) + webp.chunk(b"VP8L", b"/"))
    telling = webp.chunk(b"ANMF", bytes(16) + webp.chunk(b"VP8L", b"/") + webp.chunk(b"priv", b""))

    assert fault(webp.riff([frame]), webp.riff([telling])) == "priv"
    verify(webp.riff([frame]), webp.riff([frame]))


PICTURE_ITEM = StillItem(b"hvc1", b"a picture")


def silent_still(*items: StillItem, version: int = 1, more: bytes = b"") -> bytes:
    """Return a HEIC with *items* whose handler has no name."""
    data = still(PICTURE_ITEM, *items, version=version, more=more)
    return data.replace(b"appl" + bytes(8) + b"An invented handler", bytes(31))


@pytest.mark.parametrize("version", [0, 1, 2])
@pytest.mark.parametrize(
    ("item", "what"),
    [
        (StillItem(b"Exif", bytes(4) + EXIF), "Exif"),
        (StillItem(b"mime", b"<x/>"), "mime"),
        (StillItem(b"priv", b"x"), "item"),
        (StillItem(b"hvc1", b"", name=b"Holiday"), "item name"),
        (StillItem(b"mime", b"<x/>", method=1), "mime"),
    ],
)
def test_what_is_left_in_an_item_is_found(item: StillItem, what: str, version: int) -> None:
    inside = StillItem(item.kind, item.content, item.method if version else 0, item.name)
    data = silent_still(inside, version=version)

    assert fault(data, data) == what
    verify(silent_still(version=version), silent_still(version=version))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (HEIC + box(b"uuid", bytes(16)), "uuid"),
        (HEIC + box(b"mpvd"), "mpvd"),
        (HEIC + box(b"free", b"\1"), "free"),
        (silent_still(more=box(b"xml ", b"<a/>")), "xml "),
        (silent_still(more=full_box(b"hdlr", bytes(4), b"meta", bytes(12))), "track"),
        (FILM + box(b"meta", bytes(4)), "meta"),
        (FILM + box(b"udta"), "udta"),
        (FILM + box(b"moof"), "moof"),
        (FILM + box(b"moov", full_box(b"mvhd", b"\1")), "date"),
        (FILM + box(b"moov", full_box(b"tkhd", bytes(15), b"\1", version=1)), "date"),
        (FILM + box(b"moov", box(b"trak", box(b"udta"))), "udta"),
        (FILM + full_box(b"hdlr", bytes(4), b"vide", bytes(12), b"x"), "name"),
        (FILM + full_box(b"hdlr", bytes(4), b"vide", b"a", bytes(11)), "name"),
        (FILM + full_box(b"hdlr", bytes(4), b"meta", bytes(12)), "track"),
        (FILM + full_box(b"dref", bytes(4), full_box(b"alis", b"disk")), "name"),
        (FILM + full_box(b"stsd", bytes(4), box(b"mp4a", bytes(12) + b"appl")), "name"),
        (FILM + full_box(b"stsd", bytes(4), box(b"avc1", bytes(43) + b"x" * 35)), "name"),
        (FILM + box(b"sdtp", b"GPSLatitude"), "GPSLatitude"),
    ],
)
def test_what_is_left_in_a_box_is_found(data: bytes, what: str) -> None:
    assert fault(data, data) == what


@pytest.mark.parametrize(
    ("name", "start", "skipped"),
    [
        ("full.jpg", b"\xff\xda", 14),
        ("motion.jpg", b"\xff\xdb", 10),
        ("progressive.jpg", b"\xff\xc2", 5),
        ("full.webp", b"VP8L", 30),
        ("full.heic", b"mdat", 40),
        ("full.avif", b"\x12\0\x0a", 30),
        ("film.mp4", b"mdat", 500),
        ("film.mov", b"stts", 5),
    ],
)
def test_a_picture_that_was_changed_is_found(name: str, start: bytes, skipped: int) -> None:
    changed = bytearray(clean(FILES[name]))
    changed[changed.index(start) + skipped] ^= 1

    assert fault(FILES[name], bytes(changed)) == PICTURE


def test_a_picture_with_a_chunk_more_or_less_is_found() -> None:
    assert fault(PNG, in_png(b"tRNS", bytes(6))) == PICTURE
    assert fault(in_png(b"tRNS", bytes(6)), PNG) == PICTURE


def test_tables_belong_to_the_film() -> None:
    moved = FILM.replace(full_box(b"stco", bytes(4)), full_box(b"stco", b"\0\0\0\1"))

    assert fault(FILM, moved) == PICTURE


NESTED = b""
for _ in range(10):
    NESTED = box(b"moov", NESTED)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xff\xd8", "segments"),
        (b"\xff\xd8\xff\xe0", "segments"),
        (b"\xff\xd8  \xff\xd9", "segments"),
        (b"\xff\xd8\xff\xda\0\2\xff", "segments"),
        (b"\x89PNG\r\n\x1a\n", "chunks"),
        (PNG[:50], "chunks"),
        (b"RIFF\x0c\0\0\0WEBPVP8 ", "chunks"),
        (b"RIFF\x10\0\0\0WEBPVP8 \x09\0\0\0", "chunks"),
        (b"\0\0\0\x07free", "boxes"),
        (b"\0\0\0\x08free\1", "boxes"),
        (NESTED, "boxes"),
        (
            full_box(b"meta", picture_files.handler(b"pict")[:-32], full_box(b"iloc", b"\x44")),
            "boxes",
        ),
        (full_box(b"meta", full_box(b"hdlr", bytes(4), b"pict"), full_box(b"iloc")), "items"),
    ],
)
def test_a_broken_file_is_not_clean(data: bytes, what: str) -> None:
    assert fault(data, data) == what


def test_fill_bytes_and_sizes_of_every_form_are_passed_over() -> None:
    filled = JPEG[:20] + b"\xff" + JPEG[20:]
    large = box(b"ftyp", b"mp42") + struct.pack(">I4sQ", 1, b"mdat", 17) + b"s"
    open_ended = box(b"ftyp", b"mp42") + struct.pack(">I4s", 0, b"mdat") + b"s"

    verify(JPEG, filled)
    verify(large, open_ended)


def test_what_lies_between_the_items_is_found() -> None:
    cleaned = clean(picture_files.full_heic())

    with pytest.raises(NotCleanError) as refused:
        verify(cleaned, cleaned + picture_files.box(b"mdat", b"37.5663 N, 126.9779 E"))

    assert refused.value.what == "free"
