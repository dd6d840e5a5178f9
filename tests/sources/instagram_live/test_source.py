from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import instaloader
import pytest

import fence
from selfguard import words
from selfguard.errors import ServiceRefusedError
from selfguard.model.evidence import (
    Covered,
    Evidence,
    Extent,
    Fault,
    Origin,
    ProfileField,
    ProfileText,
    PublicCount,
    PublicNumber,
    PublicPost,
    Setting,
    SettingName,
    Topic,
    Unreadable,
)
from selfguard.model.proof import Proof, ProvenHandle, proven_before
from selfguard.sources.instagram_live.patience import PATIENCE, Patience
from selfguard.sources.instagram_live.source import TOPICS, InstagramLive
from simulators.diverting import divert
from simulators.faults import Fault as Wrong
from simulators.instagram import Simulator
from simulators.personas import BARE, CDN, PERSONAS
from simulators.replies import Reply
from simulators.routes import Request, Route
from waits import Waits

ON = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
HERE = Origin("instagram-live", "", ON)
HASTY = Patience(slices=2, seconds=0.02)
NONE_AT_ALL = [Covered(HERE, topic, Extent.NOT) for topic in sorted(TOPICS)]


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


def handle(name: str = "testuser") -> ProvenHandle:
    """Return the account *name*, proven."""
    proven = proven_before(name, Proof.EXPORT, ON)

    assert proven is not None
    return proven


def live(patience: Patience = PATIENCE, waits: Waits | None = None) -> InstagramLive:
    """Return the source under test."""
    return InstagramLive(handle(), ON, waits or Waits(), patience)


def refused(fault: Fault) -> list[Evidence]:
    """Return the evidence of a look that was refused for *fault*."""
    return [Unreadable(HERE, fault, 1, TOPICS), *NONE_AT_ALL]


def covered(page: Extent, *, photo: Extent = Extent.WHOLE) -> list[Evidence]:
    """Return the coverage of a page of which everything else is known."""
    return [
        Covered(HERE, Topic.ACCOUNT, Extent.WHOLE),
        Covered(HERE, Topic.PROFILE_PHOTO, photo),
        Covered(HERE, Topic.PROFILE_TEXT, Extent.PARTLY),
        Covered(HERE, Topic.PUBLIC_PAGE, page),
    ]


def told(name: str, bio: str, *links: str) -> list[Evidence]:
    """Return the texts of a profile as evidence."""
    return [
        ProfileText(HERE, ProfileField.USERNAME, "testuser"),
        ProfileText(HERE, ProfileField.NAME, name),
        ProfileText(HERE, ProfileField.BIO, bio),
        *(ProfileText(HERE, ProfileField.WEBSITE, link) for link in links),
    ]


def switches(*, is_private: bool = False, has_photo: bool = True) -> list[Evidence]:
    """Return the two switches of a page as evidence."""
    return [
        Setting(HERE, SettingName.PRIVATE_ACCOUNT, is_private),
        Setting(HERE, SettingName.PROFILE_PHOTO, has_photo),
    ]


def counts(first: int) -> list[Evidence]:
    """Return what a page counts as evidence."""
    return [
        PublicCount(HERE, PublicNumber.FIRST_POSTS, first),
        PublicCount(HERE, PublicNumber.FOLLOWERS, 12),
        PublicCount(HERE, PublicNumber.FOLLOWING, 34),
    ]


def bare(code: str) -> PublicPost:
    """Return a post of which only the code is told."""
    return PublicPost(HERE, code, "", is_caption_told=False, thumbnail="")


