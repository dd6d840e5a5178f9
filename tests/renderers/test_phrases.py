"""Sentences that the golden reports do not hold: bounds of dates, intervals, marks."""

import dataclasses
from datetime import date
from pathlib import Path

import pytest

import reports
from factories import NOW, answer, day, exposure, finding
from selfguard import links, words
from selfguard.model.check import Basis, Outcome
from selfguard.model.checklist import Action
from selfguard.model.evidence import Answer, Fault
from selfguard.model.facts import Mark, Text
from selfguard.model.report import Finding, Reason, Report
from selfguard.renderers import overview, phrases
from selfguard.renderers.marks import bar
from selfguard.renderers.voice import Voice

EN = Voice("en", today=NOW.date())
CARE = "The label may differ on your phone; if it is not there, search in the settings."


def answered(given: Answer | None) -> Finding:
    """Return a step that passed by the answer *given*."""
    return dataclasses.replace(finding(Outcome.PASS), basis=Basis.ANSWERED, answer=given)


@pytest.mark.parametrize(
    ("language", "written"),
    [("ko", "2024년 8월 27일"), ("en", "27 August 2024"), ("id", "27 Agustus 2024")],
)
def test_a_day_is_written_as_the_language_writes_it(language: str, written: str) -> None:
    assert Voice(language).day(date(2024, 8, 27)) == written


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("2024", "2024"),
        ("2024-08", "August 2024"),
        ("2024-08-01", "1 August 2024"),
        ("", "undated"),
        ("2024-13", "2024-13"),
        ("2024-00", "2024-00"),
        ("in spring", "in spring"),
    ],
)
def test_a_day_is_no_more_precise_than_it_is_known(told: str, written: str) -> None:
    assert EN.partial_day(told) == written


@pytest.mark.parametrize(("language", "written"), [("en", "12,408"), ("id", "12.408")])
def test_thousands_are_grouped(language: str, written: str) -> None:
    assert Voice(language).number(12408) == written


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        (
            "2019-03-01/2020-05-02",
            "time in which the account was public · 1 March 2019 to 2 May 2020",
        ),
        ("2019-03-01/..", "time in which the account was public · since 1 March 2019"),
        ("../2020-05-02", "time in which the account was public · until 2 May 2020"),
        ("5y+", "time in which the account was public · over 5 years old"),
        ("unheard-of", "time in which the account was public · unheard-of"),
        ("", "time in which the account was public"),
    ],
)
def test_a_detail_is_told_in_words(detail: str, told: str) -> None:
    shown = phrases.example(exposure("was-public", "", detail=detail), EN)

    assert shown == f"{told} · file.json"


def test_a_label_without_words_is_shown_as_it_is() -> None:
    shown = phrases.example(exposure("brand-new", "x", day("2024-08-27"), count=2, where="bio"), EN)

    assert shown == "27 August 2024 · brand-new: x (2) · bio"


def test_an_exposure_that_stands_nowhere_has_no_place() -> None:
    assert phrases.example(reports.nowhere(), EN) == "followers (1,240)"


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (answered(None), "answered by you"),
        (
            finding(Outcome.NOT_APPLICABLE, reason=Reason.NOT_FOR_ME),
            "you answered that it does not apply",
        ),
        (finding(Outcome.NOT_REVIEWED, reason=Reason.EXPIRED), "your answer has run out"),
        (finding(Outcome.NOT_REVIEWED), "not reviewed"),
        (
            answered(answer(answered_on=NOW, valid_days=1)),
            "answered by you, counts until 23 November 2026",
        ),
    ],
)
def test_the_basis_says_how_an_outcome_is_known(found: Finding, told: str) -> None:
    assert phrases.basis(found, EN) == told


@pytest.mark.parametrize(
    ("mark", "day_of_source", "told"),
    [
        (
            Mark.VERIFIED,
            "2026-11-01",
            "official or first-hand source, 1 November 2026; not tapped by us.",
        ),
        (
            Mark.VERIFIED,
            "2024",
            (
                "official or first-hand source, 2024; over 6 months old, may have moved;"
                " not tapped by us."
            ),
        ),
        (
            Mark.SECONDARY,
            "",
            f"reported, undated; not tapped by us. {CARE}",
        ),
        (Mark.UNVERIFIED, "unknown", f"not verified; not tapped by us. {CARE}"),
        (
            Mark.UNVERIFIED,
            "2026-10",
            f"not verified, October 2026; not tapped by us. {CARE}",
        ),
    ],
)
def test_a_path_looks_no_surer_than_it_is(mark: Mark, day_of_source: str, told: str) -> None:
    action = Action(Text(en="x"), mark=mark, source_date=day_of_source)

    assert phrases.care(action, EN) == told


@pytest.mark.parametrize(
    ("tapped", "told"),
    [
        (date(2026, 11, 2), "tapped by us on 2 November 2026"),
        (
            date(2026, 1, 2),
            "tapped by us on 2 January 2026; over 6 months old, may have moved",
        ),
    ],
)
def test_a_path_that_was_tapped_says_when(tapped: date, told: str) -> None:
    action = Action(Text(en="x"), mark=Mark.UNVERIFIED, verified_on=tapped)

    assert (phrases.mark(action, EN), phrases.care(action, EN)) == (told, told)


