"""The stock instaloader, in this process, without a session."""

from dataclasses import replace

import pytest
from instaloader import Instaloader, Profile, get_json_structure
from instaloader.exceptions import (
    BadResponseException,
    LoginRequiredException,
    ProfileNotExistsException,
)

from simulators.faults import Fault
from simulators.instagram import Simulator
from simulators.personas import (
    BARE,
    CDN,
    DEFAULT_PICTURES,
    HOSTILE,
    HOSTILE_TEXT,
    KOREAN,
    NO_PICTURE,
    NO_PICTURE_2024,
    NO_PICTURE_KEY,
    NO_POSTS,
    PRIVATE,
    Persona,
)
from simulators.routes import Request, Route

PAGE = "https://www.instagram.com/testuser/"


def look(loader: Instaloader) -> Profile:
    profile: Profile = Profile.from_username(loader.context, "testuser")
    return profile


def test_a_look_at_a_profile_is_one_anonymous_request(
    instagram: Simulator, loader: Instaloader
) -> None:
    profile = look(loader)

    seen = (profile.username, profile.userid, profile.full_name, profile.biography)
    counts = (profile.is_private, profile.followers, profile.followees, profile.mediacount)
    assert seen == ("testuser", 700000001, "Test Person", "hello #seoul @friend_one")
    assert counts == (False, 12, 34, None)
    [request] = instagram.requests
    assert request == Request("GET", "www.instagram.com", "/testuser/", request.headers)
    assert request.route is Route.PAGE
    assert request.headers == {
        "host": "www.instagram.com",
        "user-agent": loader.context.user_agent,
        "accept": "text/html",
        "accept-encoding": "gzip, deflate",
        "accept-language": "en-US,en;q=0.8",
        "connection": "keep-alive",
        "content-length": "0",
        "cookie": "sessionid=; mid=; ig_pr=1; ig_vw=1920; csrftoken=; s_network=; ds_user_id=",
        "referer": "https://www.instagram.com/",
        "sec-fetch-dest": "document",
        "sec-fetch-mode": "navigate",
        "sec-fetch-site": "none",
        "x-ig-app-id": "936619743392459",
    }
    assert not request.signed_in


def test_a_page_tells_links_and_of_the_first_posts_what_it_has(
    instagram: Simulator, loader: Instaloader
) -> None:
    [profile, posts] = loader.context.get_page_data("testuser/")

    links = profile["xig_user_by_username"]["bio_links"]
    timeline = posts["xig_user_by_username"]["polaris_ordered_timeline_connection"]
    address = "https://example.org/"
    lynx = "https://l.instagram.com/?u=https://example.org/"
    assert links == [{"url": address, "lynx_url": lynx, "link_type": "external"}]
    assert timeline == {
        "edges": [
            {
                "node": {
                    "code": "CAAAAAAAAA1",
                    "caption": {"text": "At school, class 3-2 #tag @friend_one"},
                    "display_uri": f"{CDN}/thumb1.jpg",
                }
            },
            {
                "node": {
                    "code": "CAAAAAAAAA2",
                    "caption": {"text": ""},
                    "thumbnail_src": f"{CDN}/thumb2.jpg",
                }
            },
            {"node": {"code": "CAAAAAAAAA3"}},
        ],
        "page_info": {"has_next_page": True, "end_cursor": "3"},
    }
    assert instagram.routes == [Route.PAGE]


def test_a_private_profile_still_shows_name_and_bio(
    instagram: Simulator, loader: Instaloader
) -> None:
    instagram.persona = PRIVATE

    profile = look(loader)

    assert (profile.is_private, profile.full_name) == (True, "Test Person")
    assert profile.biography == "hello #seoul @friend_one"
    with pytest.raises(LoginRequiredException):
        profile.get_posts()
    assert len(loader.context.get_page_data("testuser/")) == 1
    assert instagram.routes == [Route.PAGE] * 3


