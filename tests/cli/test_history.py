"""`selfguard history`: five answers, two audits with a changed export between, the true story."""

import sys
from pathlib import Path

import pytest

from command import called, ended, keep_answer, shown, terminal
from selfguard.cli.loading import load
from selfguard.cli.store_folder import store
from selfguard.model.evidence import AnswerValue
from selfguard.words import say

DONE, NOT_DONE = AnswerValue.DONE, AnswerValue.NOT_DONE
RUNS = "selfguard/prepare"
FIVE = {
    "kakaotalk-no-face-default-profile": DONE,  # high
    "kakaotalk-past-photos": NOT_DONE,  # high
    "photo-booth-leave-nothing": DONE,  # high
    "no-face-in-new-posts": NOT_DONE,  # high
    "telegram-phone-number": DONE,
}


def title(step_id: str, language: str) -> str:
    """Return the title of the step *step_id* of `prepare`."""
    titles = {step.id: step.title for step in load("prepare").checklist.steps}
    return {"ko": titles[step_id].ko, "en": titles[step_id].en}[language]


def audited(capsys: pytest.CaptureFixture[str], export: Path, *options: str) -> str:
    """Run `selfguard audit` on *export*, and return what it shows."""
    done = called(capsys, "audit", "--instagram-export", export, "--plain", *options)
    assert done.code == 0
    return done.out


def a_true_story(
    capsys: pytest.CaptureFixture[str], first: Path, later: Path, *options: str
) -> str:
    """Answer five steps, audit, close and open doors, audit; return what the last audit shows."""
    store().confirm("haneul.sample")
    for step, value in FIVE.items():
        keep_answer("selfguard", step, value)
    audited(capsys, first)
    keep_answer("selfguard", "kakaotalk-past-photos", DONE)
    keep_answer("selfguard", "telegram-phone-number", NOT_DONE)
    keep_answer("selfguard", "telegram-profile-photos", NOT_DONE)
    return audited(capsys, later, *options)


@pytest.mark.parametrize("language", ["ko", "en", "id"])
def test_where_no_audit_is_kept_that_is_said(
    capsys: pytest.CaptureFixture[str], own: Path, language: str
) -> None:
    done = called(capsys, "history", "--lang", language)
    of_a_file = called(capsys, "history", own, "--lang", language)

    option = "" if language == "en" else f" --lang {language}"
    titles = {
        "ko": ("미리 준비하기", "우리 반 목록"),
        "en": ("Prepare", "Our class list"),
        "id": ("Bersiap dari sekarang", "Daftar kelas kami"),
    }[language]
    none, none_of_a_file = (
        say(language, "history.none", title=title, command=f"{command}{option}")
        for title, command in zip(
            titles, ("selfguard audit", f"selfguard audit {own}"), strict=True
        )
    )
    assert (done.code, done.out, done.err) == (0, none + "\n", "")
    assert of_a_file.out == none_of_a_file + "\n"
    assert not store().folder.exists()


@pytest.mark.parametrize(
    ("door", "key"), [("worried", "history.none"), ("happening", "history.none-happening")]
)
def test_the_command_beside_an_empty_history_is_for_the_same_door(
    capsys: pytest.CaptureFixture[str], door: str, key: str
) -> None:
    title = load(door).checklist.title.en

    done = called(capsys, "history", door)

    assert done.out == say("en", key, title=title, command=f"selfguard audit {door}") + "\n"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_history_tells_which_doors_were_closed_opened_again_and_new(
    capsys: pytest.CaptureFixture[str], export: Path, later_export: Path, language: str
) -> None:
    a_true_story(capsys, export, later_export)

    done = called(capsys, "history", "--lang", language, "--plain")

    first, second = store().runs(RUNS)
    total = len(load("prepare").checklist.steps) - 2  # two are for others than oneself
    story = [
        say(language, "history.moved", closed=2, opened=2, new=1),
        *(
            f"{say(language, f'history.{kind}')}: {title(step, language)}"
            for kind, step in (
                ("closed", "accounts-private"),
                ("closed", "kakaotalk-past-photos"),
                ("opened-again", "telegram-phone-number"),
                ("opened-again", "instagram-comments"),
                ("new", "telegram-profile-photos"),
            )
        ),
    ]
    lines = done.out.splitlines()
    assert done.code == 0
    name = {"ko": "미리 준비하기", "en": "Prepare"}[language]
    assert lines[0] == say(language, "history.title", title=name, count=2)
    assert lines[1].endswith(share(language, first.hardening_index, 19, total))
    assert lines[2].endswith(
        ". ".join([share(language, second.hardening_index, 20, total), *story])
    )
    assert lines[3:] == [say(language, "report.index-caveat"), say(language, "history.kept")]
    assert first.hardening_index != second.hardening_index


