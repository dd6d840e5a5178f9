"""Help lines on the screen and for the ear: golden pages, and how well each line is known."""

from datetime import date

import pytest

import answered
import doors
import reports
from factories import NOW, help_line, help_lines
from selfguard.model.facts import Mark, Text
from selfguard.model.help import NO_HELP, Contact, ContactKind, Help, HelpLine
from selfguard.model.reader import Age, Country, FromBefore18, Reader, Role, Situation
from selfguard.renderers import help_page, help_spoken, lines
from selfguard.renderers.terminal import laid_out
from selfguard.renderers.voice import Voice

LANGUAGES = ("ko", "en", "id")
READERS = {
    "minor": Reader(age=Age.FROM_14),
    "adult": Reader(age=Age.FROM_18, from_before_18=FromBefore18.NO),
    "parent": Reader(Role.PARENT, Age.FROM_14),
    "indonesia": Reader(age=Age.FROM_14, country=Country.ID),
    "elsewhere": Reader(country=Country.OTHER),
}
EN = Voice("en", today=NOW.date())


def on_screen(who: Reader, language: str) -> str:
    """Return the page of help lines for *who*, as a terminal of 80 columns shows it."""
    help_ = doors.help_lines().help_for(Situation.HAPPENING, who)
    voice = Voice(language, today=NOW.date())
    return laid_out(help_page.page(help_, who, voice), voice, columns=80, color=False)


def to_the_ear(who: Reader, language: str) -> str:
    """Return the page of help lines for *who*, for a screen reader."""
    help_ = doors.help_lines().help_for(Situation.HAPPENING, who)
    voice = Voice(language, is_spoken=True, today=NOW.date())
    return "".join(f"{line}\n" for line in help_spoken.page(help_, who, voice))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", READERS)
def test_the_page_is_as_its_golden_file(name: str, language: str) -> None:
    shown = on_screen(READERS[name], language)

    assert shown == reports.golden(f"helplines-{name}-{language}-80.txt", shown)


def test_where_there_is_no_more_help_there_is_no_heading_for_it() -> None:
    few = Help(answered.POLICE, (answered.LISTENER,))

    shown = laid_out(help_page.page(few, Reader(), EN), EN, columns=80, color=False)

    assert shown.partition("\nNo number here")[0].splitlines() == [
        "",
        "In danger now",
        "  0000 · Invented police",
        "      “Please help me.” · source without a date",
        "",
        "To call first",
        "  0003 · Invented counselling",
        "      For        Anyone",
        "      Say first  “I would like to talk.”",
        "      Reach      LINE: @listener",
        "      source of 2 November 2026 · rung by us on 3 November 2026",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_the_ear_is_as_its_golden_file(language: str) -> None:
    shown = to_the_ear(READERS["minor"], language)

    assert shown == reports.golden(f"plain-helplines-minor-{language}.txt", shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_is_as_in_its_golden_file(language: str) -> None:
    voice = Voice(language, today=NOW.date())

    blocks = help_page.every(doors.help_lines(), voice)
    shown = laid_out(blocks, voice, columns=80, color=False)

    assert shown == reports.golden(f"helplines-every-{language}-80.txt", shown)


def test_every_line_for_the_ear_is_as_in_its_golden_file() -> None:
    told = help_spoken.every(doors.help_lines(), Voice("en", is_spoken=True, today=NOW.date()))
    shown = "".join(f"{line}\n" for line in told)

    assert shown == reports.golden("plain-helplines-every-en.txt", shown)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (answered.POLICE, "source without a date"),
        (
            answered.CENTRE,
            "source of June 2025 · please check before you call",
        ),
        (answered.LISTENER, "source of 2 November 2026 · rung by us on 3 November 2026"),
        (
            answered.FORM,
            "source of 2024 · please check whether it still holds",
        ),
        (
            answered.OFFICE,
            (
                "source of 20 May 2025 · reported, please check"
                " · please check whether it still holds"
            ),
        ),
        (
            answered.APP,
            "source of June 2026 · reported, please check",
        ),
    ],
    ids=lambda given: given.id if isinstance(given, HelpLine) else "",
)
def test_a_line_says_how_well_it_is_known(line: HelpLine, told: str) -> None:
    assert lines.known_as(line, EN) == told


