import pytest

from factories import action, help_line, step
from selfguard import words
from selfguard.model.checklist import Action, Severity, Step
from selfguard.model.facts import LANGUAGES, Text
from selfguard.model.reader import Age, Country, Phone, Reader, Role


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (Text(ko="가", en="a", id="b"), "ko", ("가", "ko")),
        (Text(ko="가", en="a", id="b"), "en", ("a", "en")),
        (Text(ko="가", en="a", id="b"), "id", ("b", "id")),
        (Text(ko="가", en="a"), "id", ("a", "en")),
        (Text(en="a", id="b"), "ko", ("a", "en")),
        (Text(id="b"), "en", ("b", "id")),
        (Text(ko="가"), "id", ("가", "ko")),
        (Text(), "en", ("", "en")),
    ],
)
def test_a_missing_language_is_stood_in_for_by_english_first(
    text: Text, language: str, expected: tuple[str, str]
) -> None:
    assert text.within(language) == expected


def test_weights_double_from_low_to_critical() -> None:
    weights = {severity: severity.weight for severity in Severity}

    assert weights == {
        Severity.CRITICAL: 8,
        Severity.HIGH: 4,
        Severity.MEDIUM: 2,
        Severity.LOW: 1,
    }


def test_interface_and_checklists_speak_the_same_languages() -> None:
    assert words.LANGUAGES == LANGUAGES


LINE = help_line(country=Country.KR)


@pytest.mark.parametrize(
    ("each", "reader", "is_meant"),
    [
        (action(), Reader(), True),
        (action(roles=frozenset({Role.PARENT})), Reader(), False),
        (action(roles=frozenset({Role.PARENT})), Reader(Role.PARENT), True),
        (action(ages=frozenset({Age.FROM_14})), Reader(age=Age.FROM_14), True),
        (action(ages=frozenset({Age.FROM_14})), Reader(age=Age.FROM_18), False),
        (action(ages=frozenset({Age.FROM_14})), Reader(), True),
        (action(countries=frozenset({Country.KR})), Reader(), True),
        (action(countries=frozenset({Country.KR})), Reader(country=Country.OTHER), False),
        (action(os="android"), Reader(), True),
        (action(os="android"), Reader(phone=Phone.ANDROID), True),
        (action(os="android"), Reader(phone=Phone.IOS), False),
        (action(os="ios"), Reader(phone=Phone.ANDROID), False),
        (action(os="web"), Reader(phone=Phone.IOS), True),
        (action(os=""), Reader(phone=Phone.IOS), True),
        (action(help_line=LINE), Reader(), True),
        (action(help_line=LINE), Reader(country=Country.ID), False),
    ],
)
def test_an_action_is_for_whom_its_role_age_phone_and_help_line_are(
    each: Action, reader: Reader, *, is_meant: bool
) -> None:
    assert each.is_for(reader) is is_meant


@pytest.mark.parametrize(
    ("each", "reader", "is_meant"),
    [
        (step(), Reader(), True),
        (step(roles=frozenset({Role.PARENT})), Reader(), False),
        (step(roles=frozenset({Role.PARENT})), Reader(Role.PARENT), True),
        (step(ages=frozenset({Age.FROM_14})), Reader(age=Age.FROM_14), True),
        (step(ages=frozenset({Age.FROM_14})), Reader(age=Age.FROM_18), False),
        (step(ages=frozenset({Age.FROM_14})), Reader(), True),
        (step(countries=frozenset({Country.KR})), Reader(), True),
        (step(countries=frozenset({Country.KR})), Reader(country=Country.ID), False),
    ],
)
def test_a_step_is_for_whom_its_role_and_age_are(
    each: Step, reader: Reader, *, is_meant: bool
) -> None:
    assert each.is_for(reader) is is_meant