def share(language: str, index: int | None, reviewed: int, total: int) -> str:
    """Return how the share behind the *index* is told."""
    assert index is not None
    return say(language, "history.share", index=index, reviewed=reviewed, total=total)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_an_audit_ends_with_what_changed_since_the_last_one(
    capsys: pytest.CaptureFixture[str], export: Path, later_export: Path, language: str
) -> None:
    shown_last = a_true_story(capsys, export, later_export, "--lang", language)

    kinds = {say(language, f"report.changes-{kind}"): kind for kind in ("closed", "opened", "new")}
    moved = [
        (kinds[kind], rest)
        for kind, _, rest in (line.partition(": ") for line in shown_last.splitlines())
        if kind in kinds
    ]
    by = {name: say(language, f"report.short-{name}") for name in ("measured", "answered")}
    assert moved == [
        ("closed", f"{title('accounts-private', language)}, {by['measured']}"),
        ("closed", f"{title('kakaotalk-past-photos', language)}, {by['answered']}"),
        ("opened", f"{title('telegram-phone-number', language)}, {by['answered']}"),
        ("opened", f"{title('instagram-comments', language)}, {by['measured']}"),
        ("new", f"{title('telegram-profile-photos', language)}, {by['answered']}"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")
@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_person_sees_bars_and_what_moved(
    capsys: pytest.CaptureFixture[str], export: Path, later_export: Path, language: str
) -> None:
    a_true_story(capsys, export, later_export)
    child = terminal("history", "--lang", language, columns=120)

    code = ended(child)

    first, second = store().runs(RUNS)
    indexes = [run.hardening_index for run in (first, second)]
    bars = "".join("▁▂▃▄▅▆▇█"[index * 7 // 100] for index in indexes if index is not None)
    assert code == 0
    assert f"{say(language, 'history.index')}  {bars}" in shown(child)
    closed = f"{say(language, 'history.closed')}: {title('accounts-private', language)}"
    assert closed in shown(child)
    assert "\x1b[1m" in str(child.before)


def test_an_audit_of_another_account_or_of_nobody_is_in_no_history(
    capsys: pytest.CaptureFixture[str], export: Path
) -> None:
    unconfirmed = called(capsys, "audit", "--instagram-export", export)
    untraced = called(capsys, "audit", "--instagram-export", export, "--no-trace")
    happening = called(capsys, "audit", "happening", "--instagram-export", export)
    sample = called(capsys, "audit", "--sample")
    nothing_reviewed = called(capsys, "audit")

    assert (unconfirmed.code, sample.code, nothing_reviewed.code) == (0, 0, 0)
    not_kept = say("en", "cli.not-kept") + "\n"
    assert unconfirmed.err.count(not_kept) == 1
    others = (untraced, happening, sample, nothing_reviewed)
    assert [each.err.count(not_kept) for each in others] == [0, 0, 0, 0]
    assert not store().folder.exists()


def test_answers_alone_are_an_audit(capsys: pytest.CaptureFixture[str]) -> None:
    keep_answer("selfguard", "photo-booth-leave-nothing")

    called(capsys, "audit")

    (run,) = store().runs(RUNS)
    assert (run.checklist, run.reviewed, run.hardening_index) == ("prepare", 1, None)


def test_no_trace_reads_no_history_and_keeps_no_audit(
    capsys: pytest.CaptureFixture[str], export: Path, later_export: Path
) -> None:
    a_true_story(capsys, export, later_export)
    before = store().path.read_bytes()

    told = called(capsys, "history", "--no-trace", "--lang", "ko")
    again = called(capsys, "audit", "--no-trace", "--instagram-export", export, "--plain")

    hint = say("ko", "cli.history-reads-hint")
    assert (told.code, told.out) == (3, "")
    assert told.err == f"{say('ko', 'cli.history-reads')}\n→ {hint}\n"
    assert say("en", "report.changes-closed") + ":" not in again.out
    assert store().path.read_bytes() == before
