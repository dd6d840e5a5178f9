import errno
import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from selfguard.store import Store
from selfguard.store.files import SESSION_FILE
from selfguard.store.sessions import is_cookie
from stores import COOKIES, refused

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")


def session_in(folder: Path, content: bytes) -> Store:
    """Return a store in *folder*, beside which *content* stands in the place of a session."""
    folder.mkdir(exist_ok=True)
    (folder / SESSION_FILE).write_bytes(content)
    return Store(folder)


def test_no_session_is_kept_and_nothing_is_made_by_asking(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")

    found = store.session(), store.has_session(), store.forget_session()

    assert found == (None, False, False)
    assert not store.folder.exists()


def test_a_session_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    store.keep_session(COOKIES | {"sessionid": "older"})

    store.keep_session(COOKIES)

    assert store.session() == COOKIES
    assert store.has_session()
    assert store.kept() == [store.folder / SESSION_FILE]


@ON_POSIX
def test_only_the_person_can_read_a_session(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)

    Store(folder).keep_session(COOKIES)

    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder / SESSION_FILE)]
    assert modes == [0o700, 0o600]


def test_a_session_is_removed_with_what_a_killed_run_left(tmp_path: Path) -> None:
    store = session_in(tmp_path, b"{}")
    (tmp_path / f".{SESSION_FILE}.0123abcd.tmp").write_bytes(b"half")

    removed = store.forget_session()

    assert removed
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_has_no_session_to_remove(tmp_path: Path) -> None:
    assert not Store(tmp_path).forget_session()


def test_forget_covers_the_session(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    store.keep_session(COOKIES)

    removed = store.forget()

    assert removed == [store.folder / SESSION_FILE]
    assert not store.folder.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no json",
        b"\xff\xfe",
        b"[" * 15_000,
        b"[]",
        b"{}",
        json.dumps({"sessionid": "a"}).encode(),
        json.dumps(COOKIES | {"mid": 5}).encode(),
        json.dumps(COOKIES | {"mid": "a b"}).encode(),
        json.dumps(COOKIES | {"a;b": "c"}).encode(),
        json.dumps(COOKIES | {"mid": ""}).encode(),
        json.dumps(COOKIES | {"mid": "a\r\nHost: elsewhere"}).encode(),
        json.dumps(COOKIES).encode() + b" " * 16_000,
    ],
    ids=range(13),
)
def test_a_file_that_is_no_session_is_refused_and_left(tmp_path: Path, content: bytes) -> None:
    store = session_in(tmp_path, content)
    path = tmp_path / SESSION_FILE

    error = refused(Store.session, store)

    assert error == ("cli.session-damaged", {"path": str(path)})
    assert path.read_bytes() == content


@pytest.mark.parametrize("cookies", [{}, COOKIES | {"sessionid": "a,b"}])
def test_what_is_no_session_is_not_kept(tmp_path: Path, cookies: dict[str, str]) -> None:
    store = Store(tmp_path / "data")

    error = refused(lambda store: store.keep_session(cookies), store)

    assert error == ("cli.session-damaged", {"path": str(store.folder / SESSION_FILE)})
    assert not store.folder.exists()


@ON_POSIX
def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text(json.dumps(COOKIES))
    store = Store(tmp_path / "data")
    store.folder.mkdir()
    path = store.folder / SESSION_FILE
    path.symlink_to(elsewhere)

    error = refused(Store.session, store)
    removed = store.forget_session()

    assert error == ("cli.session-damaged", {"path": str(path)})
    assert removed
    assert elsewhere.exists()


@ON_POSIX
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_is_refused_and_not_waited_for(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / SESSION_FILE
    make(path)

    error = refused(Store.session, Store(tmp_path))

    assert error == ("cli.session-damaged", {"path": str(path)})


def test_a_folder_in_its_place_is_neither_removed_nor_replaced(tmp_path: Path) -> None:
    store = Store(tmp_path)
    (tmp_path / SESSION_FILE).mkdir()

    errors = [
        refused(Store.forget_session, store),
        refused(lambda store: store.keep_session(COOKIES), store),
    ]

    assert errors == [("cli.store-closed", {"path": str(tmp_path)})] * 2
    assert [path.name for path in tmp_path.iterdir()] == [SESSION_FILE]


def test_a_file_that_cannot_be_read_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session_in(tmp_path, b"{}")

    def closed(path: Path, _: int) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)

    monkeypatch.setattr(os, "open", closed)

    error = refused(Store.session, store)

    assert error == ("cli.store-closed", {"path": str(tmp_path)})


@pytest.mark.parametrize("text", ["a", "700000001%3Aabc%3A1", "-!#~+<:[]", "x" * 400])
def test_a_cookie_is_printable(text: str) -> None:
    assert is_cookie(text)


@pytest.mark.parametrize(
    "text", ["", "a b", "a;b", "a,b", "a\tb", "a\n", "é", "한", '"a"', "a\\b", "x" * 401]
)
def test_nothing_else_is_a_cookie(text: str) -> None:
    assert not is_cookie(text)
