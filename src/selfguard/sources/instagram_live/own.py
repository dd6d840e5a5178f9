"""The own account through the own session: whose it is, and which posts tag it.

As `loader`: whoever imports this module imports instaloader.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from instaloader import Post, Profile

from selfguard.model.evidence import Fault
from selfguard.model.proof import USERNAME
from selfguard.sources.instagram_live.loader import Context, understood
from selfguard.sources.instagram_live.refusals import LookRefusedError

COOKIES = ("csrftoken", "sessionid", "ds_user_id", "mid", "ig_did")
"""The cookies that are sent; without the first two there is no session."""
_COOKIE = re.compile(r"[!#-+\--:<-\[\]-~]{1,2048}")
"""What a cookie may hold: RFC 6265, section 4.1.1."""
_LAUNCH = datetime(2010, 10, 6, tzinfo=UTC)
"""When Instagram began: no post is older."""
_SLACK = timedelta(days=2)


class OwnContext(Context):
    """instaloader's way to the own account, which answers of another account do not pass."""

    me: Profile | None = None
    """Whose session it is, once the service has said so."""

    def graphql_query(
        self, query_hash: str, variables: dict[str, Any], referer: str | None = None
    ) -> dict[str, Any]:
        """Return the answer; raises `LookRefusedError` where the session is nobody's."""
        answer = super().graphql_query(query_hash, variables, referer)
        if self.me is None and answer["data"]["user"] is None:
            raise LookRefusedError(Fault.SIGNED_OUT)
        return answer

    def doc_id_graphql_query(
        self,
        doc_id: str,
        variables: dict[str, Any],
        referer: str | None = None,
        web_api: bool = False,  # noqa: FBT001, FBT002 - instaloader's signature
    ) -> dict[str, Any]:
        """Return the details of the own account; raises `LookRefusedError` for another one's."""
        if self.me is None:  # nothing is read before it is known whose it is
            raise LookRefusedError(Fault.PAGE_CHANGED)
        answer = super().doc_id_graphql_query(doc_id, variables, referer, web_api)
        with understood():  # what instaloader makes of a missing key is another question
            user = answer["data"]["user"]
            identity = (int(user["id"] if "id" in user else user["pk"]), user["username"].lower())
        if identity != (self.me.userid, self.me.username):
            raise LookRefusedError(Fault.PAGE_CHANGED)
        return answer


@dataclass(slots=True)
class Tally:
    """What is counted of the posts that tag the account: nobody's name, and no post."""

    latest: datetime
    """No post is later."""
    own_id: str = field(repr=False)
    count: int = 0
    """How many posts of others there were."""
    seen: int = 0
    """How many posts there were, those of the own account too."""
    owners: set[str] = field(default_factory=set, repr=False)
    oldest: datetime | None = None
    newest: datetime | None = None

    def add(self, post: Post) -> None:
        """Count *post*. One of the own account is none that others made."""
        owner, posted_on = str(post.owner_id), post.date_local.astimezone(UTC)
        self.seen += 1
        if owner == self.own_id:
            return
        self.count += 1
        self.owners.add(owner)
        if _LAUNCH <= posted_on <= self.latest + _SLACK:
            self.oldest = min(self.oldest or posted_on, posted_on)
            self.newest = max(self.newest or posted_on, posted_on)


def enter(context: OwnContext, cookies: Mapping[str, str]) -> Profile:
    """Return the account whose session *cookies* are, as the service says: one request.

    Raises `LookRefusedError`; where the cookies are none, without a request.
    """
    known = {name: cookies[name] for name in COOKIES if _COOKIE.fullmatch(cookies.get(name, ""))}
    if not {"csrftoken", "sessionid"} <= known.keys():
        raise LookRefusedError(Fault.SIGNED_OUT)
    with understood():
        context.load_session("me", known)  # the name is no proof: the service says it below
        me: Profile = Profile.own_profile(context)
        is_name = USERNAME.fullmatch(me.username) and me.userid
    if not is_name:
        raise LookRefusedError(Fault.PAGE_CHANGED)
    context.me = me
    return me


def count_tagged(me: Profile, tally: Tally) -> None:
    """Add every post that tags *me* to *tally*.

    Raises `LookRefusedError` where it breaks off, and where fewer posts came than there are:
    *tally* holds what was counted until then.
    """
    with understood():
        posts = me.get_tagged_posts()
        for post in posts:
            tally.add(post)
        # An empty page ends the list without a word, so only the service's own count tells.
        if posts.count is None or posts.count > tally.seen:
            raise LookRefusedError(Fault.PAGE_CHANGED)
