"""`selfguard audit` with a live look and a person at the terminal: what is asked, and what not."""

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from command import been_here, declined, ended, interrupt, press, shown, terminal
from live import HANEUL, NAME, keep_proof, looked
from selfguard.cli.store_folder import store
from selfguard.words import say
from simulators.instagram import Simulator
from simulators.proxy import Proxy
from simulators.routes import Route
from stores import COOKIES

if TYPE_CHECKING:
    import pexpect

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")
GO_ON = say("en", "live.go-on")
LEFT_OUT = say("en", "live.left-out")


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """Give the way to the simulated service from another process."""
    been_here()
    monkeypatch.delenv("https_proxy", raising=False)
    with Simulator(HANEUL) as simulator, Proxy(simulator, tmp_path) as proxy:
        yield proxy


def audit(service: Proxy, *arguments: str | Path) -> "pexpect.spawn[str]":
    """Run an audit with *arguments* in a terminal from which *service* is reached."""
    everything = ("audit", "--lang", "en", "--no-look", *arguments)
    return terminal(*everything, columns=300, **service.settings)


def answer(child: "pexpect.spawn[str]", question: str, said: str) -> None:
    """Wait for *question*, and answer it."""
    child.expect_exact(question)
    child.sendline(said)


def begun(key: str) -> str:
    """Return how the words *key* begin: a screen folds what follows."""
    return say("en", key)[:60]


def paths(service: Proxy) -> list[str]:
    """Return what was asked for, in its order."""
    return [request.path for request in service.simulator.requests]


def test_the_terms_are_stated_before_the_first_look_and_never_again(service: Proxy) -> None:
    keep_proof()
    child = audit(service, "--instagram-live")
    answer(child, GO_ON, "y")
    first = declined(child)
    looked(timedelta(hours=3))

    child = audit(service, "--instagram-live")
    second = declined(child)

    assert (first, second) == (0, 0)
    assert begun("live.instagram-terms") not in shown(child)
    assert shown(child).count(say("en", "live.looks-once")) == 1
    assert paths(service) == [f"/{NAME}/"] * 2
    assert service.asked == ["www.instagram.com"] * 2


@pytest.mark.parametrize("option", ["--instagram-live", "--instagram-session"])
def test_who_does_not_go_on_gets_the_report_without_the_look(service: Proxy, option: str) -> None:
    keep_proof()
    store().keep_session(COOKIES)
    name = option.removeprefix("--").replace("live", "terms").replace("session", "session-terms")

    child = audit(service, option)
    child.expect_exact(begun(f"live.{name}"))
    answer(child, GO_ON, "")
    code = declined(child)

    assert code == 0
    assert LEFT_OUT in shown(child)
    assert paths(service) == []
    assert not store().has_seen(name)
    assert store().last_look() is None


def test_an_export_is_confirmed_before_the_look(service: Proxy, export: Path) -> None:
    child = audit(service, "--instagram-export", export, "--instagram-live", "--yes")

    child.expect_exact(say("en", "cli.own-account", account=NAME))
    before = paths(service)
    child.sendline("y")
    code = declined(child)

    assert (code, before, paths(service)) == (0, [], [f"/{NAME}/"])
    assert store().knows(NAME)
    assert store().proof(datetime.now(UTC))


def test_an_export_that_is_not_the_persons_own_is_not_asked_about(
    service: Proxy, export: Path
) -> None:
    child = audit(service, "--instagram-export", export, "--instagram-live", "--yes")

    answer(child, say("en", "cli.own-account", account=NAME), "n")

    assert ended(child) == 3
    assert paths(service) == []


def test_a_found_export_is_offered_first(service: Proxy, downloaded: Callable[..., Path]) -> None:
    downloaded()
    child = audit(service, "--instagram-live")

    answer(child, say("en", "cli.open-found"), "y")
    answer(child, say("en", "cli.own-account", account=NAME), "y")
    answer(child, GO_ON, "y")

    assert declined(child) == 0
    assert paths(service) == [f"/{NAME}/"]


