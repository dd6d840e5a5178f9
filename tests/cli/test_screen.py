"""A question is folded where the screen ends, and never within a word."""

import pytest

from selfguard.cli.screen import folded
from selfguard.cli.speech import Preferences
from selfguard.text import width

LONG = {
    "en": "Is this the account of your child: haneul.sample, and is your child beside you? [y/N]",
    "ko": "이 계정이 자녀의 계정인가요: haneul.sample, 그리고 자녀가 지금 옆에 있나요? [예/아니요]",
}


@pytest.mark.parametrize("language", LONG)
@pytest.mark.parametrize("columns", [40, 60, 80])
def test_a_long_question_is_folded_at_spaces(
    monkeypatch: pytest.MonkeyPatch, columns: int, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    question = f"{LONG[language]}\nSecond"

    told = folded(question, Preferences(language)).split("\n")

    assert told[-1] == "Second"
    assert " ".join(told[:-1]) == LONG[language]
    assert max(map(width, told)) <= columns - 2


def test_for_a_screen_reader_a_question_stays_whole() -> None:
    assert folded(LONG["en"] * 9, Preferences(is_plain=True)) == LONG["en"] * 9
