"""The first run on a terminal: one's safety, who is reading, and what of it is kept."""

import sys
from pathlib import Path

import pytest

from command import (
    DOWN,
    ENTER,
    asked,
    been_here,
    called,
    declined,
    ended,
    in_terminal,
    interrupt,
    press,
    ready,
    shown,
    terminal,
)
from selfguard.cli.store_folder import store
from selfguard.model.reader import Age, Reader, Role
from selfguard.words import say

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")

SAFETY = ("help.safety-watched", "help.safety-noticed")
LAST_ROLE, LAST_AGE = "cli.role-school", "cli.age-unsaid"


def everything(folder: Path) -> dict[str, bytes]:
    """Return path → content of every file below *folder*; a folder has no content."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }


def squeezed(text: str) -> str:
    """Return *text* without the line breaks and spaces that laying it out has put in."""
    return "".join(text.split())


def times_told(text: str, language: str) -> list[int]:
    """Return how often *text* tells each of the lines on one's safety."""
    return [squeezed(text).count(squeezed(say(language, key))) for key in SAFETY]


@pytest.mark.parametrize(("language", "yes"), [("ko", "ㅛ"), ("en", "y")])
def test_safety_comes_first_then_who_is_reading_and_both_are_kept_on_a_yes(
    language: str, yes: str
) -> None:
    child = terminal("audit", "--lang", language)

    press(child, language)
    ready(child, language, LAST_ROLE)
    child.send(DOWN + DOWN + ENTER)
    child.expect_exact(say(language, "cli.how-old"))
    ready(child, language, LAST_AGE)
    child.send("2" + ENTER)
    child.expect_exact(say(language, "cli.keep-it"))
    child.sendline(yes)
    code = declined(child, language)
    again = terminal("audit", "--lang", language)
    code_again = declined(again, language)

    assert (code, code_again) == (0, 0)
    before_the_key = shown(child).partition(say(language, "cli.press-a-key"))[0]
    assert times_told(before_the_key, language) == [1, 1]
    assert "1366" in before_the_key
    assert times_told(shown(again), language) == [0, 0]
    assert say(language, "cli.who-reads") not in shown(again)
    assert store().reader() == Reader(role=Role.FRIEND, age=Age.FROM_14)
    assert "--role friend --age 14-17" in shown(again)


def test_a_no_keeps_neither_answer_and_they_count_for_this_run() -> None:
    child = terminal("audit", "--lang", "en")

    press(child, "en")
    ready(child, "en", LAST_ROLE)
    child.send("2" + ENTER)
    child.expect_exact(say("en", "cli.how-old"))
    ready(child, "en", LAST_AGE)
    child.send(ENTER)
    child.expect_exact(say("en", "cli.keep-it"))
    child.sendline()
    code = declined(child)

    assert code == 0
    assert squeezed(say("en", "report.role-parent")) in squeezed(shown(child))
    assert store().reader() is None


def test_stopping_at_the_words_on_safety_stops() -> None:
    child = terminal("audit", "--lang", "en")

    child.expect_exact(say("en", "cli.press-a-key"))
    interrupt(child)
    code = ended(child)

    assert code == 130
    assert say("en", "cli.interrupted") in shown(child)
    assert say("en", "cli.who-reads") not in shown(child)
    assert not store().folder.exists()


def test_stopping_at_the_question_who_is_reading_stops() -> None:
    child = terminal("audit", "--lang", "ko")

    press(child, "ko")
    ready(child, "ko", LAST_ROLE)
    child.send("\x03")
    code = ended(child)

    assert code == 130
    assert store().reader() is None


@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_trace_shows_safety_once_in_each_run_and_writes_nothing_anywhere(
    home: Path, export: Path, language: str
) -> None:
    before = everything(home)
    told = []

    for _ in range(2):
        child = terminal("audit", "--no-trace", "--instagram-export", export, "--lang", language)
        press(child, language)
        ready(child, language, LAST_ROLE)
        child.send(ENTER)
        child.expect_exact(say(language, "cli.how-old"))
        ready(child, language, LAST_AGE)
        child.send(ENTER)
        child.expect("haneul.sample")
        child.expect_exact(say(language, "cli.yes-no"))
        child.sendline("y")
        assert ended(child) == 0
        told.append(shown(child))

    assert [times_told(each, language) for each in told] == [[1, 1], [1, 1]]
    assert all("24" in each for each in told)
    assert not any(say(language, "cli.keep-it") in each for each in told)
    assert not any(say(language, "ask.offer-now") in each for each in told)
    assert everything(home) == before


