"""What an audit makes of what is kept, and what of it it leaves: promise 3, full disks."""

import json
import sys
from pathlib import Path

import pytest

from command import called, keep_answer
from selfguard.cli.store_folder import store
from selfguard.model.check import Basis, Outcome
from selfguard.model.checklist import Severity
from selfguard.model.evidence import AnswerValue
from selfguard.model.history import PastOutcome
from selfguard.words import say
from stores import edit

SCOPE, RUNS = "selfguard", "selfguard/prepare"


def finding(report: str, step_id: str) -> dict[str, object]:
    """Return the finding of the step *step_id* in a JSON *report*."""
    (found,) = [each for each in json.loads(report)["findings"] if each["step"] == step_id]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_is_measured_beats_what_was_answered_and_both_are_shown(
    capsys: pytest.CaptureFixture[str], export: Path, language: str
) -> None:
    store().confirm("haneul.sample")
    keep_answer(SCOPE, "accounts-private", AnswerValue.DONE)

    page = called(
        capsys, "audit", "--instagram-export", export, "--plain", "--lang", language,
        "--fail-on", "high",
    )  # fmt: skip
    data = called(capsys, "audit", "--instagram-export", export, "-o", "-", "--fail-on", "high")

    (given,) = store().answers(SCOPE)
    day = given.answered_on
    date = {
        "en": f"{day.day} {day:%B %Y}",
        "ko": f"{day.year}년 {day.month}월 {day.day}일",
    }[language]
    export_date = {"en": "14 November 2026", "ko": "2026년 11월 14일"}[language]
    source = say(language, "report.measured-source", date=export_date)
    assert (page.code, data.code) == (1, 1)
    assert say(language, "report.beside-done", date=date, source=source) in page.out
    found = finding(data.out, "accounts-private")
    assert (found["outcome"], found["basis"]) == ("fail", "measured")
    (run,) = store().runs(RUNS)[:1]
    assert run.outcomes["accounts-private"] == PastOutcome(
        Severity.HIGH, Outcome.FAIL, Basis.MEASURED
    )


def test_an_answer_closes_what_no_export_shows_and_a_waiver_leaves_the_count(
    capsys: pytest.CaptureFixture[str],
) -> None:
    keep_answer(SCOPE, "photo-booth-leave-nothing", AnswerValue.DONE)
    keep_answer(SCOPE, "telegram-phone-number", AnswerValue.NOT_FOR_ME)

    done = called(capsys, "audit", "-o", "-", "--fail-on", "low")

    assert done.code == 0
    closed = finding(done.out, "photo-booth-leave-nothing")
    waived = finding(done.out, "telegram-phone-number")
    assert (closed["outcome"], closed["basis"]) == ("pass", "answered")
    assert (waived["outcome"], waived["basis"]) == ("not-applicable", "answered")


def test_the_answers_to_a_file_of_somebody_else_are_apart(
    capsys: pytest.CaptureFixture[str], own: Path
) -> None:
    keep_answer(SCOPE, "first-step")
    keep_answer("file:own", "second-step")

    done = called(capsys, "audit", own, "-o", "-")

    assert finding(done.out, "first-step")["outcome"] == "not-reviewed"
    assert finding(done.out, "second-step")["outcome"] == "pass"
    assert len(store().runs("file:own/own")) == 1
    assert store().runs(RUNS) == []


@pytest.mark.parametrize("language", ["ko", "en", "id"])
def test_a_store_of_a_newer_version_is_refused_with_a_hint_and_left_as_it_is(
    capsys: pytest.CaptureFixture[str], language: str
) -> None:
    keep_answer(SCOPE, "photo-booth-leave-nothing")
    edit(store().folder, "PRAGMA user_version = 99")
    before = store().path.read_bytes()
    told = f"{say(language, 'cli.store-newer')}\n→ {say(language, 'cli.store-newer-hint')}\n"

    audit = called(capsys, "audit", "--lang", language)
    history = called(capsys, "history", "--lang", language)
    untraced = called(capsys, "audit", "--no-trace", "--lang", language)

    assert (audit.code, audit.out, audit.err) == (3, "", told)
    assert (history.code, history.out, history.err) == (3, "", told)
    assert (untraced.code, untraced.err) == (0, "")
    assert [path.read_bytes() for path in store().folder.iterdir()] == [before]


def test_a_file_in_the_place_of_the_folder_is_told_of_after_the_report(
    capsys: pytest.CaptureFixture[str], own: Path, tmp_path: Path
) -> None:
    store().folder.parent.mkdir(parents=True)
    store().folder.write_bytes(b"a file")
    target = tmp_path / "report.json"

    done = called(capsys, "audit", own, "-o", target)

    hint = say("en", "cli.store-closed-hint")
    told = say("en", "cli.store-closed", path=str(store().folder))
    unsigned = say("en", "cli.unsigned")
    assert (done.code, done.err) == (3, f"{unsigned}\n{told}\n→ {hint}\n")
    assert store().folder.read_bytes() == b"a file"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit to the size of a file")
def test_where_there_is_no_room_the_report_is_shown_and_what_was_kept_stays(
    capsys: pytest.CaptureFixture[str], export: Path
) -> None:
    resource = pytest.importorskip("resource")
    store().confirm("haneul.sample")
    keep_answer(SCOPE, "photo-booth-leave-nothing")
    before = store().answers(SCOPE)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, limits[1]))

    try:
        done = called(capsys, "audit", "--instagram-export", export)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    sentence, hint = done.err.rstrip("\n").split("\n")
    assert done.code == 3
    assert "posts: 24" in done.out
    assert sentence in {
        say("en", "cli.store-full", path=str(store().path)),
        say("en", "cli.store-closed", path=str(store().folder)),
    }
    assert hint.startswith("→ ")
    assert store().answers(SCOPE) == before
    assert store().runs(RUNS) == []
    assert [path.name for path in store().folder.iterdir()] == [store().path.name]
