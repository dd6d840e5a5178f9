"""`selfguard forget`: shows what there is, removes it wholly, and says what it cannot remove."""

import sys
from pathlib import Path

import pytest

from command import called, ended, interrupt, keep_answer, shown, started, terminal
from selfguard.cli.store_folder import store
from selfguard.store.files import SESSION_FILE
from selfguard.words import say
from stores import COOKIES, edit, filled

person = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")
CANARY = "kanarienvogel-step-7f3a"
COPIES, JOURNALS = (".bak", ".tmp-1"), ("-wal", "-shm", "-journal")


def left_beside(ends: tuple[str, ...]) -> list[Path]:
    """Leave files beside the store, named like it with each of *ends*, and return them."""
    paths = [store().path.with_name(store().path.name + end) for end in ends]
    for path in paths:
        path.write_bytes(CANARY.encode())
    return paths


def forgotten(language: str) -> list[str]:
    """Run `selfguard forget` in a terminal, type the sentence, and return the lines shown."""
    child = terminal("forget", "--lang", language, columns=300)
    sentence = say(language, "cli.forget-sentence")
    child.expect_exact(say(language, "cli.forget-type", sentence=sentence))
    child.sendline(sentence)
    assert ended(child) == 0
    return shown(child).splitlines()


def test_nothing_kept_is_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    done = called(capsys, "forget")

    expected = say("en", "cli.forget-nothing", folder=str(store().folder))
    assert (done.code, done.out) == (0, expected + "\n")


@person
@pytest.mark.parametrize("language", ["ko", "en"])
def test_it_shows_what_there_is_removes_all_of_it_and_finds_nothing_the_second_time(
    capsys: pytest.CaptureFixture[str], home: Path, language: str
) -> None:
    filled(store().folder)
    store().keep_session(COOKIES)
    keep_answer("selfguard", CANARY)
    copies = [*left_beside(COPIES), store().folder / SESSION_FILE]

    lines = forgotten(language)
    again = called(capsys, "forget", "--lang", language)

    files = sorted([store().path, *copies])
    assert lines[:4] == [
        say(language, "cli.forget-shows"),
        f"  {say(language, 'cli.where-account-yes')}",
        f"  {say(language, 'cli.where-answers', count=2)}",
        f"  {say(language, 'cli.where-runs', count=1)}",
    ]
    told = [f"  {say(language, 'cli.where-file', path=str(path))}" for path in files]
    assert [line for line in lines if line in told] == told
    assert lines[-len(files) - 2 :] == [
        *(say(language, "cli.forget-removed", path=str(path)) for path in files),
        say(language, "cli.forget-gone", folder=str(store().folder)),
        say(language, "cli.forget-cannot"),
    ]
    assert not store().folder.exists()
    assert [path for path in home.rglob("*") if CANARY in _text(path)] == []
    assert again.out == say(language, "cli.forget-nothing", folder=str(store().folder)) + "\n"


@person
@pytest.mark.parametrize("is_newer", [False, True])
def test_a_store_that_cannot_be_read_is_removed_all_the_same(home: Path, *, is_newer: bool) -> None:
    filled(store().folder)
    if is_newer:
        edit(store().folder, "PRAGMA user_version = 99")
    else:
        store().path.write_bytes(CANARY.encode() * 300)
    left_beside(COPIES + JOURNALS)

    lines = forgotten("en")

    assert lines[:3] == [
        say("en", "cli.forget-shows"),
        f"  {say('en', 'cli.where-unreadable')}",
        f"  {say('en', 'cli.where-file', path=str(store().path))}",
    ]
    assert not store().folder.exists()
    assert [path for path in home.rglob("*") if CANARY in _text(path)] == []


@person
def test_a_file_of_somebody_else_in_the_folder_stays_and_nobody_says_that_nothing_is_left() -> None:
    filled(store().folder)
    other = store().folder / "my notes.txt"
    other.write_bytes(b"mine")

    lines = forgotten("en")

    assert list(store().folder.iterdir()) == [other]
    assert say("en", "cli.forget-gone", folder=str(store().folder)) not in lines
    assert lines[-1] == say("en", "cli.forget-cannot")


@person
def test_any_other_sentence_removes_nothing() -> None:
    store().confirm("haneul")
    child = terminal("forget", "--lang", "en")

    child.expect("type these words")
    child.sendline("no")
    code = ended(child)

    assert code == 0
    assert shown(child).endswith(say("en", "cli.forget-not-done") + "\n")
    assert store().knows("haneul")


@person
def test_interrupting_removes_nothing() -> None:
    store().confirm("haneul")
    child = terminal("forget", "--lang", "en")

    child.expect("type these words")
    interrupt(child)

    assert ended(child) == 130
    assert shown(child).endswith(say("en", "cli.forget-not-done") + "\n")
    assert say("en", "cli.interrupted") not in shown(child)
    assert store().knows("haneul")


def test_without_anybody_to_type_it_nothing_is_removed() -> None:
    store().confirm("haneul")

    done = started("forget")

    assert (done.code, done.err) == (130, "")
    assert done.out.endswith("\n" + say("en", "cli.forget-not-done") + "\n")
    assert store().knows("haneul")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
