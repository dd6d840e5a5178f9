"""What an answer says before it is read: its status, where it sends us, its message.

The reasons come from here, never from the texts of instaloader's exceptions: those call a page
without data a profile that does not exist (notes on the live look of 2026-11-22, section 7).
"""

import json

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from selfguard.model.evidence import Fault

HOST = "www.instagram.com"
"""The one host that is ever asked."""
_HOSTS = {None, HOST, "i.instagram.com"}
"""Where the pages for signing in and for confirming lie; None is the host that was asked."""
_CHECKPOINTS = {"checkpoint_required", "challenge_required", "feedback_required"}
_FAULTS = {
    401: Fault.ASKED_TO_WAIT,
    403: Fault.BLOCKED,
    404: Fault.NO_PAGE,
    429: Fault.ASKED_TO_WAIT,
}
_LONGEST_MESSAGE = 65_536
"""How many bytes an answer may have whose message is looked for."""
_MOST_OPENED = 400_000
"""How many lists and objects an answer may have; a page has some ten thousand."""
_OPENING = b'<script type="application/json"'
_CLOSING = b"</script>"


def fault_of(status: int, location: str, body: bytes) -> Fault | None:
    """Return why an answer teaches nothing; None where it is to be read."""
    if _message(body) in _CHECKPOINTS:
        return Fault.CHECKPOINT
    if status in _FAULTS:
        return _FAULTS[status]
    match status // 100:
        case 3:
            return _sent_to(location)
        case 4:
            return Fault.BLOCKED
        case 5:
            return Fault.OUT_OF_ORDER
        case _:
            return None if status == 200 else Fault.PAGE_CHANGED  # noqa: PLR2004 - HTTP's "OK"


def is_login_page(body: bytes) -> bool:
    """Tell whether *body* is certainly the page for signing in: it has the field for a password.

    A text that an account shows stands in JSON, where the quotation marks are escaped.
    """
    return b'id="loginForm"' in body and b'name="password"' in body


def embedded(page: bytes) -> bytes:
    """Return the JSON that *page* embeds, in its tags, and nothing else of it.

    Just what instaloader's expression finds; but that takes the square of the length where tags
    are never closed, and nobody can interrupt it.
    """
    found: list[bytes] = []
    start = page.find(_OPENING)
    while start >= 0:
        inside = page.find(b">", start)
        end = page.find(_CLOSING, inside + 1)
        if inside < 0 or end < 0:
            break
        found.append(page[start : end + len(_CLOSING)])
        start = page.find(_OPENING, end)
    return b"".join(found)


def is_tangled(body: bytes) -> bool:
    """Tell whether the JSON in *body* has more lists and objects than any honest answer.

    Reading them takes seconds and hundreds of megabytes, and nobody can interrupt it.
    """
    return body.count(b"[") + body.count(b"{") > _MOST_OPENED


def _sent_to(location: str) -> Fault:
    try:
        address = parse_url(location)
    except LocationParseError:
        return Fault.ELSEWHERE
    path = address.path or ""
    if address.host not in _HOSTS:
        return Fault.ELSEWHERE
    if path.startswith("/accounts/login"):
        return Fault.LOGIN_WALL
    return Fault.CHECKPOINT if path.startswith("/challenge") else Fault.ELSEWHERE


def _message(body: bytes) -> str:
    """Return the message of *body* if it is JSON that has one; else an empty text."""
    if len(body) > _LONGEST_MESSAGE:
        return ""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    message = told.get("message") if isinstance(told, dict) else None
    return message if isinstance(message, str) else ""