@pytest.mark.parametrize(
    ("persona", "picture"),
    [*zip((NO_PICTURE, NO_PICTURE_2024, NO_PICTURE_KEY), DEFAULT_PICTURES, strict=True)],
)
def test_the_picture_of_who_has_none_is_one_of_three(
    instagram: Simulator, loader: Instaloader, persona: Persona, picture: str
) -> None:
    instagram.persona = persona

    # Without iPhone support, the address is that of the page.
    loader.context.iphone_support = False
    assert look(loader).profile_pic_url == picture
    assert instagram.routes == [Route.PAGE]


@pytest.mark.parametrize("persona", [KOREAN, HOSTILE])
def test_any_text_arrives_as_it_is(
    instagram: Simulator, loader: Instaloader, persona: Persona
) -> None:
    instagram.persona = persona

    profile = look(loader)

    assert (profile.full_name, profile.biography) == (persona.full_name, persona.bio)


def test_a_hostile_text_holds_what_would_do_harm() -> None:
    harm = ("\x1b[31m", "\x1b]8;;", "\x9b", "\x00", "\ud800", "\u202e", "[/]", "<script>")

    assert [each for each in harm if each not in HOSTILE_TEXT] == []
    assert len(HOSTILE.bio.encode(errors="replace")) > 3 << 20


def test_a_field_that_the_page_lacks_is_asked_for(
    instagram: Simulator, loader: Instaloader
) -> None:
    instagram.persona = BARE

    profile = look(loader)
    before = get_json_structure(profile)["node"].keys() & BARE.missing
    name = profile.full_name

    assert (before, name) == (set(), "Test Person")
    assert instagram.routes == [Route.PAGE, Route.WEB_PROFILE]


def test_the_bio_can_be_set_while_it_runs(instagram: Simulator, loader: Instaloader) -> None:
    before = look(loader).biography

    instagram.set_bio("bcdfghjk")

    assert (before, look(loader).biography) == ("hello #seoul @friend_one", "bcdfghjk")


def test_posts_come_over_two_pages_with_a_request_for_each(
    instagram: Simulator, loader: Instaloader
) -> None:
    posts = list(look(loader).get_posts())

    assert [(post.shortcode, post.caption, post.typename) for post in posts] == [
        ("CAAAAAAAAA1", "At school, class 3-2 #tag @friend_one", "GraphImage"),
        ("CAAAAAAAAA2", None, "GraphVideo"),
        ("CAAAAAAAAA3", None, "GraphSidecar"),
        ("CAAAAAAAAA4", "바다에서", "GraphImage"),
        ("CAAAAAAAAA5", None, "GraphImage"),
    ]
    first = [Route.PAGE, Route.PAGE, Route.START, *[Route.POST] * 3]
    assert instagram.routes == [*first, Route.ANONYMOUS_POSTS, *[Route.POST] * 2]
    assert set(instagram.hosts) == {"www.instagram.com"}
    assert instagram.requests[3].bare_path == "/api/graphql"
    assert "csrf1" in instagram.requests[3].headers["cookie"]


def test_a_list_can_end_with_nothing_without_a_word(
    instagram: Simulator, loader: Instaloader
) -> None:
    instagram.fail(Route.ANONYMOUS_POSTS, Fault.SILENT_END)

    posts = list(look(loader).get_posts())

    assert [post.shortcode for post in posts] == ["CAAAAAAAAA1", "CAAAAAAAAA2", "CAAAAAAAAA3"]


def test_an_account_without_posts_has_none(instagram: Simulator, loader: Instaloader) -> None:
    instagram.persona = NO_POSTS

    assert list(look(loader).get_posts()) == []


def test_a_start_page_without_tokens_is_no_start(instagram: Simulator, loader: Instaloader) -> None:
    instagram.fail(Route.START, Fault.NO_DATA)
    posts = look(loader).get_posts()

    with pytest.raises(BadResponseException, match="did not contain the token lsd"):
        next(posts)


def test_nobody_else_has_a_page(instagram: Simulator, loader: Instaloader) -> None:
    instagram.persona = replace(instagram.persona, username="Some.Name")

    with pytest.raises(ProfileNotExistsException):
        look(loader)
    assert Profile.from_username(loader.context, "SOME.name").full_name == "Test Person"
