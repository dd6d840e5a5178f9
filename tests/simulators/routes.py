"""What Instagram is asked for, told apart as instaloader 4.16 asks it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urlsplit


class Route(StrEnum):
    """One question that instaloader asks."""

    START = "start"
    PAGE = "page"
    PROFILE = "profile_gql"
    POST = "post_gql"
    ANONYMOUS_POSTS = "anon_posts_gql"
    OWN_POSTS = "own_posts_gql"
    WHOAMI = "whoami"
    TAGGED = "tagged"
    STORIES = "stories"
    HIGHLIGHTS = "highlights"
    WEB_PROFILE = "web_profile_info"
    IPHONE_USER = "iphone_user"
    IPHONE_MEDIA = "iphone_media"
    SEARCH = "topsearch"
    PICTURE = "cdn"
    NONE = "none"
    """What instaloader does not ask."""


_QUERIES = {
    "27937681195819736": Route.PROFILE,
    "27128499623469141": Route.POST,
    "28904005159232689": Route.ANONYMOUS_POSTS,
    "29104886249145907": Route.OWN_POSTS,
    "d6f4427fbe92d846298cf93df0b937d3": Route.WHOAMI,
    "e31a871f7301132ceaab56507a66bbb7": Route.TAGGED,
    "303a4ae99711322310f25250d988f3b7": Route.STORIES,
    "7c16654f22c819fb63d1183034a5162f": Route.HIGHLIGHTS,
}
"""The number or hash of a query → what it asks."""
_PATHS = (
    (r"www\.instagram\.com/", Route.START),
    (r"www\.instagram\.com/[a-z0-9._]+/", Route.PAGE),
    (r"www\.instagram\.com/api/v1/users/web_profile_info/", Route.WEB_PROFILE),
    (r"www\.instagram\.com/web/search/topsearch/", Route.SEARCH),
    (r"i\.instagram\.com/api/v1/users/\d+/info/", Route.IPHONE_USER),
    (r"i\.instagram\.com/api/v1/media/\d+/info/", Route.IPHONE_MEDIA),
    (r"[^/]+\.cdninstagram\.com/.*", Route.PICTURE),
)
_GRAPHQL = {"/api/graphql", "/graphql/query"}


@dataclass(frozen=True, slots=True)
class Request:
    """One request, as it arrived."""

    method: str
    host: str
    path: str
    """With the query."""
    headers: Mapping[str, str]
    """By their names in small letters."""
    body: str = ""

    @property
    def bare_path(self) -> str:
        """Return the path without the query."""
        return urlsplit(self.path).path

    @property
    def fields(self) -> Mapping[str, str]:
        """Return what is asked in the query and in the body."""
        asked = parse_qs(urlsplit(self.path).query) | parse_qs(self.body)
        return {name: values[0] for name, values in asked.items()}

    @property
    def variables(self) -> Mapping[str, Any]:
        """Return the variables of a query."""
        variables: Mapping[str, Any] = json.loads(self.fields.get("variables", "{}"))
        return variables

    @property
    def signed_in(self) -> bool:
        """Tell whether the request comes with somebody's session."""
        session = SimpleCookie(self.headers.get("cookie", "")).get("sessionid")
        return bool(session and session.value) or "authorization" in self.headers

    @property
    def route(self) -> Route:
        """Return what is asked."""
        if self.bare_path in _GRAPHQL:
            asked = self.fields
            return _QUERIES.get(asked.get("doc_id", asked.get("query_hash", "")), Route.NONE)
        where = self.host + self.bare_path
        return next((route for form, route in _PATHS if re.fullmatch(form, where)), Route.NONE)
