"""The simulator of an account with posts, and instaloader led to it."""

from collections.abc import Iterator

import pytest
from instaloader import Instaloader

from simulators.diverting import divert
from simulators.instagram import Simulator


@pytest.fixture
def instagram(monkeypatch: pytest.MonkeyPatch) -> Iterator[Simulator]:
    with Simulator(page_size=3, pace=0) as simulator:
        divert(monkeypatch, simulator.port)
        yield simulator


@pytest.fixture
def loader() -> Iterator[Instaloader]:
    with Instaloader(quiet=True, sleep=False, max_connection_attempts=1) as loader:
        yield loader


@pytest.fixture
def signed_in(loader: Instaloader) -> Instaloader:
    cookies = {"csrftoken": "csrf", "sessionid": "session", "ds_user_id": "700000001"}
    loader.load_session("testuser", cookies)
    return loader
