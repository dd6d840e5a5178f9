"""What can go wrong at a service, one by one."""

import gzip
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cache

from simulators.answers import WAIT, answer
from simulators.pages import Asking, missing, shown
from simulators.replies import JSON, Delivery, Reply, data, embedded, page, script
from simulators.routes import Route

MB = 1 << 20
BOMB_MB = 200
HUGE_MB = 50
DEPTH = 100_000
DIGITS = 5_000
OTHER = "somebody.else"
"""Whose page is answered where the fault is that it is another's."""
_LOGIN = "https://www.instagram.com/accounts/login/?next=/testuser/"


class Fault(StrEnum):
    """What goes wrong."""

    NONE = "none"
    WAIT = "401"
    FORBIDDEN = "403"
    NOT_FOUND = "404"
    LIMITED = "429"
    BROKEN = "500"
    BAD_REQUEST = "400"
    CHECKPOINT = "checkpoint_required"
    CHALLENGE = "challenge_required"
    FEEDBACK = "feedback_required"
    STATUS_FAIL = "status_fail"
    TO_LOGIN = "login_redirect"
    TO_LOGIN_RELATIVE = "relative_login_redirect"
    TO_CHALLENGE = "challenge_redirect"
    TO_OTHER_HOST = "host_redirect"
    NO_DATA = "no_data"
    HTML = "html200"
    CHANGED = "changed"
    """Data as it is embedded, under names that nobody knows."""
    WRONG_TYPES = "wrong_types"
    """The known names, with values of other kinds."""
    WRONG_USER = "wrong_user"
    """A list where the account is expected."""
    TRUNCATED = "truncated"
    DEEP = "deep"
    HUGE = "huge"
    """More MB than any page has, and the headers say so."""
    HUGE_UNTOLD = "huge_untold"
    """The same, and the headers do not tell."""
    BOMB = "bomb"
    DIGITS = "digits"
    OTHER_NAME = "other_name"
    DRIP = "drip"
    SLOW_HEADERS = "slow_headers"
    HANG = "hang"
    CLOSED = "closed"
    CUT = "cut"
    EXPIRED = "expired"
    """Nobody is signed in, or there is no such account."""
    SILENT_END = "silent_end"
    """A list ends with nothing, and says that more follows."""


def faulty(fault: Fault, asking: Asking) -> Reply:
    """Return what is answered to *asking* where *fault* goes wrong."""
    return _FAULTS[fault](asking)


def _refused(message: str, status: int = 400) -> Reply:
    return data({"message": message, "status": "fail"}, status)


def _stopped(message: str) -> Reply:
    return data(
        {
            "message": message,
            "checkpoint_url": "https://i.instagram.com/challenge/?next=/",
            "lock": True,
            "status": "fail",
            "error_type": "checkpoint_challenge_required",
        },
        400,
    )


def _redirect(location: str) -> Reply:
    return Reply(status=302, headers=(("Location", location),))


def _json(asking: Asking, content: str) -> Reply:
    """Return *content* as JSON, in a page where a page was asked for."""
    if asking.request.route is Route.PAGE:
        return page(script(content))
    return Reply(content.encode(), content_type=JSON)


def _changed(asking: Asking) -> Reply:
    users = [{"xdt_user_of_page": each} for each in shown(asking)]
    if asking.request.route is Route.PAGE:
        return page("".join(map(embedded, users)))
    return data({"data": {"viewer": users}, "status": "ok"})


def _wrong_types(asking: Asking) -> Reply:
    user = {
        "pk": asking.persona.user_id,
        "id": asking.persona.page_id,
        "username": asking.persona.username,
        "full_name": ["Test", "Person"],
        "is_private": "yes",
        "biography": {"text": "hello"},
        "bio_links": [7, {"url": None}, "https://example.org/"],
        "follower_count": "many",
        "following_count": -1.5,
        "all_media_count": True,
        "profile_pic_url": 7,
        "hd_profile_pic_url_info": ["https://example.org/"],
    }
    nodes = [None, {"code": 7}, {"code": "C1", "caption": [], "display_uri": {}}, {"caption": "x"}]
    edges = [7, {"node": 7}, *({"node": node} for node in nodes)]
    posts = {**user, "polaris_ordered_timeline_connection": {"edges": edges, "page_info": []}}
    if asking.request.route is Route.PAGE:
        return page("".join(embedded({"xig_user_by_username": each}) for each in (user, posts)))
    return data({"data": {"user": {"username": 7, "id": None}}, "status": "ok"})


