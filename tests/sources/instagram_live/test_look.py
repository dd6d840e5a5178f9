from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from selfguard.errors import ServiceRefusedError
from selfguard.model.proof import Claim
from selfguard.sources.instagram_live.look import Visit, bears_code, open_visit
from selfguard.sources.instagram_live.patience import Patience
from simulators.diverting import divert
from simulators.faults import Fault as Wrong
from simulators.instagram import Simulator
from simulators.personas import HOSTILE
from simulators.replies import Reply, page
from simulators.routes import Request, Route
from waits import Waits

CLAIM = Claim.of("TestUser", b"secret", date(2026, 11, 14))


@pytest.fixture
def instagram(monkeypatch: pytest.MonkeyPatch) -> Iterator[Simulator]:
    """Give the simulated service, to which every request is led."""
    with Simulator() as simulator:
        divert(monkeypatch, simulator.port)
        yield simulator


def test_the_code_is_found_in_the_bio_with_one_request(instagram: Simulator) -> None:
    instagram.set_bio(f"hello\n{CLAIM.code.upper()}!")

    assert bears_code(CLAIM, open_visit(Waits())) is True
    assert [request.path for request in instagram.requests] == ["/testuser/"]
    assert not instagram.requests[0].signed_in


def test_a_bio_without_the_code_does_not_bear_it(instagram: Simulator) -> None:
    instagram.set_bio(CLAIM.code[:-1])

    assert bears_code(CLAIM, open_visit(Waits())) is False


def test_a_code_behind_two_thousand_signs_is_not_looked_for(instagram: Simulator) -> None:
    instagram.persona = replace(HOSTILE, bio=HOSTILE.bio + CLAIM.code)

    assert bears_code(CLAIM, open_visit(Waits())) is False


def test_a_code_that_stands_elsewhere_on_the_page_is_none_in_the_bio(instagram: Simulator) -> None:
    instagram.persona = replace(instagram.persona, full_name=CLAIM.code, links=(CLAIM.code,))

    assert bears_code(CLAIM, open_visit(Waits())) is False


def test_it_may_be_looked_three_times_with_a_pause_before_each_but_the_first(
    instagram: Simulator,
) -> None:
    waits = Waits()
    visit = open_visit(waits)
    first, second = bears_code(CLAIM, visit), bears_code(CLAIM, visit)
    instagram.set_bio(CLAIM.code)
    third = bears_code(CLAIM, visit)

    with pytest.raises(ServiceRefusedError) as caught:
        bears_code(CLAIM, visit)

    assert (first, second, third) == (False, False, True)
    assert caught.value.key == "instagram_live.enough-asked"
    assert waits.pauses == [5.0, 5.0]
    assert instagram.routes == [Route.PAGE] * 3


def test_one_visit_is_for_one_name(instagram: Simulator) -> None:
    visit = open_visit(Waits())
    bears_code(CLAIM, visit)
    other = Claim.of("another", b"secret", date(2026, 11, 14))

    with pytest.raises(ServiceRefusedError) as caught:
        bears_code(other, visit)

    assert caught.value.key == "instagram_live.enough-asked"
    assert [request.path for request in instagram.requests] == ["/testuser/"]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (Wrong.WAIT, "asked-to-wait"),
        (Wrong.FORBIDDEN, "blocked"),
        (Wrong.NOT_FOUND, "no-page"),
        (Wrong.TO_LOGIN, "login-wall"),
        (Wrong.CHECKPOINT, "checkpoint"),
        (Wrong.NO_DATA, "page-changed"),
        (Wrong.WRONG_TYPES, "page-changed"),
        (Wrong.OTHER_NAME, "page-changed"),
        (Wrong.CLOSED, "no-connection"),
        (Wrong.HUGE, "too-large"),
    ],
)
def test_a_look_that_is_refused_proves_nothing_and_says_why(
    instagram: Simulator, capfd: pytest.CaptureFixture[str], wrong: Wrong, reason: str
) -> None:
    instagram.set_bio(CLAIM.code)
    instagram.fail(Route.PAGE, wrong)

    with pytest.raises(ServiceRefusedError) as caught:
        bears_code(CLAIM, open_visit(Waits()))

    assert (caught.value.key, caught.value.values) == (f"instagram_live.{reason}", {})
    assert caught.value.__suppress_context__
    assert instagram.routes == [Route.PAGE]
    assert capfd.readouterr() == ("", "")


def test_after_a_refusal_nothing_more_is_asked_in_a_visit(instagram: Simulator) -> None:
    instagram.fail(Route.PAGE, Wrong.LIMITED, Wrong.NONE)
    waits = Waits()
    visit = open_visit(waits)
    reasons = list[str]()

    for _ in range(2):
        with pytest.raises(ServiceRefusedError) as caught:
            bears_code(CLAIM, visit)
        reasons.append(caught.value.key)

    assert reasons == ["instagram_live.asked-to-wait", "instagram_live.enough-asked"]
    assert instagram.routes == [Route.PAGE]
    assert waits.pauses == []


def test_nobody_waits_longer_than_is_said(instagram: Simulator) -> None:
    instagram.fail(Route.PAGE, Wrong.HANG)
    waits = Waits()

    with pytest.raises(ServiceRefusedError) as caught:
        bears_code(CLAIM, Visit(waits, Patience(slices=2, seconds=0.02)))

    assert caught.value.key == "instagram_live.too-slow"
    assert waits.left == pytest.approx([0.04, 0.02])


class SigningIn(Simulator):
    """Answers every page with the one for signing in."""

    def reply(self, request: Request) -> Reply:
        """Return the page for signing in, whatever is asked."""
        self.requests.append(request)
        return page('<form id="loginForm"><input name="username"><input name="password"></form>')


def test_the_page_for_signing_in_is_a_wall_and_no_missing_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with SigningIn() as instagram:
        divert(monkeypatch, instagram.port)
        with pytest.raises(ServiceRefusedError) as caught:
            bears_code(CLAIM, open_visit(Waits()))

    assert caught.value.key == "instagram_live.login-wall"
    assert instagram.routes == [Route.PAGE]


def test_nobody_is_named_by_a_visit() -> None:
    assert "test" not in repr(open_visit(Waits())).casefold()
