import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photos import blank, encoded
from selfguard.model.evidence import Fault
from selfguard.vision.headers import Header, Kind, read


def box(name: bytes, *content: bytes) -> bytes:
    """Return a box of a file like HEIC and MP4."""
    inner = b"".join(content)
    return struct.pack(">I4s", len(inner) + 8, name) + inner


def ispe(width: int, height: int) -> bytes:
    """Return a box that names a size."""
    return box(b"ispe", struct.pack(">III", 0, width, height))


def still(major: bytes, *sizes: bytes, brands: bytes = b"mif1") -> bytes:
    """Return the beginning of a file with the *major* brand and *sizes*."""
    kind = box(b"ftyp", major, bytes(4), brands)
    properties = box(b"iprp", box(b"free"), box(b"ipco", *sizes))
    return kind + box(b"meta", bytes(4), properties) + box(b"mdat")


def png(width: int, height: int, colour: int = 2) -> bytes:
    """Return the beginning of a PNG."""
    head = struct.pack(">II5B", width, height, 8, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + head + bytes(4)


def jpeg(*segments: bytes) -> bytes:
    """Return a JPEG of these *segments*, with its end mark."""
    return b"\xff\xd8" + b"".join(segments) + b"\xff\xd9"


SOF = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 30, 40) + b"\x01\x01\x11\x00"
COMMENT = b"\xff\xfe\x00\x06\xff\xd9ab"
VP8X = b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00"
VP8L = b"RIFF\x00\x00\x00\x00WEBPVP8L\x0a\x00\x00\x00\x2f"


@pytest.mark.parametrize(
    ("data", "header"),
    [
        (encoded(blank(40, 30)), Header(Kind.JPEG, 40, 30)),
        (encoded(blank(40, 30), ".png"), Header(Kind.PNG, 40, 30)),
        (encoded(blank(40, 30), ".webp"), Header(Kind.WEBP, 40, 30)),
        (jpeg(COMMENT, b"\xff\xff", SOF), Header(Kind.JPEG, 40, 30)),
        (jpeg(b"\xff\x01", b"lost bytes", b"\xff\x00", SOF), Header(Kind.JPEG, 40, 30)),
        (jpeg(b"\xff\xc4\x00\x02", SOF), Header(Kind.JPEG, 40, 30)),
        (png(7, 5, 6), Header(Kind.PNG, 7, 5, has_alpha=True)),
        (png(7, 5, 3) + b"....tRNS....IDAT", Header(Kind.PNG, 7, 5, has_alpha=True)),
        (png(7, 5, 3) + b"....IDAT....tRNS", Header(Kind.PNG, 7, 5)),
        (b"GIF87a\x07\x00\x05\x00", Header(Kind.GIF, 7, 5, has_alpha=True)),
        (VP8X + b"\x10\0\0\0\x06\0\0\x04\0\0", Header(Kind.WEBP, 7, 5, has_alpha=True)),
        (VP8X + b"\x00\0\0\0\x06\0\0\x04\0\0", Header(Kind.WEBP, 7, 5)),
        (VP8L + struct.pack("<I", 6 | 4 << 14), Header(Kind.WEBP, 7, 5)),
        (
            VP8L + struct.pack("<I", 6 | 4 << 14 | 1 << 28),
            Header(Kind.WEBP, 7, 5, has_alpha=True),
        ),
        (still(b"heic", ispe(8, 8), ispe(70, 50)), Header(Kind.HEIC, 70, 50)),
        (still(b"mif1", ispe(7, 5), brands=b"heic"), Header(Kind.HEIC, 7, 5)),
        (still(b"mif1", ispe(7, 5), brands=b"avif"), Header(Kind.AVIF, 7, 5)),
        (still(b"avif", ispe(7, 5)), Header(Kind.AVIF, 7, 5)),
    ],
)
def test_a_header_tells_kind_and_size(data: bytes, header: Header) -> None:
    assert read(data) == header