def _wrong_user(asking: Asking) -> Reply:
    answered = {"xig_user_by_username": [asking.persona.username]}
    if asking.request.route is Route.PAGE:
        return page(embedded(answered))
    return data({"data": [answered], "status": "ok"})


def _truncated(asking: Asking) -> Reply:
    content = json.dumps({"data": shown(asking)})
    return _json(asking, content[: len(content) // 2])


@cache
def _blanks() -> bytes:
    return gzip.compress(b" " * MB)


def _bomb(asking: Asking) -> Reply:
    reply = answer(asking)
    body = gzip.compress(reply.body) + _blanks() * BOMB_MB
    return replace(reply, body=body, headers=(("Content-Encoding", "gzip"),))


def _other_name(asking: Asking) -> Reply:
    other = replace(asking.persona, username=OTHER)
    request = asking.request
    path = f"/{OTHER}/" if request.route is Route.PAGE else request.path
    return answer(replace(asking, persona=other, request=replace(request, path=path)))


def _delivered(delivery: Delivery) -> Callable[[Asking], Reply]:
    return lambda asking: replace(answer(asking), delivery=delivery)


_FAULTS: Mapping[Fault, Callable[[Asking], Reply]] = {
    Fault.NONE: answer,
    Fault.WAIT: lambda _: data(WAIT, 401),
    Fault.FORBIDDEN: lambda _: page("Forbidden", 403),
    Fault.NOT_FOUND: lambda _: missing(),
    Fault.LIMITED: lambda _: _refused("", 429),
    Fault.BROKEN: lambda _: Reply(b"Oops, an error occurred.", 500, "text/plain"),
    Fault.BAD_REQUEST: lambda _: _refused("invalid request"),
    Fault.CHECKPOINT: lambda _: _stopped("checkpoint_required"),
    Fault.CHALLENGE: lambda _: _stopped("challenge_required"),
    Fault.FEEDBACK: lambda _: _stopped("feedback_required"),
    Fault.STATUS_FAIL: lambda _: _refused("execution error", 200),
    Fault.TO_LOGIN: lambda _: _redirect(_LOGIN),
    Fault.TO_LOGIN_RELATIVE: lambda _: _redirect("/accounts/login/"),
    Fault.TO_CHALLENGE: lambda _: _redirect("https://www.instagram.com/challenge/?next=/"),
    Fault.TO_OTHER_HOST: lambda _: _redirect("https://instagram.example.org/testuser/"),
    Fault.NO_DATA: lambda _: page(""),
    Fault.HTML: lambda _: page("<form><h1>Log in</h1><input name=username></form>"),
    Fault.CHANGED: _changed,
    Fault.WRONG_TYPES: _wrong_types,
    Fault.WRONG_USER: _wrong_user,
    Fault.TRUNCATED: _truncated,
    Fault.DEEP: lambda asking: _json(asking, "[" * DEPTH + "]" * DEPTH),
    Fault.HUGE: lambda asking: replace(answer(asking), padding=HUGE_MB),
    Fault.HUGE_UNTOLD: lambda asking: replace(
        answer(asking), padding=HUGE_MB, delivery=Delivery.UNTOLD
    ),
    Fault.BOMB: _bomb,
    Fault.DIGITS: lambda asking: _json(asking, f'{{"status":"ok","data":{"1" * DIGITS}}}'),
    Fault.OTHER_NAME: _other_name,
    Fault.DRIP: _delivered(Delivery.DRIP),
    Fault.SLOW_HEADERS: _delivered(Delivery.SLOW_HEADERS),
    Fault.HANG: _delivered(Delivery.HANG),
    Fault.CLOSED: _delivered(Delivery.CLOSED),
    Fault.CUT: _delivered(Delivery.CUT),
    Fault.EXPIRED: lambda _: data({"data": {"user": None}, "status": "ok"}),
    Fault.SILENT_END: lambda asking: answer(replace(asking, silent_end=True)),
}
