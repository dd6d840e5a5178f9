import picture_files
from selfguard.vision.metadata import icc


def test_a_profile_is_cut_at_its_own_length() -> None:
    assert icc.whole(picture_files.ICC + b"more") == picture_files.ICC


def test_what_is_no_whole_profile_is_none() -> None:
    short = (131).to_bytes(4, "big") + picture_files.ICC[4:131]

    assert icc.whole(b"") == b""
    assert icc.whole(picture_files.ICC[:-1]) == b""
    assert icc.whole(short) == b""
    assert icc.whole(picture_files.ICC.replace(b"acsp", b"text")) == b""
