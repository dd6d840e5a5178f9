"""What is sent back."""

import json
from dataclasses import dataclass
from enum import StrEnum

HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"
PAGE = """<!DOCTYPE html><html><head><title>Instagram</title></head><body>{}</body></html>"""


class Delivery(StrEnum):
    """How a reply reaches who asked."""

    WHOLE = "whole"
    UNTOLD = "untold"
    """Without a word about its length: it ends with the connection."""
    DRIP = "drip"
    """The headers at once, the body byte by byte."""
    SLOW_HEADERS = "slow-headers"
    """Everything byte by byte."""
    HANG = "hang"
    """Never."""
    CLOSED = "closed"
    """The connection is closed without a word."""
    CUT = "cut"
    """The connection is closed in the middle of the body."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of the server."""

    body: bytes = b""
    status: int = 200
    content_type: str = HTML
    headers: tuple[tuple[str, str], ...] = ()
    padding: int = 0
    """How many MB of blanks follow the body."""
    delivery: Delivery = Delivery.WHOLE


def page(content: str, status: int = 200) -> Reply:
    """Return a page with *content*."""
    return Reply(PAGE.format(content).encode(), status)


def data(answer: object, status: int = 200) -> Reply:
    """Return *answer* as JSON."""
    return Reply(json.dumps(answer).encode(), status, JSON)


def script(content: str) -> str:
    """Return *content*, which is JSON, as a page embeds it."""
    return f'<script type="application/json" data-sjs>{content}</script>'


def embedded(answer: object) -> str:
    """Return *answer* as a page embeds what a query answered."""
    bbox = {"__bbox": {"complete": True, "result": {"data": answer}}}
    return script(json.dumps({"require": [["x", "handle", None, [bbox]]]}).replace("</", "<\\/"))
