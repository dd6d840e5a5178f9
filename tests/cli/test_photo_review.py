"""`selfguard photo review` in a terminal: one post a screen, and each decision kept at once."""

import json
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import sample_export
from command import called, ended, in_terminal, interrupt, ready, shown, terminal
from selfguard.cli.store_folder import store
from selfguard.words import say
from stores import ask

if TYPE_CHECKING:
    import pexpect

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")

INTERRUPTED = 130
ODD = "a[1]b.jpg"
POSTS = "your_instagram_activity/media/posts_1.json"
CAPTIONS = ("가을 하늘", "하늘 사진만 올리는 중", "고3 시작, 조용히 지낼게요")
"""The newest three posts of the sample in which there is no face, the newest first."""
AFTER = ("fail", 1, 3)
"""How the step comes out where one of three posts may stay, and one is to be archived."""
RUNS = """\
import sys
from selfguard.__main__ import run
for each in ({runs}):
    print("ended with", run(each))
"""


def posts(count: int) -> dict[str, bytes]:
    """Return the files of an export of the newest *count* posts of the sample."""
    files = sample_export.files()
    kept = json.dumps(json.loads(files[POSTS])[:count]).encode()
    return {path: data for path, data in files.items() if "media/stories/" not in path} | {
        POSTS: kept
    }


def undated() -> dict[str, bytes]:
    """Return the files of an export of one post, of which it is not known when it was posted."""
    (newest,) = json.loads(posts(1)[POSTS])
    (media,) = newest["media"]
    bare = [{"media": [{"uri": media["uri"]}]}]
    return posts(1) | {POSTS: json.dumps(bare).encode()}


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write *files* to a ZIP at *path*, and return the path."""
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return an export of three posts without a face, as a ZIP, whose account is known."""
    store().confirm("haneul.sample")
    return zipped(tmp_path / f"{sample_export.NAME}.zip", posts(3))


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """Return the folder that holds an unpacked export of three posts, whose account is known.

    The name of the newest picture is `ODD`.
    """
    store().confirm("haneul.sample")
    newest = json.loads(sample_export.files()[POSTS])[0]["media"][0]["uri"].rpartition("/")[2]
    for name, content in posts(3).items():
        target = tmp_path / "out" / sample_export.NAME / name.replace(newest, ODD)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.replace(newest.encode(), ODD.encode()))
    return tmp_path / "out"


def post(child: "pexpect.spawn[str]", language: str, number: int, total: int) -> None:
    """Wait until the post at *number* of *total* stands on the screen, ready for a key."""
    begun = say(language, "photo.review-post", number=number, total=total, date="DATE")
    child.expect_exact(begun.partition("DATE")[0])
    ready(child, language, "photo.review-stop")


def kept() -> list[str]:
    """Return what was said of posts, as it is kept, in the order of the alphabet."""
    return sorted(str(row[0]) for row in ask(store().folder, "SELECT review FROM reviews"))


def by_hand(out: str) -> tuple[str, int, int]:
    """Return how the step about posts that are gone through came out in a JSON report."""
    found: list[dict[str, Any]] = json.loads(out)["findings"]
    (step,) = [each for each in found if each["step"] == "instagram-posts-by-hand"]
    return step["outcome"], step["exposed"], step["examined"]


def test_of_the_built_in_export_nothing_is_kept() -> None:
    child = terminal("photo", "review", "--sample", "--lang", "en", columns=200)

    post(child, "en", 1, 14)
    child.send("k")
    post(child, "en", 2, 14)
    child.send("q")

    assert ended(child) == 0
    text = shown(child)
    assert all(caption in text for caption in CAPTIONS[:2])
    assert "file://" in text
    assert text.splitlines()[-1] == say("en", "photo.review-sample")
    assert say("en", "photo.review-kept", count=1) not in text
    assert not store().folder.exists()


def test_each_decision_is_kept_and_counts_in_the_next_audit(
    capsys: pytest.CaptureFixture[str], small: Path
) -> None:
    child = terminal("photo", "review", "--instagram-export", small, "--lang", "en", columns=200)

    post(child, "en", 1, 3)
    child.send("k")
    post(child, "en", 2, 3)
    child.send("b")
    post(child, "en", 1, 3)
    child.send("n")
    post(child, "en", 2, 3)
    child.send("a")
    post(child, "en", 3, 3)
    child.send("l")
    code = ended(child)
    audit = called(capsys, "audit", "--instagram-export", small, "-o", "-")

    text = shown(child)
    assert code == 0
    assert "media/posts/" in text
    assert "file://" not in text
    assert text.splitlines()[-5:] == [
        say("en", "photo.review-kept", count=2),
        say("en", "photo.review-to-archive", days="6 June 2026"),
        say("en", "photo.review-new-export"),
        say("en", "photo.review-go-on"),
        f"  selfguard photo review --instagram-export {small}",
    ]
    assert kept() == ["archive", "not-me"]
    assert by_hand(audit.out) == AFTER


