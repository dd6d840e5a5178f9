"""`selfguard audit worried` and `audit happening`: help first, whatever else is wrong."""

import json
import stat
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from command import (
    answers_kept,
    asked,
    been_here,
    called,
    declined,
    ended,
    keep_answer,
    shown,
    started,
    terminal,
)
from selfguard.cli.loading import load
from selfguard.cli.store_folder import store
from selfguard.model.evidence import AnswerValue, Why
from selfguard.model.reader import Age, Reader, Role
from selfguard.words import say
from stores import edit

ROOT = Path(__file__).parents[2]
POSIX = sys.platform != "win32"
person = pytest.mark.skipif(not POSIX, reason="Windows has no pseudo-terminal")
BOTH = ("worried", "happening")


def squeezed(text: str) -> str:
    """Return *text* without the line breaks and spaces that laying it out has put in."""
    return "".join(text.split())


def first_words(door: str, language: str) -> str:
    """Return the words that stand before all else on the page of *door*."""
    opening = load(door).checklist.opening
    return squeezed({"ko": opening.ko, "en": opening.en}[language])


def in_order(text: str, *parts: str) -> bool:
    """Tell whether all *parts* stand in *text*, the first of each in this order."""
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def damage() -> str:
    """Put something else in the place of the store, and return the sentence about it."""
    store().folder.mkdir(parents=True)
    store().path.write_bytes(b"this is no store" * 300)
    path = str(store().path)
    return f"{say('ko', 'cli.store-damaged', path=path)}\n→ {say('ko', 'cli.store-damaged-hint')}\n"


def outdate() -> str:
    """Make the store one of a newer version, and return the sentence about it."""
    store().mark_seen("safety")
    edit(store().folder, "PRAGMA user_version = 99")
    return f"{say('ko', 'cli.store-newer')}\n→ {say('ko', 'cli.store-newer-hint')}\n"


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("door", BOTH)
def test_the_first_words_and_whom_to_call_come_before_all_else_and_nothing_is_kept(
    capsys: pytest.CaptureFixture[str], home: Path, door: str, language: str
) -> None:
    done = called(capsys, "audit", door, "--lang", language)

    assert (done.code, done.err) == (0, "")
    assert squeezed(done.out).startswith(first_words(door, language))
    assert in_order(done.out, "112 ·", "1366 ·", "1388 ·", say(language, "help.safety-heading"))
    assert list(home.iterdir()) == []


def test_a_victim_of_15_reads_of_four_numbers_then_of_take_it_down_and_never_of_stopncii(
    capsys: pytest.CaptureFixture[str],
) -> None:
    young = called(capsys, "audit", "happening", "--age", "14-17")
    unsaid = called(capsys, "audit", "happening")

    numbers = ("112 ·", "1366 ·", "117 ·", "1388 ·")
    assert in_order(young.out, *numbers, say("en", "help.next-heading"), "Take It Down")
    assert "StopNCII" not in young.out
    assert in_order(unsaid.out, *numbers, say("en", "help.next-heading"), "StopNCII")
    assert "Take It Down" in unsaid.out


@pytest.mark.parametrize("break_it", [damage, outdate])
@pytest.mark.parametrize("door", BOTH)
def test_a_store_that_cannot_be_read_is_told_of_after_the_help_and_left_as_it_is(
    capsys: pytest.CaptureFixture[str], door: str, break_it: object
) -> None:
    whole = called(capsys, "audit", door, "--lang", "ko")
    assert callable(break_it)
    told = break_it()
    before = store().path.read_bytes()

    broken = called(capsys, "audit", door, "--lang", "ko")
    untraced = called(capsys, "audit", door, "--lang", "ko", "--no-trace")

    assert (broken.code, broken.out, broken.err) == (0, whole.out, told)
    assert (untraced.code, untraced.out, untraced.err) == (0, whole.out, "")
    assert [path.read_bytes() for path in store().folder.iterdir()] == [before]


@person
@pytest.mark.parametrize(("door", "language"), [("happening", "ko"), ("happening", "en")])
def test_on_a_terminal_happening_asks_nothing_in_a_first_run(
    home: Path, door: str, language: str
) -> None:
    child = terminal("audit", door, "--lang", language)

    code = ended(child)

    assert code == 0
    assert squeezed(shown(child)).startswith(first_words(door, language))
    assert squeezed(shown(child)).count(squeezed(say(language, "help.safety-watched"))) == 1
    assert list(home.iterdir()) == []


