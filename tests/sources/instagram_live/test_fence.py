import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
import requests
from urllib3 import HTTPResponse

from selfguard.model.evidence import Fault
from selfguard.sources.instagram_live.fence import LARGEST, Allowed, Fence, Wait, unpacked
from selfguard.sources.instagram_live.refusals import LookRefusedError
from simulators.diverting import divert
from simulators.instagram import Simulator
from simulators.replies import JSON, Reply
from simulators.routes import Request
from waits import Waits

PAGE = "https://www.instagram.com/testuser/"
TAG = b'<script type="application/json">{}</script>'


class Repeating(Simulator):
    """Answers every request with *given*."""

    given = Reply(b"<p>" + TAG + b"</p>")

    def reply(self, request: Request) -> Reply:
        """Remember *request*, and return what is given."""
        self.requests.append(request)
        return self.given


def test_a_cookie_of_the_service_is_neither_kept_nor_read(instagram: Repeating) -> None:
    hostile = f"a=b; expires=01 Jan {'1' * 5000} 00:00:00 GMT"
    instagram.given = replace(instagram.given, headers=(("Set-Cookie", hostile),))

    with session(fence("GET /testuser/")) as asking:
        answer = asking.get(PAGE)

    assert dict(asking.cookies) == {}
    assert dict(answer.cookies) == {}


@pytest.fixture
def instagram(monkeypatch: pytest.MonkeyPatch) -> Iterator[Repeating]:
    """Give a service that answers every request with the same."""
    with Repeating() as simulator:
        divert(monkeypatch, simulator.port)
        yield simulator


def fence(*allowed: str, most: int = 9, is_page: bool = False) -> Fence:
    """Return a fence that lets out what is *allowed*."""
    return Fence(Allowed(frozenset(allowed), most, is_page), Wait(Waits()))


def session(way: Fence) -> requests.Session:
    """Return a session behind the fence *way*."""
    return way.guard(requests.Session())


def fault(way: Fence, method: str, address: str) -> Fault:
    """Return why the fence *way* refuses to ask for *address*."""
    with session(way) as asking, pytest.raises(LookRefusedError) as caught:
        asking.request(method, address)
    return caught.value.fault


@pytest.mark.parametrize(
    "address",
    [
        "http://www.instagram.com/testuser/",
        "https://instagram.com/testuser/",
        "https://i.instagram.com/testuser/",
        "https://www.instagram.com.example.org/testuser/",
        "https://example.org/testuser/",
        "https://www.instagram.com:8443/testuser/",
        "https://me@www.instagram.com/testuser/",
        "https://www.instagram.com/testuser",
        "https://www.instagram.com/another/",
        "https://www.instagram.com/testuser/../another/",
        "https://www.instagram.com/TESTUSER/",
        "https://www.instagram.com/",
    ],
)
def test_another_address_is_never_asked(instagram: Repeating, address: str) -> None:
    way = fence("GET /testuser/")

    assert fault(way, "GET", address) is Fault.ELSEWHERE
    assert instagram.requests == []
    assert way.asked == 0


@pytest.mark.parametrize("method", ["POST", "HEAD", "PUT", "DELETE"])
def test_another_method_is_never_used(instagram: Repeating, method: str) -> None:
    assert fault(fence("GET /testuser/"), method, PAGE) is Fault.ELSEWHERE
    assert instagram.requests == []


def test_a_session_has_no_other_way_out() -> None:
    with session(fence()) as asking:
        assert list(asking.adapters) == ["https://", "http://"]
        with pytest.raises(requests.exceptions.InvalidSchema):
            asking.get("ftp://www.instagram.com/testuser/")


def test_no_more_is_asked_than_is_allowed(instagram: Repeating) -> None:
    way = fence("GET /testuser/", most=2)
    with session(way) as asking:
        answers = [asking.get(PAGE).status_code for _ in range(2)]

    assert answers == [200, 200]
    assert fault(way, "GET", PAGE) is Fault.ENOUGH_ASKED
    assert len(instagram.requests) == 2


def test_after_a_refusal_nothing_more_is_asked(instagram: Repeating) -> None:
    instagram.given = Reply(status=429)
    way = fence("GET /testuser/")

    assert fault(way, "GET", PAGE) is Fault.ASKED_TO_WAIT
    assert fault(way, "GET", PAGE) is Fault.ENOUGH_ASKED
    assert len(instagram.requests) == 1


def test_an_answer_is_read_as_what_it_is_asked_for(instagram: Repeating) -> None:
    instagram.given = Reply(
        "<p>한글</p>".encode() + TAG, content_type="text/html; charset=iso-8859-1"
    )
    with session(fence("GET /testuser/")) as asking:
        whole = asking.get(PAGE)
    with session(fence("GET /testuser/", is_page=True)) as asking:
        page = asking.get(PAGE)

    assert (whole.text, page.text) == (f"<p>한글</p>{TAG.decode()}", TAG.decode())
    assert whole.url == page.url == PAGE


@pytest.mark.parametrize(
    ("packed", "body"),
    [
        ("gzip", gzip.compress(TAG)),
        (" GZIP ", gzip.compress(TAG)),
        ("deflate", zlib.compress(TAG)),
        ("identity", TAG),
    ],
    ids=["gzip", "another-case", "deflate", "identity"],
)
def test_what_is_packed_as_was_asked_is_unpacked(
    instagram: Repeating, packed: str, body: bytes
) -> None:
    instagram.given = Reply(body, headers=(("Content-Encoding", packed),))
    with session(fence("GET /testuser/")) as asking:
        assert asking.get(PAGE).content == TAG


