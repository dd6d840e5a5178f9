"""`selfguard prove instagram`: the code, the one request, and what is kept of it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from command import called, ended, in_terminal, interrupt, press, shown, started, terminal
from factories import NOW
from live import HANEUL, NAME, looked
from selfguard.cli import prove
from selfguard.cli.store_folder import store
from selfguard.model.proof import Claim, Proof
from selfguard.words import say
from simulators.faults import Fault as Wrong
from simulators.instagram import Simulator
from simulators.proxy import Proxy
from simulators.routes import Route

if TYPE_CHECKING:
    import pexpect

person = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")
ASKS = say("en", "live.ask-name")
PROVEN = say("en", "live.proven", options="").replace("\n", "\r\n")
REMOVE = say("en", "live.remove-code")
PROGRAM = """\
import subprocess
import sys
from datetime import timedelta
from selfguard.cli import prove
from selfguard.sources.instagram_live import look
from selfguard.__main__ import run
look.GAP = 1.0
prove.IN_TIME = timedelta(minutes={minutes})
sys.exit(run(["prove", "instagram", "--lang", "en"]))
"""
"""The command, with a shorter pause between two looks."""


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """Give the way to the simulated service from another process, for whoever knows the terms."""
    monkeypatch.delenv("https_proxy", raising=False)
    store().mark_seen("instagram-terms")
    with Simulator(HANEUL) as simulator, Proxy(simulator, tmp_path) as proxy:
        yield proxy


def code() -> str:
    """Return the code that is shown today."""
    return Claim.of(NAME, store().code_secret(), datetime.now(UTC).date()).code


def proving(service: Proxy, *arguments: str) -> "pexpect.spawn[str]":
    """Run the command in a terminal from which *service* is reached."""
    everything = ("prove", "instagram", "--lang", "en", *arguments)
    return terminal(*everything, columns=300, **service.settings)


def hurried(service: Proxy, minutes: int = 15) -> "pexpect.spawn[str]":
    """Run the command with a short pause, and a code that counts for so many *minutes*."""
    program = PROGRAM.format(minutes=minutes)
    return in_terminal(sys.executable, "-c", program, columns=300, **service.settings)


def named(
    service: Proxy, typed: str = NAME, start: "Callable[[Proxy], pexpect.spawn[str]]" = proving
) -> "pexpect.spawn[str]":
    """Run the command, name the account, and wait until the code stands there."""
    child = start(service)
    child.expect_exact(ASKS)
    child.sendline(typed)
    child.expect_exact(code())
    return child


def paths(service: Proxy) -> list[str]:
    """Return what was asked for, in its order."""
    return [request.path for request in service.simulator.requests]


@person
@pytest.mark.parametrize("typed", [NAME, f" @{NAME} "])
def test_a_code_in_the_bio_is_found_by_one_request_and_the_proof_is_kept(
    service: Proxy, typed: str
) -> None:
    child = named(service, typed)
    service.simulator.set_bio(f"hello {code().upper()} there")

    press(child, "en")
    child.expect_exact(say("en", "live.looks-for-code"))
    child.expect_exact(PROVEN)
    child.expect_exact(REMOVE)

    assert ended(child) == 0
    assert paths(service) == [f"/{NAME}/"]
    proof = store().proof(datetime.now(UTC))
    assert proof
    assert (proof.name, proof.proof) == (NAME, Proof.CODE)
    assert store().knows(NAME)
    assert "selfguard" not in code()


@person
def test_a_code_that_is_not_there_is_looked_for_again_as_long_as_that_is_wanted(
    service: Proxy,
) -> None:
    child = named(service, start=hurried)

    press(child, "en")
    child.expect_exact(say("en", "live.code-not-found"))
    child.expect_exact(say("en", "live.look-once-more"))
    service.simulator.set_bio(code())
    child.sendline("y")
    child.expect_exact(say("en", "live.next-request", number=2, most=3, left=1))
    child.expect_exact(PROVEN)

    assert ended(child) == 0
    assert paths(service) == [f"/{NAME}/"] * 2
    assert HANEUL.full_name not in shown(child)


@person
def test_who_does_not_look_again_has_proven_nothing(service: Proxy) -> None:
    child = named(service)

    press(child, "en")
    child.expect_exact(say("en", "live.look-once-more"))
    child.sendline()
    child.expect_exact(REMOVE)
    child.expect_exact(say("en", "live.not-proven"))

    assert ended(child) == 3
    assert store().proof(datetime.now(UTC)) is None
    assert not store().holdings().knows_an_account
    assert paths(service) == [f"/{NAME}/"]


@person
def test_three_looks_are_the_most(service: Proxy) -> None:
    child = named(service, start=hurried)

    press(child, "en")
    for _ in range(2):
        child.expect_exact(say("en", "live.look-once-more"))
        child.sendline("y")
    child.expect_exact(REMOVE)

    assert ended(child) == 3
    assert len(paths(service)) == 3
    assert store().proof(datetime.now(UTC)) is None


@person
@pytest.mark.parametrize(
    ("fault", "key"),
    [(Wrong.WAIT, "asked-to-wait"), (Wrong.NOT_FOUND, "no-page"), (Wrong.TO_LOGIN, "login-wall")],
)
def test_a_refusal_has_its_sentence_and_says_to_remove_the_code(
    service: Proxy, fault: Wrong, key: str
) -> None:
    service.simulator.fail(Route.PAGE, fault)
    child = named(service)

    press(child, "en")
    child.expect_exact(REMOVE)
    child.expect_exact(say("en", f"instagram_live.{key}"))

    assert ended(child) == 3
    assert store().proof(datetime.now(UTC)) is None
    assert len(paths(service)) == 1


@person
def test_a_code_that_was_shown_too_long_ago_is_not_looked_for(service: Proxy) -> None:
    child = hurried(service, minutes=0)

    child.expect_exact(ASKS)
    child.sendline(NAME)
    press(child, "en")
    child.expect_exact(REMOVE)
    child.expect_exact(say("en", "live.code-too-old"))

    assert ended(child) == 3
    assert paths(service) == []


def test_a_code_counts_for_fifteen_minutes() -> None:
    times = [-prove.IN_TIME / 9000, 0 * prove.IN_TIME, prove.IN_TIME, prove.IN_TIME * 1.001]

    assert [prove.is_late(NOW, NOW + after) for after in times] == [True, False, False, True]


@person
def test_an_interrupt_before_the_look_asks_nothing(service: Proxy) -> None:
    child = named(service)

    child.expect_exact(say("en", "cli.press-a-key"))
    child.waitnoecho()  # else the key may be heard while something is still being imported
    interrupt(child)

    assert ended(child) == 130
    assert say("en", "live.remove-if-there") in shown(child)
    assert paths(service) == []


@person
def test_another_account_than_that_of_the_store_is_refused_before_a_code_is_shown(
    service: Proxy,
) -> None:
    store().confirm("minjae.sample")
    child = proving(service)

    child.expect_exact(ASKS)
    child.sendline(NAME)
    child.expect_exact(say("en", "cli.store-other-account"))

    assert ended(child) == 3
    assert code() not in shown(child)
    assert paths(service) == []


@person
def test_a_third_name_within_a_day_is_not_looked_at(service: Proxy) -> None:
    for name in ("minjae.sample", "seoyun.sample"):
        assert store().claim(name, datetime.now(UTC))
    child = proving(service)

    child.expect_exact(ASKS)
    child.sendline(NAME)
    child.expect_exact(say("en", "live.names-enough"))

    assert ended(child) == 3
    assert paths(service) == []


@person
def test_what_is_no_user_name_is_asked_for_three_times(service: Proxy) -> None:
    child = proving(service)

    for typed in ("https://www.instagram.com/haneul.sample/", "하늘", "@a b"):
        child.expect_exact(ASKS)
        child.sendline(typed)
        child.expect_exact(say("en", "live.no-name"))
    child.expect_exact(say("en", "live.no-name-given"))

    assert ended(child) == 3
    assert paths(service) == []


@person
def test_enter_alone_is_no_name(service: Proxy) -> None:
    child = proving(service)

    child.expect_exact(ASKS)
    child.sendline()
    child.expect_exact(say("en", "live.no-name-given"))

    assert ended(child) == 3
    assert say("en", "live.no-name") not in shown(child)
    assert paths(service) == []


@person
@pytest.mark.parametrize(("said", "code"), [("", 0), ("y", 3)])
def test_who_looked_lately_is_asked_before_a_code_is_shown(
    service: Proxy, said: str, code: int
) -> None:
    looked(timedelta(minutes=1))
    child = proving(service)

    child.expect_exact(ASKS)
    child.sendline(NAME)
    child.expect_exact(say("en", "live.look-again"))
    child.sendline(said)
    if code:
        press(child, "en")
        child.expect_exact(say("en", "live.look-once-more"))
        child.sendline()

    assert ended(child) == code
    assert len(paths(service)) == (1 if code else 0)


@person
def test_the_look_that_proved_the_account_holds_up_no_audit(service: Proxy) -> None:
    child = named(service)
    service.simulator.set_bio(code())
    press(child, "en")
    child.expect_exact(PROVEN)
    proved = ended(child)

    audited = started(
        "audit", "--lang", "en", "--instagram-live", stdin=subprocess.DEVNULL, **service.settings
    )

    assert (proved, audited.code) == (0, 0)
    assert paths(service) == [f"/{NAME}/"] * 2


@person
@pytest.mark.parametrize(("said", "asks"), [("", False), ("y", True)])
def test_the_terms_are_stated_first(said: str, *, asks: bool) -> None:
    child = terminal("prove", "instagram", "--lang", "en", columns=300)

    child.expect_exact(say("en", "live.instagram-terms")[:60])
    child.expect_exact(say("en", "live.go-on"))
    child.sendline(said)
    if asks:
        child.expect_exact(ASKS)
        interrupt(child)

    assert ended(child) == (130 if asks else 0)
    assert say("en", "live.nothing-asked") in shown(child)
    assert store().has_seen("instagram-terms") is asks


@person
def test_who_knows_the_terms_says_so() -> None:
    child = terminal("prove", "instagram", "--lang", "en", "--yes", columns=300)

    child.expect_exact(ASKS)
    interrupt(child)

    assert ended(child) == 130
    assert say("en", "live.instagram-terms")[:60] not in shown(child)


@pytest.mark.parametrize(
    ("arguments", "key"),
    [([], "live.prove-needs-terminal"), (["--no-trace"], "live.prove-keeps")],
)
def test_it_takes_a_person_and_a_trace(
    capsys: pytest.CaptureFixture[str], arguments: list[str], key: str
) -> None:
    done = called(capsys, "prove", "instagram", "--yes", *arguments)

    assert (done.code, done.out) == (3, "")
    assert done.err == f"{say('en', key)}\n→ {say('en', f'{key}-hint')}\n"
    assert not store().folder.exists()


def test_it_takes_no_name(capsys: pytest.CaptureFixture[str]) -> None:
    done = called(capsys, "prove", "instagram", NAME)

    assert (done.code, done.out) == (2, "")
