import pytest

from selfguard.model.evidence import Coordinate, Fault
from selfguard.model.sight import Hidden, NotLookedAtError


def test_a_file_that_tells_nothing_beside_its_picture_is_empty() -> None:
    assert Hidden().is_empty


@pytest.mark.parametrize(
    "hidden",
    [
        Hidden(place=Coordinate(37.5, 127.0)),
        Hidden(device="Invented Phone"),
        Hidden(taken_on="2024-08-11 14:03:22"),
        Hidden(has_thumbnail=True),
        Hidden(has_video=True),
        Hidden(others=1),
    ],
)
def test_a_file_that_tells_one_thing_is_not_empty(hidden: Hidden) -> None:
    assert not hidden.is_empty


def test_a_picture_that_cannot_be_looked_at_says_why() -> None:
    error = NotLookedAtError(Fault.TOO_LARGE)

    assert (str(error), error.fault) == ("too-large", Fault.TOO_LARGE)
