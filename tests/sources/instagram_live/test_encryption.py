import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from selfguard.model.evidence import Covered, Extent, Fault, Origin, TaggedPosts, Unreadable
from selfguard.model.proof import Claim, Proof, proven_before
from selfguard.sources.instagram_live.look import bears_code, open_visit
from selfguard.sources.instagram_live.session import InstagramSession
from selfguard.sources.instagram_live.source import TOPICS, InstagramLive
from simulators.instagram import Simulator
from simulators.proxy import Proxy
from simulators.routes import Route
from waits import Waits

ON = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
CLAIM = Claim.of("testuser", b"secret", date(2026, 11, 14))


@pytest.fixture
def proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """Give the way to the service through a proxy, encrypted, as another process would go."""
    for name in ("https_proxy", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with Simulator() as simulator, Proxy(simulator, tmp_path) as proxy:
        for name, value in proxy.settings.items():
            monkeypatch.setenv(name, value)
        yield proxy


def live() -> InstagramLive:
    """Return a look at the account."""
    handle = proven_before("testuser", Proof.EXPORT, ON)

    assert handle is not None
    return InstagramLive(handle, ON, Waits())


def test_a_page_is_looked_at_through_an_encrypted_connection(proxy: Proxy) -> None:
    source = live()

    evidence = list(source.collect())

    assert source.refusal is None
    assert evidence[-1].origin == Origin("instagram-live", "", ON)
    assert proxy.simulator.routes == [Route.PAGE]
    assert proxy.asked == ["www.instagram.com"]
    assert proxy.refused == []


def test_the_code_is_looked_for_through_an_encrypted_connection(proxy: Proxy) -> None:
    proxy.simulator.set_bio(CLAIM.code)

    assert bears_code(CLAIM, open_visit(Waits())) is True
    assert proxy.asked == ["www.instagram.com"]


def test_tags_are_counted_through_an_encrypted_connection(proxy: Proxy) -> None:
    names = list[str]()
    source = InstagramSession({"csrftoken": "a", "sessionid": "b"}, ON, Waits(), names.append)

    evidence = list(source.collect())

    assert [type(each) for each in evidence] == [TaggedPosts, Covered]
    assert names == ["testuser"]
    assert set(proxy.asked) == {"www.instagram.com"}
    assert len(proxy.simulator.routes) == 4


def test_a_service_that_cannot_show_who_it_is_is_not_asked(
    proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    here = Origin("instagram-live", "", ON)

    assert list(live().collect()) == [
        Unreadable(here, Fault.NO_CONNECTION, 1, TOPICS),
        *(Covered(here, topic, Extent.NOT) for topic in sorted(TOPICS)),
    ]
    assert proxy.simulator.requests == []


def test_what_reaches_the_network_is_imported_when_it_is_needed() -> None:
    place = "selfguard.sources.instagram_live"
    code = (
        f"import sys, {place}.source, {place}.session\n"
        "print(sorted({'instaloader', 'requests', 'urllib3'} & {*sys.modules}))"
    )

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert shown.stdout == "[]\n"
