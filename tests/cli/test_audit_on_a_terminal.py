"""`selfguard audit` with a person at the terminal: what is asked, and what is kept.

The person has been here before, unless the test says otherwise: `test_first_run`.
"""

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

import sample_export
from command import (
    been_here,
    called,
    declined,
    ended,
    in_terminal,
    interrupt,
    shown,
    terminal,
)
from selfguard.cli.store_folder import store
from selfguard.model.reader import Reader, Role
from selfguard.words import say

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")

INTERRUPTED = 130


@pytest.fixture(autouse=True)
def _been_here() -> None:
    been_here()


def test_an_export_in_the_download_folder_is_opened_when_the_person_says_yes(
    downloaded: Callable[..., Path],
) -> None:
    downloaded()
    child = terminal("audit", "--no-look", "--lang", "en")

    child.expect("instagram-haneul.sample-2026-11-14-aaaaaaaa.zip")
    child.expect("Open it")
    child.sendline("y")
    child.expect("your own account: haneul.sample")
    child.sendline("y")
    child.expect("posts: 24")

    assert declined(child) == 0
    assert store().knows("haneul.sample")


@pytest.mark.parametrize(("language", "word"), [("ko", "ㅛ"), ("ko", "예"), ("id", "ya")])
def test_a_yes_in_the_readers_language_is_a_yes(
    downloaded: Callable[..., Path], language: str, word: str
) -> None:
    downloaded()
    child = terminal("audit", "--no-look", "--lang", language)

    child.expect("aaaaaaaa.zip")
    child.expect_exact(say(language, "cli.yes-no"))
    child.sendline(word)
    child.expect("haneul.sample")
    child.expect_exact(say(language, "cli.yes-no"))
    child.sendline(word)

    assert declined(child, language) == 0
    assert store().knows("haneul.sample")


def test_nothing_is_asked_while_standard_output_is_a_pipe(
    downloaded: Callable[..., Path],
) -> None:
    export = downloaded()
    audit = shlex.join([sys.executable, "-m", "selfguard", "audit", "--lang", "en"])
    offered = in_terminal("sh", "-c", f"{audit} | cat")
    named = in_terminal("sh", "-c", f"{audit} --instagram-export {shlex.quote(str(export))} | cat")

    codes = ended(offered), ended(named)

    assert codes == (0, 0)
    assert say("en", "cli.yes-no") not in shown(offered) + shown(named)
    assert export.name not in shown(offered)
    assert shown(named).count(say("en", "cli.not-kept")) == 1
    assert not store().holdings().knows_an_account


def test_an_export_without_a_name_is_asked_about_without_one(home: Path) -> None:
    export = home / "export"
    sample_export.write(export)
    folder = (export / sample_export.NAME).rename(export / "insta")
    (folder / "personal_information/personal_information/personal_information.json").unlink()
    child = terminal("audit", "--no-look", "--instagram-export", folder, "--lang", "en")

    child.expect("an export of your own account")
    child.sendline("y")

    assert declined(child) == 0
    assert not store().holdings().knows_an_account


def test_it_stays_closed_when_the_person_says_no(downloaded: Callable[..., Path]) -> None:
    downloaded()
    child = terminal("audit", "--no-look", "--lang", "en")

    child.expect("Open it")
    child.sendline("n")

    assert declined(child) == 0
    assert not store().holdings().knows_an_account


def test_without_an_export_it_says_how_to_get_one() -> None:
    child = terminal("audit", "--no-look", "--lang", "ko")

    child.expect("계정 센터")
    child.expect("JSON")
    child.expect("selfguard audit --instagram-export")

    assert declined(child, "ko") == 0


def test_the_question_is_asked_once(export: Path) -> None:
    store().confirm("haneul.sample")
    child = terminal("audit", "--no-look", "--instagram-export", export, "--lang", "en")

    asked = child.expect(["your own account", "posts: 24"])

    assert asked == 1
    assert declined(child) == 0


def test_another_account_is_refused(downloaded: Callable[..., Path]) -> None:
    export = downloaded("somebody.else")
    store().confirm("haneul.sample")
    child = terminal("audit", "--no-look", "--instagram-export", export, "--lang", "en")

    child.expect("selfguard forget")

    assert ended(child) == 3


def test_an_account_that_is_not_ones_own_is_not_looked_at(export: Path) -> None:
    child = terminal("audit", "--no-look", "--instagram-export", export, "--lang", "ko")

    child.expect("본인의 계정인가요")
    child.sendline("음")
    child.expect("예나 아니요로")
    child.sendline("아니요")
    child.expect("본인의 계정만")

    assert ended(child) == 3
    assert not store().holdings().knows_an_account


def test_a_parent_who_said_so_before_is_asked_whether_the_child_sits_beside_them(
    export: Path,
) -> None:
    been_here(Reader(role=Role.PARENT))
    child = terminal("audit", "--no-look", "--instagram-export", export, "--lang", "en")

    child.expect_exact("is your child sitting\r\nbeside you")
    child.sendline("y")
    child.expect("posts: 24")

    assert declined(child) == 0


def test_interrupting_at_a_question_ends_with_130(export: Path) -> None:
    child = terminal("audit", "--no-look", "--instagram-export", export, "--lang", "en")

    child.expect("your own account")
    interrupt(child)

    assert child.before is not None
    assert say("en", "cli.interrupted") in child.before
    assert ended(child) == INTERRUPTED
    assert not store().holdings().knows_an_account


def test_the_terminal_shows_what_was_found(export: Path) -> None:
    store().confirm("haneul.sample")
    child = terminal(
        "audit", "--no-look", "--no-ask", "--instagram-export", export, "--lang", "ko", columns=120
    )

    child.expect("새벽별고")

    assert ended(child) == 0


def test_no_color_is_obeyed() -> None:
    child = terminal("audit", "--no-look", "--sample", "--lang", "en", NO_COLOR="1")

    child.expect(pexpect.EOF)
    child.close()

    assert child.before is not None
    assert "\x1b[3" not in child.before


def test_nothing_of_the_invented_export_is_kept_or_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    child = terminal("audit", "--no-look", "--sample", "--lang", "en")

    code = ended(child)

    assert code == 0
    assert (store().holdings().answers, store().holdings().runs) == (0, 0)
    told = called(capsys, "history").out
    none = say("en", "history.none", title="Prepare", command="selfguard audit")
    assert told == none + "\n"