POSTS: list[Evidence] = [
    PublicPost(
        HERE,
        "CAAAAAAAAA1",
        "At school, class 3-2 #tag @friend_one",
        is_caption_told=True,
        thumbnail=f"{CDN}/thumb1.jpg",
    ),
    PublicPost(HERE, "CAAAAAAAAA2", "", is_caption_told=True, thumbnail=f"{CDN}/thumb2.jpg"),
    bare("CAAAAAAAAA3"),
    PublicPost(HERE, "CAAAAAAAAA4", "바다에서", is_caption_told=True, thumbnail=""),
    bare("CAAAAAAAAA5"),
]
USUAL = told("Test Person", "hello #seoul @friend_one", "https://example.org/")
PUBLIC = [*switches(), *USUAL, *counts(5), *POSTS, *covered(Extent.PARTLY)]
NO_PICTURE = [*switches(has_photo=False), *PUBLIC[2:]]
RED = (
    "⟨U+001B⟩[31mred⟨U+001B⟩[0m ⟨U+001B⟩]8;;https://example.org/⟨U+0007⟩here⟨U+001B⟩]8;;⟨U+0007⟩"
    " ⟨U+009B⟩2J ⟨U+0000⟩ ⟨U+D800⟩ ⟨U+202E⟩gnp.exe⟨U+202C⟩ [/] [bold]x[/bold] {0} %s"
    " <script>alert(1)</script> "
)
EXPECTED: dict[str, list[Evidence]] = {
    "public": PUBLIC,
    "private": [
        *switches(is_private=True),
        *USUAL,
        *counts(0),
        *covered(Extent.WHOLE),
    ],
    "no-picture": NO_PICTURE,
    "no-picture-2024": NO_PICTURE,
    "no-picture-key": NO_PICTURE,
    "no-posts": [*switches(), *USUAL, *counts(0)[1:], *covered(Extent.PARTLY)],
    "korean": [
        *switches(),
        *told(
            "홍길동",
            "가상고등학교 3학년 2반 🌱 카톡 gildong_0000 · 010-0000-0000",
            "https://example.org/",
        ),
        *counts(5),
        *POSTS,
        *covered(Extent.PARTLY),
    ],
    "hostile": [
        *switches(),
        *told(
            RED,
            RED + "가" * (499 - len(RED)) + "…",
            f"https://example.org/{RED}",
            "javascript:alert(1)",
        ),
        *counts(1),
        PublicPost(HERE, "CAAAAAAAAA1", RED, is_caption_told=True, thumbnail=""),
        *covered(Extent.WHOLE),
    ],
    "bare": [
        switches()[0],
        ProfileText(HERE, ProfileField.USERNAME, "testuser"),
        PublicCount(HERE, PublicNumber.FIRST_POSTS, 5),
        *(bare(f"CAAAAAAAAA{place}") for place in range(1, 6)),
        *covered(Extent.PARTLY, photo=Extent.NOT),
    ],
}


def test_every_account_of_the_simulator_is_looked_at() -> None:
    assert EXPECTED.keys() == PERSONAS.keys()


@pytest.mark.parametrize("name", PERSONAS)
def test_a_page_is_told_whole_with_one_request(instagram: Simulator, name: str) -> None:
    instagram.persona = PERSONAS[name]
    source = live()

    evidence = list(source.collect())

    assert evidence == EXPECTED[name]
    assert source.refusal is None
    assert [(r.method, r.host, r.path) for r in instagram.requests] == [
        ("GET", "www.instagram.com", "/testuser/")
    ]


def test_the_request_is_that_of_nobody(instagram: Simulator) -> None:
    list(live().collect())

    [request] = instagram.requests
    assert not request.signed_in
    assert request.body == ""


def test_the_name_is_asked_for_in_small_letters(instagram: Simulator) -> None:
    source = InstagramLive(handle("TestUser"), ON, Waits())

    assert list(source.collect()) == PUBLIC
    assert [request.path for request in instagram.requests] == ["/testuser/"]


def test_nothing_is_asked_before_it_is_collected_and_nothing_twice(instagram: Simulator) -> None:
    waits = Waits()
    source = live(waits=waits)
    asked_before = list(instagram.requests)

    first, second = list(source.collect()), list(source.collect())

    assert asked_before == []
    assert first == second == PUBLIC
    assert instagram.routes == [Route.PAGE]
    assert waits.pauses == []


