import math

import pytest

from selfguard.model.evidence import Coordinate
from selfguard.model.sight import Hidden
from selfguard.vision.metadata.told import as_date, as_device, as_place, as_text, joined


def test_of_several_parts_the_first_that_tells_something_counts() -> None:
    one = Hidden(device="One", has_thumbnail=True, others=1)
    other = Hidden(Coordinate(1, 2), "Other", "2024-08-11", has_video=True, others=2)

    assert joined([one, other]) == Hidden(
        Coordinate(1, 2), "One", "2024-08-11", has_thumbnail=True, has_video=True, others=3
    )
    assert joined([]) == Hidden()


def test_text_is_short_and_hides_nothing() -> None:
    assert as_text(b" Phone\x1b[31m \0behind") == "Phone⟨U+001B⟩[31m"
    assert as_text("\u202e전화".encode()) == "⟨U+202E⟩전화"
    assert as_text(b"\xff") == "⟨U+FFFD⟩"
    assert as_text(b"x" * 1000) == "x" * 79 + "…"


def test_a_maker_is_named_once() -> None:
    assert as_device("Canon", "Canon EOS") == "Canon EOS"
    assert as_device("Invented", "Phone 9") == "Invented Phone 9"
    assert as_device("Invented", "") == "Invented"
    assert as_device("", "Phone 9") == "Phone 9"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024:08:11 14:03:22", "2024-08-11 14:03:22"),
        ("2024-08-11T14:03+09:00", "2024-08-11 14:03"),
        ("2024-08-11", "2024-08-11"),
        ("0000:00:00 00:00:00", ""),
        ("    :  :     :  :  ", ""),
        ("yesterday", ""),
    ],
)
def test_dates_are_written_in_one_way(text: str, date: str) -> None:
    assert as_date(text) == date


def test_a_place_lies_on_the_earth() -> None:
    assert as_place(-37.56631234, 126.9) == Coordinate(-37.566312, 126.9)
    assert as_place(math.nan, 0) is None
    assert as_place(0, math.inf) is None
    assert as_place(90.1, 0) is None
    assert as_place(0, -180.1) is None
