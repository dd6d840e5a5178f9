"""Who is sent where: every reader in every situation, held against the fact sheet's rules.

The rules are in `help-lines.md` §6 of 2026-11-22; `tests/golden/routes.txt` shows every reader.
"""

import itertools
from collections.abc import Callable, Sequence

import pytest

from reports import golden
from selfguard.model.facts import Mark
from selfguard.model.help import MOST_FIRST, Help, HelpLine
from selfguard.model.reader import (
    Age,
    Country,
    FromBefore18,
    Reader,
    Role,
    Situation,
)
from shipped_texts import built_help_lines

KR, ID, OTHER = Country
YES, NO, UNSAID = FromBefore18
PREPARE, WORRIED, HAPPENING = Situation
MINORS, ADULTS = (Age.UNDER_14, Age.FROM_14), (Age.FROM_18, Age.FROM_25)
EVERY = [
    (situation, Reader(role, age, image, country))
    for country, situation, role, age, image in itertools.product(
        Country, Situation, Role, Age, FromBefore18
    )
]
"""Every situation with every reader: 675 of them."""


def _help(situation: Situation, reader: Reader) -> Help:
    return built_help_lines().help_for(situation, reader)


def _ids(lines: Sequence[HelpLine]) -> list[str]:
    return [line.id for line in lines]


def _shown(told: Help) -> list[HelpLine]:
    return [*([told.danger] if told.danger else []), *told.first, *told.then]


def _named(told: Help) -> set[str]:
    return {line.id for line in _shown(told)}


def _first_numbers(told: Help) -> list[str]:
    return [line.contacts[0].value for line in told.first]


def _against(is_right: Callable[[Situation, Reader, Help], bool]) -> list[tuple[str, Reader]]:
    """Return every reader, in their situation, for whom *is_right* does not hold."""
    return [
        (situation.value, reader)
        for situation, reader in EVERY
        if not is_right(situation, reader, _help(situation, reader))
    ]


# What holds for everybody


def test_at_most_three_lines_stand_on_top() -> None:
    assert _against(lambda _situation, _reader, told: len(told.first) <= MOST_FIRST == 3) == []


def test_nobody_sees_a_line_twice() -> None:
    assert _against(lambda _situation, _reader, told: len(_named(told)) == len(_shown(told))) == []


def test_what_rests_on_a_secondary_source_stands_neither_on_top_nor_under_danger() -> None:
    def is_verified(_situation: Situation, _reader: Reader, told: Help) -> bool:
        top = [line for line in (told.danger, *told.first) if line]
        return all(
            line.mark is Mark.VERIFIED and line.contacts[0].mark is Mark.VERIFIED for line in top
        )

    assert _against(is_verified) == []


def test_a_line_is_shown_to_nobody_for_whom_it_is_not() -> None:
    assert (
        _against(lambda _situation, reader, told: all(line.is_for(reader) for line in _shown(told)))
        == []
    )


def test_the_police_come_first_for_whoever_is_in_danger_in_korea_and_nowhere_else() -> None:
    def is_right(_situation: Situation, reader: Reader, told: Help) -> bool:
        return (told.danger is not None and told.danger.contacts[0].value == "112") is (
            reader.country is KR
        )

    assert _against(is_right) == []


def test_somebody_to_call_stands_on_top_in_korea_and_indonesia() -> None:
    assert _against(lambda _, reader, told: bool(told.first) is (reader.country is not OTHER)) == []


# The two services for images


def test_stopncii_is_for_nobody_who_is_or_was_under_18() -> None:
    def is_right(_situation: Situation, reader: Reader, told: Help) -> bool:
        is_minor = reader.age in MINORS or reader.from_before_18 is YES
        return not (is_minor and "intl-stopncii" in _named(told))

    assert _against(is_right) == []


def test_take_it_down_is_for_nobody_who_was_18_or_over() -> None:
    def is_right(_situation: Situation, reader: Reader, told: Help) -> bool:
        was_adult = reader.from_before_18 is NO and reader.age not in MINORS
        return not (was_adult and "intl-takeitdown" in _named(told))

    assert _against(is_right) == []


