"""`selfguard ask`, through a pseudo-terminal, as a person uses it."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from command import (
    DOWN,
    ENTER,
    UP,
    answers_kept,
    asked,
    been_here,
    called,
    ended,
    keep_answer,
    ready,
    shown,
    terminal,
)
from selfguard.cli.loading import load
from selfguard.cli.store_folder import store
from selfguard.model.check import Basis, Outcome
from selfguard.model.checklist import Severity
from selfguard.model.evidence import AnswerValue, Why
from selfguard.model.history import PastOutcome, PastRun
from selfguard.model.reader import Reader, Role
from selfguard.words import say

if TYPE_CHECKING:
    import pexpect

POSIX = sys.platform != "win32"
person = pytest.mark.skipif(not POSIX, reason="Windows has no pseudo-terminal")

DONE, NOT_DONE = AnswerValue.DONE, AnswerValue.NOT_DONE
NOT_FOR_ME = AnswerValue.NOT_FOR_ME
NOW = datetime.now(UTC)
TITLES = {
    "ko": ["첫째 문을 닫아요", "둘째 문을 닫아요", "셋째 문을 닫아요"],
    "en": ["Close the first door", "Close the second door", "Close the third door"],
}


@pytest.fixture(autouse=True)
def _been_here() -> None:
    been_here()


def count_told(language: str, count: int) -> str:
    """Return how it is told that *count* answers were kept."""
    return say(language, "ask.kept", count=count)


def lang_option(language: str) -> str:
    """Return the option that a command in *language* needs where English is the default."""
    return "" if language == "en" else f" --lang {language}"


def ready_reasons(child: "pexpect.spawn[str]", language: str) -> None:
    """Wait until the reasons stand on the screen, ready for a key."""
    child.expect_exact(say(language, "ask.no-reason"))
    ready(child, language)


@person
@pytest.mark.parametrize("language", ["ko", "en"])
def test_arrows_and_enter_and_digits_and_enter_answer(own: Path, language: str) -> None:
    child = terminal("ask", own, "--lang", language)

    asked(child, language, 1)
    child.send(UP + UP + UP + ENTER)
    asked(child, language, 2)
    child.send("2" + ENTER)
    asked(child, language, 3)
    child.send(UP + UP + UP + DOWN + ENTER)
    code = ended(child)

    assert code == 0
    assert answers_kept("file:own") == {
        "first-step": (DONE, Why.NONE),
        "second-step": (NOT_DONE, Why.NONE),
        "third-step": (NOT_DONE, Why.NONE),
    }
    text = shown(child)
    places = [text.index(title) for title in TITLES[language]]
    assert places == sorted(places)
    assert count_told(language, 3) in text
    assert say(language, "ask.go-on", checklist=str(own), options=lang_option(language)) in text


@person
@pytest.mark.parametrize(("language", "letters"), [("ko", "ㅇㅜ"), ("ko", "dn"), ("en", "dn")])
def test_a_letter_answers_at_once_and_enter_alone_keeps_nothing(
    own: Path, language: str, letters: str
) -> None:
    child = terminal("ask", own, "--lang", language)

    asked(child, language, 1)
    child.send(letters[0])
    asked(child, language, 2)
    child.send(ENTER)
    asked(child, language, 3)
    child.send(letters[1])
    code = ended(child)

    assert code == 0
    assert answers_kept("file:own") == {
        "first-step": (DONE, Why.NONE),
        "third-step": (NOT_DONE, Why.NONE),
    }
    assert count_told(language, 2) in shown(child)


@person
@pytest.mark.parametrize(
    ("language", "no", "back"), [("ko", "ㅌ", "ㅠ"), ("ko", "x", "b"), ("en", "x", "b")]
)
def test_not_for_me_needs_a_reason_and_one_may_go_back(
    own: Path, language: str, no: str, back: str
) -> None:
    reasons = say(language, "ask.why-not", days=90)
    child = terminal("ask", own, "--lang", language)

    asked(child, language, 1)
    child.send(no)
    child.expect_exact(reasons)
    ready_reasons(child, language)
    child.send(ENTER)  # the default is the way back
    asked(child, language, 1)
    child.send(no)
    child.expect_exact(reasons)
    ready_reasons(child, language)
    child.send(back)
    asked(child, language, 1)
    child.send(no)
    child.expect_exact(reasons)
    ready_reasons(child, language)
    child.send("2" + ENTER)
    asked(child, language, 2)
    child.send("q")
    code = ended(child)

    assert code == 0
    assert answers_kept("file:own") == {"first-step": (NOT_FOR_ME, Why.NOT_MY_CASE)}
    (kept,) = store().answers("file:own")
    assert kept.valid_until - kept.answered_on == timedelta(days=90)
    assert kept.serial == "2026112501"
    assert NOW <= kept.answered_on <= datetime.now(UTC)


@person
@pytest.mark.parametrize(("language", "back", "stop"), [("ko", "ㅠ", "ㅂ"), ("en", "b", "q")])
def test_one_can_go_back_and_answer_otherwise_and_stop(
    own: Path, language: str, back: str, stop: str
) -> None:
    child = terminal("ask", own, "--lang", language)

    asked(child, language, 1)
    child.send("d")
    asked(child, language, 2)
    child.send(back)
    asked(child, language, 1)
    child.send("n")
    asked(child, language, 2)
    child.send(stop)
    code = ended(child)

    assert code == 0
    assert answers_kept("file:own") == {"first-step": (NOT_DONE, Why.NONE)}
    assert count_told(language, 1) in shown(child)
    first_menu = shown(child).partition(say(language, "ask.stop"))[0]
    assert say(language, "ask.back") not in first_menu


@person
@pytest.mark.parametrize("language", ["ko", "en"])
def test_interrupting_keeps_what_was_answered_and_ends_with_130(own: Path, language: str) -> None:
    child = terminal("ask", own, "--lang", language)

    asked(child, language, 1)
    child.send("d")
    asked(child, language, 2)
    child.send("x")
    ready_reasons(child, language)
    child.send("\x03")
    code = ended(child)

    assert code == 130
    assert answers_kept("file:own") == {"first-step": (DONE, Why.NONE)}
    assert say(language, "ask.interrupted") in shown(child)
    assert count_told(language, 1) in shown(child)


@person
def test_what_was_answered_is_asked_again_only_on_request_or_after_its_time(own: Path) -> None:
    keep_answer("file:own", "first-step")
    yesterday = NOW - timedelta(days=1)
    keep_answer("file:own", "second-step", until=yesterday)
    child = terminal("ask", own, "--lang", "en")
    again = terminal("ask", own, "--again", "--lang", "ko")

    asked(child, "en", 1)
    child.send("d")
    asked(child, "en", 2)
    child.send("q")
    code = ended(child)
    asked(again, "ko", 1)
    again.send("n")
    asked(again, "ko", 2)
    again.send("ㅂ")
    code_again = ended(again)

    assert (code, code_again) == (0, 0)
    assert [title for title in TITLES["en"] if title in shown(child)] == TITLES["en"][1:]
    ran_out = f"{yesterday.day} {yesterday:%B %Y}"
    assert say("en", "report.reason-expired-on", date=ran_out) in shown(child)
    assert [title for title in TITLES["ko"] if title in shown(again)] == TITLES["ko"][:2]
    assert answers_kept("file:own") == {
        "first-step": (NOT_DONE, Why.NONE),
        "second-step": (DONE, Why.NONE),
    }


@person
@pytest.mark.parametrize("language", ["ko", "en"])
def test_where_there_is_nothing_to_ask_that_is_said(own: Path, language: str) -> None:
    for step in ("first-step", "second-step", "third-step"):
        keep_answer("file:own", step)
    child = terminal("ask", own, "--lang", language)

    code = ended(child)

    assert code == 0
    told = say(language, "cli.unsigned") + say(language, "ask.nothing")
    assert "".join(shown(child).split()) == "".join(told.split())


@person
def test_steps_that_the_last_audit_measured_are_not_asked() -> None:
    measured = PastOutcome(Severity.HIGH, Outcome.FAIL, Basis.MEASURED)
    unknown = PastOutcome(Severity.HIGH, Outcome.NOT_REVIEWED, Basis.NONE)
    past = {"accounts-private": measured, "prune-followers": unknown}
    store().keep_run("selfguard/prepare", PastRun("prepare", "1", NOW, past))
    titles = {step.id: step.title.en for step in load("prepare").checklist.steps}
    child = terminal("ask", "--lang", "en", columns=120)

    asked(child, "en", 1)
    child.send("l")
    asked(child, "en", 2)
    child.send("l")
    asked(child, "en", 3)
    child.send("q")
    ended(child)

    assert titles["accounts-private"] not in shown(child)
    assert titles["prune-followers"] in shown(child)


@person
@pytest.mark.parametrize("language", ["ko", "en"])
def test_plain_asks_in_lines(own: Path, language: str) -> None:
    child = terminal("--plain", "ask", own, "--lang", language)
    enter = say(language, "cli.type-one", default=say(language, "ask.later"))
    back = say(language, "cli.type-one", default=say(language, "ask.no-reason"))

    child.expect_exact(enter)
    child.sendline("7")
    child.expect_exact(enter)
    child.sendline("D")
    child.expect_exact(enter)
    child.sendline("3")
    child.expect_exact(back)
    child.sendline("4")
    child.expect_exact(enter)
    child.sendline()
    code = ended(child)

    assert code == 0
    assert answers_kept("file:own") == {
        "first-step": (DONE, Why.NONE),
        "second-step": (NOT_FOR_ME, Why.MY_CHOICE),
    }
    assert "\x1b" not in str(child.before)
    assert f"  1: {say(language, 'ask.done')} (d)\n" in shown(child)
    assert f"  2: {say(language, 'report.why-not-my-case')}\n" in shown(child)
    assert count_told(language, 2) in shown(child)


@person
def test_the_end_of_the_input_stops_and_keeps_what_was_answered(own: Path) -> None:
    child = terminal("--plain", "ask", own, "--lang", "en")

    child.expect_exact(say("en", "cli.type-one", default=say("en", "ask.later")))
    child.sendline("d")
    child.expect_exact(say("en", "cli.type-one", default=say("en", "ask.later")))
    child.sendeof()
    code = ended(child)

    assert code == 130
    assert answers_kept("file:own") == {"first-step": (DONE, Why.NONE)}


@person
def test_a_file_is_said_to_be_unsigned_before_its_first_question(own: Path) -> None:
    child = terminal("ask", own, "--lang", "en", NO_COLOR="1")

    child.expect_exact(say("en", "ask.place", number=1, total=3))
    before = str(child.before)
    ready(child, "en")
    child.send("q")
    code = ended(child)

    assert code == 0
    assert " ".join(before.split()) == say("en", "cli.unsigned")


@person
@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_place_and_the_title_stand_beside_the_question(own: Path, language: str) -> None:
    child = terminal("ask", own, "--lang", language)

    for number, title in enumerate(TITLES[language], start=1):
        place = say(language, "ask.place", number=number, total=3)
        child.expect_exact(f"{place} · {title}")
        ready(child, language)
        child.send("l")
    code = ended(child)

    assert code == 0


@person
def test_keys_that_were_typed_ahead_answer_no_question_that_was_not_seen(own: Path) -> None:
    child = terminal("ask", own, "--lang", "en")

    asked(child, "en", 1)
    child.send("ddd")
    asked(child, "en", 2)
    child.send("nnn")
    asked(child, "en", 3)
    child.send("q")
    code = ended(child)

    assert code == 0
    assert answers_kept("file:own") == {
        "first-step": (DONE, Why.NONE),
        "second-step": (NOT_DONE, Why.NONE),
    }


@person
def test_lines_that_were_typed_ahead_answer_no_question_either(own: Path) -> None:
    child = terminal("--plain", "ask", own, "--lang", "en")
    enter = say("en", "cli.type-one", default=say("en", "ask.later"))

    child.expect_exact(enter)
    child.send("d\nd\nd\n")
    child.expect_exact(enter)
    child.sendline("q")
    code = ended(child)

    assert code == 0
    assert answers_kept("file:own") == {"first-step": (DONE, Why.NONE)}


@person
@pytest.mark.parametrize(("language", "stop"), [("ko", "ㅂ"), ("en", "q"), ("en", "Q")])
def test_one_can_stop_among_the_reasons_too(own: Path, language: str, stop: str) -> None:
    child = terminal("ask", own, "--lang", language)

    asked(child, language, 1)
    child.send("d")
    asked(child, language, 2)
    child.send("x")
    ready_reasons(child, language)
    child.send(stop)
    code = ended(child)

    assert code == 0
    assert answers_kept("file:own") == {"first-step": (DONE, Why.NONE)}
    assert count_told(language, 1) in shown(child)


@person
def test_the_role_that_is_kept_decides_which_steps_are_asked_and_an_option_beats_it() -> None:
    been_here(Reader(role=Role.TEACHER))
    total = len([s for s in load("prepare").checklist.steps if s.is_for(Reader(role=Role.TEACHER))])
    kept = terminal("ask", "--lang", "en")
    said = terminal("ask", "--role", "self", "--lang", "en")

    asked(kept, "en", 1)
    kept.send("q")
    asked(said, "en", 1)
    said.send("q")

    assert (ended(kept), ended(said)) == (0, 0)
    assert say("en", "ask.place", number=1, total=total) in shown(kept)
    assert say("en", "ask.place", number=1, total=total) not in shown(said)


@person
def test_two_at_once_lose_no_answer() -> None:
    steps = [terminal("ask", "--lang", "en"), terminal("ask", "--lang", "ko")]
    one, two = steps

    for place in range(1, 7):
        asked(one, "en", place)
        asked(two, "ko", place)
        one.send("d" if place % 2 else "l")
        two.send("l" if place % 2 else "n")
    asked(one, "en", 7)
    asked(two, "ko", 7)
    one.send("q")
    two.send("q")

    assert (ended(one), ended(two)) == (0, 0)
    assert (
        sorted(value for value, _ in answers_kept("selfguard").values())
        == [DONE] * 3 + [NOT_DONE] * 3
    )


@person
def test_where_there_is_no_room_the_answers_before_stay_and_it_is_said(own: Path) -> None:
    keep_answer("file:own", "first-step")
    child = terminal("ask", own, "--lang", "en")

    asked(child, "en", 1)
    child.send("d")
    asked(child, "en", 2)
    kept = store().path.read_bytes()
    moved = store().folder.rename(store().folder.with_name("away"))
    store().folder.write_bytes(b"a file in the place of the folder")
    child.send("d")
    code = ended(child)
    store().folder.unlink()
    moved.rename(store().folder)

    assert code == 3
    assert say("en", "cli.store-closed-hint") in shown(child)
    assert store().path.read_bytes() == kept
    assert answers_kept("file:own") == {
        "first-step": (DONE, Why.NONE),
        "second-step": (DONE, Why.NONE),
    }


@pytest.mark.parametrize("language", ["ko", "en", "id"])
def test_without_a_terminal_it_says_so_in_a_sentence(
    capsys: pytest.CaptureFixture[str], language: str
) -> None:
    done = called(capsys, "ask", "--lang", language)
    worried = called(capsys, "ask", "worried", "--lang", language)

    told = say(language, "cli.ask-needs-terminal")
    hint = say(language, "cli.ask-needs-terminal-hint", checklist="prepare")
    assert (done.code, done.out, done.err) == (3, "", f"{told}\n→ {hint}\n")
    assert worried.err.endswith("selfguard checklist show worried\n")


@person
@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_trace_says_in_a_sentence_that_nothing_can_be_kept(home: Path, language: str) -> None:
    before = sorted(home.rglob("*"))
    child = terminal("ask", "--no-trace", "--lang", language)

    code = ended(child)

    told = say(language, "cli.ask-keeps")
    hint = say(language, "cli.ask-keeps-hint", checklist="prepare")
    assert (code, shown(child)) == (3, f"{told}\n→ {hint}\n")
    assert sorted(home.rglob("*")) == before


@person
def test_an_unknown_checklist_is_refused_with_those_that_exist() -> None:
    child = terminal("ask", "nothing", "--lang", "en")

    code = ended(child)

    assert code == 3
    assert "happening, prepare, worried" in shown(child)