@pytest.mark.parametrize(
    ("kind", "told", "name"),
    [
        (ContactKind.PHONE, "1", "label-say"),
        (ContactKind.TEXT, "text message 1", "label-say"),
        (ContactKind.MESSENGER, "1", "label-say"),
        (ContactKind.EMAIL, "1", "label-say"),
        (ContactKind.WEB, "1", "label-begin"),
        (ContactKind.APP, "in the app 1", "label-begin"),
    ],
)
def test_each_way_to_reach_a_line_has_its_words(kind: ContactKind, told: str, name: str) -> None:
    line = help_line(contacts=(Contact(kind, "1", Mark.VERIFIED, "2026-06"),))

    assert lines.main_contact(line, EN) == told
    assert lines.begin(line, EN)[0] == name


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 12, 31), "source of June 2026"),
        (
            date(2027, 1, 1),
            ("source of June 2026 · please check whether it still holds"),
        ),
    ],
)
def test_a_line_is_due_from_the_day_after(today: date, told: str) -> None:
    assert lines.known_as(help_line(), Voice("en", today=today)) == told


def test_a_line_that_cannot_be_reached_begins_with_its_name() -> None:
    assert [lines.headline(line, EN) for line in (answered.POLICE, answered.OFFICE)] == [
        "0000 · Invented police",
        "Invented office · no contact could be verified",
    ]


def test_the_numbers_are_dated_and_danger_comes_first_where_it_happens() -> None:
    assert lines.whom_to_call(answered.HELP, EN) == (
        "in danger 0000 (source without a date); Invented centre 0001 (source of June 2025);"
        " Invented counselling 0003 (source of 2 November 2026)"
    )
    assert lines.numbers(answered.HELP, EN) == (
        "0001 (source of June 2025); 0003 (source of 2 November 2026);"
        " in danger 0000 (source without a date)"
    )


def test_where_no_line_is_known_the_emergency_number_of_the_country_is_named() -> None:
    place = "in danger the emergency number of your country (we could not verify one)"

    shown = list(help_spoken.top(NO_HELP, EN))

    assert shown == [
        (
            "In danger now: Call the emergency number of your country. We could not verify one,"
            " so none is given here."
        )
    ]
    assert (lines.whom_to_call(NO_HELP, EN), lines.numbers(NO_HELP, EN)) == (place, place)


@pytest.mark.parametrize(
    ("shown", "is_told"),
    [
        ([answered.FORM, answered.APP], False),
        ([answered.LISTENER], False),
        ([answered.LISTENER, answered.FORM, answered.POLICE], True),
        ([], False),
    ],
    ids=["web-and-app", "rung", "one-of-three", "none"],
)
def test_a_page_says_once_that_nobody_rang_where_there_is_a_number_to_ring(
    shown: list[HelpLine], *, is_told: bool
) -> None:
    told = (
        "No number here was confirmed by telephone, unless the day of the call stands beside it."
        " The other dates are those of the sources."
    )

    assert lines.not_called(shown, EN) == (told if is_told else "")


def test_safety_is_three_short_lines() -> None:
    assert list(lines.safety(answered.HELP, EN)) == [
        "Someone may be watching this device: the screen, its history, or over your shoulder.",
        (
            "A change can be noticed, and can make somebody angry. Another device or place may be"
            " better; you decide when."
        ),
        (
            "To talk it over first: 0001 (source of June 2025); 0003 (source of 2 November 2026);"
            " in danger 0000 (source without a date)."
        ),
    ]


@pytest.mark.parametrize(
    ("country", "told"),
    [
        (
            Country.KR,
            (
                "Not in Korea? selfguard helplines --country id, or --country other."
                " Every line: selfguard helplines --all"
            ),
        ),
        (
            Country.ID,
            "Korean lines: selfguard helplines --country kr. Every line: selfguard helplines --all",
        ),
        (
            Country.OTHER,
            "Korean lines: selfguard helplines --country kr. Every line: selfguard helplines --all",
        ),
    ],
)
def test_the_way_to_the_lines_of_other_countries_is_told(country: Country, told: str) -> None:
    assert lines.elsewhere(Reader(country=country), EN) == told


def test_lines_are_sorted_by_the_country_they_serve() -> None:
    known = help_lines(
        help_line("everywhere"),
        help_line("here", country=Country.KR),
        help_line("there", country=Country.ID),
    )

    sorted_ = help_page.by_country(known)

    assert {country: [line.id for line in found] for country, found in sorted_.items()} == {
        Country.KR: ["here"],
        Country.ID: ["there"],
        None: ["everywhere"],
    }


def test_a_checklist_without_first_words_opens_with_the_lines() -> None:
    silent = doors.checklist("prepare")

    shown = list(help_spoken.opening(silent, answered.HELP, Reader(), EN))
    blocks = help_page.opening(silent, answered.HELP, Reader(), EN)

    assert silent.opening == Text()
    assert shown[0].startswith("In danger now: 0000 | Invented police | Anyone")
    assert laid_out(blocks, EN, columns=80, color=False).splitlines()[:3] == [
        "",
        "In danger now",
        "  0000 · Invented police",
    ]
