"""`selfguard audit` with a person at the terminal: what is asked, and what is kept."""

import sys
import zipfile
from pathlib import Path

import pexpect
import pytest

import sample_export
from command import ended, interrupt, terminal
from selfguard.cli.store_folder import store
from selfguard.words import say

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")

INTERRUPTED = 130


def downloaded(home: Path, account: str = "haneul.sample", part: str = "aaaaaaaa") -> Path:
    """Put an export of *account* into the download folder of *home*."""
    path = home / "Downloads" / f"instagram-{account}-2026-11-14-{part}.zip"
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in sample_export.files().items():
            archive.writestr(name, content.replace(b"haneul.sample", account.encode()))
    return path


def test_an_export_in_the_download_folder_is_opened_when_the_person_says_yes(home: Path) -> None:
    downloaded(home)
    child = terminal("audit", "--lang", "en")

    child.expect("instagram-haneul.sample-2026-11-14-aaaaaaaa.zip")
    child.expect("Open it")
    child.sendline("y")
    child.expect("your own account: haneul.sample")
    child.sendline("y")
    child.expect("posts: 24")

    assert ended(child) == 0
    assert store().knows("haneul.sample")


@pytest.mark.parametrize(("language", "word"), [("ko", "ㅛ"), ("ko", "예"), ("id", "ya")])
def test_a_yes_in_the_readers_language_is_a_yes(home: Path, language: str, word: str) -> None:
    downloaded(home)
    child = terminal("audit", "--lang", language)

    child.expect("aaaaaaaa.zip")
    child.expect_exact(say(language, "cli.yes-no"))
    child.sendline(word)
    child.expect("haneul.sample")
    child.expect_exact(say(language, "cli.yes-no"))
    child.sendline(word)

    assert ended(child) == 0
    assert store().knows("haneul.sample")


def test_an_export_without_a_name_is_asked_about_without_one(home: Path) -> None:
    export = home / "export"
    sample_export.write(export)
    folder = (export / sample_export.NAME).rename(export / "insta")
    (folder / "personal_information/personal_information/personal_information.json").unlink()
    child = terminal("audit", "--instagram-export", folder, "--lang", "en")

    child.expect("an export of your own account")
    child.sendline("y")

    assert ended(child) == 0
    assert not store().folder.exists()


def test_it_stays_closed_when_the_person_says_no(home: Path) -> None:
    downloaded(home)
    child = terminal("audit", "--lang", "en")

    child.expect("Open it")
    child.sendline("n")

    assert ended(child) == 0
    assert not store().folder.exists()


def test_without_an_export_it_says_how_to_get_one() -> None:
    child = terminal("audit", "--lang", "ko")

    child.expect("계정 센터")
    child.expect("JSON")
    child.expect("selfguard audit --instagram-export")

    assert ended(child) == 0


def test_the_question_is_asked_once(home: Path) -> None:
    export = downloaded(home)
    store().confirm("haneul.sample")
    child = terminal("audit", "--instagram-export", export, "--lang", "en")

    asked = child.expect(["your own account", "posts: 24"])

    assert asked == 1
    assert ended(child) == 0


def test_another_account_is_refused(home: Path) -> None:
    export = downloaded(home, "somebody.else")
    store().confirm("haneul.sample")
    child = terminal("audit", "--instagram-export", export, "--lang", "en")

    child.expect("selfguard forget")

    assert ended(child) == 3


def test_an_account_that_is_not_ones_own_is_not_looked_at(home: Path) -> None:
    export = downloaded(home)
    child = terminal("audit", "--instagram-export", export, "--lang", "ko")

    child.expect("본인의 계정인가요")
    child.sendline("음")
    child.expect("예나 아니요로")
    child.sendline("아니요")
    child.expect("본인의 계정만")

    assert ended(child) == 3
    assert not store().folder.exists()


def test_no_trace_asks_and_keeps_nothing(home: Path) -> None:
    export = downloaded(home)
    child = terminal("audit", "--no-trace", "--instagram-export", export, "--lang", "en")

    child.expect("your own account")
    child.sendline("y")
    child.expect("posts: 24")

    assert ended(child) == 0
    assert not store().folder.exists()


def test_a_parent_is_asked_whether_the_child_sits_beside_them(home: Path) -> None:
    export = downloaded(home)
    child = terminal("audit", "--role", "parent", "--instagram-export", export, "--lang", "en")

    child.expect("sitting beside you")
    child.sendline("y")
    child.expect("posts: 24")

    assert ended(child) == 0


def test_interrupting_at_a_question_ends_with_130(home: Path) -> None:
    export = downloaded(home)
    child = terminal("audit", "--instagram-export", export, "--lang", "en")

    child.expect("your own account")
    interrupt(child)

    assert child.before is not None
    assert say("en", "cli.interrupted") in child.before
    assert ended(child) == INTERRUPTED
    assert not store().folder.exists()


def test_the_terminal_shows_what_was_found(home: Path) -> None:
    export = downloaded(home)
    store().confirm("haneul.sample")
    child = terminal("audit", "--instagram-export", export, "--lang", "ko", columns=120)

    child.expect("새벽별고")

    assert ended(child) == 0


def test_no_color_is_obeyed() -> None:
    child = terminal("audit", "--sample", "--lang", "en", NO_COLOR="1")

    child.expect(pexpect.EOF)
    child.close()

    assert child.before is not None
    assert "\x1b[3" not in child.before