BLANKS = b" " * LARGEST


@pytest.mark.parametrize(
    ("packed", "body", "expected"),
    [
        ("br", TAG, Fault.PAGE_CHANGED),
        ("gzip, gzip", gzip.compress(gzip.compress(TAG)), Fault.PAGE_CHANGED),
        ("gzip", TAG, Fault.PAGE_CHANGED),
        ("gzip", gzip.compress(TAG)[:-9], Fault.NO_CONNECTION),
        ("gzip", gzip.compress(TAG) + b"more", Fault.TOO_LARGE),
        ("gzip", gzip.compress(BLANKS + b" "), Fault.TOO_LARGE),
        ("gzip", gzip.compress(BLANKS) * 2, Fault.TOO_LARGE),
        ("identity", BLANKS + b" ", Fault.TOO_LARGE),
    ],
    ids=["unknown", "twice", "not", "cut", "followed", "bomb", "two-in-one", "large"],
)
def test_what_cannot_be_unpacked_or_is_too_large_is_refused(
    instagram: Repeating, packed: str, body: bytes, expected: Fault
) -> None:
    instagram.given = Reply(body, headers=(("Content-Encoding", packed),))

    assert fault(fence("GET /testuser/"), "GET", PAGE) is expected
    assert len(instagram.requests) == 1


@pytest.mark.parametrize(
    ("packed", "body"),
    [("identity", BLANKS), ("gzip", gzip.compress(BLANKS))],
    ids=["identity", "gzip"],
)
def test_the_largest_answer_is_read(instagram: Repeating, packed: str, body: bytes) -> None:
    instagram.given = Reply(body, headers=(("Content-Encoding", packed),))
    with session(fence("GET /testuser/")) as asking:
        assert asking.get(PAGE).content == BLANKS


@pytest.mark.parametrize("opened", [b"[],", b'{"a":{}},'], ids=["lists", "objects"])
def test_json_that_would_take_long_to_read_is_refused(instagram: Repeating, opened: bytes) -> None:
    tangled = b"[" + opened * 410_000 + b"0]"
    instagram.given = Reply(TAG.replace(b"{}", tangled))

    assert fault(fence("GET /testuser/"), "GET", PAGE) is Fault.PAGE_CHANGED
    assert fault(fence("GET /testuser/", is_page=True), "GET", PAGE) is Fault.PAGE_CHANGED


def test_what_is_no_json_of_a_page_does_not_tangle_it(instagram: Repeating) -> None:
    instagram.given = Reply(TAG + b"[" * 410_000)
    with session(fence("GET /testuser/", is_page=True)) as asking:
        assert asking.get(PAGE).content == TAG


def test_nobody_reads_on_when_nobody_waits_any_more() -> None:
    answer, stop = requests.Response(), Event()
    answer.raw = HTTPResponse(io.BytesIO(b"a" * 50_000), preload_content=False)
    reading = unpacked(answer, stop)
    first = len(next(reading))
    stop.set()

    with pytest.raises(LookRefusedError) as caught:
        next(reading)

    assert caught.value.fault is Fault.TOO_SLOW
    assert 0 < first < 50_000


def test_the_page_for_signing_in_is_noticed(instagram: Repeating) -> None:
    way = fence("GET /testuser/", is_page=True)
    with session(way) as asking:
        asking.get(PAGE)
        before = way.is_login_page
        instagram.given = Reply(b'<form id="loginForm"><input name="password">')
        asking.get(PAGE)

    assert (before, way.is_login_page) == (False, True)


def test_no_password_of_this_machine_is_sent(home: Path, instagram: Repeating) -> None:
    netrc = home / ".netrc"
    netrc.write_text("machine www.instagram.com login me password secret\n", encoding="utf-8")
    netrc.chmod(0o600)
    with session(fence("GET /testuser/")) as asking:
        asking.get(PAGE)

    [request] = instagram.requests
    assert "authorization" not in request.headers


def test_a_cookie_that_the_service_sets_is_not_sent_back(instagram: Repeating) -> None:
    instagram.given = Reply(TAG, headers=(("Set-Cookie", "mid=1; Path=/"),))
    with session(fence("GET /testuser/")) as asking:
        asking.get(PAGE)
        asking.get(PAGE)

    assert ["cookie" in request.headers for request in instagram.requests] == [False, False]


def test_a_header_without_end_is_no_answer(instagram: Repeating) -> None:
    instagram.given = Reply(headers=(("X-Long", "a" * 100_000),))

    assert fault(fence("GET /testuser/"), "GET", PAGE) is Fault.NO_CONNECTION


def test_a_missing_certificate_authority_is_no_connection(
    instagram: Repeating, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "no-such-file.pem")

    assert fault(fence("GET /testuser/"), "GET", PAGE) is Fault.NO_CONNECTION
    assert instagram.requests == []


def test_json_is_asked_for_whole(instagram: Repeating) -> None:
    instagram.given = Reply(b'{"data": 1}', content_type=JSON)
    way = fence("GET /graphql/query")
    with session(way) as asking:
        answer = asking.get("https://www.instagram.com/graphql/query", params={"query_hash": "a"})

    assert answer.json() == {"data": 1}
    assert [request.path for request in instagram.requests] == ["/graphql/query?query_hash=a"]
