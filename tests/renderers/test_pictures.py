"""What the pictures show together: a sentence for each count, and nothing for what there is not."""

import dataclasses

import pytest

import reports
from factories import NOW, day, exposure, step
from selfguard.checks.face_in_post import FaceInPost
from selfguard.model.check import Basis, Outcome
from selfguard.model.evidence import Extent, Topic
from selfguard.model.picture import PictureSummary
from selfguard.model.report import Finding
from selfguard.model.source import SourceRun
from selfguard.renderers import overview, page, pictures, spoken_page, terminal
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
ARCHIVE = (
    "Archive posts before you delete them: an archived post can be brought back. Change profile"
    " photos after keeping a copy."
)
SEE = [
    Line("To see which pictures these are, add to your command:", tone=Tone.QUIET),
    Line("--show-pictures sheet.html", indent=2, tone=Tone.PATH),
]
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
            PictureSummary(to_review=14),
            ["Posts in which no face was found, for your own eyes: 14."],
        ),
        (
            PictureSummary(unseen=64),
            [
                (
                    "Not looked at (videos, and what could not be read): 64. What they show is not"
                    " known."
                )
            ],
        ),
    ],
)
def test_every_count_is_a_sentence_and_what_there_is_none_of_is_not_named(
    summary: PictureSummary, told: list[str]
) -> None:
    assert list(pictures.counted(summary, EN)) == told


def test_where_nothing_is_to_be_taken_down_nothing_is_listed() -> None:
    summary = PictureSummary(posts=3)

    assert list(pictures.section(summary, EN, is_listed=True)) == [
        Heading(TITLE),
        Line("0 of 3 posts show a face.", indent=2),
        Line(CAVEAT, indent=2, tone=Tone.QUIET),
    ]
    assert list(pictures.spoken(summary, EN, is_listed=True)) == [
        f"{TITLE}. 0 of 3 posts show a face.",
        CAVEAT,
    ]


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
        *SEE,
    ]

    summary = PictureSummary(first=(FACE, UNDATED))

    assert list(pictures.section(summary, EN, is_listed=True)) == expected


def test_without_the_steps_for_it_nothing_to_take_down_is_named() -> None:
    summary = PictureSummary(first=(FACE, UNDATED))

    shown = list(pictures.section(summary, EN, is_listed=False))

    assert shown == [Heading(TITLE), Line(CAVEAT, indent=2, tone=Tone.QUIET), *SEE]
    assert list(pictures.spoken(summary, EN, is_listed=False)) == [
        f"{TITLE}.",
        CAVEAT,
        "To see which pictures these are, add to your command: --show-pictures sheet.html",
    ]


def test_files_to_cover_and_posts_to_look_at_come_with_their_commands() -> None:
    file = dataclasses.replace(UNDATED, label="booth-code", where="IMG_1.jpg")
    summary = PictureSummary(first_files=(file,), to_review=2, not_reached=72)

    assert list(pictures.section(summary, EN, is_listed=True)) == [
        Heading(TITLE),
        Line("You stopped it: 72 pictures were not looked at yet.", tone=Tone.STRONG),
        Line("Posts in which no face was found, for your own eyes: 2.", indent=2),
        Line(CAVEAT, indent=2, tone=Tone.QUIET),
        Heading("To cover or swap before you post", is_main=False),
        Line("A solid box hides a face; blur can be undone.", tone=Tone.QUIET),
        Row("a photo booth's code", "undated", "1"),
        Line("IMG_1.jpg", indent=5, tone=Tone.QUIET),
        *SEE,
        Line("To make copies with faces and codes covered:", tone=Tone.QUIET),
        Line("selfguard photo clean --cover all FILE... -o FOLDER", indent=2, tone=Tone.PATH),
        Line("To go through the posts in which no face was found:", tone=Tone.QUIET),
        Line("selfguard photo review --instagram-export FILE.zip", indent=2, tone=Tone.PATH),
    ]


def test_what_to_take_down_first_is_read_aloud_a_line_each() -> None:
    summary = PictureSummary(first=(FACE, UNDATED), not_reached=1)

    assert list(pictures.spoken(summary, EN, is_listed=True)) == [
        f"{TITLE}. You stopped it: 1 pictures were not looked at yet.",
        CAVEAT,
        f"{FIRST}. {ARCHIVE}",
        "1: 5 March 2024 · a face · media/posts/a.jpg",
        "2: profile photo with a face · media/profile/b.jpg",
        "To see which pictures these are, add to your command: --show-pictures sheet.html",
    ]


UNLOOKED = (
    "Pictures were listed and not looked at (--no-look). What they show is not known, and is not in"
    " the index."
)


@pytest.mark.parametrize(
    ("posts", "shown", "is_told"),
    [
        (Extent.WHOLE, Extent.NOT, True),
        (Extent.PARTLY, Extent.NOT, True),
        (Extent.WHOLE, Extent.WHOLE, False),
        (Extent.NOT, Extent.NOT, False),
    ],
)
def test_pictures_that_nobody_looked_at_are_said_to_be_so(
    posts: Extent, shown: Extent, *, is_told: bool
) -> None:
    run = SourceRun("instagram-export", NOW, {}, {Topic.POSTS: posts, Topic.POST_PICTURES: shown})
    found = Finding(step("faces", check=FaceInPost()), Outcome.NOT_REVIEWED, Basis.NONE)
    report = dataclasses.replace(reports.rich(), sources=[run], findings=[found], pictures=None)

    assert overview.is_unlooked(report) is is_told
    assert (UNLOOKED in "\n".join(spoken_page.page(report, EN))) is is_told
    assert (Line(UNLOOKED, indent=2) in list(page.page(report, EN))) is is_told


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
