"""The way to the simulator inside this process, whatever adapter a session has."""

import socket
import threading

import pytest
import requests
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter

from fence import NetworkUsedError
from simulators.diverting import served
from simulators.faults import Fault
from simulators.instagram import Simulator
from simulators.replies import Reply
from simulators.routes import Request, Route

START = "https://www.instagram.com/"


class Judging(HTTPAdapter):
    """An adapter as a program would mount it, which keeps what it was asked to send."""

    def __init__(self) -> None:
        super().__init__()
        self.judged: list[str | None] = []

    def send(self, request: PreparedRequest, *where: object, **options: object) -> Response:
        self.judged.append(request.url)
        # What a session hands over is handed on, whatever it is.
        return HTTPAdapter.send(self, request, *where, **options)  # type: ignore[arg-type]


def test_an_adapter_that_is_mounted_judges_the_address_asked_for(instagram: Simulator) -> None:
    adapter = Judging()

    with requests.Session() as session:
        session.mount("https://", adapter)
        answer = session.get(f"{START}testuser/?a=b")

    assert (answer.status_code, answer.url) == (200, f"{START}testuser/?a=b")
    assert adapter.judged == [f"{START}testuser/?a=b"]
    [request] = instagram.requests
    assert (request.host, request.path) == ("www.instagram.com", "/testuser/?a=b")
    assert (request.bare_path, request.route) == ("/testuser/", Route.PAGE)


def test_a_cookie_lands_at_the_host_asked_for(instagram: Simulator) -> None:
    with requests.Session() as session:
        session.get(START)
        session.get(f"{START}testuser/")
        session.get("https://i.instagram.com/api/v1/users/7/info/")

    assert [(each.name, each.value, each.domain) for each in session.cookies] == [
        ("csrftoken", "csrf1", "www.instagram.com")
    ]
    assert ["cookie" in request.headers for request in instagram.requests] == [False, True, False]


def test_a_redirect_to_another_host_is_not_followed_unseen(instagram: Simulator) -> None:
    instagram.fail(Route.PAGE, Fault.TO_OTHER_HOST)

    with pytest.raises(NetworkUsedError, match=r"instagram\.example\.org"):
        requests.get(f"{START}testuser/", timeout=30)


@pytest.mark.parametrize("proxy", ["http://192.0.2.1:9", ""])
def test_the_proxy_of_this_machine_is_passed_over(
    instagram: Simulator, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)

    assert requests.get(START, timeout=30).status_code == 200
    assert instagram.routes == [Route.START]


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.instagram.com", True),
        ("instagram.com", True),
        ("scontent-1.cdninstagram.com", True),
        ("notinstagram.com", False),
        ("instagram.com.example.org", False),
        ("127.0.0.1", False),
        ("", False),
    ],
)
def test_the_simulator_stands_for_two_domains(host: str, *, expected: bool) -> None:
    assert served(host) is expected


class Heard(Simulator):
    """A simulator that tells when it has heard something."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = threading.Event()

    def reply(self, request: Request) -> Reply:
        self.heard.set()
        return super().reply(request)


def test_what_hangs_ends_with_the_simulator() -> None:
    with Heard() as simulator:
        simulator.fail(Route.NONE, Fault.HANG)
        client = socket.create_connection(("127.0.0.1", simulator.port))
        client.sendall(b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n")
        simulator.heard.wait()

    with client:
        assert (client.recv(1), simulator.routes) == (b"", [Route.NONE])


def test_who_leaves_in_the_middle_is_forgotten() -> None:
    with Simulator() as simulator:
        simulator.fail(Route.NONE, Fault.HUGE)
        address = f"http://127.0.0.1:{simulator.port}/"
        with requests.get(address, stream=True, timeout=30) as answer:
            first = next(answer.iter_content(10))
        simulator.fail(Route.NONE, Fault.NONE)
        after = requests.get(address, timeout=30).status_code

    assert (first, after) == (b"<!DOCTYPE ", 404)
