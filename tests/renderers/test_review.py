from dataclasses import replace

import pytest

from factories import day
from selfguard.renderers import review
from selfguard.renderers.blocks import Gap, Line, Tone
from selfguard.renderers.review import ShownPost
from selfguard.renderers.voice import Voice

POST = ShownPost(
    2, 7, day("2026-06-06"), "하늘 사진만", "file:///home/me/1.jpg", may_have_face=False
)


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("ko", "게시물 2/7 · 2026년 6월 6일"),
        ("en", "Post 2 of 7 · 6 June 2026"),
        ("id", "Postingan 2 dari 7 · 6 Juni 2026"),
    ],
)
def test_a_post_is_told_by_its_place_its_day_its_caption_and_its_file(
    language: str, first: str
) -> None:
    told = list(review.spoken(POST, Voice(language)))

    assert told == [first, "하늘 사진만", "file:///home/me/1.jpg"]


def test_what_is_not_known_is_said_and_what_looks_like_a_face_too() -> None:
    bare = replace(POST, posted_on=None, caption="", link="media/1.jpg", may_have_face=True)

    told = list(review.spoken(bare, Voice("en")))

    assert told == [
        "Post 2 of 7 · undated",
        "(no caption)",
        "media/1.jpg",
        "shows something that looks like a face; it may be a doll, a drawing or a pet: have a look",
    ]


def test_on_the_screen_the_first_line_stands_out() -> None:
    assert list(review.page(POST, Voice("en"))) == [
        Line("Post 2 of 7 · 6 June 2026", tone=Tone.STRONG),
        Line("하늘 사진만", indent=2),
        Line("file:///home/me/1.jpg", indent=2),
        Gap(),
    ]


def test_a_caption_is_a_strangers_text_and_is_cut() -> None:
    post = replace(POST, caption="\x1b[2J" + "a" * 1000)

    told = list(review.spoken(post, Voice("en")))

    assert "\x1b" not in told[1]
    assert len(told[1]) == review.CAPTION
