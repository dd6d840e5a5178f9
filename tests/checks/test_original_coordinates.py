import dataclasses

import pytest

from factories import ORIGIN, SEEN, post
from selfguard.checks.original_coordinates import OriginalCoordinates
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import Coordinate


@pytest.mark.parametrize(
    ("coordinate", "datum"),
    [
        (Coordinate(37.56651, 126.97796), "37.57, 126.98"),
        (Coordinate(-6.2, 106.8), "-6.20, 106.80"),
        (Coordinate(-0.001, 0.0), "0.00, 0.00"),
    ],
)
def test_a_kept_coordinate_is_exposed_to_two_decimals(coordinate: Coordinate, datum: str) -> None:
    result = OriginalCoordinates().examine([post(coordinate=coordinate), post()])

    assert result == CheckResult(
        2, (Exposure(ORIGIN, "coordinate", datum, SEEN, "media/posts/a.jpg"),)
    )


def test_a_post_without_a_picture_has_no_where() -> None:
    bare = dataclasses.replace(post(coordinate=Coordinate(1, 2)), media=())

    result = OriginalCoordinates().examine([bare])

    assert result.exposures == (Exposure(ORIGIN, "coordinate", "1.00, 2.00", SEEN),)


def test_no_posts_are_no_pass() -> None:
    result = OriginalCoordinates().examine([])

    assert result == CheckResult(0)
