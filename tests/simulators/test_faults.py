"""A page that goes wrong, as the stock instaloader takes it without a session."""

import pytest
from instaloader import Instaloader, Profile
from instaloader.exceptions import (
    ConnectionException,
    InstaloaderException,
    LoginRequiredException,
    ProfileNotExistsException,
    QueryReturnedNotFoundException,
)

from simulators.faults import OTHER, Fault
from simulators.instagram import Simulator
from simulators.routes import Route

PAGE = "https://www.instagram.com/testuser/"


def look(loader: Instaloader) -> Profile:
    profile: Profile = Profile.from_username(loader.context, "testuser")
    return profile


REFUSALS = (
    (Fault.WAIT, ConnectionException, '401 Unauthorized - "fail" status, message "Please wait a'),
    (Fault.FORBIDDEN, ConnectionException, f"403 Forbidden when accessing {PAGE}"),
    (Fault.NOT_FOUND, ProfileNotExistsException, "Profile testuser does not exist."),
    (Fault.LIMITED, ConnectionException, "429 Too Many Requests"),
    (Fault.BROKEN, ConnectionException, "500 Internal Server Error"),
    (Fault.BAD_REQUEST, ConnectionException, '400 Bad Request - "fail" status, message "invalid'),
    (Fault.CHECKPOINT, ConnectionException, '400 Bad .* message "checkpoint_required"'),
    (Fault.CHALLENGE, ConnectionException, '400 Bad .* message "challenge_required"'),
    (Fault.FEEDBACK, ConnectionException, '400 Bad .* message "feedback_required"'),
    (Fault.STATUS_FAIL, ProfileNotExistsException, "does not exist"),
    (Fault.TO_LOGIN, LoginRequiredException, "Redirected to login page"),
    (Fault.TO_LOGIN_RELATIVE, ConnectionException, "302 Found"),
    (Fault.TO_CHALLENGE, ConnectionException, "302 Found"),
    (Fault.TO_OTHER_HOST, ConnectionException, "302 Found"),
    (Fault.NO_DATA, ProfileNotExistsException, "does not exist"),
    (Fault.HTML, ProfileNotExistsException, "does not exist"),
    (Fault.CHANGED, ProfileNotExistsException, "does not exist"),
    (Fault.TRUNCATED, ProfileNotExistsException, "does not exist"),
    (Fault.CLOSED, ConnectionException, "Remote end closed connection without response"),
    (Fault.CUT, ConnectionException, "Connection broken: IncompleteRead"),
    (Fault.EXPIRED, ProfileNotExistsException, "does not exist"),
)


@pytest.mark.parametrize(("fault", "error", "text"), REFUSALS)
def test_a_page_that_is_refused_is_an_error_after_one_request(
    instagram: Simulator,
    loader: Instaloader,
    fault: Fault,
    error: type[InstaloaderException],
    text: str,
) -> None:
    instagram.fail(Route.PAGE, fault)

    with pytest.raises(InstaloaderException, match=text) as caught:
        look(loader)

    assert caught.type is error
    assert instagram.routes == [Route.PAGE]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.WRONG_USER, ValueError),
        (Fault.DEEP, RecursionError),
        (Fault.DIGITS, ValueError),
    ],
)
def test_some_pages_leave_instaloader_with_an_error_of_python(
    instagram: Simulator, loader: Instaloader, fault: Fault, error: type[Exception]
) -> None:
    instagram.fail(Route.PAGE, fault)

    with pytest.raises(error):
        look(loader)


def test_values_of_other_kinds_come_through(instagram: Simulator, loader: Instaloader) -> None:
    instagram.fail(Route.PAGE, Fault.WRONG_TYPES)

    profile = look(loader)

    assert (str(profile.is_private), list(profile.full_name)) == ("yes", ["Test", "Person"])


@pytest.mark.parametrize(
    "fault",
    [
        Fault.NONE,
        Fault.HUGE,
        Fault.HUGE_UNTOLD,
        Fault.DRIP,
        Fault.SLOW_HEADERS,
        Fault.BOMB,
        Fault.SILENT_END,
    ],
)
def test_what_is_too_much_or_too_slow_is_a_page_all_the_same(
    instagram: Simulator, loader: Instaloader, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    monkeypatch.setattr("simulators.faults.BOMB_MB", 2)
    monkeypatch.setattr("simulators.faults.HUGE_MB", 2)
    instagram.fail(Route.PAGE, fault)

    assert look(loader).full_name == "Test Person"


def test_another_account_may_be_answered(instagram: Simulator, loader: Instaloader) -> None:
    instagram.fail(Route.PAGE, Fault.OTHER_NAME)

    assert look(loader).username == OTHER


def test_faults_come_one_after_another_and_the_last_stays(
    instagram: Simulator, loader: Instaloader
) -> None:
    instagram.fail(Route.PAGE, Fault.NOT_FOUND, Fault.NONE, Fault.WAIT)

    with pytest.raises(QueryReturnedNotFoundException):
        loader.context.get_page_data("testuser/")
    assert len(loader.context.get_page_data("testuser/")) == 2
    for _ in range(2):
        with pytest.raises(ConnectionException, match="401"):
            loader.context.get_page_data("testuser/")
