"""^C while pictures are looked at: what was seen comes, with what is missing."""

import json
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import pytest

import sample_export
from command import been_here, ended, shown, terminal
from selfguard.cli.store_folder import store
from selfguard.words import say

if TYPE_CHECKING:
    import pexpect

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")

INTERRUPTED = 130
COUNT = 250
"""Pictures of 9 million pixels: they take several times as long as it takes until a bar stands."""
POSTS = "your_instagram_activity/media/posts_1.json"
UNREACHED = ("old-face-photos-down", "instagram-booth-codes", "photos-before-posting")
"""Steps that pictures decide which were not reached."""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return an export with many large pictures of one colour, and a folder with one of them."""
    folder = tmp_path_factory.mktemp("many")
    large = cv2.imencode(".png", np.full((3000, 3000), 90, np.uint8))[1].tobytes()
    (folder / "roll").mkdir()
    (folder / "roll" / "large.png").write_bytes(large)
    names = [f"media/posts/202401/{number}.png" for number in range(COUNT)]
    posts = [
        {"media": [{"uri": name, "creation_timestamp": 1_704_100_000 + number, "title": ""}]}
        for number, name in enumerate(names)
    ]
    files = sample_export.files() | {POSTS: json.dumps(posts).encode()}
    path = folder / f"{sample_export.NAME}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (files | dict.fromkeys(names, large)).items():
            archive.writestr(name, content)
    return path, folder / "roll"


def started(label: str, *arguments: str | Path) -> "pexpect.spawn[str]":
    """Start a command that looks at pictures, and wait until the bar called *label* stands."""
    been_here()
    store().confirm("haneul.sample")
    child = terminal(*arguments, "--lang", "en")
    child.expect_exact(say("en", label))
    child.expect_exact("B/s")
    return child


def auditing(many: tuple[Path, Path], target: Path) -> "pexpect.spawn[str]":
    """Start an audit of *many* pictures, whose report goes to *target*."""
    export, roll = many
    arguments = ("--instagram-export", export, "--photos", roll, "-o", target)
    return started("cli.reading", "audit", *arguments)


def test_the_report_comes_and_what_was_not_reached_is_not_reviewed(
    many: tuple[Path, Path], tmp_path: Path
) -> None:
    target = tmp_path / "report.json"
    child = auditing(many, target)

    child.sendintr()
    code = ended(child)

    report: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    outcomes = {each["step"]: each["outcome"] for each in report["findings"]}
    assert code == INTERRUPTED
    assert say("en", "report.fault-not-looked-at") in " ".join(shown(child).split())
    assert [outcomes[step] for step in UNREACHED] == ["not-reviewed"] * len(UNREACHED)
    faults = {gap["fault"] for run in report["sources"] for gap in run["unreadable"]}
    assert "not-looked-at" in faults
    assert say("en", "cli.written", path=str(target)) in "".join(shown(child).splitlines())
    assert 0 < store().holdings().sights < COUNT
    assert report["pictures"]["not_reached"] > 0


def test_the_second_ends_it_at_once(many: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    child = auditing(many, target)

    child.sendintr()
    child.sendintr()
    code = ended(child)

    assert code == INTERRUPTED
    assert "Traceback" not in shown(child)


def test_a_review_ends_and_what_was_seen_so_far_is_remembered(many: tuple[Path, Path]) -> None:
    child = started("cli.looking", "photo", "review", "--instagram-export", many[0])

    child.sendintr()
    code = ended(child)

    assert code == INTERRUPTED
    assert shown(child).splitlines()[-1] == say("en", "cli.interrupted")
    assert 0 < store().holdings().sights < COUNT