@pytest.mark.parametrize("ending", ["AVIF", "HEIF", "GIF", "WEBP"])
def test_the_size_is_read_from_what_another_program_wrote(ending: str) -> None:
    import pillow_heif  # noqa: PLC0415 - registers itself

    pillow_heif.register_heif_opener()
    file = io.BytesIO()
    Image.new("RGB", (128, 64)).save(file, ending)

    header = read(file.getvalue())

    assert isinstance(header, Header)
    assert (header.width, header.height) == (128, 64)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.DAMAGED),
        (b"\xff\xd8\xff", Fault.DAMAGED),
        (jpeg(b"\xff\xe1\x00"), Fault.DAMAGED),
        (jpeg(), Fault.DAMAGED),
        (jpeg(b"\xff\xda\x00\x02", SOF), Fault.DAMAGED),
        (jpeg(SOF)[:-2], Fault.DAMAGED),
        (jpeg(COMMENT, SOF)[:-2], Fault.DAMAGED),
        (jpeg(SOF.replace(b"\x00\x1e", b"\x00\x00")), Fault.DAMAGED),
        (png(7, 5)[:20], Fault.DAMAGED),
        (png(0, 5), Fault.DAMAGED),
        (b"GIF89a", Fault.DAMAGED),
        (VP8X, Fault.DAMAGED),
        (VP8L, Fault.DAMAGED),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", Fault.DAMAGED),
        (b"RIFF\x00\x00\x00\x00AVI LIST", Fault.VIDEO),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", Fault.NOT_A_PICTURE),
        (still(b"heic"), Fault.DAMAGED),
        (still(b"heic", ispe(7, 5))[:60], Fault.DAMAGED),
        (box(b"ftyp", b"isom", bytes(4), b"mp41"), Fault.VIDEO),
        (box(b"ftyp", b"qt  ", bytes(4)), Fault.VIDEO),
        (box(b"moov"), Fault.VIDEO),
        (b"\x1a\x45\xdf\xa3webm", Fault.VIDEO),
        (b"%!PS-Adobe-3.0 EPSF-3.0", Fault.NOT_A_PICTURE),
        (b"%PDF-1.7", Fault.NOT_A_PICTURE),
        (b"BM" + bytes(60), Fault.NOT_A_PICTURE),
        (b"II*\0" + bytes(60), Fault.NOT_A_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Fault.NOT_A_PICTURE),
        (b"\xff", Fault.NOT_A_PICTURE),
    ],
)
def test_what_is_no_whole_picture_is_a_fault(data: bytes, fault: Fault) -> None:
    assert read(data) == fault


@pytest.mark.parametrize(
    "boxes",
    [
        struct.pack(">I4sQ", 1, b"free", 24) + bytes(8),
        box(b"free") * 3,
    ],
)
def test_boxes_before_the_sizes_are_passed_over(boxes: bytes) -> None:
    kind = box(b"ftyp", b"heic", bytes(4))
    sizes = box(b"meta", bytes(4), box(b"iprp", box(b"ipco", ispe(7, 5))))

    assert read(kind + boxes + sizes) == Header(Kind.HEIC, 7, 5)


@pytest.mark.parametrize(
    "bad", [struct.pack(">I4s", 4, b"free"), struct.pack(">I4sQ", 1, b"free", 3)]
)
def test_a_box_smaller_than_its_own_head_ends_the_search(bad: bytes) -> None:
    kind = box(b"ftyp", b"heic", bytes(4))
    sizes = box(b"meta", bytes(4), box(b"iprp", box(b"ipco", ispe(7, 5))))

    assert read(kind + bad + sizes) == Fault.DAMAGED


def test_a_last_box_without_a_size_reaches_to_the_end() -> None:
    sizes = box(b"meta", bytes(4), box(b"iprp", box(b"ipco", ispe(7, 5))))
    endless = bytes(4) + sizes[4:]

    assert read(box(b"ftyp", b"heic", bytes(4)) + endless) == Header(Kind.HEIC, 7, 5)


def test_a_million_boxes_are_not_all_read() -> None:
    many = box(b"free") * 20_000
    sizes = box(b"meta", bytes(4), box(b"iprp", box(b"ipco", ispe(7, 5))))

    assert read(box(b"ftyp", b"heic", bytes(4)) + many + sizes) == Fault.DAMAGED


BEGINNINGS = [b"\xff\xd8\xff", png(1, 1)[:8], b"GIF89a", VP8X[:16], VP8L[:16], still(b"heic")[:40]]


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=200))
def test_any_bytes_are_a_header_or_a_fault(beginning: bytes, rest: bytes) -> None:
    assert isinstance(read(beginning + rest), Header | Fault)


def test_a_jpeg_of_too_many_scans_is_taken_for_damaged() -> None:
    scan = b"\xff\xda\x00\x02ab"

    assert read(jpeg(SOF, scan * 200)) == Header(Kind.JPEG, 40, 30)
    assert read(jpeg(SOF, scan * 201)) is Fault.DAMAGED


@pytest.mark.parametrize(
    ("bits", "colour", "decoded"), [(1, 3, 36), (8, 2, 36), (16, 2, 36), (8, 6, 48), (16, 6, 96)]
)
def test_what_a_png_takes_when_it_is_decoded_is_known(bits: int, colour: int, decoded: int) -> None:
    begun = bytearray(png(4, 3, colour))
    begun[24] = bits

    header = read(bytes(begun))

    assert isinstance(header, Header)
    assert header.decoded == decoded
