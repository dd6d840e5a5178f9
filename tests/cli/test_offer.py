"""The end of an audit on a terminal: the offer to ask what only the person can tell."""

import os
import sys
from pathlib import Path

import pytest

from command import (
    answers_kept,
    asked,
    been_here,
    declined,
    ended,
    keep_answer,
    shown,
    started,
    terminal,
)
from selfguard.cli.store_folder import store
from selfguard.model.check import Outcome
from selfguard.model.evidence import AnswerValue, Why
from selfguard.words import say

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")


@pytest.fixture(autouse=True)
def _been_here() -> None:
    been_here()


def count_told(language: str, count: int) -> str:
    """Return how it is told that *count* answers were kept."""
    return say(language, "ask.kept", count=count)


@pytest.mark.parametrize(("language", "yes"), [("ko", "ㅛ"), ("en", "y")])
def test_the_offer_at_the_end_of_an_audit_asks_and_shows_the_head_again(
    own: Path, tmp_path: Path, language: str, yes: str
) -> None:
    target = tmp_path / "report.json"
    child = terminal("audit", own, "-o", target, "--lang", language)

    child.expect_exact(say(language, "ask.offer-now"))
    before_the_offer = shown(child)
    child.sendline(yes)
    asked(child, language, 1)
    child.send("d")
    asked(child, language, 2)
    child.send("n")
    asked(child, language, 3)
    child.send("l")
    child.expect_exact(count_told(language, 2))
    code = ended(child)

    assert code == 0
    offer = say(language, "ask.offer", count=3)
    assert "".join(offer.split()) in "".join(before_the_offer.split())
    head = shown(child).partition(count_told(language, 2))[2]
    doors = say(language, "report.doors-counts", open=1, closed=1)
    shares = ", ".join(
        [
            say(language, "report.share-measured", count=0),
            say(language, "report.share-answered", count=2),
            say(language, "report.share-unknown", count=1),
        ]
    )
    assert doors in head
    assert say(language, "report.known-shares", total=3, shares=shares) in head
    written = target.read_text(encoding="utf-8")
    assert ('"answered": 2' in written, head.count(say(language, "report.next-step"))) == (True, 0)
    (run,) = store().runs("file:own/own")
    assert {step: past.outcome for step, past in run.outcomes.items()} == {
        "first-step": Outcome.PASS,
        "second-step": Outcome.FAIL,
        "third-step": Outcome.NOT_REVIEWED,
    }


def test_a_no_to_the_offer_asks_nothing_and_shows_nothing_more(own: Path) -> None:
    child = terminal("audit", own, "--lang", "ko")

    code = declined(child, "ko")

    assert code == 0
    assert shown(child).count(say("ko", "report.index")) == 1
    assert answers_kept("file:own") == {}
    assert store().runs("file:own/own") == []


def test_interrupting_the_questions_of_an_audit_keeps_and_shows_what_was_answered(
    own: Path,
) -> None:
    child = terminal("audit", own, "--lang", "en")

    child.expect_exact(say("en", "ask.offer-now"))
    child.sendline("y")
    asked(child, "en", 1)
    child.send("d")
    asked(child, "en", 2)
    child.send("\x03")
    child.expect_exact(say("en", "ask.interrupted"))
    code = ended(child)

    assert code == 130
    assert answers_kept("file:own") == {"first-step": (AnswerValue.DONE, Why.NONE)}
    after = shown(child).partition(say("en", "ask.interrupted"))[2]
    assert say("en", "report.doors-counts", open=0, closed=1) in after
    assert len(store().runs("file:own/own")) == 1


def test_an_answer_that_cannot_be_kept_stands_in_the_way_of_no_report(
    own: Path, tmp_path: Path
) -> None:
    target = tmp_path / "report.json"
    child = terminal("audit", own, "-o", target, "--lang", "en")

    child.expect_exact(say("en", "ask.offer-now"))
    child.sendline("y")
    asked(child, "en", 1)
    child.send("d")
    asked(child, "en", 2)
    away = store().folder.rename(store().folder.with_name("away"))
    store().folder.write_bytes(b"a file in the place of the folder")
    child.send("d")
    code = ended(child)
    store().folder.unlink()
    away.rename(store().folder)

    assert code == 3
    assert '"answered": 1' in target.read_text(encoding="utf-8")
    assert answers_kept("file:own") == {"first-step": (AnswerValue.DONE, Why.NONE)}
    told = "".join(shown(child).split())
    written, closed = (
        "".join(say("en", key, path=str(path)).split())
        for key, path in (("cli.written", target), ("cli.store-closed", store().folder))
    )
    assert told.index(written) < told.index(closed)


def test_nothing_is_offered_where_every_step_has_its_answer(own: Path) -> None:
    for step in ("first-step", "second-step", "third-step"):
        keep_answer("file:own", step)
    child = terminal("audit", own, "--lang", "en")

    code = ended(child)

    assert code == 0
    assert say("en", "ask.offer-now") not in shown(child)


def test_no_ask_asks_nothing_at_all(export: Path) -> None:
    store().forget()
    child = terminal("audit", "--no-ask", "--instagram-export", export, "--lang", "en")

    code = ended(child)

    assert code == 0
    assert "posts: 24" in shown(child)
    assert say("en", "cli.own-account-unnamed") in " ".join(shown(child).split())
    assert say("en", "cli.yes-no") not in shown(child)
    assert say("en", "cli.press-a-key") not in shown(child)
    assert "새벽별고" not in shown(child)
    held = store().holdings()
    assert (held.knows_an_account, held.runs) == (False, 0)


def test_a_pipe_asks_nothing_whether_or_not_a_person_types(export: Path) -> None:
    master, slave = pytest.importorskip("pty").openpty()

    typed = started("audit", "--instagram-export", export, stdin=slave)
    nothing = started("audit", "--instagram-export", export)
    os.close(master)
    os.close(slave)

    assert typed == nothing
    told = [say("en", key) for key in ("cli.own-account-unnamed", "cli.not-kept")]
    assert (typed.code, typed.err.splitlines()) == (0, told)
