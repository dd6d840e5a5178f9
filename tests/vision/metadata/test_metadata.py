"""What whole files tell, of every kind that is known."""

import pytest

import picture_files
from selfguard.model.evidence import Coordinate, Fault
from selfguard.model.sight import Hidden
from selfguard.vision.metadata import read
from selfguard.vision.refusals import UnreadableFileError

PLACE = Coordinate(picture_files.LATITUDE, picture_files.LONGITUDE)
DEVICE, TAKEN = picture_files.DEVICE, picture_files.TAKEN
TOLD = {
    "full.jpg": Hidden(PLACE, DEVICE, TAKEN, has_thumbnail=True, others=5),
    "motion.jpg": Hidden(PLACE, DEVICE, TAKEN, has_thumbnail=True, has_video=True, others=5),
    "progressive.jpg": Hidden(others=2),
    "full.png": Hidden(PLACE, DEVICE, TAKEN, has_thumbnail=True, others=7),
    "full.webp": Hidden(PLACE, DEVICE, TAKEN, has_thumbnail=True, others=5),
    "full.heic": Hidden(PLACE, DEVICE, TAKEN, has_thumbnail=True, has_video=True, others=4),
    "full.avif": Hidden(PLACE, DEVICE, TAKEN, others=4),
    "film.mp4": Hidden(PLACE, DEVICE, TAKEN, others=2),
    "film.mov": Hidden(PLACE, DEVICE, TAKEN, others=1),
}


def test_every_file_tells_what_was_written_into_it() -> None:
    assert {name: read(data) for name, data in picture_files.every().items()} == TOLD


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"II*\0", b"\0" * 100])
def test_what_is_no_picture_that_is_known_is_not_read(data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        read(data)

    assert refused.value.fault is Fault.NOT_A_PICTURE


@pytest.mark.parametrize("data", [picture_files.full_jpeg()[:-2], b"GIF89a"], ids=["JPEG", "GIF"])
def test_a_broken_container_is_damaged(data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        read(data)

    assert refused.value.fault is Fault.DAMAGED
