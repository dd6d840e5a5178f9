import json

import pytest

from selfguard.model.evidence import Fault
from selfguard.sources.instagram_live.answer import embedded, fault_of, is_login_page

WAIT = b'{"message":"Please wait a few minutes before you try again.","status":"fail"}'
LOGIN = "https://www.instagram.com/accounts/login/?next=%2Fsome%2F"


@pytest.mark.parametrize(
    ("status", "fault"),
    [
        (200, None),
        (204, Fault.PAGE_CHANGED),
        (400, Fault.BLOCKED),
        (401, Fault.ASKED_TO_WAIT),
        (403, Fault.BLOCKED),
        (404, Fault.NO_PAGE),
        (410, Fault.BLOCKED),
        (429, Fault.ASKED_TO_WAIT),
        (500, Fault.OUT_OF_ORDER),
        (503, Fault.OUT_OF_ORDER),
        (999, Fault.PAGE_CHANGED),
    ],
)
def test_the_status_says_why(status: int, fault: Fault | None) -> None:
    assert fault_of(status, "", WAIT) is fault


@pytest.mark.parametrize(
    ("location", "fault"),
    [
        (LOGIN, Fault.LOGIN_WALL),
        ("https://i.instagram.com/accounts/login/", Fault.LOGIN_WALL),
        ("/accounts/login/?next=/", Fault.LOGIN_WALL),
        ("https://www.instagram.com/challenge/?next=/", Fault.CHECKPOINT),
        ("/challenge/1/", Fault.CHECKPOINT),
        ("https://www.instagram.com/other/", Fault.ELSEWHERE),
        ("https://example.org/accounts/login/", Fault.ELSEWHERE),
        ("//example.org/accounts/login/", Fault.ELSEWHERE),
        ("https://www.instagram.com.example.org/challenge/", Fault.ELSEWHERE),
        ("http://[half/accounts/login", Fault.ELSEWHERE),
        ("https://www.instagram.com", Fault.ELSEWHERE),
        ("", Fault.ELSEWHERE),
    ],
)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_read_and_never_followed(status: int, location: str, fault: Fault) -> None:
    assert fault_of(status, location, b"") is fault


@pytest.mark.parametrize(
    "message", ["checkpoint_required", "challenge_required", "feedback_required"]
)
@pytest.mark.parametrize("status", [200, 400, 403, 429])
def test_a_checkpoint_is_told_by_its_message(status: int, message: str) -> None:
    body = json.dumps({"message": message, "status": "fail"}).encode()

    assert fault_of(status, "", body) is Fault.CHECKPOINT


@pytest.mark.parametrize(
    "body",
    [
        b'["checkpoint_required"]',
        b'{"message": ["checkpoint_required"]}',
        b'{"message": "checkpoint_required"',
        b'{"message": "checkpoint_required"}' + b" " * 65_536,
        b"\xff\xfe",
        b"[" * 60_000,
        b'{"message": ' + b"1" * 5_000 + b"}",
    ],
    ids=["list", "inner-list", "cut", "long", "no-text", "deep", "digits"],
)
def test_what_is_no_message_is_none(body: bytes) -> None:
    assert fault_of(400, "", body) is Fault.BLOCKED


def test_the_page_for_signing_in_is_known_by_its_field_for_a_password() -> None:
    form = b'<form id="loginForm"><input name="password"></form>'
    bio = json.dumps({"biography": form.decode()}).encode()

    assert [is_login_page(body) for body in (form, bio, b"<html></html>")] == [True, False, False]


ONE = b'<script type="application/json" data-sjs>{"a": 1}</script>'
TWO = b'<script type="application/json">{"b": "</a>"}</script>'


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (b"<html>" + ONE + b"<p>" + TWO + b"</html>", ONE + TWO),
        (ONE + b'<script type="application/json">{"never": "closed"}', ONE),
        (ONE + b'<script type="application/json" ' * 3, ONE),
        (b'<script type="application/json" ' + ONE, b'<script type="application/json" ' + ONE),
        (b"<script>1</script>", b""),
        (b"</script>", b""),
        (b"", b""),
    ],
    ids=["two", "open", "open-tag", "in-a-tag", "other", "closing", "empty"],
)
def test_of_a_page_its_embedded_json_is_kept(page: bytes, found: bytes) -> None:
    assert embedded(page) == found


def test_tags_that_are_never_closed_cost_nothing() -> None:
    opened = b'<script type="application/json">' * 150_000

    assert embedded(opened) == b""
    assert embedded(opened + b"</script>" + opened) == opened + b"</script>"
