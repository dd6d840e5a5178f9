"""The answers to each question, where nothing is wrong."""

import io
from collections.abc import Callable, Mapping
from functools import cache

from PIL import Image

from simulators.pages import Asking, missing, page_node, profile_page, start_page
from simulators.personas import CDN, Persona, Post
from simulators.replies import Reply, data
from simulators.routes import Route

WAIT = {
    "message": "Please wait a few minutes before you try again.",
    "require_login": True,
    "igweb_rollout": True,
    "status": "fail",
}
_SIGNED_IN_ONLY = {Route.OWN_POSTS, Route.TAGGED, Route.STORIES, Route.HIGHLIGHTS}


def answer(asking: Asking) -> Reply:
    """Return what Instagram answers."""
    route = asking.request.route
    if route in _SIGNED_IN_ONLY and not asking.request.signed_in:
        return data(WAIT, 401)
    return _ANSWERS[route](asking)


def _media(persona: Persona, post: Post) -> Mapping[str, object]:
    candidates = [{"url": f"{CDN}/{post.code}.jpg", "width": 1080, "height": 1080}]
    number = str(3 * 10**18 + persona.posts.index(post) + 1)
    picture = {
        "code": post.code,
        "media_type": 1,
        "accessibility_caption": post.alt_text,
        "image_versions2": {"candidates": candidates},
        "video_versions": None,
    }
    return {
        **picture,
        "pk": number,
        "id": f"{number}_{persona.user_id}",
        "media_type": post.kind,
        "taken_at": 1700000000 - 86400 * persona.posts.index(post),
        "user": {**_owner(persona), "is_private": persona.private},
        "caption": {"text": post.caption} if post.caption else None,
        "title": None,
        "video_versions": [{"url": f"{CDN}/{post.code}.mp4"}] if post.kind == 2 else None,
        "has_liked": False,
        "like_count": 3,
        "comment_count": 1,
        "usertags": {"in": [{"user": {"username": "Friend_One", "pk": "8"}, "position": [0.5, 1]}]},
        "location": None,
        "carousel_media": [picture, picture] if post.kind == 8 else None,
    }


def _owner(persona: Persona) -> Mapping[str, object]:
    return {
        "pk": persona.user_id,
        "username": persona.username,
        "full_name": persona.full_name,
        "profile_pic_url": persona.picture,
    }


def _post(asking: Asking) -> Reply:
    persona, asked = asking.persona, asking.request.variables.get("shortcode")
    items = [_media(persona, post) for post in persona.posts if post.code == asked]
    info = {"data": {"xdt_api__v1__media__shortcode__web_info": {"items": items}}}
    return data({**info, "status": "ok"})


def _anonymous_posts(asking: Asking) -> Reply:
    nodes = [page_node(post) for post in asking.persona.posts]
    connection = asking.connection(nodes, asking.start)
    return data({"data": {"node": {"polaris_ordered_timeline_connection": connection}}})


def _own_posts(asking: Asking) -> Reply:
    nodes = [_media(asking.persona, post) for post in asking.persona.posts]
    connection = asking.connection(nodes, asking.start)
    return data({"data": {"xdt_api__v1__feed__user_timeline_graphql_connection": connection}})


def _profile(asking: Asking) -> Reply:
    persona = asking.persona
    user = {
        **_owner(persona),
        "id": persona.user_id,
        "is_private": persona.private,
        "is_verified": False,
        "biography": persona.bio,
        "external_url": next(iter(persona.links), None),
        "media_count": len(persona.posts),
        "follower_count": persona.followers,
        "following_count": persona.following,
        "is_business": False,
        "category": None,
        "hd_profile_pic_url_info": {"url": persona.picture},
        "friendship_status": {"following": False, "followed_by": False, "blocking": False},
    }
    return data({"data": {"user": user}, "status": "ok"})


