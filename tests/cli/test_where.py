"""`selfguard where`: what is kept, and where, in words."""

import pytest

from command import called
from selfguard.cli.store_folder import store
from selfguard.store.files import SESSION_FILE
from selfguard.words import say
from stores import COOKIES, READER, RUN, edit, filled

LANGUAGES = ("ko", "en", "id")


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_kept_that_is_said(
    capsys: pytest.CaptureFixture[str], language: str
) -> None:
    done = called(capsys, "where", "--lang", language)

    assert (done.code, done.out.splitlines()) == (
        0,
        [
            say(language, "cli.forget-nothing", folder=str(store().folder)),
            say(language, "cli.where-never"),
            say(language, "cli.forget-cannot"),
        ],
    )
    assert not store().folder.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_kept_is_told_and_nothing_is_touched(
    capsys: pytest.CaptureFixture[str], language: str
) -> None:
    filled(store().folder)
    before = store().path.read_bytes()

    done = called(capsys, "where", "--lang", language)

    who = {
        "role": say(language, f"cli.role-{READER.role.value}"),
        "age": say(language, f"cli.age-{READER.age.value}"),
    }
    assert (done.code, done.out.splitlines()) == (
        0,
        [
            say(language, "cli.where-account-yes"),
            say(language, "cli.where-answers", count=1),
            say(language, "cli.where-runs", count=1),
            say(language, "cli.where-sights", count=1),
            say(language, "cli.where-reviews", count=1),
            say(language, "cli.where-reader", **who),
            say(language, "cli.where-seen", count=1),
            say(language, "cli.where-proof", account="haneul", until="2026-12-22 09:30 UTC"),
            say(language, "cli.where-look", time="2026-11-22 09:30 UTC"),
            say(language, "cli.where-file", path=str(store().path)),
            say(language, "cli.where-forget"),
            say(language, "cli.where-never"),
            say(language, "cli.forget-cannot"),
        ],
    )
    assert store().path.read_bytes() == before


def test_what_is_not_kept_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    store().keep_run("selfguard/prepare", RUN)

    done = called(capsys, "where")

    assert done.out.splitlines()[:4] == [
        say("en", "cli.where-account-no"),
        say("en", "cli.where-answers", count=0),
        say("en", "cli.where-runs", count=1),
        say("en", "cli.where-file", path=str(store().path)),
    ]


@pytest.mark.parametrize("is_readable", [True, False])
def test_a_session_is_told_of_and_never_what_stands_in_it(
    capsys: pytest.CaptureFixture[str], *, is_readable: bool
) -> None:
    store().keep_session(COOKIES)
    path = store().folder / SESSION_FILE
    if not is_readable:
        store().path.write_bytes(b"this is no store")
        path.write_bytes(b"this is no session")

    done = called(capsys, "where", "--lang", "en")

    lines = done.out.splitlines()
    assert done.code == 0
    assert say("en", "cli.where-session") in lines
    assert say("en", "cli.where-file", path=str(path)) in lines
    assert [value for value in COOKIES.values() if value in done.out] == []


@pytest.mark.parametrize("is_newer", [False, True])
def test_a_store_that_cannot_be_read_is_named_all_the_same(
    capsys: pytest.CaptureFixture[str], *, is_newer: bool
) -> None:
    filled(store().folder)
    if is_newer:
        edit(store().folder, "PRAGMA user_version = 99")
    else:
        store().path.write_bytes(b"this is no store" * 300)
    before = store().path.read_bytes()

    done = called(capsys, "where", "--lang", "ko")

    assert (done.code, done.out.splitlines()[:3]) == (
        0,
        [
            say("ko", "cli.where-unreadable"),
            say("ko", "cli.where-file", path=str(store().path)),
            say("ko", "cli.where-forget"),
        ],
    )
    assert store().path.read_bytes() == before


def test_a_folder_that_cannot_be_looked_into_is_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    store().folder.parent.mkdir(parents=True)
    store().folder.write_bytes(b"a file in its place")

    done = called(capsys, "where")

    told = say("en", "cli.store-closed", path=str(store().folder))
    hint = say("en", "cli.store-closed-hint")
    assert (done.code, done.out, done.err) == (3, "", f"{told}\n→ {hint}\n")
