"""The way to the simulator from another process, with nothing changed in it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from simulators.faults import Fault
from simulators.instagram import Simulator
from simulators.personas import NO_POSTS
from simulators.proxy import Proxy
from simulators.routes import Route

PAGE = "https://www.instagram.com/testuser/"


@pytest.fixture
def proxy(tmp_path: Path) -> Iterator[Proxy]:
    with Simulator(NO_POSTS) as simulator, Proxy(simulator, tmp_path) as proxy:
        yield proxy


@pytest.fixture
def client(proxy: Proxy) -> Iterator[requests.Session]:
    """Return a session that goes through the proxy, whatever this machine says."""
    with requests.Session() as session:
        session.trust_env = False
        session.proxies = dict.fromkeys(("http", "https"), f"http://127.0.0.1:{proxy.port}")
        session.verify = str(proxy.certificate)
        yield session


def test_a_program_is_led_to_the_simulator(proxy: Proxy, client: requests.Session) -> None:
    answer = client.get(PAGE, timeout=30)
    picture = client.get(NO_POSTS.picture, timeout=30)

    assert (answer.status_code, picture.headers["Content-Type"]) == (200, "image/jpeg")
    assert proxy.simulator.hosts == ["www.instagram.com", "scontent.cdninstagram.com"]
    assert (proxy.asked, proxy.refused) == (proxy.simulator.hosts, [])


@pytest.mark.parametrize("host", ["instagram.example.org", "notinstagram.com", "192.0.2.1"])
def test_another_host_is_refused_and_remembered(
    proxy: Proxy, client: requests.Session, host: str
) -> None:
    with pytest.raises(requests.exceptions.ProxyError, match="403 Forbidden"):
        client.get(f"https://{host}/testuser/", timeout=30)

    assert (proxy.asked, proxy.refused, proxy.simulator.requests) == ([host], [host], [])


def test_what_is_not_encrypted_is_refused_too(proxy: Proxy, client: requests.Session) -> None:
    answer = client.get("http://www.instagram.com/testuser/", timeout=30)

    assert (answer.status_code, proxy.refused) == (403, ["www.instagram.com"])
    assert proxy.simulator.requests == []


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.CLOSED, requests.exceptions.ConnectionError),
        (Fault.CUT, requests.exceptions.ChunkedEncodingError),
    ],
)
def test_a_connection_can_end_badly(
    proxy: Proxy, client: requests.Session, fault: Fault, error: type[Exception]
) -> None:
    proxy.simulator.fail(Route.PAGE, Fault.NONE, fault)
    before = client.get(PAGE, timeout=30).status_code

    with pytest.raises(error):
        client.get(PAGE, timeout=30)

    assert (before, proxy.refused) == (200, [])
    assert proxy.simulator.routes == [Route.PAGE, Route.PAGE]


def test_what_hangs_ends_with_the_proxy(proxy: Proxy, client: requests.Session) -> None:
    proxy.simulator.fail(Route.PAGE, Fault.NONE, Fault.HANG)
    before = client.get(PAGE, timeout=30).status_code

    with pytest.raises(requests.exceptions.ReadTimeout):
        client.get(PAGE, timeout=(30, 0.05))

    assert (before, proxy.asked) == (200, ["www.instagram.com"])


@pytest.mark.parametrize("fault", [Fault.DRIP, Fault.SLOW_HEADERS, Fault.HUGE_UNTOLD])
def test_an_answer_can_be_slow_or_large(
    proxy: Proxy, client: requests.Session, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    monkeypatch.setattr("simulators.faults.HUGE_MB", 2)
    proxy.simulator.fail(Route.PAGE, Fault.NONE, fault)
    proxy.simulator.pace = 0

    pages = [client.get(PAGE, timeout=30).text.strip() for _ in range(2)]

    assert pages[0] == pages[1]


def test_who_does_not_trust_the_certificate_gets_nothing(
    proxy: Proxy, client: requests.Session
) -> None:
    client.verify = True

    with pytest.raises(requests.exceptions.SSLError):
        client.get(PAGE, timeout=30)

    assert (proxy.asked, proxy.simulator.requests) == (["www.instagram.com"], [])


def test_the_environment_leaves_no_way_past_the_proxy(
    proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("https_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "*")

    changed = proxy.environment

    kept = {name for name in os.environ if "proxy" not in name.lower()}
    assert changed.keys() == kept | proxy.settings.keys()
    assert {name: changed[name] for name in proxy.settings} == {
        "HTTPS_PROXY": f"http://127.0.0.1:{proxy.port}",
        "HTTP_PROXY": f"http://127.0.0.1:{proxy.port}",
        "REQUESTS_CA_BUNDLE": str(proxy.certificate),
    }


def test_the_stock_command_downloads_a_profile_through_the_proxy(
    proxy: Proxy, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "instaloader", "testuser"],
        cwd=tmp_path,
        env=proxy.environment,
        capture_output=True,
        check=False,
        timeout=240,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert proxy.simulator.routes == [Route.PAGE, Route.PICTURE, Route.PAGE]
    assert proxy.refused == []
    assert sorted(path.suffix for path in (tmp_path / "testuser").iterdir()) == ["", ".jpg", ".xz"]
