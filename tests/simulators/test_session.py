"""The stock instaloader, in this process, with a session; and the questions it seldom asks."""

import json

import pytest
from instaloader import Instaloader, Profile, TopSearchResults
from instaloader.exceptions import (
    AbortDownloadException,
    ConnectionException,
    LoginRequiredException,
    ProfileNotExistsException,
    QueryReturnedBadRequestException,
    QueryReturnedNotFoundException,
)

from simulators.faults import OTHER, Fault
from simulators.instagram import Simulator
from simulators.personas import OWN_PICTURE, PRIVATE
from simulators.routes import Route

WHOAMI = "d6f4427fbe92d846298cf93df0b937d3"


def own(loader: Instaloader) -> Profile:
    profile: Profile = Profile.own_profile(loader.context)
    return profile


def test_the_owner_sees_the_posts_of_a_private_account(
    instagram: Simulator, signed_in: Instaloader
) -> None:
    instagram.persona = PRIVATE

    profile = own(signed_in)
    codes = [post.shortcode for post in profile.get_posts()]

    assert (profile.is_private, profile.mediacount) == (True, 5)
    assert codes == [f"CAAAAAAAAA{place}" for place in range(1, 6)]
    lists = [Route.OWN_POSTS, Route.OWN_POSTS]
    assert instagram.routes == [Route.WHOAMI, Route.PROFILE, Route.START, *lists]
    assert all(request.signed_in for request in instagram.requests)
    assert "sessionid=session" in instagram.requests[0].headers["cookie"]


def test_the_owner_sees_where_they_are_tagged(instagram: Simulator, signed_in: Instaloader) -> None:
    instagram.page_size = 12

    codes = [post.shortcode for post in own(signed_in).get_tagged_posts()]

    assert codes == [f"TAAAAAAAA{place:02}" for place in range(15)]
    assert instagram.routes == [Route.WHOAMI, Route.PROFILE, Route.TAGGED, Route.TAGGED]
    assert instagram.requests[3].variables == {"id": 700000001, "first": 12, "after": "12"}


@pytest.mark.parametrize(("fault", "text"), [(Fault.WAIT, "401"), (Fault.LIMITED, "429")])
def test_the_second_page_may_be_refused(
    instagram: Simulator, signed_in: Instaloader, fault: Fault, text: str
) -> None:
    instagram.fail(Route.TAGGED, Fault.NONE, fault)
    tagged = own(signed_in).get_tagged_posts()
    first = [next(tagged).shortcode for _ in range(3)]

    with pytest.raises(ConnectionException, match=text):
        next(tagged)

    assert first == ["TAAAAAAAA00", "TAAAAAAAA01", "TAAAAAAAA02"]


def test_the_second_page_may_be_empty_without_a_word(
    instagram: Simulator, signed_in: Instaloader
) -> None:
    instagram.fail(Route.TAGGED, Fault.NONE, Fault.SILENT_END)

    assert len(list(own(signed_in).get_tagged_posts())) == 3


def test_the_service_says_who_is_signed_in(instagram: Simulator, signed_in: Instaloader) -> None:
    instagram.fail(Route.WHOAMI, Fault.NONE, Fault.OTHER_NAME, Fault.EXPIRED)

    assert [signed_in.test_login() for _ in range(3)] == ["testuser", OTHER, None]


def test_without_a_session_nobody_is_signed_in(instagram: Simulator, loader: Instaloader) -> None:
    assert loader.test_login() is None
    assert [request.signed_in for request in instagram.requests] == [False]


def test_what_needs_a_session_is_refused_without(instagram: Simulator, loader: Instaloader) -> None:
    profile = Profile.from_username(loader.context, "testuser")

    with pytest.raises(ConnectionException, match="401 Unauthorized"):
        profile.get_tagged_posts()

    assert instagram.routes == [Route.PAGE, Route.WEB_PROFILE, Route.TAGGED]


FAULTS = (
    (Fault.WAIT, ConnectionException, "401 Unauthorized"),
    (Fault.FORBIDDEN, ConnectionException, "403 Forbidden"),
    (Fault.NOT_FOUND, QueryReturnedNotFoundException, "404 Not Found"),
    (Fault.LIMITED, ConnectionException, "429 Too Many Requests"),
    (Fault.BROKEN, ConnectionException, "500 Internal Server Error"),
    (Fault.BAD_REQUEST, QueryReturnedBadRequestException, "400 Bad Request"),
    (Fault.CHECKPOINT, AbortDownloadException, "checkpoint_required"),
    (Fault.CHALLENGE, AbortDownloadException, "challenge_required"),
    (Fault.FEEDBACK, AbortDownloadException, "feedback_required"),
    (Fault.STATUS_FAIL, ConnectionException, "execution error"),
    (Fault.TO_LOGIN, AbortDownloadException, "You've been logged out"),
    (Fault.TO_LOGIN_RELATIVE, ConnectionException, "302 Found"),
    (Fault.TO_CHALLENGE, QueryReturnedNotFoundException, "404 Not Found"),
    (Fault.TO_OTHER_HOST, ConnectionException, "302 Found"),
    (Fault.NO_DATA, ConnectionException, "Expecting value"),
    (Fault.HTML, ConnectionException, "Expecting value"),
    (Fault.TRUNCATED, ConnectionException, "JSON Query to graphql/query"),
    (Fault.DEEP, RecursionError, "maximum recursion depth"),
    (Fault.DIGITS, ValueError, "Exceeds the limit"),
    (Fault.CLOSED, ConnectionException, "Remote end closed connection"),
    (Fault.CUT, ConnectionException, "IncompleteRead"),
)


