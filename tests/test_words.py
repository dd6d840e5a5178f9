import pytest

from selfguard.words import LANGUAGES, has, say


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ko", "학교"), ("en", "school"), ("id", "sekolah")],
)
def test_words_are_said_in_the_language_that_was_asked_for(language: str, expected: str) -> None:
    said = say(language, "exposures.school")

    assert said == expected


def test_a_value_that_looks_like_a_placeholder_is_not_read_again() -> None:
    said = say("en", "report.datum", label="{data}", data="{label.__class__}")

    assert said == say("en", "report.datum", label="A", data="B").replace("A", "{data}").replace(
        "B", "{label.__class__}"
    )


def test_it_is_known_which_words_there_are() -> None:
    assert has("exposures.school")
    assert not has("exposures.no-such-word")


def test_a_word_that_is_missing_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        say("en", "exposures.no-such-word")


def test_the_languages_are_those_of_the_model() -> None:
    assert LANGUAGES == ("ko", "en", "id")