def test_the_time_of_the_look_is_kept_in_utc(instagram: Simulator) -> None:
    source = InstagramLive(handle(), ON.astimezone(), Waits())

    assert {each.origin for each in source.collect()} == {HERE}
    assert source.name == "instagram-live"
    assert instagram.routes == [Route.PAGE]


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
    Wrong.TO_LOGIN: Fault.LOGIN_WALL,
    Wrong.TO_LOGIN_RELATIVE: Fault.LOGIN_WALL,
    Wrong.TO_CHALLENGE: Fault.CHECKPOINT,
    Wrong.TO_OTHER_HOST: Fault.ELSEWHERE,
    Wrong.NO_DATA: Fault.PAGE_CHANGED,
    Wrong.HTML: Fault.PAGE_CHANGED,
    Wrong.CHANGED: Fault.PAGE_CHANGED,
    Wrong.WRONG_USER: Fault.PAGE_CHANGED,
    Wrong.TRUNCATED: Fault.PAGE_CHANGED,
    Wrong.DEEP: Fault.PAGE_CHANGED,
    Wrong.HUGE: Fault.TOO_LARGE,
    Wrong.HUGE_UNTOLD: Fault.TOO_LARGE,
    Wrong.BOMB: Fault.TOO_LARGE,
    Wrong.DIGITS: Fault.PAGE_CHANGED,
    Wrong.OTHER_NAME: Fault.PAGE_CHANGED,
    Wrong.DRIP: Fault.TOO_SLOW,
    Wrong.SLOW_HEADERS: Fault.TOO_SLOW,
    Wrong.HANG: Fault.TOO_SLOW,
    Wrong.CLOSED: Fault.NO_CONNECTION,
    Wrong.CUT: Fault.NO_CONNECTION,
    Wrong.EXPIRED: Fault.PAGE_CHANGED,
}
READ = {Wrong.NONE, Wrong.WRONG_TYPES, Wrong.SILENT_END}
"""What goes wrong in a page that tells something nevertheless."""
SLOW = {Wrong.DRIP, Wrong.SLOW_HEADERS, Wrong.HANG}


def test_everything_that_goes_wrong_is_tried() -> None:
    assert set(Wrong) == FAULTS.keys() | READ


@pytest.mark.parametrize(("wrong", "fault"), FAULTS.items())
def test_a_look_that_is_refused_says_why_and_teaches_nothing(
    instagram: Simulator, wrong: Wrong, fault: Fault
) -> None:
    instagram.fail(Route.PAGE, wrong)
    source = live(HASTY if wrong in SLOW else PATIENCE)

    evidence = [*source.collect(), *source.collect()]

    assert evidence == refused(fault) * 2
    assert isinstance(source.refusal, ServiceRefusedError)
    assert (source.refusal.key, source.refusal.values) == (f"instagram_live.{fault.value}", {})
    assert instagram.routes == [Route.PAGE]


def test_a_server_that_says_nothing_is_not_waited_for(instagram: Simulator) -> None:
    instagram.fail(Route.PAGE, Wrong.HANG)
    waits = Waits()

    assert list(live(Patience(silence=0.05), waits).collect()) == refused(Fault.TOO_SLOW)
    assert waits.left[0] == 15.0
    assert waits.left[-1] > 7.0


def test_a_server_that_falls_silent_is_not_waited_for(instagram: Simulator) -> None:
    instagram.fail(Route.PAGE, Wrong.DRIP)
    instagram.pace = 60.0

    assert list(live(Patience(silence=0.1)).collect()) == refused(Fault.TOO_SLOW)


def test_no_longer_is_waited_than_was_said(instagram: Simulator) -> None:
    instagram.fail(Route.PAGE, Wrong.SLOW_HEADERS)
    waits = Waits()

    list(live(Patience(slices=3, seconds=0.02), waits).collect())

    assert waits.left == pytest.approx([0.06, 0.04, 0.02])


def test_a_server_that_is_not_there_is_no_page_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Simulator() as gone:
        divert(monkeypatch, gone.port)
    fence.OPEN.add(gone.port)

    evidence = list(live().collect())

    fence.OPEN.discard(gone.port)
    assert evidence == refused(Fault.NO_CONNECTION)


class Opening(Simulator):
    """Answers every page with tags that are never closed."""

    def reply(self, request: Request) -> Reply:
        """Return as many tags as go into an answer."""
        self.requests.append(request)
        return Reply(b'<script type="application/json">' * 200_000)


def test_tags_without_end_are_no_work_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    with Opening() as instagram:
        divert(monkeypatch, instagram.port)

        assert list(live().collect()) == refused(Fault.PAGE_CHANGED)


def test_fields_of_another_kind_are_unknown_and_never_false(instagram: Simulator) -> None:
    instagram.fail(Route.PAGE, Wrong.WRONG_TYPES)
    source = live()

    assert list(source.collect()) == [
        switches()[0],
        ProfileText(HERE, ProfileField.USERNAME, "testuser"),
        PublicCount(HERE, PublicNumber.FIRST_POSTS, 1),
        bare("C1"),
        *covered(Extent.PARTLY, photo=Extent.NOT),
    ]
    assert source.refusal is None


