"""The report on the screen: golden files, and what holds for every width and encoding."""

import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import answered
import reports
from selfguard.model.check import Outcome
from selfguard.model.report import Reason
from selfguard.renderers import RENDERERS, terminal
from selfguard.renderers.groups import Group, grouped
from selfguard.text import FORBIDDEN, width

LANGUAGES = ("ko", "en", "id")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\")


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screen_is_as_its_golden_file(language: str, columns: int) -> None:
    shown = terminal.render(reports.rich(), language, columns=columns, color=False)

    assert shown == reports.golden(f"rich-{language}-{columns}.txt", shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_stands_before_the_next_step(language: str) -> None:
    shown = terminal.render(reports.without_source(), language, columns=80, color=False)

    head = shown.partition("─")[0]

    assert re.findall(r"\b000\d", head) == ["0000", "0001", "0003"]


def test_the_next_step_says_first_what_was_answered_otherwise() -> None:
    report = answered.answered()
    findings = [each for each in report.findings if each.step is answered.PRIVATE]

    shown = terminal.render(
        dataclasses.replace(report, findings=findings, changes=None), "en", columns=80, color=False
    )

    assert shown.partition("Next step ")[2].splitlines()[1:6] == [
        "  Make your account private                               2 min  high     ●●●○",
        "  measured · public account",
        "  You answered on 1 November 2026 that it was done. The evidence of 14",
        "  November 2026 shows it open. Both are noted; a setting moves, and so can an",
        "  answer.",
    ]


def test_a_step_that_nobody_looked_at_says_that_its_answer_ran_out() -> None:
    found = dataclasses.replace(answered.UNUSUAL, reason=Reason.PARTLY_COVERED, examples=())
    report = dataclasses.replace(answered.answered(), findings=[found], changes=None)

    shown = terminal.render(report, "en", columns=80, color=False)

    assert shown.partition("does not mean closed.\n")[2].partition("\n\n")[0].splitlines() == [
        "  Look for logins that are not yours                      2 min  high     ●●●○",
        "    Your answer of 1 May 2026 ran out on 30 July 2026; it no longer counts.",
    ]


def test_where_nothing_moved_that_is_told() -> None:
    shown = terminal.render(answered.unchanged(), "en", columns=80, color=False)

    told = shown.partition("Since the last audit (1 August 2026) ")[2]
    assert told.splitlines()[1:3] == ["  Nothing opened and nothing closed.", ""]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_korean_windows_console_gets_only_what_it_has(language: str) -> None:
    shown = terminal.render(reports.rich(), language, columns=80, color=False, encoding="cp949")

    assert shown.encode("cp949").decode("cp949") == shown
    assert shown == reports.golden(f"rich-{language}-80-cp949.txt", shown)


def test_an_ascii_console_gets_words_without_marks() -> None:
    shown = terminal.render(reports.rich(), "en", columns=80, color=False, encoding="ascii")

    assert shown == reports.golden("rich-en-80-ascii.txt", shown)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("without-source", "ko"),
        ("without-source", "en"),
        ("for-parent", "ko"),
        ("for-parent", "en"),
        ("under-five", "en"),
        ("all-closed", "id"),
        ("hostile", "en"),
        ("answered", "ko"),
        ("answered", "en"),
        ("answered", "id"),
        ("with-pictures", "ko"),
        ("with-pictures", "en"),
        ("with-pictures", "id"),
        ("with-public-view", "ko"),
        ("with-public-view", "en"),
        ("with-public-view", "id"),
        ("refused-view", "ko"),
        ("refused-view", "en"),
    ],
)
def test_other_reports_are_as_their_golden_files(name: str, language: str) -> None:
    shown = terminal.render(reports.ALL[name](), language, columns=80, color=False)

    assert shown == reports.golden(f"{name}-{language}-80.txt", shown)


def test_a_masked_report_hides_what_was_found() -> None:
    shown = terminal.render(reports.rich().masked(), "en", columns=80, color=False)

    assert "Haneul High School" not in shown
    assert shown == reports.golden("rich-en-80-masked.txt", shown)


