"""The report for screen readers: a line per finding, and no sign that is read aloud."""

import pytest

import reports
from selfguard.renderers import plain
from selfguard.text import FORBIDDEN

LANGUAGES = ("ko", "en", "id")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plain_report_is_as_its_golden_file(language: str) -> None:
    shown = plain.render(reports.rich(), language)

    assert shown == reports.golden(f"plain-{language}.txt", shown)


@pytest.mark.parametrize("name", reports.ALL)
def test_every_other_plain_report_is_as_its_golden_file(name: str) -> None:
    shown = plain.render(reports.ALL[name]().masked(), "en")

    assert shown == reports.golden(f"plain-{name}-masked-en.txt", shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_is_one_line_without_drawn_signs(language: str) -> None:
    report = reports.rich()

    shown = plain.render(report.masked(), language)

    assert set("●○█░─·›•").isdisjoint(shown)
    (line,) = [line for line in shown.splitlines() if "Invented Times" in line]
    assert line.count(" | ") == 10


@pytest.mark.parametrize("name", reports.ALL)
def test_nothing_forbidden_comes_out_and_every_sign_can_be_printed(name: str) -> None:
    shown = plain.render(reports.ALL[name](), "ko", "cp949")

    assert FORBIDDEN.search(shown) is None
    assert shown.encode("cp949").decode("cp949") == shown


def test_no_link_is_hidden_behind_words() -> None:
    assert "\x1b" not in plain.render(reports.rich(), "en")