@pytest.mark.parametrize("country", Country)
@pytest.mark.parametrize(
    ("age", "image", "services"),
    [
        *[(age, image, {"intl-takeitdown"}) for age in MINORS for image in FromBefore18],
        *[(age, YES, {"intl-takeitdown"}) for age in (*ADULTS, Age.UNSAID)],
        *[(age, NO, {"intl-stopncii"}) for age in (*ADULTS, Age.UNSAID)],
        *[(age, UNSAID, {"intl-takeitdown", "intl-stopncii"}) for age in (*ADULTS, Age.UNSAID)],
    ],
)
def test_the_age_at_the_time_of_the_image_decides_and_unsaid_shows_both(
    country: Country, age: Age, image: FromBefore18, services: set[str]
) -> None:
    told = _help(HAPPENING, Reader(Role.SELF, age, image, country))

    assert _named(told) & {"intl-takeitdown", "intl-stopncii"} == services


@pytest.mark.parametrize("role", [Role.FRIEND, Role.TEACHER, Role.SCHOOL])
@pytest.mark.parametrize("situation", Situation)
def test_nobody_but_the_person_and_parents_is_sent_to_a_service_for_images(
    situation: Situation, role: Role
) -> None:
    named = {
        name
        for each, reader in EVERY
        if (each, reader.role) == (situation, role)
        for name in _named(_help(each, reader))
    }

    assert named & {"intl-takeitdown", "intl-stopncii", "intl-google-search"} == set()


def test_a_parent_is_sent_to_take_it_down_and_never_to_stopncii() -> None:
    told = {
        name
        for situation, reader in EVERY
        if reader.role is Role.PARENT
        for name in _named(_help(situation, reader))
    }

    assert told & {"intl-takeitdown", "intl-stopncii"} == {"intl-takeitdown"}


# Who may file what


@pytest.mark.parametrize(("line", "role"), [("kr-ecrm", Role.SELF), ("kr-epeople", Role.PARENT)])
def test_a_report_is_offered_to_whom_it_is_open_and_to_nobody_else(line: str, role: Role) -> None:
    sent = {reader.role for situation, reader in EVERY if line in _named(_help(situation, reader))}

    assert sent == {role}


@pytest.mark.parametrize("age", Age)
def test_who_is_affected_in_korea_finds_the_report_for_them(age: Age) -> None:
    own = _help(HAPPENING, Reader(age=age))
    parents = _help(HAPPENING, Reader(Role.PARENT, age))

    assert "kr-ecrm" in _named(own)
    assert "kr-epeople" in _named(parents)


# Korea, by role and age


@pytest.mark.parametrize(
    ("situation", "role", "age", "first", "then"),
    [
        *[
            (HAPPENING, Role.SELF, age, ["1366", "117", "1388"], ["intl-takeitdown", "kr-ecrm"])
            for age in MINORS
        ],
        (
            HAPPENING,
            Role.SELF,
            Age.UNSAID,
            ["1366", "117", "1388"],
            ["intl-takeitdown", "intl-stopncii", "kr-ecrm"],
        ),
        *[
            (HAPPENING, Role.SELF, age, ["1366"], ["kr-ecrm", "intl-stopncii", "intl-takeitdown"])
            for age in ADULTS
        ],
        (HAPPENING, Role.PARENT, Age.FROM_14, ["1366", "1388"], ["kr-117", "kr-epeople"]),
        (HAPPENING, Role.PARENT, Age.FROM_25, ["1366"], ["kr-epeople"]),
        (HAPPENING, Role.FRIEND, Age.FROM_14, ["1366", "117", "1388"], ["kr-kakao-illegal"]),
        (HAPPENING, Role.FRIEND, Age.FROM_25, ["1366"], ["kr-kakao-illegal"]),
        *[
            (situation, role, age, ["117", "1366"], ["kr-1388"])
            for situation in Situation
            for role in (Role.TEACHER, Role.SCHOOL)
            for age in (Age.UNDER_14, Age.FROM_14, Age.FROM_18, Age.UNSAID)
        ],
        *[
            (WORRIED, role, age, ["1366", "1388"], ["kr-117"])
            for role in (Role.SELF, Role.PARENT, Role.FRIEND)
            for age in (Age.UNDER_14, Age.FROM_14, Age.FROM_18, Age.UNSAID)
        ],
        *[
            (WORRIED, role, Age.FROM_25, ["1366"], [])
            for role in (Role.SELF, Role.PARENT, Role.FRIEND)
        ],
    ],
)
def test_in_korea_the_first_lines_are_those_of_the_fact_sheet(
    situation: Situation, role: Role, age: Age, first: list[str], then: list[str]
) -> None:
    told = _help(situation, Reader(role, age))

    assert (_first_numbers(told), _ids(told.then)[: len(then)]) == (first, then)


