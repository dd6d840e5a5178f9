import sys

import pytest

from command import called, ended, interrupt, terminal
from selfguard.cli.store_folder import store
from selfguard.words import say


def test_nothing_kept_is_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    done = called(capsys, "forget")

    expected = say("en", "cli.forget-nothing", folder=str(store().folder))
    assert (done.code, done.out) == (0, expected + "\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")
def test_the_sentence_removes_everything() -> None:
    store().confirm("haneul")
    child = terminal("forget", "--lang", "ko")

    child.expect("이 말을 그대로")
    child.sendline(say("ko", "cli.forget-sentence"))

    assert ended(child) == 0
    assert not store().folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")
def test_any_other_sentence_removes_nothing() -> None:
    store().confirm("haneul")
    child = terminal("forget", "--lang", "en")

    child.expect("type these words")
    child.sendline("no")

    assert ended(child) == 0
    assert store().knows("haneul")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")
def test_interrupting_removes_nothing() -> None:
    store().confirm("haneul")
    child = terminal("forget", "--lang", "en")

    child.expect("type these words")
    interrupt(child)

    assert ended(child) == 130
    assert store().knows("haneul")
