"""`selfguard connect instagram` and `disconnect instagram`: cookies in unseen, and out again."""

import stat
import sys

import pytest

from command import called, ended, interrupt, shown, terminal
from selfguard.cli.store_folder import store
from selfguard.store.files import SESSION_FILE
from selfguard.words import say
from stores import COOKIES

person = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")
GO_ON = say("en", "live.go-on")


def asks_for(name: str) -> str:
    """Return how the cookie *name* is asked for."""
    return say("en", "live.ask-cookie", name=name)


@person
def test_the_cookies_are_typed_unseen_and_kept_for_the_person_alone() -> None:
    child = terminal("connect", "instagram", "--lang", "en", columns=300)

    child.expect_exact(say("en", "live.instagram-session-terms")[:60])
    child.expect_exact(GO_ON)
    child.sendline("y")
    child.expect_exact(say("en", "live.where-cookies"))
    for name, value in COOKIES.items():
        child.expect_exact(asks_for(name))
        child.waitnoecho()
        child.sendline(f" {value} ")
    child.expect_exact(say("en", "live.connected", options="").replace("\n", "\r\n"))

    assert ended(child) == 0
    assert store().session() == COOKIES
    assert [value for value in COOKIES.values() if value in shown(child)] == []
    assert stat.S_IMODE((store().folder / SESSION_FILE).stat().st_mode) == 0o600
    assert store().has_seen("instagram-session-terms")
    assert "assword" not in shown(child).replace(say("en", "live.where-cookies"), "")


@person
def test_what_is_no_cookie_is_refused_without_a_word_of_it() -> None:
    child = terminal("connect", "instagram", "--lang", "en", columns=300)

    child.expect_exact(GO_ON)
    child.sendline("y")
    child.expect_exact(asks_for("sessionid"))
    child.waitnoecho()
    child.sendline("se;cret")
    child.expect_exact(say("en", "live.no-cookie", name="sessionid"))

    assert ended(child) == 3
    assert "cret" not in shown(child).replace("secret", "")
    assert not store().has_session()


@person
def test_enter_alone_is_a_no_and_keeps_nothing() -> None:
    child = terminal("connect", "instagram", "--lang", "en", columns=300)

    child.expect_exact(GO_ON)
    child.sendline()
    child.expect_exact(say("en", "live.nothing-kept"))

    assert ended(child) == 0
    assert not store().folder.exists()


@person
def test_an_interrupt_keeps_nothing() -> None:
    child = terminal("connect", "instagram", "--lang", "en", columns=300)

    child.expect_exact(GO_ON)
    child.sendline("y")
    child.expect_exact(asks_for("sessionid"))
    child.waitnoecho()
    interrupt(child)

    assert ended(child) == 130
    assert not store().has_session()


@pytest.mark.parametrize(
    ("arguments", "key"),
    [([], "live.connect-needs-terminal"), (["--no-trace"], "live.connect-keeps")],
)
def test_it_takes_a_person_and_a_trace(
    capsys: pytest.CaptureFixture[str], arguments: list[str], key: str
) -> None:
    done = called(capsys, "connect", "instagram", *arguments)

    assert (done.code, done.out) == (3, "")
    assert done.err == f"{say('en', key)}\n→ {say('en', f'{key}-hint')}\n"
    assert not store().folder.exists()


def test_a_session_is_removed_and_then_there_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    store().keep_session(COOKIES)

    first = called(capsys, "disconnect", "instagram", "--lang", "en")
    second = called(capsys, "disconnect", "instagram", "--lang", "en")

    assert (first.code, first.out) == (0, say("en", "live.disconnected") + "\n")
    assert (second.code, second.out) == (0, say("en", "live.no-session-kept") + "\n")
    assert not store().has_session()
