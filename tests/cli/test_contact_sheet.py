import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from factories import NOW, day
from picture_files import coded
from selfguard.audit.gathering import gather
from selfguard.cli import contact_sheet
from selfguard.cli.speech import Preferences
from selfguard.model.evidence import Evidence, Origin
from selfguard.model.picture import Picture, PictureKind
from selfguard.model.reader import Reader
from selfguard.model.sight import Level, Sight
from selfguard.words import say

FACE, POSSIBLE = Sight(Level.FACE, 1, 40), Sight(Level.POSSIBLE, 1, 10)
SHOWN = {
    "nothing.jpg": (PictureKind.POST, "2026-01-01", Sight(other_codes=1, is_strip=True)),
    "face.jpg": (PictureKind.POST, "2026-01-02", FACE),
    "profile.jpg": (PictureKind.PROFILE, "2026-01-03", FACE),
    "possible.jpg": (PictureKind.FILE, "2026-01-04", POSSIBLE),
    "code.jpg": (PictureKind.REEL, "2026-01-05", Sight(Level.FACE, 1, 40, booth_codes=1)),
    "maybe.jpg": (PictureKind.STORY, "", Sight(maybe_booth_codes=1)),
    "story.jpg": (PictureKind.STORY, "2026-01-09", FACE),
    "archived.jpg": (PictureKind.ARCHIVED, "2026-01-10", FACE),
    "deleted.jpg": (PictureKind.DELETED, "2026-01-11", FACE),
    "old.jpg": (PictureKind.OLD_PROFILE, "2026-01-01", FACE),
    "broken.jpg": (PictureKind.POST, "2026-01-07", FACE),
    "gone.jpg": (PictureKind.POST, "2026-01-08", FACE),
}
"""Path of a picture → what it belongs to, when it was posted, and what it shows."""
LABELS = (
    ("code.jpg", "booth-code"),
    ("possible.jpg", "possible-face"),
    ("profile.jpg", "profile-photo-face"),
    ("face.jpg", "face"),
    ("old.jpg", "old-profile-photo-face"),
    ("maybe.jpg", "possible-booth-code"),
    ("deleted.jpg", "kept-face"),
    ("archived.jpg", "kept-face"),
    ("story.jpg", "kept-face"),
)
"""What stands on the page: what others see before what only the owner does, the newest first.

What is undated is as new as the export.
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A source of pictures, of which one is broken and one is gone."""

    name: str = "shown"

    def collect(self) -> Iterator[Evidence]:
        for path, (kind, posted, sight) in SHOWN.items():
            posted_on = day(posted) if posted else None
            yield Picture(Origin("shown", "a.json", NOW), kind, path, path, posted_on, sight)

    def pictures(self, media: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        for path in media:
            if path != "gone.jpg":
                yield path, b"broken" if path == "broken.jpg" else coded("PNG")


@dataclass(frozen=True, slots=True)
class Other:
    """Another source, which is asked for none of them."""

    name: str = "other"

    def pictures(self, media: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        return ((path, coded("PNG")) for path in media)


def items(path: Path) -> list[tuple[str, str]]:
    """Return the path and the words of each picture on the page at *path*."""
    page = path.read_text(encoding="utf-8")
    return re.findall(r'<li><img alt="([^"]*)".*?<small>(.*?)</small>', page, re.DOTALL)


def test_what_others_see_comes_first_and_what_cannot_be_read_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "sheet.html"
    gathered = gather([Shown()], now=NOW, reader=Reader())

    contact_sheet.write(target, gathered, [Other(), Shown()], Preferences())

    expected = [
        (say("en", f"exposures.{label}").replace("'", "&#x27;"), path) for path, label in LABELS
    ]
    assert items(target) == expected
    assert capsys.readouterr().err.splitlines() == [
        say("en", "cli.written", path=str(target)),
        say("en", "photo.sheet-warning"),
    ]


def test_a_page_that_is_there_is_said_to_be_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "sheet.html"
    target.write_text("an older page", encoding="utf-8")
    gathered = gather([Shown()], now=NOW, reader=Reader())

    contact_sheet.write(target, gathered, [Shown()], Preferences())

    assert len(items(target)) == len(LABELS)
    assert capsys.readouterr().err.splitlines() == [
        say("en", "cli.replaced", path=str(target)),
        say("en", "photo.sheet-warning"),
    ]


def test_only_the_newest_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contact_sheet, "MOST", 4)
    target = tmp_path / "sheet.html"
    gathered = gather([Shown()], now=NOW, reader=Reader())

    contact_sheet.write(target, gathered, [Shown()], Preferences())

    assert [path for _, path in items(target)] == ["code.jpg", "possible.jpg"]


@pytest.mark.parametrize(
    ("collected", "read_again"),
    [
        pytest.param((), Shown(), id="nothing was found"),
        pytest.param((Shown(),), Other(), id="nothing can be read again"),
    ],
)
def test_where_nothing_can_be_shown_no_page_is_written(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    collected: Sequence[Shown],
    read_again: Shown | Other,
) -> None:
    target = tmp_path / "sheet.html"
    gathered = gather(collected, now=NOW, reader=Reader())

    contact_sheet.write(target, gathered, [read_again], Preferences())

    assert not target.exists()
    assert capsys.readouterr().err == say("en", "photo.sheet-nothing") + "\n"
