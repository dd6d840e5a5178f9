"""`selfguard audit` with a live look, where nobody can be asked: in this process."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from command import Done, called
from live import HANEUL, NAME, OTHER, keep_proof, looked
from selfguard.cli.store_folder import store
from selfguard.model.proof import Proof
from selfguard.words import say
from simulators.diverting import divert
from simulators.faults import Fault as Wrong
from simulators.instagram import Simulator
from simulators.routes import Route
from stores import COOKIES, edit

LOOKS = say("en", "live.looks-once")


@pytest.fixture
def instagram(monkeypatch: pytest.MonkeyPatch) -> Iterator[Simulator]:
    """Give the simulated service, with the account of the export; nobody sleeps."""
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with Simulator(HANEUL) as simulator:
        divert(monkeypatch, simulator.port)
        yield simulator


def paths(simulator: Simulator) -> list[str]:
    """Return what was asked for, in its order."""
    return [request.path for request in simulator.requests]


def refused(key: str, **values: str) -> str:
    """Return the sentence and the hint *key*, as they stand on standard error."""
    return f"{say('en', key, **values)}\n→ {say('en', f'{key}-hint', **values)}\n"


def audit(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Done:
    """Run an audit with *arguments* in English."""
    return called(capsys, "audit", "--lang", "en", "--no-look", *arguments)


def test_an_export_and_yes_look_once_and_pin_the_account(
    capsys: pytest.CaptureFixture[str], instagram: Simulator, export: Path
) -> None:
    before = datetime.now(UTC)

    done = audit(capsys, "--instagram-export", export, "--instagram-live", "--yes")

    assert done.code == 0
    assert paths(instagram) == [f"/{NAME}/"]
    assert done.err.splitlines().count(LOOKS) == 1
    assert store().knows(NAME)
    kept, look = store().proof(datetime.now(UTC)), store().last_look()
    assert kept
    assert (kept.name, kept.proof) == (NAME, Proof.EXPORT)
    assert look
    assert before <= kept.proven_on <= look


def test_a_kept_proof_is_enough(capsys: pytest.CaptureFixture[str], instagram: Simulator) -> None:
    keep_proof()

    done = audit(capsys, "--instagram-live", "--yes")

    assert (done.code, paths(instagram)) == (0, [f"/{NAME}/"])


@pytest.mark.parametrize("ago", [timedelta(days=31), -timedelta(days=1)])
def test_without_a_proof_that_counts_nobody_is_looked_at(
    capsys: pytest.CaptureFixture[str], instagram: Simulator, ago: timedelta
) -> None:
    keep_proof(ago=ago)

    done = audit(capsys, "--instagram-live", "--yes")

    assert (done.code, done.out, done.err) == (3, "", refused("live.no-proof"))
    assert paths(instagram) == []


def test_without_a_terminal_the_terms_need_a_yes_once(
    capsys: pytest.CaptureFixture[str], instagram: Simulator
) -> None:
    keep_proof()

    unread = audit(capsys, "--instagram-live")
    store().mark_seen("instagram-terms")
    read = audit(capsys, "--instagram-live")

    assert (unread.code, unread.out, unread.err) == (3, "", refused("live.terms-unread"))
    assert (read.code, paths(instagram)) == (0, [f"/{NAME}/"])


def test_an_export_that_nobody_confirmed_is_not_asked_about(
    capsys: pytest.CaptureFixture[str], instagram: Simulator, export: Path
) -> None:
    done = audit(capsys, "--instagram-export", export, "--instagram-live")

    unnamed = say("en", "cli.own-account-unnamed")
    assert (done.code, done.out) == (3, "")
    assert done.err == f"{unnamed}\n{refused('live.unconfirmed')}"
    assert paths(instagram) == []


def test_a_second_account_is_refused(
    capsys: pytest.CaptureFixture[str],
    instagram: Simulator,
    export: Path,
    downloaded: Callable[..., Path],
) -> None:
    audit(capsys, "--instagram-export", export, "--instagram-live", "--yes")
    other = downloaded("minjae.sample")

    done = audit(capsys, "--instagram-export", other, "--instagram-live", "--yes")

    assert (done.code, done.out) == (3, "")
    assert done.err == refused("cli.store-other-account")
    assert paths(instagram) == [f"/{NAME}/"]


def test_a_name_of_a_folder_alone_proves_nothing(
    capsys: pytest.CaptureFixture[str], instagram: Simulator, home: Path
) -> None:
    forged = home / "instagram-minjae.sample-2026-11-14-aaaaaaaa"
    (forged / "preferences" / "settings").mkdir(parents=True)
    (forged / "preferences" / "settings" / "comments_allowed_from.json").write_text("{}")

    done = audit(capsys, "--instagram-export", forged, "--instagram-live", "--yes")

    assert (done.code, done.out, done.err) == (3, "", refused("live.unnamed-export"))
    assert paths(instagram) == []
    assert store().proof(datetime.now(UTC)) is None


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        (Wrong.WAIT, "asked-to-wait"),
        (Wrong.LIMITED, "asked-to-wait"),
        (Wrong.FORBIDDEN, "blocked"),
        (Wrong.NOT_FOUND, "no-page"),
        (Wrong.BROKEN, "out-of-order"),
        (Wrong.CHECKPOINT, "checkpoint"),
        (Wrong.TO_LOGIN, "login-wall"),
        (Wrong.TO_OTHER_HOST, "elsewhere"),
        (Wrong.NO_DATA, "page-changed"),
        (Wrong.CLOSED, "no-connection"),
    ],
)
def test_a_refusal_ends_the_run_with_its_sentence_and_the_report_stands(
    capsys: pytest.CaptureFixture[str],
    instagram: Simulator,
    export: Path,
    fault: Wrong,
    key: str,
) -> None:
    instagram.fail(Route.PAGE, fault)
    target = export.with_name("report.json")

    done = audit(capsys, "--instagram-export", export, "--instagram-live", "--yes", "-o", target)

    assert done.code == 3
    assert done.err.endswith(refused(f"instagram_live.{key}"))
    assert json.loads(target.read_text(encoding="utf-8"))["sources"][0]["name"] == (
        "instagram-export"
    )
    assert "posts: 24" in done.out
    assert paths(instagram) == [f"/{NAME}/"]
    assert len(store().runs("selfguard/prepare")) == 1


@pytest.mark.parametrize("option", ["--instagram-live", "--instagram-session"])
@pytest.mark.parametrize(
    ("arguments", "key"),
    [(["--sample"], "live.not-with-sample"), (["happening"], "live.not-while-happening")],
)
def test_what_does_not_go_together_is_wrong_usage(
    capsys: pytest.CaptureFixture[str],
    instagram: Simulator,
    option: str,
    arguments: list[str],
    key: str,
) -> None:
    keep_proof()

    done = audit(capsys, *arguments, option, "--yes")

    assert (done.code, done.err.splitlines()[-1]) == (2, f"Error: {say('en', key)}")
    assert paths(instagram) == []


def test_without_a_trace_and_a_screen_nothing_is_asked_whatever_is_stated(
    capsys: pytest.CaptureFixture[str], instagram: Simulator, export: Path
) -> None:
    done = audit(capsys, "--no-trace", "--instagram-export", export, "--instagram-live", "--yes")

    assert (done.code, done.out, done.err) == (3, "", refused("live.no-trace"))
    assert paths(instagram) == []
    assert not store().folder.exists()


@pytest.mark.parametrize("role", ["parent", "friend", "teacher", "school"])
def test_who_says_that_they_are_somebody_else_looks_at_nobody(
    capsys: pytest.CaptureFixture[str], instagram: Simulator, role: str
) -> None:
    keep_proof()

    done = audit(capsys, "--role", role, "--instagram-live", "--yes")

    assert (done.code, done.out, done.err) == (3, "", refused("live.only-own"))
    assert paths(instagram) == []


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ("UPDATE proof SET name = 'minjae.sample'", "cli.store-other-account"),
        ("DELETE FROM owner", "live.no-proof"),
    ],
)
def test_a_proof_that_is_not_that_of_the_owner_proves_nothing(
    capsys: pytest.CaptureFixture[str], instagram: Simulator, changed: str, key: str
) -> None:
    keep_proof()
    edit(store().folder, changed)

    done = audit(capsys, "--instagram-live", "--yes")

    assert (done.code, done.out, done.err) == (3, "", refused(key))
    assert paths(instagram) == []


def test_a_look_that_cannot_be_kept_is_not_made_and_the_report_stands(
    capsys: pytest.CaptureFixture[str], instagram: Simulator
) -> None:
    keep_proof()
    cannot = "CREATE TRIGGER full BEFORE INSERT ON look BEGIN SELECT RAISE(ABORT, 'full'); END"
    edit(store().folder, cannot)

    done = audit(capsys, "--instagram-live", "--yes")

    assert done.code == 3
    assert paths(instagram) == []
    assert LOOKS not in done.err
    assert say("en", "report.every-step") in done.out


def test_two_looks_lie_hours_apart_unless_it_is_stated(
    capsys: pytest.CaptureFixture[str], instagram: Simulator
) -> None:
    keep_proof()
    store().mark_seen("instagram-terms")
    looked(timedelta(minutes=30, seconds=5))

    refusal = audit(capsys, "--instagram-live")
    stated = audit(capsys, "--instagram-live", "--yes")
    looked(timedelta(hours=2))
    later = audit(capsys, "--instagram-live")
    looked(-timedelta(hours=1))
    before = audit(capsys, "--instagram-live")

    assert (refusal.code, refusal.err) == (3, refused("live.too-soon", minutes="31"))
    assert (stated.code, later.code, before.code) == (0, 0, 0)
    assert paths(instagram) == [f"/{NAME}/"] * 3


def test_a_session_reads_what_only_the_owner_sees_and_proves_whose_it_is(
    capsys: pytest.CaptureFixture[str], instagram: Simulator
) -> None:
    store().keep_session(COOKIES)

    done = audit(capsys, "--instagram-session", "--yes")

    kept = store().proof(datetime.now(UTC))
    assert done.code == 0
    assert kept
    assert (kept.name, kept.proof) == (NAME, Proof.SESSION)
    assert store().knows(NAME)
    assert say("en", "live.looks-with-session") in done.err.splitlines()
    assert Route.PAGE not in instagram.routes


def test_a_session_that_is_refused_proves_nothing(
    capsys: pytest.CaptureFixture[str], instagram: Simulator
) -> None:
    store().keep_session(COOKIES)
    instagram.fail(Route.WHOAMI, Wrong.EXPIRED)

    done = audit(capsys, "--instagram-session", "--yes")

    assert (done.code, done.err.endswith(refused("instagram_live.signed-out"))) == (3, True)
    assert store().proof(datetime.now(UTC)) is None


def test_a_session_of_another_account_is_refused_and_nothing_of_it_is_read(
    capsys: pytest.CaptureFixture[str], instagram: Simulator, export: Path
) -> None:
    instagram.persona = OTHER
    store().keep_session(COOKIES)

    beside = audit(capsys, "--instagram-export", export, "--instagram-session", "--yes")
    asked = [*instagram.routes]

    assert (beside.code, beside.out) == (3, "")
    assert beside.err.endswith(refused("live.session-of-another"))
    assert Route.TAGGED not in asked


def test_a_session_of_another_account_than_that_of_the_store_is_refused(
    capsys: pytest.CaptureFixture[str], instagram: Simulator
) -> None:
    store().confirm("minjae.sample")
    store().keep_session(COOKIES)

    done = audit(capsys, "--instagram-session", "--yes")

    assert (done.code, done.out) == (3, "")
    assert done.err.endswith(refused("cli.store-other-account"))
    assert Route.TAGGED not in instagram.routes


def test_without_a_session_that_is_said(
    capsys: pytest.CaptureFixture[str], instagram: Simulator
) -> None:
    done = audit(capsys, "--instagram-session", "--yes")

    assert (done.code, done.err) == (3, refused("live.no-session"))
    assert paths(instagram) == []


def test_a_damaged_session_is_refused(
    capsys: pytest.CaptureFixture[str], instagram: Simulator
) -> None:
    store().keep_session(COOKIES)
    path = store().folder / "instagram-session.json"
    path.write_text("{}")

    done = audit(capsys, "--instagram-session", "--yes")

    assert (done.code, done.err) == (3, refused("cli.session-damaged", path=str(path)))
    assert paths(instagram) == []


def test_both_looks_come_in_one_run_the_page_first(
    capsys: pytest.CaptureFixture[str], instagram: Simulator
) -> None:
    keep_proof()
    store().keep_session(COOKIES)

    done = audit(capsys, "--instagram-live", "--instagram-session", "--yes")

    assert done.code == 0
    told = [line for line in done.err.splitlines() if line.startswith("Looking")]
    assert told == [LOOKS, say("en", "live.looks-with-session")]
    assert instagram.routes[0] is Route.PAGE


def test_nothing_of_the_live_look_is_asked_unless_it_is_wanted(
    capsys: pytest.CaptureFixture[str], instagram: Simulator, export: Path
) -> None:
    keep_proof()
    store().keep_session(COOKIES)

    done = audit(capsys, "--instagram-export", export, "--yes")

    assert (done.code, paths(instagram)) == (0, [])
