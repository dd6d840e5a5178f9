"""The line that says how long is waited: it waits exactly that, in seconds that are shown."""

import sys
import time

import pytest

from live import Screen
from selfguard.cli.speech import Preferences
from selfguard.cli.waiting import ShownWaiting
from selfguard.words import say


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return how long was slept, each time; nobody sleeps."""
    naps: list[float] = []
    monkeypatch.setattr(time, "sleep", naps.append)
    return naps


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Give a terminal, and return what stands on it. Between fixture and test pytest takes it."""
    shown = Screen()
    monkeypatch.setattr(sys, "stdin", Screen())
    monkeypatch.setattr(sys, "stderr", shown)
    return shown


def test_each_second_of_a_pause_is_shown_and_no_other_is_waited(
    monkeypatch: pytest.MonkeyPatch, slept: list[float]
) -> None:
    screen = on_a_terminal(monkeypatch)
    waiting = ShownWaiting(Preferences(), most=20)

    waiting.pause(2.5)
    waiting.pause(1)
    waiting.stop()

    assert slept == [1.0, 1.0, 0.5, 1.0]
    told = [(2, 3), (2, 2), (2, 1), (3, 1)]
    lines = [say("en", "live.next-request", number=n, most=20, left=s) for n, s in told]
    assert [line for line in lines if line in screen.getvalue()] == lines


def test_how_long_an_answer_is_waited_for_is_shown_and_not_slept(
    monkeypatch: pytest.MonkeyPatch, slept: list[float]
) -> None:
    screen = on_a_terminal(monkeypatch)
    waiting = ShownWaiting(Preferences(), most=1)

    waiting.tick(14.6)
    waiting.stop()

    assert say("en", "live.waits", left=15) in screen.getvalue()
    assert slept == []


def test_nothing_is_shown_for_a_screen_reader(
    monkeypatch: pytest.MonkeyPatch, slept: list[float]
) -> None:
    screen = on_a_terminal(monkeypatch)
    waiting = ShownWaiting(Preferences(is_plain=True), most=20)

    waiting.pause(2)
    waiting.tick(15)
    waiting.stop()

    assert (screen.getvalue(), slept) == ("", [1.0, 1.0])


def test_nothing_is_shown_where_nobody_looks(
    capsys: pytest.CaptureFixture[str], slept: list[float]
) -> None:
    waiting = ShownWaiting(Preferences(), most=20)

    waiting.pause(0.5)
    waiting.tick(15)
    waiting.stop()

    assert (capsys.readouterr(), slept) == (("", ""), [0.5])
