"""How it went, audit by audit: golden pages, and bars that never say more than the numbers."""

import dataclasses

import pytest

import reports
from factories import NOW, checklist, day, past_run, step
from selfguard.model.check import Basis, Outcome
from selfguard.model.checklist import Severity
from selfguard.model.facts import Text
from selfguard.model.history import PastOutcome, PastRun
from selfguard.renderers import history
from selfguard.renderers.history import History
from selfguard.renderers.terminal import laid_out
from selfguard.renderers.voice import Voice

PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.NOT_REVIEWED
TITLES = {
    "photo": Text("프로필 사진을 바꿔요", "Change your profile photo", "Ganti foto profilmu"),
    "private": Text("계정을 비공개로 바꿔요", "Make your account private", "Jadikan akunmu privat"),
    "tags": Text("태그를 허락해요", "Approve tags yourself", "Setujui tag sendiri"),
    "booth": Text("네컷 사진을 챙겨요", "Leave no strip behind", "Jangan tinggalkan strip foto"),
    "posts": Text("오래된 게시물을 보관해요", "Archive old posts", "Arsipkan postingan lama"),
}
CHECKLIST = dataclasses.replace(
    checklist(*(dataclasses.replace(step(name), title=text) for name, text in TITLES.items())),
    title=Text("미리 준비하기", "Prepare", "Bersiap dari sekarang"),
)
KEPT = History(
    CHECKLIST,
    (
        past_run(day("2026-02-01"), photo=FAIL, private=FAIL, tags=UNKNOWN),
        past_run(
            day("2026-05-01"),
            photo=PASS,
            private=FAIL,
            tags=FAIL,
            booth=PASS,
            posts=PASS,
            step_of_before=FAIL,
        ),
        past_run(day("2026-08-01"), photo=PASS, private=PASS, tags=PASS, booth=PASS, posts=PASS),
        past_run(
            NOW, photo=FAIL, private=PASS, tags=PASS, booth=PASS, posts=Outcome.NOT_APPLICABLE
        ),
        past_run(NOW, photo=FAIL, private=PASS, tags=PASS, booth=PASS, posts=PASS),
    ),
)
"""Too few steps at first; then a step that the checklist has no longer, and a door opened again."""


def on_screen(told: History, language: str, encoding: str = "utf-8") -> str:
    """Return the page of *told* as a terminal of 80 columns shows it."""
    voice = Voice(language, encoding, today=NOW.date())
    return laid_out(history.page(told, voice), voice, columns=80, color=False)


def to_the_ear(told: History, language: str) -> str:
    """Return the page of *told* for a screen reader."""
    voice = Voice(language, is_spoken=True, today=NOW.date())
    return "".join(f"{line}\n" for line in history.spoken(told, voice))


def with_index(passed: int) -> PastRun:
    """Return an audit of a hundred steps of which so many *passed*."""
    high = Severity.HIGH
    outcomes = {
        f"s{n}": PastOutcome(high, PASS if n < passed else FAIL, Basis.MEASURED) for n in range(100)
    }
    return PastRun("test", "2026112201", NOW, outcomes)


@pytest.mark.parametrize("language", ["ko", "en", "id"])
def test_the_page_is_as_its_golden_file(language: str) -> None:
    shown = on_screen(KEPT, language)

    assert shown == reports.golden(f"history-{language}-80.txt", shown)


@pytest.mark.parametrize("language", ["ko", "en", "id"])
def test_the_page_for_the_ear_is_as_its_golden_file(language: str) -> None:
    shown = to_the_ear(KEPT, language)

    assert shown == reports.golden(f"plain-history-{language}.txt", shown)


@pytest.mark.parametrize(("language", "encoding"), [("ko", "cp949"), ("en", "ascii")])
def test_where_there_are_no_bars_the_numbers_stand(language: str, encoding: str) -> None:
    shown = on_screen(KEPT, language, encoding)

    assert shown.encode(encoding).decode(encoding) == shown
    assert shown == reports.golden(f"history-{language}-80-{encoding}.txt", shown)


@pytest.mark.parametrize(
    ("passed", "bar"),
    [(0, "▁"), (14, "▁"), (15, "▂"), (50, "▄"), (85, "▆"), (86, "▇"), (99, "▇"), (100, "█")],
)
def test_a_bar_is_full_only_at_a_hundred(passed: int, bar: str) -> None:
    assert history.sparkline([with_index(passed)], Voice("en")) == bar


def test_an_audit_without_an_index_is_a_dot() -> None:
    assert history.sparkline(KEPT.runs, Voice("en")) == "·▄█·▆"


def test_only_the_newest_twenty_are_told_of() -> None:
    runs = [past_run(day(f"2026-01-{number:02}"), photo=FAIL) for number in range(1, 22)]
    many = History(CHECKLIST, runs)

    shown, spoken = on_screen(many, "en"), to_the_ear(many, "en")

    assert "Prepare: audits kept 21\n" in shown
    assert shown.count("January 2026, 00:00 UTC") == spoken.count("January 2026, 00:00 UTC") == 20
    assert "\n1 January" not in shown + spoken
    assert history.sparkline(runs, Voice("en")) == "·" * 20


def test_what_moved_is_measured_against_all_audits_before() -> None:
    runs = (
        past_run(day("2026-02-01"), photo=PASS),
        past_run(day("2026-05-01"), photo=UNKNOWN),
        past_run(day("2026-08-01"), photo=FAIL),
    )

    first, second, third = History(CHECKLIST, runs).moves()

    assert first is None
    assert second is not None
    assert third is not None
    assert (second.opened_again, third.opened_again) == ((), ("photo",))


def test_a_checklist_without_a_title_is_named_by_its_id() -> None:
    untitled = History(checklist(), (past_run(photo=FAIL),))
    nameless = dataclasses.replace(
        untitled, checklist=dataclasses.replace(checklist(), title=Text())
    )

    assert to_the_ear(nameless, "en").splitlines()[0] == "test: audits kept 1"
