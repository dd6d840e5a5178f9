import pytest

from selfguard import words
from selfguard.model.checklist import Severity
from selfguard.model.facts import LANGUAGES, Text


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