@pytest.mark.parametrize("language", ["ko", "id"])
def test_in_plain_output_it_is_asked_in_lines_and_all_can_be_seen_again(
    unpacked: Path, language: str
) -> None:
    arguments = ("photo", "review", "--instagram-export", unpacked, "--plain", "--lang", language)
    child = terminal(*arguments, columns=300)
    asked = say(language, "cli.type-one", default=say(language, "photo.review-later"))
    for said in ("k", "", "1"):
        child.expect_exact(asked)
        child.sendline(said)
    first = ended(child)
    (opened,) = [line for line in shown(child).splitlines() if "%5B" in line]
    child = terminal(*arguments, columns=300)
    child.expect_exact(asked)
    child.sendline("n")
    second = ended(child)
    rest = terminal(*arguments, columns=300)
    third = ended(rest)
    again = terminal(*arguments, "--again", columns=300)
    again.expect_exact(asked)
    again.sendline(say(language, "photo.review-stop-keys").split()[0])

    assert (first, second, third, ended(again)) == (0, 0, 0, 0)
    assert kept() == ["keep", "keep", "not-me"]
    assert shown(rest).strip() == say(language, "photo.review-nothing")
    assert opened == f"{unpacked.as_uri()}/{sample_export.NAME}/media/posts/202609/a%5B1%5Db.jpg"
    assert say(language, "photo.review-kept", count=0) in shown(again)


def test_what_comes_next_is_told_of_a_post_without_a_date_with_the_path_quoted(
    tmp_path: Path,
) -> None:
    store().confirm("haneul.sample")
    export = zipped(tmp_path / "my export" / f"{sample_export.NAME}.zip", undated())
    child = terminal("photo", "review", "--instagram-export", export, "--lang", "ko", columns=300)

    post(child, "ko", 1, 1)
    child.send("a")

    assert ended(child) == 0
    assert shown(child).splitlines()[-5:] == [
        say("ko", "photo.review-kept", count=1),
        say("ko", "photo.review-to-archive", days=say("ko", "report.undated")),
        say("ko", "photo.review-new-export"),
        say("ko", "photo.review-go-on"),
        f"  selfguard photo review --lang ko --instagram-export '{export}'",
    ]


def test_a_path_that_cannot_be_printed_is_not_repeated(tmp_path: Path) -> None:
    store().confirm("haneul.sample")
    export = zipped(tmp_path / "a\x1b[2Jb" / f"{sample_export.NAME}.zip", undated())
    child = terminal("photo", "review", "--instagram-export", export, "--lang", "en", columns=300)

    post(child, "en", 1, 1)
    child.send("k")

    assert ended(child) == 0
    assert shown(child).splitlines()[-1] == say("en", "photo.review-kept", count=1)


def test_interrupting_keeps_what_was_said(small: Path) -> None:
    child = terminal("photo", "review", "--instagram-export", small, "--lang", "en")

    post(child, "en", 1, 3)
    child.send("k")
    post(child, "en", 2, 3)
    interrupt(child)

    assert ended(child) == INTERRUPTED
    assert kept() == ["keep"]
    told = "".join(shown(child).split())
    assert "".join(say("en", "photo.review-kept", count=1).split()) in told


def test_an_export_in_the_download_folder_is_gone_through_when_the_person_says_yes(
    downloaded: Callable[..., Path],
) -> None:
    downloaded()
    child = terminal("photo", "review", "--lang", "en")

    child.expect("Open it")
    child.sendline("y")
    child.expect("your own account")
    child.sendline("y")
    post(child, "en", 1, 14)
    child.send("q")

    assert ended(child) == 0
    assert store().holdings().sights == 38


def test_what_cannot_be_gone_through_is_refused(small: Path) -> None:
    runs = (
        ["photo", "review", "--no-trace", "--sample"],
        ["photo", "review"],
        ["photo", "review", "--sample", "--instagram-export", str(small)],
    )
    code = RUNS.format(runs=", ".join(map(repr, runs)))
    child = in_terminal(sys.executable, "-c", code, columns=300)

    ended(child)

    lines = shown(child).splitlines()
    assert [line for line in lines if line.startswith("ended with")] == [
        "ended with 3",
        "ended with 3",
        "ended with 2",
    ]
    assert say("en", "photo.review-keeps") in lines
    assert say("en", "photo.review-needs-export") in lines
    assert say("en", "cli.sample-or-export") in shown(child)


@pytest.mark.parametrize("language", ["ko", "en", "id"])
def test_without_a_terminal_it_is_refused(
    capsys: pytest.CaptureFixture[str], language: str
) -> None:
    done = called(capsys, "photo", "review", "--sample", "--lang", language)

    told = say(language, "photo.review-needs-terminal")
    hint = say(language, "photo.review-needs-terminal-hint")
    assert (done.code, done.out, done.err) == (3, "", f"{told}\n→ {hint}\n")