def test_a_page_that_tells_the_name_alone_teaches_nothing(instagram: Simulator) -> None:
    instagram.persona = replace(BARE, posts=())
    source = live()

    assert [each for each in source.collect() if not isinstance(each, Unreadable | Covered)] == []
    assert source.refusal
    assert source.refusal.key == "instagram_live.page-changed"


def test_posts_that_are_kept_back_are_no_empty_page(instagram: Simulator) -> None:
    instagram.fail(Route.PAGE, Wrong.SILENT_END)

    assert list(live().collect()) == [
        *switches(),
        *USUAL,
        *counts(0)[1:],
        *covered(Extent.PARTLY),
    ]


@pytest.mark.parametrize("name", ["explore", "..", "."])
def test_a_name_that_is_the_address_of_something_else_is_no_account(
    instagram: Simulator, name: str
) -> None:
    source = InstagramLive(handle(name), ON, Waits())

    fault = {"explore": Fault.NO_PAGE}.get(name, Fault.ELSEWHERE)
    assert list(source.collect()) == refused(fault)
    assert instagram.routes == [Route.PAGE] * (name == "explore")


def test_an_interrupt_ends_the_look_and_counts_as_one(instagram: Simulator) -> None:
    instagram.fail(Route.PAGE, Wrong.HANG)
    source = live(waits=Waits(interrupt))

    with pytest.raises(KeyboardInterrupt):
        list(source.collect())

    assert list(source.collect()) == refused(Fault.ENOUGH_ASKED)
    assert len(instagram.requests) <= 1


def interrupt() -> None:
    """Interrupt, as ^C does."""
    raise KeyboardInterrupt


@pytest.mark.parametrize("version", ["4.15.5", "4.9", "3.99", "unknown", ""])
def test_nothing_is_asked_through_an_instaloader_that_is_too_old(
    instagram: Simulator, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    monkeypatch.setattr(instaloader, "__version__", version)
    source = live()

    assert list(source.collect()) == refused(Fault.TOO_OLD)
    assert source.refusal is not None
    assert source.refusal.key == "instagram_live.too-old"
    assert source.refusal.values == {"found": version, "oldest": "4.16"}
    assert instagram.requests == []


@pytest.mark.parametrize("version", ["4.16", "4.16rc1", "4.17.2", "5.0"])
def test_a_newer_instaloader_is_used(
    instagram: Simulator, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    monkeypatch.setattr(instaloader, "__version__", version)

    assert list(live().collect()) == PUBLIC
    assert instagram.routes == [Route.PAGE]


def test_what_was_learnt_of_an_account_is_not_written_down_for_others(
    instagram: Simulator,
) -> None:
    source = live()
    list(source.collect())
    instagram.fail(Route.PAGE, Wrong.WAIT)
    stopped = live()
    list(stopped.collect())

    written = repr(source) + repr(stopped) + repr(stopped.refusal) + str(stopped.refusal)

    assert "test" not in written.casefold()
    assert "friend" not in written


def test_an_account_that_changed_is_looked_at_anew_in_another_run(instagram: Simulator) -> None:
    first = list(live().collect())
    instagram.persona = replace(instagram.persona, private=True)

    assert first == PUBLIC
    assert list(live().collect()) == EXPECTED["private"]


@pytest.mark.parametrize("fault", sorted({*FAULTS.values(), Fault.SIGNED_OUT, Fault.ENOUGH_ASKED}))
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_refusal_has_a_sentence_and_a_hint(language: str, fault: Fault) -> None:
    sentence = words.say(language, f"instagram_live.{fault.value}")
    hint = words.say(language, f"instagram_live.{fault.value}-hint")

    assert sentence.endswith((".", "요."))
    assert "selfguard" in hint


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_an_instaloader_that_is_too_old_is_named(language: str) -> None:
    told = words.say(language, "instagram_live.too-old", found="4.15", oldest="4.16")

    assert [version in told for version in ("4.15", "4.16")] == [True, True]
    assert words.say(language, "instagram_live.too-old-hint").endswith("--upgrade instaloader")
