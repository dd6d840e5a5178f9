import pytest

from picture_files import coded, picture
from selfguard.model.evidence import Fault
from selfguard.model.sight import Hidden
from selfguard.vision.metadata import gif
from selfguard.vision.refusals import UnreadableFileError

HEAD = b"GIF89a\1\0\1\0\x80\0\0" + bytes(6)
"""A picture of one pixel, with a table of two colours."""
FRAME = b"\x2c\0\0\0\0\1\0\1\0\0\2\2\x44\1\0"
OWN_COLOURS = b"\x2c\0\0\0\0\1\0\1\0\x80" + bytes(6) + b"\2\2\x44\1\0"
PLAYED = b"\x21\xff\x0bNETSCAPE2.0\3\1\0\0\0"
CONTROL = b"\x21\xf9\4\0\0\0\0\0"
COMMENT = b"\x21\xfe\7invents\4more\0"
TEXT = b"\x21\1\x0c" + bytes(12) + b"\2hi\0"
XMP = b"\x21\xff\x0bXMP DataXMP\4<x/>\0"
END = b"\x3b"


@pytest.mark.parametrize(
    ("data", "others"),
    [
        (HEAD + FRAME + END, 0),
        (b"GIF89a\1\0\1\0\0\0\0" + OWN_COLOURS + END, 0),
        (HEAD + PLAYED + CONTROL + FRAME + CONTROL + OWN_COLOURS + END, 0),
        (HEAD + COMMENT + FRAME + END, 1),
        (HEAD + TEXT + FRAME + END, 1),
        (HEAD + PLAYED + XMP + COMMENT + FRAME + TEXT + END + COMMENT, 3),
    ],
    ids=["plain", "own colours", "played", "comment", "text", "all"],
)
def test_comments_texts_and_applications_are_counted(data: bytes, others: int) -> None:
    assert gif.read(data) == Hidden(others=others)


def test_a_gif_that_was_written_by_others_is_read() -> None:
    made = coded("GIF", comment=b"invented", save_all=True, append_images=[picture(9, 9)], loop=0)

    assert gif.read(made) == Hidden(others=1)


@pytest.mark.parametrize(
    "data",
    [HEAD[:8], HEAD, HEAD + FRAME, HEAD + COMMENT[:5], HEAD + b"\x99" + END],
    ids=["head", "no end", "no end after a frame", "half a comment", "no such mark"],
)
def test_what_is_cut_off_or_out_of_order_is_damaged(data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        gif.read(data)

    assert refused.value.fault is Fault.DAMAGED
