"""`selfguard audit` and pictures: what they show, what is remembered, what is never opened."""

import base64
import hashlib
import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import picture_files
import sample_export
from command import called
from sample_export import PICTURES
from selfguard.cli.store_folder import store
from selfguard.model.picture import Review
from selfguard.words import say

POSIX = sys.platform != "win32"
FIRST = (
    ("profile-photo-face", "2025-04-13T07:00"),
    ("booth-code", "2022-06-18T10:31"),
    ("large-face", "2024-03-04T08:20"),
    ("large-face", "2023-02-09T02:00"),
    ("large-face", "2021-03-02T08:10"),
    ("large-face", "2025-12-24T12:00"),
    ("large-face", "2024-05-18T10:10"),
    ("large-face", "2023-03-02T08:00"),
    ("old-profile-photo-face", "2022-06-19T07:00"),
    ("large-face", "2022-03-14T09:45"),
)
"""What to take down first in the sample, in order: the label, and when it was posted."""
SUMMARY = {
    "posts": 24,
    "with_face": 10,
    "with_possible_face": 0,
    "with_booth_code": 1,
    "newest_face": "2025-12-24T12:00:00Z",
    "oldest_face": "2021-03-02T08:10:00Z",
    "old_profile_photos": 3,
    "files": 0,
    "files_with_face": 0,
    "files_with_place": 0,
    "files_with_booth_code": 0,
    "is_public": True,
    "unseen": 2,
    "not_reached": 0,
    "to_review": 14,
    "first_files": [],
    "first": [
        {
            "label": label,
            "datum": "",
            "happened_on": f"{posted}:00Z",
            "source": "instagram-export",
            "file": f"{'profile_photos' if 'profile' in label else 'posts_1'}.json",
            "where": f"{int(datetime.fromisoformat(f'{posted}+00:00').timestamp())}.jpg",
            "count": 1,
            "detail": "",
        }
        for label, posted in FIRST
    ],
}
FIRST_FILES = [
    ("booth-code", "strip.jpg"),
    ("booth-code", "strip.jpg"),
    ("face", "portrait-large.jpg"),
    ("face", "friend.jpg"),
    ("face", "pair.jpg"),
    ("face", "group.jpg"),
    ("face", "portrait.jpg"),
]
"""Which files to cover or to swap first where both folders are looked at."""
NOTHING_SEEN = SUMMARY | {
    "posts": 0,
    "with_face": 0,
    "with_booth_code": 0,
    "newest_face": None,
    "oldest_face": None,
    "unseen": 40,
    "to_review": 0,
    "first": [],
}
"""The same where no picture of it can be looked at."""
LOOKED_AT = (
    "instagram-no-face-profile-photo",
    "old-face-photos-down",
    "instagram-booth-codes",
    "instagram-posts-by-hand",
    "instagram-kept-pictures",
)
"""The steps that the pictures of an export decide."""
UNSEEN = [("not-reviewed", 1, 1), *[("not-reviewed", 0, 0)] * 4]
"""How these come out where no picture was looked at: that there is a profile photo is known."""
OF_FILES = ("photos-before-posting", "photos-without-place")
"""The steps that the pictures of a folder decide."""
IMPORTED = """\
import sys
from selfguard.__main__ import run
for each in ({runs}):
    code = run(each)
    print(code, "cv2" in sys.modules, "PIL" in sys.modules, file=sys.stderr)
"""


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """Return the export of `haneul.sample`, unpacked, whose account is known."""
    sample_export.write(tmp_path)
    store().confirm("haneul.sample")
    return tmp_path / sample_export.NAME


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Return a folder of pictures, with a video and a text beside them."""
    folder = tmp_path / "roll"
    written = {
        "strip.jpg": (PICTURES / "strip.jpg").read_bytes(),
        "sky.JPG": (PICTURES / "sky.jpg").read_bytes(),
        "place.png": picture_files.full_png(),
        "notes.txt": b"notes",
    }
    folder.mkdir()
    for name, data in written.items():
        (folder / name).write_bytes(data)
    return folder


def report_of(out: str) -> dict[str, Any]:
    """Return the JSON report in *out*."""
    report: dict[str, Any] = json.loads(out)
    return report


def outcomes(report: dict[str, Any], steps: Iterable[str]) -> list[tuple[str, int, int]]:
    """Return how each of *steps* came out in *report*, and how much was exposed and examined."""
    found = {each["step"]: each for each in report["findings"]}
    return [
        (found[step]["outcome"], found[step]["exposed"], found[step]["examined"]) for step in steps
    ]


def spoilt(folder: Path) -> None:
    """Make every picture in *folder* unreadable, so that nobody can tell it without opening it."""
    for path in folder.rglob("*.jpg"):
        state = path.stat()
        with path.open("r+b") as file:
            file.write(bytes(state.st_size))
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def test_the_sample_names_exactly_the_pictures_to_take_down_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report = report_of(called(capsys, "audit", "--sample", "-o", "-").out)

    assert report["pictures"] == SUMMARY
    assert outcomes(report, LOOKED_AT) == [
        ("fail", 1, 1),
        ("fail", 10, 24),
        ("fail", 1, 38),
        ("not-reviewed", 14, 14),
        ("fail", 4, 10),
    ]
    assert not store().folder.exists()


def test_pictures_that_are_only_listed_pass_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    report = report_of(called(capsys, "audit", "--sample", "--no-look", "-o", "-").out)

    assert report["pictures"] is None
    assert outcomes(report, LOOKED_AT) == UNSEEN
    assert report["sources"][0]["counts"]["post"] == 24


def test_without_looking_and_where_it_is_urgent_no_picture_is_opened(
    export: Path, tmp_path: Path
) -> None:
    files = ["-o", str(tmp_path / "report.json"), "--instagram-export", str(export), "--no-trace"]
    runs = (
        ["audit", "--no-look", *files],
        ["audit", "worried", *files],
        ["audit", "happening", *files],
        ["audit", "prepare", *files[:2], "--sample", "--no-look"],
    )

    done = subprocess.run(
        [sys.executable, "-c", IMPORTED.format(runs=", ".join(map(repr, runs)))],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )

    assert re.findall(r"^\d+ \w+ \w+$", done.stderr, re.MULTILINE) == ["0 False False"] * 4


def test_two_folders_are_looked_at_together(
    capsys: pytest.CaptureFixture[str], photos: Path
) -> None:
    done = called(capsys, "audit", "--photos", photos, "--photos", PICTURES, "-o", "-")

    report = report_of(done.out)
    assert (done.code, done.err) == (0, "")
    assert report["pictures"] == SUMMARY | {
        "posts": 0,
        "with_face": 0,
        "with_booth_code": 0,
        "newest_face": None,
        "oldest_face": None,
        "old_profile_photos": 0,
        "files": 14,
        "files_with_face": 7,
        "files_with_place": 1,
        "files_with_booth_code": 2,
        "is_public": False,
        "unseen": 0,
        "to_review": 0,
        "first": [],
        "first_files": report["pictures"]["first_files"],
    }
    assert [
        (each["label"], each["where"]) for each in report["pictures"]["first_files"]
    ] == FIRST_FILES
    assert outcomes(report, OF_FILES) == [("fail", 9, 14), ("fail", 1, 14)]
    assert store().holdings().sights == 14


@pytest.mark.parametrize("language", ["ko", "en", "id"])
def test_folders_without_pictures_are_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.jpg").write_bytes((PICTURES / "sky.jpg").read_bytes())

    for name in ("empty", "none", "file.jpg"):
        done = called(capsys, "audit", "--photos", tmp_path / name, "--lang", language)

        sentence, hint = done.err.splitlines()
        assert (done.code, done.out) == (3, "")
        assert name in sentence
        assert hint.startswith("→ ")


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        (("--sample", "--no-look", "--show-pictures", "x.html"), "look-or-not"),
        (("--no-look", "--photos", "."), "look-or-not"),
        (("--sample", "--show-pictures", "x.txt"), "only-html"),
        (("worried", "--photos", "."), "opens-no-picture"),
        (("happening", "--photos", "."), "opens-no-picture"),
        (("worried", "--sample", "--show-pictures", "x.html"), "opens-no-picture"),
    ],
)
@pytest.mark.parametrize("language", ["ko", "en", "id"])
def test_what_does_not_go_together_is_wrong_usage_before_anything_is_read(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], key: str, language: str
) -> None:
    done = called(capsys, "audit", *arguments, "--lang", language)

    assert (done.code, done.out) == (2, "")
    assert say(language, f"cli.{key}") in done.err
    assert not Path("x.html").exists()


def test_a_page_of_small_copies_is_private_and_asks_nothing_of_anybody(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, photos: Path
) -> None:
    target = tmp_path / "sheet.html"

    done = called(capsys, "audit", "--sample", "--photos", photos, "--show-pictures", target)

    page = target.read_text(encoding="utf-8")
    (style,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = re.findall('Content-Security-Policy" content="(.*?)">', page)
    without_pictures = re.sub(r"base64,[\w+/=]+", "", page)
    small = [base64.b64decode(each) for each in re.findall(r"base64,([\w+/=]+)", page)]
    assert done.code == 0
    assert done.err.splitlines()[-2:] == [
        say("en", "cli.written", path=str(target)),
        say("en", "photo.sheet-warning"),
    ]
    assert policy == f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'"
    assert re.findall(r"<script|https?:|//|url\(|@import| on\w+=", without_pictures) == []
    assert len(small) == 18
    assert [each for each in small if picture_files.decoded(each)[0] != "RGB"] == []
    assert not POSIX or stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_page_that_cannot_be_written_is_refused_after_the_report(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "none" / "sheet.html"

    done = called(capsys, "audit", "--photos", PICTURES, "--show-pictures", target, "--no-trace")

    assert done.code == 3
    assert say("en", "report.pictures") in done.out
    assert done.err.splitlines() == [
        say("en", "cli.cannot-write-missing", name=str(target)),
        f"→ {say('en', 'cli.cannot-write-missing-hint', name=str(target))}",
    ]


def test_the_run_is_kept_even_if_the_page_of_small_copies_cannot_be_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, photos: Path
) -> None:
    target = tmp_path / "none" / "sheet.html"

    done = called(capsys, "audit", "--photos", photos, "--show-pictures", target)

    assert done.code == 3
    assert (store().holdings().runs, store().holdings().sights) == (1, 3)


def test_a_second_audit_opens_no_picture_again_and_without_a_trace_nothing_is_recalled(
    capsys: pytest.CaptureFixture[str], unpacked: Path
) -> None:
    arguments = ("audit", "--instagram-export", unpacked, "-o", "-")
    first = report_of(called(capsys, *arguments).out)
    kept = store().holdings().sights
    spoilt(unpacked)

    second = report_of(called(capsys, *arguments).out)
    untraced = report_of(called(capsys, *arguments, "--no-trace").out)

    assert first["pictures"] == second["pictures"] == SUMMARY
    assert outcomes(first, LOOKED_AT) == outcomes(second, LOOKED_AT)
    assert kept == store().holdings().sights == 38
    assert untraced["pictures"] == NOTHING_SEEN
    assert outcomes(untraced, LOOKED_AT) == UNSEEN


def test_what_was_seen_in_a_folder_is_known_again_whatever_is_named_beside_it(
    capsys: pytest.CaptureFixture[str], photos: Path
) -> None:
    called(capsys, "audit", "--photos", photos, "-o", "-")
    kept = store().holdings().sights
    spoilt(photos)

    both = report_of(
        called(capsys, "audit", "--photos", PICTURES, "--photos", photos, "-o", "-").out
    )

    assert kept == 3
    assert (both["pictures"]["files_with_booth_code"], both["pictures"]["unseen"]) == (2, 0)
    assert store().holdings().sights == 14


def test_without_a_trace_nothing_is_kept(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    done = called(capsys, "audit", "--photos", PICTURES, "--no-trace")

    assert (done.code, list(home.iterdir())) == (0, [])


def test_an_account_that_nobody_confirmed_leaves_no_sight(
    capsys: pytest.CaptureFixture[str], export: Path
) -> None:
    called(capsys, "audit", "--instagram-export", export)

    assert store().kept() == []


@pytest.mark.parametrize("language", ["ko", "en", "id"])
def test_how_many_pictures_are_remembered_is_told_and_all_of_them_forgotten(
    capsys: pytest.CaptureFixture[str], language: str
) -> None:
    called(capsys, "audit", "--photos", PICTURES)
    seen = store().pictures(datetime.now(UTC))
    for identity in ("one", "two"):
        store().keep_review(seen, [identity], Review.KEEP, now=datetime.now(UTC))

    told = called(capsys, "where", "--lang", language).out.splitlines()
    removed = store().forget()

    assert told[2:5] == [
        say(language, "cli.where-runs", count=1),
        say(language, "cli.where-sights", count=11),
        say(language, "cli.where-reviews", count=2),
    ]
    assert removed == [store().path]
    assert (store().holdings().sights, store().holdings().reviews) == (0, 0)
