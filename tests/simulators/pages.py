"""The pages, and what they embed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulators.personas import Persona, Post
from simulators.replies import Reply, embedded, page
from simulators.routes import Request

PAGE_SIZE = 12
"""How many posts one answer shows."""
_TOKENS = (
    '[["LSD",[],{"token":"lsd1"},323],["DTSGInitialData",[],{"token":"dtsg1"},258]]; '
    'x={"IG_USER_EIMU":"17841400000000001"}'
)


@dataclass(frozen=True, slots=True)
class Asking:
    """A request, and whom it is about."""

    persona: Persona
    request: Request
    page_size: int = PAGE_SIZE
    silent_end: bool = False
    """Whether a list ends with nothing, and says that more follows."""

    def connection(self, nodes: Sequence[object], start: int = 0) -> Mapping[str, object]:
        """Return the part of *nodes* from *start*, as a query answers it."""
        if self.silent_end:
            return {"edges": [], "page_info": {"has_next_page": True, "end_cursor": str(start)}}
        end = start + self.page_size
        more = end < len(nodes)
        return {
            "edges": [{"node": node} for node in nodes[start:end]],
            "page_info": {"has_next_page": more, "end_cursor": str(end) if more else None},
        }

    @property
    def start(self) -> int:
        """Return where the asked part of a list begins."""
        return int(self.request.variables.get("after") or 0)


def missing() -> Reply:
    """Return the page that says that there is no such page."""
    return page("Sorry, this page isn't available.", 404)


def start_page(_asking: Asking) -> Reply:
    """Return the page that holds the tokens of a visit."""
    reply = page(f"<script>{_TOKENS}</script>")
    return Reply(reply.body, headers=(("Set-Cookie", "csrftoken=csrf1; Path=/"),))


def profile_page(asking: Asking) -> Reply:
    """Return the page of the account, which shows nobody else."""
    persona = asking.persona
    if asking.request.bare_path != f"/{persona.username.lower()}/":
        return missing()
    return page("".join(embedded({"xig_user_by_username": each}) for each in shown(asking)))


def shown(asking: Asking) -> Sequence[Mapping[str, object]]:
    """Return what the page embeds: the profile, and of a public one the first posts."""
    persona = asking.persona
    name = {"pk": persona.user_id, "id": persona.page_id, "username": persona.username}
    profile = {
        "full_name": persona.full_name,
        "is_private": persona.private,
        "is_verified": False,
        "biography": persona.bio,
        "pronouns": [],
        "bio_links": [
            {"url": link, "lynx_url": f"https://l.instagram.com/?u={link}", "link_type": "external"}
            for link in persona.links
        ],
        "follower_count": persona.followers,
        "following_count": persona.following,
        "all_media_count": persona.media_count,
        "profile_pic_url": persona.picture,
        "hd_profile_pic_url_info": {"url": persona.picture},
    }
    told = {key: value for key, value in profile.items() if key not in persona.missing}
    timeline = asking.connection([page_node(post) for post in persona.posts])
    posts = {**name, "polaris_ordered_timeline_connection": timeline}
    return [{**name, **told}, *([] if persona.private else [posts])]


def page_node(post: Post) -> Mapping[str, object]:
    """Return what a page tells of *post*."""
    caption = {} if post.caption is None else {"caption": {"text": post.caption}}
    addresses = {"display_uri": post.display_uri, "thumbnail_src": post.thumbnail_src}
    return {"code": post.code, **caption, **{key: url for key, url in addresses.items() if url}}
