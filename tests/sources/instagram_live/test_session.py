from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import instaloader
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfguard.errors import InputRefusedError, ServiceRefusedError
from selfguard.model.evidence import (
    Covered,
    Evidence,
    Extent,
    Fault,
    Origin,
    TaggedPosts,
    Topic,
    Unreadable,
)
from selfguard.sources.instagram_live.patience import PATIENCE, Patience
from selfguard.sources.instagram_live.session import TOPICS, InstagramSession
from simulators.diverting import divert
from simulators.faults import Fault as Wrong
from simulators.instagram import Simulator
from simulators.personas import NO_POSTS, PUBLIC
from simulators.replies import Reply, data
from simulators.routes import Request, Route
from waits import Waits

ON = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
HERE = Origin("instagram-session", "", ON)
NEWEST = datetime.fromtimestamp(1690000000, UTC)
COOKIES = {
    "csrftoken": "csrf1",
    "sessionid": "700000001%3Aabc%3A1",
    "ds_user_id": "700000001",
    "mid": "mid1",
}
ENTERED = [Route.WHOAMI, Route.PROFILE]
HASTY = Patience(slices=2, seconds=0.02)


@pytest.fixture(autouse=True)
def silence(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Hold that nothing is ever printed."""
    yield
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def instagram(monkeypatch: pytest.MonkeyPatch) -> Iterator[Simulator]:
    """Give the simulated service, to which every request is led."""
    with Simulator(pace=0.05) as simulator:
        divert(monkeypatch, simulator.port)
        yield simulator


def session(
    waits: Waits | None = None,
    patience: Patience = PATIENCE,
    *,
    cookies: Mapping[str, str] = COOKIES,
    check: Callable[[str], object] = str,
) -> InstagramSession:
    """Return the source under test."""

    def checked(name: str) -> None:
        check(name)

    return InstagramSession(cookies, ON, waits or Waits(), checked, patience)


def tagged(count: int, accounts: int = 1, days: int | None = None) -> TaggedPosts:
    """Return *count* posts, one a day, as evidence; *days* is how many days they go back."""
    back = timedelta(days=count - 1 if days is None else days)
    return TaggedPosts(HERE, count, accounts, NEWEST - back, NEWEST)


def covered(extent: Extent) -> Covered:
    """Return the coverage as evidence."""
    return Covered(HERE, Topic.TAGGED, extent)


def refused(fault: Fault) -> list[Evidence]:
    """Return the evidence of a look that was refused for *fault*."""
    return [Unreadable(HERE, fault, 1, TOPICS), covered(Extent.NOT)]


def test_the_posts_that_tag_the_account_are_counted(instagram: Simulator) -> None:
    waits = Waits()
    source = session(waits)
    before = source.username

    evidence = [list(source.collect()), list(source.collect())]

    assert evidence == [[tagged(15), covered(Extent.WHOLE)]] * 2
    assert (before, source.username, source.refusal) == ("", "testuser", None)
    assert instagram.routes == [*ENTERED, Route.TAGGED, Route.TAGGED]
    assert set(instagram.hosts) == {"www.instagram.com"}
    assert {request.bare_path for request in instagram.requests} == {"/graphql/query"}
    assert all(request.signed_in for request in instagram.requests)
    assert len(waits.pauses) == 3
    assert all(2.0 <= pause <= 5.0 for pause in waits.pauses)
    assert len(set(waits.pauses)) == 3


def test_only_the_cookies_of_a_session_are_sent(instagram: Simulator) -> None:
    cookies = {**COOKIES, "ig_did": "bad value\r\n", "other": "secret"}
    list(session(cookies=cookies).collect())

    sent = {request.headers["cookie"] for request in instagram.requests}

    expected = [f"{name}={value}" for name, value in COOKIES.items()]
    assert [sorted(each.split("; ")) for each in sent] == [sorted(expected)]


@pytest.mark.parametrize("name", ["csrftoken", "sessionid"])
@pytest.mark.parametrize("value", ["", "a b", "a\r\nHost: example.org", "a;b", "가", "a" * 2049])
def test_without_a_session_nothing_is_asked(instagram: Simulator, name: str, value: str) -> None:
    source = session(cookies={**COOKIES, name: value})

    assert list(source.collect()) == refused(Fault.SIGNED_OUT)
    assert source.refusal is not None
    assert source.refusal.key == "instagram_live.signed-out"
    assert instagram.requests == []


def test_an_account_that_is_nowhere_tagged_is_told_so(instagram: Simulator) -> None:
    instagram.persona = NO_POSTS

    assert list(session().collect()) == [
        TaggedPosts(HERE, 0, 0, None, None),
        covered(Extent.WHOLE),
    ]


def test_another_account_is_refused_before_anything_is_read(instagram: Simulator) -> None:
    names = list[str]()

    def check(name: str) -> None:
        names.append(name)
        raise InputRefusedError("archive.missing")

    source = session(check=check)

    with pytest.raises(InputRefusedError):
        list(source.collect())

    assert names == ["testuser"]
    assert instagram.routes == [Route.WHOAMI]
    assert list(source.collect()) == refused(Fault.ENOUGH_ASKED)
    assert instagram.routes == [Route.WHOAMI]


def test_no_more_than_twenty_requests_are_made(instagram: Simulator) -> None:
    instagram.persona = replace(PUBLIC, tagged=tuple(f"T{place:03}" for place in range(30)))
    instagram.page_size = 1
    waits = Waits()
    source = session(waits)

    assert list(source.collect()) == [
        tagged(18),
        Unreadable(HERE, Fault.ENOUGH_ASKED, 1, TOPICS),
        covered(Extent.PARTLY),
    ]
    assert instagram.routes == [*ENTERED, *[Route.TAGGED] * 18]
    assert len(waits.pauses) == 19
    assert source.refusal is None


def test_a_list_that_ends_without_a_word_is_partly_known(instagram: Simulator) -> None:
    instagram.fail(Route.TAGGED, Wrong.NONE, Wrong.SILENT_END)

    assert list(session().collect()) == [
        tagged(12),
        Unreadable(HERE, Fault.PAGE_CHANGED, 1, TOPICS),
        covered(Extent.PARTLY),
    ]


def test_a_list_that_is_kept_back_is_not_empty(instagram: Simulator) -> None:
    instagram.fail(Route.TAGGED, Wrong.SILENT_END)
    source = session()

    assert list(source.collect()) == refused(Fault.PAGE_CHANGED)
    assert source.refusal is not None


FAULTS = {
    Wrong.WAIT: Fault.ASKED_TO_WAIT,
    Wrong.FORBIDDEN: Fault.BLOCKED,
    Wrong.NOT_FOUND: Fault.NO_PAGE,
    Wrong.LIMITED: Fault.ASKED_TO_WAIT,
    Wrong.BROKEN: Fault.OUT_OF_ORDER,
    Wrong.BAD_REQUEST: Fault.BLOCKED,
    Wrong.CHECKPOINT: Fault.CHECKPOINT,
    Wrong.CHALLENGE: Fault.CHECKPOINT,
    Wrong.FEEDBACK: Fault.CHECKPOINT,
    Wrong.STATUS_FAIL: Fault.PAGE_CHANGED,
    Wrong.TO_LOGIN: Fault.SIGNED_OUT,
    Wrong.TO_LOGIN_RELATIVE: Fault.SIGNED_OUT,
    Wrong.TO_CHALLENGE: Fault.CHECKPOINT,
    Wrong.TO_OTHER_HOST: Fault.ELSEWHERE,
    Wrong.NO_DATA: Fault.PAGE_CHANGED,
    Wrong.HTML: Fault.PAGE_CHANGED,
    Wrong.CHANGED: Fault.PAGE_CHANGED,
    Wrong.WRONG_TYPES: Fault.PAGE_CHANGED,
    Wrong.WRONG_USER: Fault.PAGE_CHANGED,
    Wrong.TRUNCATED: Fault.PAGE_CHANGED,
    Wrong.DEEP: Fault.PAGE_CHANGED,
    Wrong.HUGE: Fault.TOO_LARGE,
    Wrong.HUGE_UNTOLD: Fault.TOO_LARGE,
    Wrong.BOMB: Fault.TOO_LARGE,
    Wrong.DIGITS: Fault.PAGE_CHANGED,
    Wrong.DRIP: Fault.TOO_SLOW,
    Wrong.SLOW_HEADERS: Fault.TOO_SLOW,
    Wrong.HANG: Fault.TOO_SLOW,
    Wrong.CLOSED: Fault.NO_CONNECTION,
    Wrong.CUT: Fault.NO_CONNECTION,
}
"""What goes wrong with every question of a session."""
BY_ROUTE = {Wrong.NONE, Wrong.EXPIRED, Wrong.OTHER_NAME, Wrong.SILENT_END}
"""What goes wrong with some, or is nothing wrong."""
SLOW = {Wrong.DRIP, Wrong.SLOW_HEADERS, Wrong.HANG}


QUICK = {wrong: fault for wrong, fault in FAULTS.items() if wrong not in SLOW}
"""What need not be waited for."""


def test_everything_that_goes_wrong_is_tried() -> None:
    assert set(Wrong) == FAULTS.keys() | BY_ROUTE


@pytest.mark.parametrize(("wrong", "fault"), [*FAULTS.items(), (Wrong.EXPIRED, Fault.SIGNED_OUT)])
def test_a_session_that_is_refused_says_why_and_asks_no_more(
    instagram: Simulator, wrong: Wrong, fault: Fault
) -> None:
    instagram.fail(Route.WHOAMI, wrong)
    source = session(patience=HASTY if wrong in SLOW else PATIENCE)

    assert list(source.collect()) == refused(fault)
    assert isinstance(source.refusal, ServiceRefusedError)
    assert (source.refusal.key, source.refusal.values) == (f"instagram_live.{fault.value}", {})
    assert source.username == ""
    assert instagram.routes == [Route.WHOAMI]


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [*QUICK.items(), (Wrong.EXPIRED, Fault.PAGE_CHANGED), (Wrong.OTHER_NAME, Fault.PAGE_CHANGED)],
)
def test_an_account_that_is_not_told_of_says_why_and_asks_no_more(
    instagram: Simulator, wrong: Wrong, fault: Fault
) -> None:
    instagram.fail(Route.PROFILE, wrong)

    assert list(session().collect()) == refused(fault)
    assert instagram.routes == ENTERED


@pytest.mark.parametrize(("wrong", "fault"), [*QUICK.items(), (Wrong.EXPIRED, Fault.PAGE_CHANGED)])
def test_what_was_counted_before_a_refusal_is_kept(
    instagram: Simulator, wrong: Wrong, fault: Fault
) -> None:
    instagram.fail(Route.TAGGED, Wrong.NONE, wrong)
    source = session()

    assert list(source.collect()) == [
        tagged(12),
        Unreadable(HERE, fault, 1, TOPICS),
        covered(Extent.PARTLY),
    ]
    assert source.refusal is None
    assert instagram.routes == [*ENTERED, Route.TAGGED, Route.TAGGED]


class Telling(Simulator):
    """Answers what *told* has for a route, and else as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[Route, object] = {}

    def reply(self, request: Request) -> Reply:
        """Return what is told for the route of *request*."""
        usual = super().reply(request)
        told = self.told.get(request.route)
        return data(told) if told is not None else usual


@pytest.fixture
def telling(monkeypatch: pytest.MonkeyPatch) -> Iterator[Telling]:
    """Give a service of which every answer can be set."""
    with Telling() as simulator:
        divert(monkeypatch, simulator.port)
        yield simulator


def user(**told: object) -> object:
    """Return an answer that tells of a user."""
    return {"data": {"user": told}, "status": "ok"}


def posts(*nodes: object, **told: object) -> object:
    """Return an answer that lists posts."""
    edges = [{"node": node} for node in nodes]
    return user(edge_user_to_photos_of_you={"edges": edges, "page_info": {}, **told})


def node(owner: object, taken: object = 1690000000) -> dict[str, object]:
    """Return a post of *owner*, made at *taken*."""
    return {"shortcode": "T1", "owner": {"id": owner}, "taken_at_timestamp": taken}


@pytest.mark.parametrize(
    "told",
    [
        user(username="testuser"),
        user(username="testuser", id=None),
        user(username="testuser", pk="700000001"),
        user(username="testuser", id="0"),
        user(username="test user", id="1"),
        user(username="", id="1"),
        user(username="\u202e", id="1"),
        user(id="1"),
        {"data": {"user": []}, "status": "ok"},
        {"data": None, "status": "ok"},
        {"status": "ok"},
        [],
    ],
)
def test_a_session_of_whom_is_not_told_is_read_no_further(telling: Telling, told: object) -> None:
    telling.told[Route.WHOAMI] = told

    assert list(session().collect()) == refused(Fault.PAGE_CHANGED)
    assert telling.routes == [Route.WHOAMI]


@pytest.mark.parametrize(
    "told",
    [
        user(username="testuser", id="700000002"),
        user(username="another", id="700000001"),
        user(username="testuser"),
        user(username=7, id="700000001"),
    ],
)
def test_nothing_is_read_of_another_account(telling: Telling, told: object) -> None:
    telling.told[Route.PROFILE] = told

    assert list(session().collect()) == refused(Fault.PAGE_CHANGED)
    assert telling.routes == ENTERED


def test_an_account_without_an_id_is_known_by_its_key(telling: Telling) -> None:
    telling.told[Route.PROFILE] = user(username="TestUser", pk=700000001)

    assert list(session().collect()) == [tagged(15), covered(Extent.WHOLE)]


def test_accounts_are_counted_once_and_the_own_one_never(telling: Telling) -> None:
    owners = ["8", 8, "9", "700000001", 700000001]
    telling.told[Route.TAGGED] = posts(*map(node, owners), count=5)

    assert list(session().collect()) == [tagged(3, accounts=2, days=0), covered(Extent.WHOLE)]


def test_times_that_cannot_be_are_not_told(telling: Telling) -> None:
    early, late = 1286323199, int(ON.timestamp()) + 2 * 86_400 + 1
    telling.told[Route.TAGGED] = posts(node(8, early), node(9, late), node(9, 0), count=3)

    assert list(session().collect()) == [
        TaggedPosts(HERE, 3, 2, None, None),
        covered(Extent.WHOLE),
    ]


@pytest.mark.parametrize("count", [None, "one", 2, [1]])
def test_without_its_count_a_list_is_partly_known(telling: Telling, count: object) -> None:
    telling.told[Route.TAGGED] = posts(node("8"), count=count)

    assert list(session().collect()) == [
        tagged(1),
        Unreadable(HERE, Fault.PAGE_CHANGED, 1, TOPICS),
        covered(Extent.PARTLY),
    ]


@pytest.mark.parametrize(
    "strange",
    [
        None,
        {},
        node(None),
        node({}),
        node("8", None),
        node("8", "soon"),
        node("8", 10**30),
        node("8", float("nan")),
        {**node("8"), "owner": "8"},
        {**node("8"), "shortcode": None, "date": []},
    ],
    ids=str,
)
def test_a_post_that_is_none_ends_the_list_and_nothing_more(
    telling: Telling, strange: object
) -> None:
    telling.told[Route.TAGGED] = posts(node("8"), strange, count=2)

    assert list(session().collect()) == [
        tagged(1),
        Unreadable(HERE, Fault.PAGE_CHANGED, 1, TOPICS),
        covered(Extent.PARTLY),
    ]
    assert telling.routes == [*ENTERED, Route.TAGGED]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["data", "user", "status", "edges", "id"]), inner)
    ),
    max_leaves=6,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([Route.WHOAMI, Route.PROFILE, Route.TAGGED]), JSON)
def test_no_answer_is_too_strange_to_be_read(telling: Telling, route: Route, told: object) -> None:
    telling.told = {route: told}
    source = session()

    evidence = list(source.collect())

    assert [each for each in evidence if isinstance(each, Covered)] == evidence[-1:]


def test_an_interrupt_ends_the_look(instagram: Simulator) -> None:
    instagram.fail(Route.WHOAMI, Wrong.HANG)
    source = session(Waits(interrupt))

    with pytest.raises(KeyboardInterrupt):
        list(source.collect())

    assert list(source.collect()) == refused(Fault.ENOUGH_ASKED)


def interrupt() -> None:
    """Interrupt, as ^C does."""
    raise KeyboardInterrupt


def test_nothing_is_asked_through_an_instaloader_that_is_too_old(
    instagram: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instaloader, "__version__", "4.15.5")

    assert list(session().collect()) == refused(Fault.TOO_OLD)
    assert instagram.requests == []


def test_a_session_is_written_down_nowhere(instagram: Simulator) -> None:
    source = session()
    list(source.collect())

    assert source.name == "instagram-session"
    assert instagram.routes[0] is Route.WHOAMI
    written = repr(source)
    assert all(secret not in written for secret in (*COOKIES.values(), "testuser"))