@pytest.mark.parametrize(("fault", "error", "text"), FAULTS)
def test_a_query_that_is_refused_is_an_error(
    instagram: Simulator,
    signed_in: Instaloader,
    fault: Fault,
    error: type[Exception],
    text: str,
) -> None:
    instagram.fail(Route.WHOAMI, fault)

    with pytest.raises(error, match=text) as caught:
        signed_in.context.graphql_query(WHOAMI, {})

    assert caught.type is error
    assert instagram.routes[0] is Route.WHOAMI


@pytest.mark.parametrize(
    ("fault", "answered"),
    [
        (Fault.WRONG_TYPES, {"data": {"user": {"username": 7, "id": None}}, "status": "ok"}),
        (
            Fault.WRONG_USER,
            {"data": [{"xig_user_by_username": ["testuser"]}], "status": "ok"},
        ),
    ],
)
def test_a_query_may_be_answered_with_other_kinds(
    instagram: Simulator, signed_in: Instaloader, fault: Fault, answered: object
) -> None:
    instagram.fail(Route.WHOAMI, fault)

    assert signed_in.context.graphql_query(WHOAMI, {}) == answered


def test_a_query_may_be_answered_under_other_names(
    instagram: Simulator, signed_in: Instaloader
) -> None:
    instagram.fail(Route.WHOAMI, Fault.CHANGED)

    answered = signed_in.context.graphql_query(WHOAMI, {})

    assert [list(each) for each in answered["data"]["viewer"]] == [["xdt_user_of_page"]] * 2


def test_a_page_that_leads_to_login_looks_like_an_end_of_the_session(
    instagram: Simulator, signed_in: Instaloader
) -> None:
    instagram.fail(Route.PAGE, Fault.TO_LOGIN)

    with pytest.raises(AbortDownloadException, match="logged out"):
        Profile.from_username(signed_in.context, "testuser")

    assert [request.signed_in for request in instagram.requests] == [False]


def test_an_account_without_an_answer_does_not_exist(
    instagram: Simulator, signed_in: Instaloader
) -> None:
    instagram.fail(Route.PROFILE, Fault.NOT_FOUND)
    profile = own(signed_in)

    with pytest.raises(ProfileNotExistsException):
        profile.get_posts()

    assert instagram.routes == [Route.WHOAMI, Route.PROFILE, Route.SEARCH]


def test_what_instaloader_seldom_asks_has_an_answer(
    instagram: Simulator, signed_in: Instaloader
) -> None:
    profile = own(signed_in)

    assert list(signed_in.get_stories([profile.userid])) == []
    assert list(signed_in.get_highlights(profile)) == []
    assert list(TopSearchResults(signed_in.context, "test").get_profiles()) == []
    assert profile.profile_pic_url == OWN_PICTURE
    media = signed_in.context.get_iphone_json("api/v1/media/3000000000000000001/info/", {})
    assert [each["code"] for each in media["items"]] == ["CAAAAAAAAA1"]
    picture = signed_in.context.get_raw(OWN_PICTURE)
    assert (picture.headers["content-type"], picture.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert signed_in.context.head(OWN_PICTURE).content == b""
    assert instagram.routes == [
        Route.WHOAMI,
        Route.STORIES,
        Route.HIGHLIGHTS,
        Route.SEARCH,
        Route.IPHONE_USER,
        Route.IPHONE_MEDIA,
        Route.PICTURE,
        Route.PICTURE,
    ]
    assert instagram.hosts[4:] == [*["i.instagram.com"] * 2, *["scontent.cdninstagram.com"] * 2]


def test_an_unknown_question_has_no_answer(instagram: Simulator, loader: Instaloader) -> None:
    with pytest.raises(QueryReturnedNotFoundException):
        loader.context.graphql_query("0" * 32, {"a": 1})

    [request] = instagram.requests
    assert (request.route, json.dumps(request.variables)) == (Route.NONE, '{"a": 1}')


def test_a_session_is_needed_for_the_own_profile(loader: Instaloader) -> None:
    with pytest.raises(LoginRequiredException):
        own(loader)