def test_a_minor_to_whom_it_happens_in_korea_is_sent_to_exactly_these() -> None:
    told = _help(HAPPENING, Reader(age=Age.FROM_14))

    assert (told.danger, _ids(told.first), _ids(told.then)) == (
        built_help_lines().lines["kr-112"],
        ["kr-d4u", "kr-117", "kr-1388"],
        [
            "intl-takeitdown",
            "kr-ecrm",
            "kr-kakao-illegal",
            "kr-kakao-harm",
            "intl-google-search",
            "intl-telegram",
            "kr-legal-aid",
        ],
    )


def test_whoever_is_worried_is_sent_to_no_form_for_removal() -> None:
    forms = {"kr-ecrm", "kr-kakao-illegal", "kr-kakao-harm", "intl-telegram", "intl-google-search"}
    forms |= {"intl-takeitdown", "intl-stopncii"}

    def is_right(situation: Situation, reader: Reader, told: Help) -> bool:
        return situation is not WORRIED or reader.country is OTHER or not forms & _named(told)

    assert _against(is_right) == []


# Elsewhere


@pytest.mark.parametrize("situation", Situation)
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("age", Age)
def test_in_indonesia_sapa_129_comes_first_and_nothing_of_korea_comes_at_all(
    situation: Situation, role: Role, age: Age
) -> None:
    told = _help(situation, Reader(role, age, country=ID))

    assert (told.danger, _first_numbers(told)) == (None, ["129"])
    assert [name for name in _named(told) if name.startswith("kr-")] == []


@pytest.mark.parametrize(
    ("age", "is_named"),
    [(Age.UNDER_14, True), (Age.FROM_14, True), (Age.UNSAID, True), (Age.FROM_18, False)],
)
def test_in_indonesia_the_commission_for_children_is_for_children(
    age: Age, *, is_named: bool
) -> None:
    told = _help(WORRIED, Reader(age=age, country=ID))

    assert ("id-kpai" in _ids(told.then)) is is_named


@pytest.mark.parametrize("situation", Situation)
def test_in_any_other_country_there_are_the_services_by_age_and_no_number(
    situation: Situation,
) -> None:
    told = _help(situation, Reader(country=OTHER))

    assert (told.danger, told.first, _ids(told.then)) == (
        None,
        (),
        ["intl-takeitdown", "intl-stopncii", "intl-google-search", "intl-telegram"],
    )


# Every reader


def _table() -> str:
    """Return one line for each reader: who they are, and the lines they are sent to."""
    head = "situation role    age      before-18 | danger | first | then"
    rows = [head]
    for country in Country:
        rows += ["", f"# {country}", ""]
        rows += [_row(each, reader) for each, reader in EVERY if reader.country is country]
    return "\n".join(rows) + "\n"


def _row(situation: Situation, reader: Reader) -> str:
    told = _help(situation, reader)
    who = f"{situation:<9} {reader.role:<7} {reader.age:<8} {reader.from_before_18:<9}"
    danger = told.danger.id if told.danger else "-"
    columns = [who, danger, *(" ".join(_ids(each)) or "-" for each in (told.first, told.then))]
    return " | ".join(columns)


def test_every_reader_is_sent_where_the_table_says() -> None:
    table = _table()

    assert table == golden("routes.txt", table)