@pytest.mark.parametrize(("said", "asks"), [("y", 1), ("", 0)])
def test_a_second_look_soon_after_the_first_is_asked_about(
    service: Proxy, said: str, asks: int
) -> None:
    keep_proof()
    looked(timedelta(minutes=5, seconds=30))
    child = audit(service, "--instagram-live", "--yes")

    child.expect_exact(say("en", "live.looked-lately", minutes=6))
    answer(child, say("en", "live.look-again"), said)
    code = declined(child)

    assert (code, len(paths(service))) == (0, asks)
    assert (LEFT_OUT in shown(child)) is (asks == 0)


def test_without_a_trace_it_is_asked_each_time_whatever_is_stated(
    service: Proxy, export: Path
) -> None:
    arguments = ("--instagram-export", export, "--instagram-live", "--yes")
    keep_proof()
    before = store().path.read_bytes()
    child = audit(service, "--no-trace", "--role", "self", *arguments)

    press(child, "en")
    answer(child, say("en", "cli.own-account", account=NAME), "y")
    answer(child, GO_ON, "y")
    code = ended(child)

    assert (code, paths(service)) == (0, [f"/{NAME}/"])
    assert store().path.read_bytes() == before


def test_without_a_trace_another_account_than_that_of_the_store_is_not_looked_at(
    service: Proxy, export: Path
) -> None:
    keep_proof("minjae.sample")
    child = audit(
        service, "--no-trace", "--role", "self", "--instagram-export", export, "--instagram-live"
    )

    press(child, "en")
    answer(child, say("en", "cli.own-account", account=NAME), "y")
    child.expect_exact(say("en", "live.another-account"))

    assert ended(child) == 3
    assert paths(service) == []


def test_without_a_trace_a_damaged_store_is_said_to_be_damaged(
    service: Proxy, export: Path
) -> None:
    store().path.write_bytes(b"no store at all" * 99)
    child = audit(
        service, "--no-trace", "--role", "self", "--instagram-export", export, "--instagram-live"
    )

    press(child, "en")
    answer(child, say("en", "cli.own-account", account=NAME), "y")
    child.expect_exact(say("en", "cli.store-damaged", path=str(store().path))[:60])

    assert ended(child) == 3
    assert paths(service) == []


def test_a_parent_looks_where_the_child_is_asked(service: Proxy) -> None:
    keep_proof()
    child = audit(service, "--role", "parent", "--instagram-live")

    answer(child, GO_ON, "y")
    code = declined(child)

    assert (code, paths(service)) == (0, [f"/{NAME}/"])


def test_without_a_trace_a_kept_proof_is_not_used(service: Proxy) -> None:
    keep_proof()
    child = audit(service, "--no-trace", "--role", "self", "--instagram-live")

    press(child, "en")
    child.expect_exact(say("en", "live.no-proof"))

    assert ended(child) == 3
    assert paths(service) == []


def test_without_a_trace_a_kept_session_is_not_used(service: Proxy) -> None:
    store().keep_session(COOKIES)
    child = audit(service, "--no-trace", "--instagram-session")

    child.expect_exact(say("en", "live.session-is-kept"))

    assert ended(child) == 3
    assert paths(service) == []


def test_without_questions_a_terminal_is_none(service: Proxy) -> None:
    keep_proof()
    child = audit(service, "--no-ask", "--instagram-live")

    child.expect_exact(say("en", "live.terms-unread"))

    assert ended(child) == 3
    assert paths(service) == []


def test_the_sharper_statement_stands_before_a_session_is_used(service: Proxy) -> None:
    store().keep_session(COOKIES)
    child = audit(service, "--instagram-session")

    child.expect_exact(begun("live.instagram-session-terms"))
    answer(child, GO_ON, "y")
    child.expect_exact(say("en", "live.looks-with-session"))
    child.expect_exact("of at most 20, next in")
    interrupt(child)

    assert ended(child) == 130
    assert service.simulator.routes[-1] is Route.WHOAMI
    assert begun("live.instagram-terms") not in shown(child)
