import pytest

from selfguard.checks.birth_dates import BirthDate, birth_date, is_birth_year


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2008.03.14", BirthDate(3, 14, 2008)),
        ("2008년 3월 14일", BirthDate(3, 14, 2008)),
        ("08.03.14", BirthDate(3, 14, 2008)),
        ("98-03-14", BirthDate(3, 14, 1998)),
        ("080314", BirthDate(3, 14, 2008)),
        ("20080314", BirthDate(3, 14, 2008)),
        ("14032008", BirthDate(3, 14, 2008)),
        ("0314", BirthDate(3, 14)),
        ("3/14", BirthDate(3, 14)),
        ("14/3", BirthDate(3, 14)),
        ("3월 14일", BirthDate(3, 14)),
        ("14/03/08", BirthDate(3, 14, 2008)),
        ("03/14/08", BirthDate(3, 14, 2008)),
        ("03.14.08", BirthDate(3, 14, 2008)),
        ("14-03-2008", BirthDate(3, 14, 2008)),
        ("2.14.22", BirthDate(2, 14, 2022)),
        ("14 maret", BirthDate(3, 14)),
        ("march 14th, 2008", BirthDate(3, 14, 2008)),
        ("2 mei 2009", BirthDate(5, 2, 2009)),
        ("29/2", BirthDate(2, 29)),
        ("29.02.2008", BirthDate(2, 29, 2008)),
    ],
)
def test_a_date_is_read_in_the_way_that_the_calendar_allows(text: str, date: BirthDate) -> None:
    assert birth_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "30/2",
        "2월 30일",
        "13월 1일",
        "29.02.2007",
        "0",
        "1332",
        "march",
        "march 32",
        "13/13",
        "0.0",
        "1.2.3.4",
    ],
)
def test_what_the_calendar_does_not_have_is_no_date(text: str) -> None:
    assert birth_date(text) is None


@pytest.mark.parametrize(
    ("digits", "is_one"),
    [
        ("2008", True),
        ("08", True),
        ("17", True),
        ("18", False),
        ("39", False),
        ("40", True),
        ("1939", False),
        ("2018", False),
    ],
)
def test_a_year_of_birth_is_a_plausible_one(digits: str, *, is_one: bool) -> None:
    assert is_birth_year(digits) is is_one


def test_a_date_without_a_year_has_no_year_of_birth() -> None:
    assert not BirthDate(3, 14).has_birth_year
    assert BirthDate(3, 14, 2008).has_birth_year
