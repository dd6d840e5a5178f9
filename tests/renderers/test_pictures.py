"""What the pictures show together: a sentence for each count, and nothing for what there is not."""

import dataclasses

import pytest

import reports
from factories import day, exposure
from selfguard.model.picture import PictureSummary
from selfguard.renderers import pictures, terminal
from selfguard.renderers.blocks import Block, Heading, Line, Row, Tone
from selfguard.renderers.voice import Voice
from selfguard.text import FORBIDDEN, width

EN = Voice("en")
TITLE = "What your pictures show"
CAVEAT = (
    "selfguard finds faces; it recognises nobody. No face found is not the same as safe: a picture"
    " may still show a body, a room or a reflection."
)
FIRST = "To take down first"
ARCHIVE = "Archive before you delete: an archived post can be brought back."
FACE = exposure("face", "", day("2024-03-05"), where="media/posts/a.jpg")
UNDATED = exposure("profile-photo-face", "", where="media/profile/b.jpg")


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        (PictureSummary(), []),
        (PictureSummary(posts=3), ["0 of 3 posts show a face."]),
        (PictureSummary(posts=3, is_public=True), ["0 of 3 public posts show a face."]),
        (
            PictureSummary(
                posts=3, with_face=2, newest=day("2024-03-05"), oldest=day("2019-03-31")
            ),
            [
                "2 of 3 posts show a face.",
                "The newest of them is of 5 March 2024, the oldest of 31 March 2019.",
            ],
        ),
        (
            PictureSummary(with_possible=1),
            [
                (
                    "1 more have something that looks like a face: it may be a doll, a drawing or a"
                    " pet. Have a look."
                )
            ],
        ),
        (
            PictureSummary(with_code=2),
            ["Posts with a photo booth's code, which may open the originals: 2."],
        ),
        (PictureSummary(old_profile_photos=9), ["Old profile photos that remain: 9."]),
        (PictureSummary(files=40), ["Pictures in your folders: 40."]),
        (PictureSummary(files_with_face=12), ["Pictures in your folders that show a face: 12."]),
        (
            PictureSummary(files_with_code=1),
            ["Pictures in your folders with a photo booth's code: 1."],
        ),
        (
            PictureSummary(files_with_place=7),
            ["Pictures in your folders whose file tells the place: 7."],
        ),
        (
            PictureSummary(unseen=64),
            ["Not looked at, above all videos: 64. What they show is not known."],
        ),
    ],
)
def test_every_count_is_a_sentence_and_what_there_is_none_of_is_not_named(
    summary: PictureSummary, told: list[str]
) -> None:
    assert list(pictures.counted(summary, EN)) == told


def test_where_nothing_is_to_be_taken_down_nothing_is_listed() -> None:
    summary = PictureSummary(posts=3)

    assert list(pictures.section(summary, EN)) == [
        Heading(TITLE),
        Line("0 of 3 posts show a face.", indent=2),
        Line(CAVEAT, indent=2, tone=Tone.QUIET),
    ]
    assert list(pictures.spoken(summary, EN)) == [f"{TITLE}. 0 of 3 posts show a face.", CAVEAT]


def test_what_to_take_down_first_is_numbered_with_its_day_and_its_place() -> None:
    expected: list[Block] = [
        Heading(TITLE),
        Line(CAVEAT, indent=2, tone=Tone.QUIET),
        Heading(FIRST, is_main=False),
        Line(ARCHIVE, tone=Tone.QUIET),
        Row("a face", "5 March 2024", "1"),
        Line("media/posts/a.jpg", indent=5, tone=Tone.QUIET),
        Row("profile photo with a face", "undated", "2"),
        Line("media/profile/b.jpg", indent=5, tone=Tone.QUIET),
    ]

    assert list(pictures.section(PictureSummary(first=(FACE, UNDATED)), EN)) == expected


def test_what_to_take_down_first_is_read_aloud_a_line_each() -> None:
    assert list(pictures.spoken(PictureSummary(first=(FACE, UNDATED)), EN)) == [
        f"{TITLE}.",
        CAVEAT,
        f"{FIRST}. {ARCHIVE}",
        "1: 5 March 2024 · a face · media/posts/a.jpg",
        "2: profile photo with a face · media/profile/b.jpg",
    ]


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_a_hostile_path_is_shown_within_the_width(columns: int) -> None:
    first = tuple(
        dataclasses.replace(FACE, label=label, where=reports.HOSTILE * 20)
        for label in ("face", reports.HOSTILE)
    )
    report = dataclasses.replace(reports.rich(), pictures=PictureSummary(first=first))

    shown = terminal.render(report, "en", columns=columns, color=False)

    assert FORBIDDEN.search(shown) is None
    assert [line for line in shown.splitlines() if width(line) > columns] == []
