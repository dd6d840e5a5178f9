"""One post in which no face was found, as a question, on a screen of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from selfguard.renderers.blocks import Block, Gap, Line, Tone
from selfguard.renderers.voice import Voice

CAPTION = 400
"""How many characters of a caption are shown."""


@dataclass(frozen=True, slots=True)
class ShownPost:
    """A post, and its place among those that are gone through."""

    number: int
    total: int
    posted_on: datetime | None
    caption: str
    link: str
    """The address of its picture on this machine, or its path inside the ZIP."""
    may_have_face: bool


def page(post: ShownPost, voice: Voice) -> Iterator[Block]:
    """Yield the screen of *post*."""
    first, *others = spoken(post, voice)
    yield Line(first, tone=Tone.STRONG)
    for text in others:
        yield Line(text, indent=2)
    yield Gap()


def spoken(post: ShownPost, voice: Voice) -> Iterator[str]:
    """Yield the screen of *post* for the ear."""
    day = voice.day(post.posted_on) if post.posted_on else voice.say("undated")
    yield voice.of("photo", "review-post", number=post.number, total=post.total, date=day)
    yield voice.line(post.caption, CAPTION) or voice.of("photo", "review-no-caption")
    yield voice.line(post.link, CAPTION)
    if post.may_have_face:
        yield voice.of("photo", "possible-face")
