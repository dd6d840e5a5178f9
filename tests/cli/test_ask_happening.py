"""`selfguard ask happening`: whom to call first, then a yes before anything is kept."""

import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from command import asked, been_here, ended, keep_answer, press, shown, terminal
from selfguard.cli.loading import load
from selfguard.cli.store_folder import store
from selfguard.model.evidence import AnswerValue, Why
from selfguard.words import say

if TYPE_CHECKING:
    import pexpect

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")


@pytest.fixture(autouse=True)
def _been_here() -> None:
    been_here()


def agreed(child: "pexpect.spawn[str]", language: str, answer: str) -> None:
    """Wait until it is asked whether answers may be kept, and type *answer* and Enter."""
    child.expect_exact(say(language, "ask.keep-urgent"))
    child.sendline(answer)


@pytest.mark.parametrize(("language", "yes"), [("ko", "ㅛ"), ("en", "y"), ("id", "ya")])
def test_asking_while_it_is_happening_shows_whom_to_call_and_asks_before_it_keeps(
    language: str, yes: str
) -> None:
    child = terminal("ask", "happening", "--age", "14-17", "--lang", language)

    agreed(child, language, yes)
    asked(child, language, 1)
    child.send(say(language, "ask.done-keys")[0])
    asked(child, language, 2)
    child.send("q")
    code = ended(child)

    assert code == 0
    before_the_question = shown(child).partition(say(language, "ask.keep-urgent"))[0]
    opening = load("happening").checklist.opening
    first_words = {"ko": opening.ko, "en": opening.en, "id": opening.id}[language]
    assert "".join(before_the_question.split()).startswith("".join(first_words.split()))
    numbers = [before_the_question.index(each) for each in ("112 ·", "1366 ·", "117 ·", "1388 ·")]
    assert numbers == sorted(numbers)
    keeps = say(language, "ask.keeps-urgent")
    assert "".join(keeps.split()) in "".join(before_the_question.split())
    assert [each.step for each in store().answers("selfguard")] == ["tell-and-call"]


@pytest.mark.parametrize(
    ("options", "answer"), [((), "n"), ((), ""), (("--no-trace",), None)], ids=str
)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_whoever_does_not_say_yes_is_asked_all_the_same_and_nothing_is_kept_or_read(
    home: Path, language: str, options: tuple[str, ...], answer: str | None
) -> None:
    keep_answer("selfguard", "tell-and-call")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    child = terminal("ask", "happening", "--lang", language, *options)

    if answer is None:
        press(child, language)
    else:
        agreed(child, language, answer)
    asked(child, language, 1)
    child.send("d")
    asked(child, language, 2)
    child.send("q")
    code = ended(child)

    assert code == 0
    assert shown(child).endswith(say(language, "ask.kept-nothing") + "\n")
    assert say(language, "ask.how-is-it") in shown(child)
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_is_urgent_needs_no_reason_and_is_asked_again_within_a_week(language: str) -> None:
    child = terminal("ask", "happening", "--lang", language)

    agreed(child, language, "y")
    asked(child, language, 1)
    child.send("x")
    asked(child, language, 2)
    child.send("q")
    code = ended(child)

    assert code == 0
    (kept,) = store().answers("selfguard")
    assert (kept.value, kept.why) == (AnswerValue.NOT_FOR_ME, Why.NONE)
    assert kept.valid_until - kept.answered_on == timedelta(days=7)
    urgent = say(language, "ask.how-is-it-urgent", days=7)
    assert "".join(urgent.split()) in "".join(shown(child).split())
    assert say(language, "ask.not-for-me-urgent") + " (x)" in shown(child)
    assert say(language, "ask.not-for-me") not in shown(child)


def test_a_store_that_cannot_be_read_stands_in_the_way_of_no_help_line() -> None:
    store().path.write_bytes(b"no store" * 100)
    child = terminal("ask", "happening", "--lang", "en")

    child.expect("1366")
    agreed(child, "en", "y")
    code = ended(child)

    assert code == 3
    assert say("en", "cli.store-damaged-hint") in shown(child)
    assert store().path.read_bytes() == b"no store" * 100
