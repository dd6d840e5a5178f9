"""A question with a few answers, at a keyboard that is a pipe and a screen that is none."""

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input

from command import DOWN, ENTER, UP
from selfguard.cli.menu import Option, choose, choose_member
from selfguard.cli.speech import Preferences
from selfguard.model.reader import Age
from selfguard.words import say

OPTIONS = (Option("tea", "Tea", ("t", "ㅅ")), Option("milk", "Milk", ("m",)), Option("no", "None"))


def chosen(keys: str) -> str:
    """Return what is chosen with *keys* where Enter alone means milk."""
    with create_pipe_input() as keyboard, create_app_session(input=keyboard):
        keyboard.send_text(keys)
        return choose("What may it be?", OPTIONS, "milk", Preferences())


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (ENTER, "milk"),
        (UP + ENTER, "tea"),
        (DOWN + ENTER, "no"),
        ("3" + ENTER, "no"),
        ("t", "tea"),
        ("T", "tea"),
        ("ㅅ", "tea"),
    ],
)
def test_arrows_numbers_and_letters_choose(keys: str, expected: str) -> None:
    assert chosen(keys) == expected


def test_interrupting_chooses_nothing() -> None:
    with pytest.raises(KeyboardInterrupt):
        chosen("\x03")


def test_the_letters_that_answer_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    chosen(ENTER)

    shown = capsys.readouterr()
    assert shown.out == ""
    for line in ("What may it be?", "1. Tea (t)", "2. Milk (m)", "3. None"):
        assert line in shown.err


def test_members_of_an_enumeration_are_called_by_their_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with create_pipe_input() as keyboard, create_app_session(input=keyboard):
        keyboard.send_text("2" + ENTER)
        age = choose_member("?", Age, "cli.age-", Age.UNSAID, Preferences(language="ko"))

    assert age is Age.FROM_14
    assert say("ko", "cli.age-14-17") in capsys.readouterr().err
