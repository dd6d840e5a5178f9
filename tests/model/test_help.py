from datetime import date

import pytest

from factories import help_line, help_lines, route
from selfguard.model.help import NO_HELP, NO_HELP_LINES, Help, HelpLine, Route
from selfguard.model.reader import Age, Country, FromBefore18, Reader, Role, Situation

PREPARE, WORRIED, HAPPENING = Situation


@pytest.mark.parametrize(
    ("line", "reader", "is_meant"),
    [
        (help_line(), Reader(), True),
        (help_line(country=Country.KR), Reader(), True),
        (help_line(country=Country.KR), Reader(country=Country.ID), False),
        (help_line(country=None), Reader(country=Country.OTHER), True),
        (help_line(roles=frozenset({Role.SELF})), Reader(), True),
        (help_line(roles=frozenset({Role.SELF})), Reader(role=Role.FRIEND), False),
        (help_line(ages=frozenset({Age.FROM_14})), Reader(age=Age.FROM_14), True),
        (help_line(ages=frozenset({Age.FROM_14})), Reader(age=Age.FROM_18), False),
        (help_line(ages=frozenset({Age.FROM_14})), Reader(), False),
        (help_line(images=frozenset({FromBefore18.NO})), Reader(), False),
        (
            help_line(images=frozenset({FromBefore18.NO})),
            Reader(from_before_18=FromBefore18.NO),
            True,
        ),
        (
            help_line(images=frozenset({FromBefore18.NO})),
            Reader(age=Age.FROM_14, from_before_18=FromBefore18.NO),
            False,
        ),
    ],
)
def test_a_line_is_for_whom_it_is_meant_in_every_respect(
    line: HelpLine, reader: Reader, *, is_meant: bool
) -> None:
    assert line.is_for(reader) is is_meant


@pytest.mark.parametrize(
    ("today", "is_due"),
    [
        (date(2026, 12, 30), False),
        (date(2026, 12, 31), False),
        (date(2027, 1, 1), True),
    ],
)
def test_a_line_is_due_on_the_day_after_its_last_day(today: date, *, is_due: bool) -> None:
    line = help_line(review_after=date(2026, 12, 31))

    assert line.is_due(today) is is_due


@pytest.mark.parametrize(
    ("each", "is_meant"),
    [
        (route(), True),
        (route(countries=frozenset({Country.ID})), False),
        (route(situations=frozenset({PREPARE, WORRIED})), False),
        (route(roles=frozenset({Role.PARENT})), False),
        (route(ages=frozenset({Age.FROM_25, Age.UNSAID})), False),
        (
            route(
                countries=frozenset({Country.KR}),
                situations=frozenset({HAPPENING}),
                roles=frozenset({Role.SELF}),
                ages=frozenset({Age.FROM_14}),
            ),
            True,
        ),
    ],
)
def test_a_route_is_for_a_reader_in_a_situation(each: Route, *, is_meant: bool) -> None:
    assert each.is_for(HAPPENING, Reader(age=Age.FROM_14)) is is_meant


POLICE = help_line("police", country=Country.KR)
CENTRE = help_line("centre")
YOUTH = help_line("youth", ages=frozenset({Age.FROM_14, Age.UNSAID}))
ADULTS = help_line("adults", images=frozenset({FromBefore18.NO, FromBefore18.UNSAID}))
FOUR = help_lines(
    POLICE,
    CENTRE,
    YOUTH,
    ADULTS,
    routes=(
        route(["centre"], roles=frozenset({Role.TEACHER})),
        route(["youth", "centre"], ["adults"], "police", countries=frozenset({Country.KR})),
        route(["adults"], countries=frozenset({Country.KR})),
    ),
)


@pytest.mark.parametrize(
    ("reader", "told"),
    [
        (Reader(), Help(POLICE, (YOUTH, CENTRE), (ADULTS,))),
        (Reader(age=Age.FROM_14), Help(POLICE, (YOUTH, CENTRE), ())),
        (Reader(age=Age.FROM_25), Help(POLICE, (CENTRE,), (ADULTS,))),
        (Reader(Role.TEACHER), Help(None, (CENTRE,), ())),
        (Reader(country=Country.ID), NO_HELP),
    ],
    ids=["unsaid", "minor", "adult", "first route counts", "no route"],
)
def test_the_first_route_counts_without_the_lines_that_are_not_for_the_reader(
    reader: Reader, told: Help
) -> None:
    assert FOUR.help_for(HAPPENING, reader) == told


def test_whether_a_line_is_meant_can_be_asked_by_its_id() -> None:
    meant = [FOUR.is_meant(line, Reader(age=Age.FROM_25)) for line in FOUR.lines]

    assert meant == [True, True, False, True]


def test_without_help_lines_nobody_is_sent_anywhere() -> None:
    assert NO_HELP_LINES.help_for(HAPPENING, Reader()) == Help(None, (), ())