def test_no_trace_reads_nothing_that_was_kept(home: Path) -> None:
    been_here(Reader(role=Role.PARENT))
    store().confirm("somebody.else")
    before = everything(home)
    child = terminal("audit", "--no-trace", "--no-ask", "--lang", "en")

    code = ended(child)

    assert code == 0
    assert times_told(shown(child), "en") == [1, 1]
    assert squeezed(say("en", "report.role-parent")) not in squeezed(shown(child))
    assert everything(home) == before


def test_who_is_reading_is_not_asked_where_the_options_say_it() -> None:
    store().mark_seen("safety")
    store().keep_reader(Reader(role=Role.PARENT, age=Age.UNDER_14))
    child = terminal("audit", "--role", "friend", "--lang", "en")

    code = declined(child)

    assert code == 0
    assert say("en", "cli.who-reads") not in shown(child)
    assert squeezed(say("en", "report.role-parent")) not in squeezed(shown(child))
    assert "under-14" not in shown(child)
    assert store().reader() == Reader(role=Role.PARENT, age=Age.UNDER_14)


def test_what_the_options_say_beside_stands_beside_what_is_kept() -> None:
    been_here(Reader(role=Role.FRIEND, age=Age.FROM_14))
    child = terminal("audit", "--country", "id", "--phone", "ios", "--lang", "en")

    code = declined(child)

    assert code == 0
    assert "--role friend --age 14-17 --country id --phone ios" in " ".join(shown(child).split())


def test_only_the_two_answers_are_kept_that_were_spoken_of() -> None:
    store().mark_seen("safety")
    options = ("--country", "other", "--phone", "android", "--image-from-before-18", "no")
    child = terminal("audit", *options, "--lang", "en")

    ready(child, "en", LAST_ROLE)
    child.send(ENTER)
    child.expect_exact(say("en", "cli.how-old"))
    ready(child, "en", LAST_AGE)
    child.send("3" + ENTER)
    child.expect_exact(say("en", "cli.keep-it"))
    child.sendline("y")
    code = declined(child)

    assert code == 0
    assert store().reader() == Reader(age=Age.FROM_18)


def test_plain_asks_in_lines_and_takes_a_number_or_enter_alone() -> None:
    child = terminal("--plain", "audit", "--lang", "en")

    press(child, "en")
    child.expect_exact(say("en", "cli.role-school"))
    child.expect_exact(say("en", "cli.role-self"))
    child.sendline("9")
    child.expect_exact(say("en", "cli.role-self"))
    child.sendline("4")
    child.expect_exact(say("en", "cli.how-old"))
    child.expect_exact(say("en", "cli.age-unsaid"))
    child.expect_exact(say("en", "cli.age-unsaid"))
    child.sendline()
    child.expect_exact(say("en", "cli.keep-it"))
    child.sendline("y")
    code = declined(child)

    assert code == 0
    assert store().reader() == Reader(role=Role.TEACHER)
    assert "\x1b" not in str(child.before)


def test_a_pipe_shows_no_safety_and_asks_nothing(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    done = called(capsys, "audit", "--lang", "en")

    assert (done.code, done.err) == (0, "")
    assert list(home.iterdir()) == []


def test_output_that_goes_elsewhere_is_no_screen_to_ask_who_is_reading_on(tmp_path: Path) -> None:
    told = tmp_path / "told.txt"
    line = f"{sys.executable} -m selfguard audit --lang en > {told}"
    child = in_terminal("/bin/sh", "-c", line)

    code = ended(child)

    assert code == 0
    assert times_told(shown(child), "en") == [1, 1]
    assert say("en", "cli.who-reads") not in shown(child)
    assert told.read_text(encoding="utf-8").startswith(say("en", "report.looked-at"))


def test_the_words_on_safety_come_before_the_questions_of_ask_too() -> None:
    child = terminal("ask", "--lang", "ko")

    press(child, "ko")
    asked(child, "ko", 1)
    child.send("q")
    code = ended(child)

    assert code == 0
    before_the_key = shown(child).partition(say("ko", "cli.press-a-key"))[0]
    assert times_told(before_the_key, "ko") == [1, 1]
    assert store().has_seen("safety")