def _whoami(asking: Asking) -> Reply:
    persona = asking.persona
    user = {"username": persona.username, "id": persona.user_id}
    return data({"data": {"user": user if asking.request.signed_in else None}, "status": "ok"})


def _tagged(asking: Asking) -> Reply:
    nodes: list[object] = [
        {
            "id": str(31 * 10**17 + place),
            "shortcode": code,
            "__typename": "GraphImage",
            "is_video": False,
            "owner": {"id": "9", "username": "friend_one"},
            "taken_at_timestamp": 1690000000 - 86400 * place,
            "display_url": f"{CDN}/{code}.jpg",
            "edge_media_to_caption": {"edges": []},
            "accessibility_caption": None,
        }
        for place, code in enumerate(asking.persona.tagged)
    ]
    connection = asking.connection(nodes, asking.start)
    user = {"edge_user_to_photos_of_you": {"count": len(nodes), **connection}}
    return data({"data": {"user": user}, "status": "ok"})


def _web_profile(asking: Asking) -> Reply:
    persona = asking.persona
    user = {
        "id": persona.user_id,
        "username": persona.username,
        "full_name": persona.full_name,
        "is_private": persona.private,
        "biography": persona.bio,
        "external_url": next(iter(persona.links), None),
        "profile_pic_url": persona.picture,
        "profile_pic_url_hd": persona.picture,
        "is_verified": False,
        "business_email": None,
        "business_phone_number": None,
        "is_business_account": False,
        "business_category_name": None,
        "followed_by_viewer": False,
        "edge_followed_by": {"count": persona.followers},
        "edge_follow": {"count": persona.following},
        "edge_owner_to_timeline_media": {"count": len(persona.posts), "edges": []},
        "edge_felix_video_timeline": {"count": 0},
    }
    return data({"data": {"user": user}, "status": "ok"})


def _iphone_user(asking: Asking) -> Reply:
    persona = asking.persona
    user = {
        "pk": persona.user_id,
        "username": persona.username,
        "hd_profile_pic_url_info": {"url": persona.picture},
        "has_anonymous_profile_picture": False,
        "public_email": "person@example.org",
        "public_phone_number": "",
    }
    return data({"user": user, "status": "ok"})


def _iphone_media(asking: Asking) -> Reply:
    persona = asking.persona
    return data({"items": [_media(persona, post) for post in persona.posts[:1]], "status": "ok"})


def _stories(_asking: Asking) -> Reply:
    return data({"data": {"reels_media": []}, "status": "ok"})


def _highlights(_asking: Asking) -> Reply:
    user = {"edge_highlight_reels": {"edges": []}, "has_public_story": False}
    return data({"data": {"user": user}, "status": "ok"})


def _search(_asking: Asking) -> Reply:
    return data({"users": [], "places": [], "hashtags": [], "status": "ok"})


@cache
def _jpeg() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "gray").save(file, "JPEG")
    return file.getvalue()


def _picture(_asking: Asking) -> Reply:
    changed = (("Last-Modified", "Tue, 14 Nov 2023 22:13:20 GMT"),)
    return Reply(_jpeg(), content_type="image/jpeg", headers=changed)


_ANSWERS: Mapping[Route, Callable[[Asking], Reply]] = {
    Route.START: start_page,
    Route.PAGE: profile_page,
    Route.PROFILE: _profile,
    Route.POST: _post,
    Route.ANONYMOUS_POSTS: _anonymous_posts,
    Route.OWN_POSTS: _own_posts,
    Route.WHOAMI: _whoami,
    Route.TAGGED: _tagged,
    Route.STORIES: _stories,
    Route.HIGHLIGHTS: _highlights,
    Route.WEB_PROFILE: _web_profile,
    Route.IPHONE_USER: _iphone_user,
    Route.IPHONE_MEDIA: _iphone_media,
    Route.SEARCH: _search,
    Route.PICTURE: _picture,
    Route.NONE: lambda _asking: missing(),
}