def test_a_link_that_was_opened_says_when(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = links.Link("https://x.example/", "V", date(2026, 1, 1), date(2026, 11, 2))
    monkeypatch.setitem(links.LINKS, "opened", opened)

    assert (
        phrases.address_mark(Action(Text(), link="opened"), EN) == "opened by us on 2 November 2026"
    )


def test_an_unknown_link_is_no_link() -> None:
    action = Action(Text(), link="https://evil.example")

    assert (phrases.address(action), phrases.address_mark(action, EN)) == ("", "")


def test_a_class_of_age_is_left_out_where_the_date_tells_it() -> None:
    shown = phrases.example(exposure("old-post", "", day("2024-08-27"), detail="2-5y"), EN)

    assert shown == "27 August 2024 · old post · file.json"


@pytest.mark.parametrize(("count", "told"), [(1, "school"), (1240, "school (1,240)")])
def test_one_example_that_says_it_all_is_not_counted_twice(count: int, told: str) -> None:
    found = finding(exposed=count, newest=NOW, oldest=NOW, examples=(exposure(count=count),))

    assert (phrases.summary(found, EN), phrases.exposed(found, EN)) == (told, "")


def test_the_summary_names_kinds_and_counts_but_no_datum() -> None:
    found = finding(
        exposed=40,
        newest=NOW,
        oldest=day("2024-08-27"),
        examples=(exposure(), exposure("phone", "1")),
    )

    assert phrases.summary(found, EN) == (
        "school, phone number · 40 in all · newest 22 November 2026 · oldest 27 August 2024"
    )


@pytest.mark.parametrize(("made", "is_stale"), [("2027-05-22", False), ("2027-05-23", True)])
def test_a_checklist_is_stale_from_the_day_after(made: str, is_stale: bool) -> None:  # noqa: FBT001 - a parameter of the test
    report = dataclasses.replace(reports.rich(), made_on=day(made))

    assert overview.is_stale(report) is is_stale


@pytest.mark.parametrize(
    ("report", "told"),
    [
        (
            reports.rich(),
            (
                "of 14 steps: 4 measured, 2 answered by you, 8 not reviewed (1 of them for you to"
                " confirm)"
            ),
        ),
        (reports.without_source(), "of 15 steps: 0 measured, 15 not reviewed"),
    ],
)
def test_answers_are_named_only_where_there_are_any(report: Report, told: str) -> None:
    assert overview.known(report, EN) == told


@pytest.mark.parametrize(
    ("language", "shown", "told"),
    [
        (
            "ko",
            "프로필 › ☰ › ⚙ 설정 › ⋮ › 더보기(⋮) › ⚙",
            "프로필 > 메뉴 > 설정 > 더보기 > 더보기 > 설정",
        ),
        ("en", "Profile › ☰ › ⚙ Settings › More (⋯) › ★", "Profile > menu > Settings > More > ?"),
        ("id", "Profil › ⚙ Pengaturan › Menu (☰)", "Profil > Pengaturan > Menu"),
    ],
)
def test_a_button_that_cannot_be_printed_has_a_word(language: str, shown: str, told: str) -> None:
    encoding = "cp949" if language == "ko" else "ascii"

    assert Voice(language, encoding).fit(shown) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", "Profile, 다음 메뉴, 다음 More, 다음 Done"),
        ("en", "Profile, then menu, then More, then Done"),
        ("id", "Profile, lalu menu, lalu More, lalu Done"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_taps_are_told_to_the_ear_in_words(language: str, told: str, encoding: str) -> None:
    path = Text(*["Profile › ☰ › More (…) › Done"] * 3)

    assert Voice(language, encoding, is_spoken=True).taps(path) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("ko", Text(en="x"), "(영어) x"),
        ("ko", Text(id="x"), "(인도네시아어) x"),
        ("en", Text(ko="x"), "(in Korean) x"),
        ("id", Text(en="x"), "(bahasa Inggris) x"),
        ("en", Text(), ""),
    ],
)
def test_another_language_is_named(language: str, text: Text, told: str) -> None:
    assert Voice(language).text(text) == told


def test_the_first_path_is_that_of_the_first_action_that_has_one() -> None:
    step = dataclasses.replace(
        finding().step,
        remediation=(
            Action(Text(en="Think.")),
            Action(Text(en="Tap."), path=Text(en="A › B")),
            Action(Text(en="Tap."), platform="telegram", path=Text(en="C")),
        ),
    )
    last = dataclasses.replace(step, remediation=step.remediation[2:])

    assert phrases.first_path(step, EN) == "A › B (not verified)"
    assert phrases.first_path(last, EN) == "Telegram: C (not verified)"


def test_every_fault_has_words() -> None:
    assert {fault for fault in Fault if not words.has(f"report.fault-{fault.value}")} == set()


def test_many_unreadable_files_are_counted_and_three_are_named() -> None:
    assert overview.unreadable(reports.many_gaps(), EN) == "damaged: 7 (0.json, 1.json, 2.json, …)"


@pytest.mark.parametrize(("index", "filled"), [(0, 0), (4, 0), (5, 1), (99, 19), (100, 20)])
def test_the_bar_is_full_only_at_a_hundred(index: int, filled: int) -> None:
    assert bar(index, EN) == "█" * filled + "░" * (20 - filled)


def test_a_golden_file_is_written_only_when_asked(tmp_path: Path) -> None:
    assert reports.golden("new.txt", "one\n", folder=tmp_path, is_writing=True) == "one\n"
    assert reports.golden("new.txt", "two\n", folder=tmp_path, is_writing=False) == "one\n"