@person
@pytest.mark.parametrize("language", ["ko", "en"])
def test_on_a_terminal_worried_asks_nothing_before_its_help_lines(language: str) -> None:
    child = terminal("audit", "worried", "--lang", language)

    child.expect_exact(say(language, "ask.offer-now"))
    before_the_offer = squeezed(shown(child))
    child.sendline("y")
    asked(child, language, 1)
    child.send("d")
    asked(child, language, 2)
    child.send("q")
    code = ended(child)

    assert code == 0
    assert before_the_offer.startswith(first_words("worried", language))
    assert before_the_offer.count(squeezed(say(language, "help.safety-watched"))) == 1
    assert answers_kept("selfguard") == {"tell-and-call": (AnswerValue.DONE, Why.NONE)}
    assert [run.checklist for run in store().runs("selfguard/worried")] == ["worried"]


@person
def test_worried_shows_the_words_on_safety_once_in_a_run_without_a_trace(home: Path) -> None:
    child = terminal("audit", "worried", "--no-trace", "--lang", "ko")

    code = ended(child)

    assert code == 0
    assert squeezed(shown(child)).count(squeezed(say("ko", "help.safety-watched"))) == 1
    assert list(home.iterdir()) == []


@person
def test_worried_is_read_by_whom_it_was_last_read() -> None:
    been_here(Reader(role=Role.FRIEND, age=Age.FROM_14))
    child = terminal("audit", "worried", "--lang", "en")

    code = declined(child)

    assert code == 0
    assert "--role friend --age 14-17" in " ".join(shown(child).split())


def test_what_was_answered_counts_while_it_is_happening_and_no_audit_is_kept(
    capsys: pytest.CaptureFixture[str],
) -> None:
    keep_answer("selfguard", "tell-and-call")
    before = store().path.read_bytes()

    done = called(capsys, "audit", "happening", "-o", "-")

    findings = json.loads(done.out)["findings"]
    (answered,) = [each for each in findings if each["step"] == "tell-and-call"]
    assert (answered["outcome"], answered["basis"]) == ("pass", "answered")
    assert store().path.read_bytes() == before


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_page_of_happening_can_be_written_whole_for_printing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str
) -> None:
    target = tmp_path / "happening.txt"

    done = called(capsys, "audit", "happening", "--lang", language, "-o", target)

    written = target.read_text(encoding="utf-8")
    assert (done.code, done.err) == (0, say(language, "cli.written", path=str(target)) + "\n")
    assert squeezed(written) == squeezed(done.out)
    assert not POSIX or stat.S_IMODE(target.stat().st_mode) == 0o600


def test_happening_as_json_is_valid_and_has_no_index(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "report.json"
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))

    shown_and_written = called(capsys, "audit", "happening", "-o", target)
    printed = called(capsys, "audit", "happening", "-o", "-")

    report = json.loads(target.read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(report)
    assert shown_and_written.out.startswith(load("happening").checklist.opening.en[:20])
    assert _undated(report) == _undated(json.loads(printed.out))
    assert report["checklist"]["situation"] == "happening"
    assert report["hardening_index"] == {"value": None, "reason": "happening", "reviewed": 0}


def test_a_process_of_its_own_needs_no_terminal_and_no_home_to_write_to(home: Path) -> None:
    done = started("audit", "happening", "--no-trace", "--lang", "ko")

    assert (done.code, done.err) == (0, "")
    assert squeezed(done.out).startswith(first_words("happening", "ko"))
    assert list(home.iterdir()) == []


def test_happening_looks_at_no_export_that_is_not_named(
    capsys: pytest.CaptureFixture[str], export: Path
) -> None:
    store().confirm("haneul.sample")

    named = called(capsys, "audit", "happening", "--instagram-export", export, "-o", "-")
    sample = called(capsys, "audit", "happening", "--sample", "-o", "-")

    assert (named.code, sample.code) == (0, 0)
    assert json.loads(named.out)["sources"] == json.loads(sample.out)["sources"]
    assert store().holdings().runs == 0


def _undated(report: dict[str, object]) -> dict[str, object]:
    """Return *report* without the second at which it was made."""
    return {name: value for name, value in report.items() if name != "made_on"}
