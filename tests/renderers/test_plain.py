"""The report for screen readers: a line per finding, and no sign that is read aloud."""

import pytest

import answered
import reports
from selfguard.renderers import plain, spoken
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
def test_what_the_pictures_show_is_as_its_golden_file(language: str) -> None:
    shown = plain.render(reports.with_pictures(), language)

    assert shown == reports.golden(f"plain-with-pictures-{language}.txt", shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_begins_a_line_without_drawn_signs(language: str) -> None:
    report = reports.rich()

    shown = plain.render(report.masked(), language)

    assert set("●○█░─·›•").isdisjoint(shown)
    titles = [finding.step.title.within(language)[0] for finding in report.findings]
    begun = [line for line in shown.splitlines() if " | " in line and not line.startswith(" ")]
    assert all(any(title in line for line in begun) for title in titles)


def test_a_long_finding_has_its_parts_below_it() -> None:
    shown = plain.render(reports.rich(), "en").splitlines()

    place = shown.index(
        "high | Use an Instagram profile photo without a face | 2 min | measured (1 looked at)"
    )

    assert shown[place + 1 : place + 9] == [
        "  Exposed: profile photo, media/profile/a.jpg",
        "  Why: A profile photo stays visible to everybody, even when the account is private.",
        (
            "  To do: Instagram: Keep a private copy first. Then remove the photo, or put a drawing"
            " there."
        ),
        "  Edit profile, then Edit picture, then Remove current picture (not verified)",
        "  https://www.instagram.com/accounts/edit/",
        "  Stays open: Copies that others have kept, and earlier profile photos at Instagram",
        (
            "  Sources: Invented Times, on what a private account shows (17 April 2022);"
            " An invented blog (reported, undated)"
        ),
        (
            "high | Take school and class out of your profile text | 3 min | measured (4 looked at)"
            " | 3 in all"
        ),
    ]


@pytest.mark.parametrize(
    ("part", "told"),
    [("a" * 395, ["b | " + "a" * 395]), ("a" * 396, ["b | " + "a" * 396]), ("a" * 397, None)],
)
def test_a_line_is_broken_only_where_it_would_be_too_long(
    part: str, told: list[str] | None
) -> None:
    assert list(spoken.lines("b", ["", part])) == (told or ["b", f"  {part}"])


@pytest.mark.parametrize("name", reports.ALL)
def test_nothing_forbidden_comes_out_and_every_sign_can_be_printed(name: str) -> None:
    shown = plain.render(reports.ALL[name](), "ko", "cp949")

    assert FORBIDDEN.search(shown) is None
    assert shown.encode("cp949").decode("cp949") == shown


def test_no_link_is_hidden_behind_words() -> None:
    assert "\x1b" not in plain.render(reports.rich(), "en")


def test_where_nothing_moved_that_is_told() -> None:
    shown = plain.render(answered.unchanged(), "en").splitlines()

    assert "Since the last audit (1 August 2026): Nothing opened and nothing closed." in shown
