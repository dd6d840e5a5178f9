"""What a stranger sees, in words: one sentence that says it, and nothing made surer than it is."""

import dataclasses

import pytest

from factories import NOW, SEEN
from selfguard.model.evidence import Fault, PublicNumber
from selfguard.model.public_view import PublicItem, PublicRow, PublicView, Shown, Since
from selfguard.model.report import MASK
from selfguard.renderers import public_view
from selfguard.renderers.blocks import Heading, Line, Tone
from selfguard.renderers.voice import Voice

EN = Voice("en")
REST = "Everybody still sees: profile photo, bio."


def view(posts: Shown, since: Since = Since.NONE, others: Shown = Shown.NO) -> PublicView:
    rows = [PublicRow(PublicItem.POSTS, posts, since)]
    rows += [PublicRow(item, others) for item in list(PublicItem)[1:]]
    return PublicView(NOW, rows, {}, SEEN if since else None)


@pytest.mark.parametrize(
    ("posts", "since", "told"),
    [
        (Shown.YES, Since.NONE, "Public: strangers see your posts."),
        (
            Shown.YES,
            Since.STILL,
            "Still visible to strangers: your posts, as in your export of 14 November 2026.",
        ),
        (
            Shown.YES,
            Since.NEW,
            (
                "Public today: your export of 14 November 2026 said private, and strangers see your"
                " posts now."
            ),
        ),
        (Shown.NO, Since.NONE, "Private: strangers do not see your posts."),
        (
            Shown.NO,
            Since.GONE,
            "Private now: in your export of 14 November 2026 the account was public.",
        ),
        (Shown.UNKNOWN, Since.NONE, "The page does not tell whether the account is private."),
    ],
)
def test_one_sentence_says_whether_strangers_see_the_posts(
    posts: Shown, since: Since, told: str
) -> None:
    assert next(public_view.said(view(posts, since), EN)) == told


def test_what_remains_of_a_private_account_is_named() -> None:
    rows = [
        PublicRow(PublicItem.POSTS, Shown.NO, Since.GONE),
        PublicRow(PublicItem.PHOTO, Shown.YES),
        PublicRow(PublicItem.NAME, Shown.NO),
        PublicRow(PublicItem.BIO, Shown.YES, Since.STILL, "hello"),
        PublicRow(PublicItem.LINKS, Shown.UNKNOWN),
    ]
    seen = PublicView(NOW, rows, {}, SEEN)

    assert list(public_view.said(seen, EN))[1:] == [REST]


def test_that_nothing_remains_is_said_only_where_all_of_it_is_known() -> None:
    known = view(Shown.NO, others=Shown.NO)
    unknown = view(Shown.NO, others=Shown.UNKNOWN)

    assert list(public_view.said(known, EN))[1:] == [
        "No profile photo, name, bio or link of yours was seen on the page."
    ]
    assert list(public_view.said(unknown, EN))[1:] == []


def test_what_else_is_seen_of_a_public_account_is_named() -> None:
    seen = view(Shown.YES, others=Shown.YES)

    assert list(public_view.said(seen, EN))[1:] == [
        "Everybody sees these, too: profile photo, name, bio, links."
    ]


def test_of_a_photo_it_is_not_known_whether_it_is_the_same() -> None:
    photo = PublicRow(PublicItem.PHOTO, Shown.YES, Since.STILL)
    rows = [PublicRow(PublicItem.POSTS, Shown.NO, Since.NOT_YET), photo]

    spoken = Voice("en", is_spoken=True)
    told = list(public_view.spoken(PublicView(NOW, rows, {}, SEEN), spoken))

    assert told[1:3] == [
        "posts: not visible, nor was it in the export",
        (
            "profile photo: visible, one was in the export, too; whether it is the same one is not"
            " known"
        ),
    ]


def test_a_refused_look_says_why_and_nothing_else() -> None:
    refused = PublicView(NOW, refusal=Fault.BLOCKED)
    sentence = (
        "Nothing was learnt from the page (Instagram refused to answer). What it would show is not"
        " known, and nothing counts as closed because of it."
    )

    assert list(public_view.section(refused, EN)) == [
        Heading("What a stranger sees today, without signing in"),
        Line(sentence, indent=2, tone=Tone.STRONG),
    ]
    assert list(public_view.spoken(refused, EN)) == [
        f"What a stranger sees today, without signing in. {sentence}"
    ]


def test_each_thing_stands_on_a_line_with_the_numbers_of_the_page() -> None:
    seen = PublicView(
        NOW,
        [
            PublicRow(PublicItem.POSTS, Shown.YES, Since.STILL),
            PublicRow(PublicItem.BIO, Shown.YES, Since.CHANGED, MASK),
        ],
        {PublicNumber.FIRST_POSTS: 12, PublicNumber.POSTS: 1408, PublicNumber.FOLLOWING: 0},
        SEEN,
    )

    told = [line.text for line in public_view.section(seen, EN) if isinstance(line, Line)]

    assert told[2:5] == [
        "visible · 12 on the page itself · it was in the export, too",
        f"visible · another text than in the export: {MASK}",
        "posts: 1,408 · following: 0",
    ]


def test_without_numbers_no_line_is_left_empty() -> None:
    seen = dataclasses.replace(view(Shown.NO), rows=view(Shown.NO).rows[:1])

    assert len(list(public_view.section(seen, EN))) == 5
    assert len(list(public_view.spoken(seen, EN))) == 3
