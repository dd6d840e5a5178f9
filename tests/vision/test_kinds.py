import pytest

import picture_files
from selfguard.vision.kinds import Kind, kind_of

BRANDS = [
    (b"\0\0\0\x1cftypmif1\0\0\0\0mif1heicmiaf", Kind.HEIC),
    (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", Kind.AVIF),
    (b"\0\0\0\x14ftyp3gp5\0\0\0\0isom", Kind.MP4),
    (b"\0\0\0\x14ftypcrx \0\0\0\x01crx ", Kind.RAW),
    (b"\0\0\0\x14ftypM4A \0\0\0\0M4A ", Kind.UNKNOWN),
    (b"\0\0\0\x10ftypXXXX\0\0\0\0isom", Kind.UNKNOWN),
    (b"\xff\xff\xff\xffftyp", Kind.UNKNOWN),
    (b"\0\0\0\x08wide\0\0\0\0mdat", Kind.MOV),
]
OTHERS = [
    (b"GIF89a", Kind.GIF),
    (b"II*\0", Kind.TIFF),
    (b"MM\0*", Kind.TIFF),
    (b"%!PS-Adobe", Kind.EPS),
    (b"%PDF-1.7", Kind.PDF),
    (b"FUJIFILMCCD-RAW 0201", Kind.RAW),
    (b"RIFF\0\0\0\0WAVE", Kind.UNKNOWN),
    (b"", Kind.UNKNOWN),
    (b"\xff\xd8", Kind.UNKNOWN),
]
FILES = [
    ("full.jpg", Kind.JPEG),
    ("motion.jpg", Kind.JPEG),
    ("progressive.jpg", Kind.JPEG),
    ("full.png", Kind.PNG),
    ("full.webp", Kind.WEBP),
    ("full.heic", Kind.HEIC),
    ("full.avif", Kind.AVIF),
    ("film.mp4", Kind.MP4),
    ("film.mov", Kind.MOV),
]


@pytest.mark.parametrize(("start", "kind"), [*BRANDS, *OTHERS])
def test_the_first_bytes_tell_the_kind(start: bytes, kind: Kind) -> None:
    assert kind_of(start) is kind


def test_every_kind_that_can_be_cleaned_is_known() -> None:
    kinds = [(name, kind_of(data)) for name, data in picture_files.every().items()]

    assert kinds == FILES
