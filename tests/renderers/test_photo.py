from datetime import date

import pytest

from selfguard.model.evidence import Coordinate
from selfguard.model.sight import Box, Code, CodeKind, Face, Hidden, Level, Revealed
from selfguard.renderers import photo
from selfguard.renderers.voice import Voice
from selfguard.words import say

LANGUAGES = ("ko", "en", "id")
SMALL, LARGE = Box(0.1, 0.1, 0.05, 0.124), Box(0.5, 0.1, 0.2, 0.306)
TOLD = Hidden(
    Coordinate(37.5663, -0.001),
    "Invented Phone 9",
    "2024-08-11 14:03:22",
    has_thumbnail=True,
    has_video=True,
    others=3,
)


def faces(level: Level, *boxes: Box) -> Revealed:
    """Return a picture with faces, or what looks like some, in *boxes*."""
    return Revealed(Hidden(), level, tuple(Face(box, 0.9) for box in boxes))


def coded(kind: CodeKind, booth: str, host: str, until: date | None = None) -> Revealed:
    """Return a picture with one code."""
    return Revealed(Hidden(), codes=(Code(kind, SMALL, booth, host, until),), is_strip=True)


def found(revealed: Revealed, language: str = "en", *, is_whole: bool = False) -> list[str]:
    """Return what is told of what was *revealed*."""
    return list(photo.found(revealed, Voice(language), is_whole=is_whole))


@pytest.mark.parametrize("language", LANGUAGES)
def test_faces_are_counted_and_the_largest_measured(language: str) -> None:
    told = [
        found(faces(Level.NONE), language),
        found(faces(Level.POSSIBLE, SMALL), language),
        found(faces(Level.FACE, SMALL), language),
        found(faces(Level.FACE, SMALL, LARGE), language),
    ]

    assert told == [
        [],
        [say(language, "photo.possible-face")],
        [say(language, "photo.face", share=12)],
        [say(language, "photo.faces", count=2, share=31)],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_is_told_by_its_booth_or_its_host_and_until_when(language: str) -> None:
    until = date(2026, 12, 1)
    told = [
        found(coded(CodeKind.BOOTH, "인생네컷", "life4cut.net"), language),
        found(coded(CodeKind.BOOTH, "", "invented.kr", until), language),
        found(coded(CodeKind.MAYBE_BOOTH, "", "aprd.io"), language),
        found(coded(CodeKind.OTHER, "", "example.org"), language),
        found(coded(CodeKind.OTHER, "", ""), language),
    ]

    day = {"ko": "2026년 12월 1일", "en": "1 December 2026", "id": "1 Desember 2026"}[language]
    booth = say(language, "photo.booth", booth="invented.kr")
    assert told == [
        [say(language, "photo.booth", booth="인생네컷")],
        [f"{booth} {say(language, 'photo.expires', date=day)}"],
        [say(language, "photo.maybe-booth", booth="aprd.io")],
        [say(language, "photo.code-host", host="example.org")],
        [say(language, "photo.code")],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_strip_is_told_where_no_code_tells_it(language: str) -> None:
    strip = Revealed(Hidden(), is_strip=True)

    assert found(strip, language) == [say(language, "photo.strip")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_file_tells_is_only_named(language: str) -> None:
    told = found(Revealed(TOLD), language)

    kinds = ("place", "device", "taken-on", "thumbnail", "video")
    others = say(language, "photo.others", count=3)
    assert told == [*(say(language, f"photo.{kind}") for kind in kinds), others]


def test_on_a_terminal_it_is_told_whole() -> None:
    assert found(Revealed(TOLD), is_whole=True) == [
        "the file tells the place where it was taken: 37.57, 0.00",
        "the file tells the device: Invented Phone 9",
        "the file tells when it was taken: 2024-08-11 14:03:22",
        "the file holds a small copy of the picture, which may show what was cut off or covered",
        "the file holds a moving picture beside the still one, with sound perhaps",
        "further hidden data: 3",
    ]


def test_what_a_file_says_of_itself_cannot_draw_on_the_terminal() -> None:
    told = found(Revealed(Hidden(device="a\x1b[31mb\u202ec")), is_whole=True)

    assert told == ["the file tells the device: a⟨U+001B⟩[31mb⟨U+202E⟩c"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_went_is_named_in_a_few_words(language: str) -> None:
    kinds = ("place", "device", "taken-on", "thumbnail", "video", "others")

    assert list(photo.names(Hidden(), Voice(language))) == []
    assert list(photo.names(TOLD, Voice(language))) == [
        say(language, f"photo.gone-{kind}") for kind in kinds
    ]