def test_colour_adds_nothing_but_colour_and_links_from_our_own_table() -> None:
    plain = terminal.render(reports.rich(), "en", columns=80, color=False)

    colored = terminal.render(reports.rich(), "en", columns=80, color=True)

    assert ESCAPE.sub("", colored) == plain
    assert set(re.findall(r"\x1b\]8;;([^\x1b]+)", colored)) == {
        "https://www.instagram.com/accounts/edit/",
        "https://accountscenter.instagram.com/password_and_security/",
    }
    assert colored == reports.golden("rich-en-80-color.txt", colored)


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("name", reports.ALL)
def test_nothing_forbidden_comes_out(name: str, color: bool) -> None:  # noqa: FBT001 - a parameter of the test
    shown = terminal.render(reports.ALL[name](), "ko", columns=60, color=color)

    assert FORBIDDEN.search(ESCAPE.sub("", shown)) is None


def test_no_color_in_the_environment_does_not_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = terminal.render(reports.rich(), "en", columns=80, color=True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "20")

    assert terminal.render(reports.rich(), "en", columns=80, color=True) == expected


@given(
    name=st.sampled_from(sorted(reports.ALL)),
    language=st.sampled_from(LANGUAGES),
    columns=st.integers(40, 200),
    encoding=st.sampled_from(["utf-8", "cp949", "ascii", "cp1252"]),
)
@settings(max_examples=30)
def test_no_line_is_too_wide_and_every_sign_can_be_printed(
    name: str, language: str, columns: int, encoding: str
) -> None:
    shown = terminal.render(
        reports.ALL[name](), language, columns=columns, color=False, encoding=encoding
    )

    assert [line for line in shown.splitlines() if width(line) > columns] == []
    assert shown.encode(encoding).decode(encoding) == shown


@given(text=st.text(st.sampled_from("a 가 학漢😀—›•\n\t\x1b[/]{}%é\u202e\u0301"), max_size=300))
@settings(max_examples=30)
def test_any_datum_is_shown_within_the_width(text: str) -> None:
    report = reports.showing(text)

    shown = terminal.render(report, "en", columns=60, color=False, encoding="cp949")

    assert [line for line in shown.splitlines() if width(line) > 60] == []
    assert FORBIDDEN.search(shown) is None
    shown.encode("cp949")


def test_a_title_that_is_missing_everywhere_is_its_id() -> None:
    shown = terminal.render(reports.without_title(), "ko", columns=80, color=False)

    assert "  a-step " in shown
    assert "체크리스트: test (버전" in shown


def test_an_address_is_whole_where_there_is_any_room_for_it() -> None:
    address = "https://accountscenter.instagram.com/password_and_security/"

    shown = [
        terminal.render(reports.rich(), "ko", columns=columns, color=False).splitlines()
        for columns in (80, 68, 61, 60)
    ]

    assert [[each for each in lines if address in each] for lines in shown] == [
        [" " * 18 + address],
        [" " * 7 + address],
        [address],
        [],
    ]


def test_the_order_is_that_of_the_next_steps() -> None:
    report = reports.rich()
    following = [finding for finding in report.next_steps if finding.outcome is Outcome.FAIL]

    assert dict(grouped(report.findings))[Group.OPEN] == following


def test_the_end_names_the_next_step_and_its_first_path() -> None:
    shown = terminal.render(reports.showing("x"), "en", columns=100, color=False)

    assert shown.splitlines()[-2:] == [
        "Start with: Use an Instagram profile photo without a face · 2 min",
        "  Instagram: Edit profile › Edit picture › Remove current picture (not verified)",
    ]


def test_every_renderer_is_named_with_its_module() -> None:
    assert RENDERERS == {
        "terminal": "selfguard.renderers.terminal",
        "plain": "selfguard.renderers.plain",
        "json": "selfguard.renderers.json_report",
    }
    assert terminal.__name__ in RENDERERS.values()
