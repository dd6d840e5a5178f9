"""The help lines that we ship: every number, how well it is known, and of when.

A wrong number hurts. Whoever changes one changes it here, too, with the source in hand.
"""

import calendar
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from selfguard.model.facts import Mark
from selfguard.model.freshness import last_day
from selfguard.model.help import ContactKind, HelpLine
from selfguard.model.reader import Age, Country, FromBefore18, Role
from selfguard.resources import data
from shipped_texts import (
    HELP_LINES,
    SHIPPED,
    built_help_lines,
    every,
    pieces,
    strings,
)

CONTACTS = """\
kr-112               phone     V unknown    112
kr-d4u               phone     V 2025-06    1366
kr-d4u               phone     V 2025-06    02-735-8994
kr-d4u               web       V 2025-06    https://d4u.stop.or.kr
kr-1366              phone     V 2025-01    1366
kr-117               phone     V 2024-08-27 117
kr-1388              phone     V 2026-02-13 1388
kr-1388              text      V 2026-02-13 1388
kr-1388              messenger V 2026-02-13 KakaoTalk, Instagram: 청소년상담1388
kr-1388              messenger V 2026-02-13 LINE: @cyber1388
kr-1388              web       V 2026-02-13 https://1388.go.kr
kr-ecrm              web       S unknown    https://ecrm.police.go.kr
kr-eraser            web       V 2024-01-11 https://www.privacy.go.kr/delete.do
kr-kakao-illegal     web       V 2024-08-29 https://clean-center.kakao.com
kr-kakao-harm        web       V 2024-08-29 https://clean-report.kakao.com/harm/harm
kr-kakao-privacy     web       V 2024-08-29 https://clean-report.kakao.com/right/privacy-report
intl-takeitdown      web       V 2024-02    https://takeitdown.ncmec.org
intl-stopncii        web       V unknown    https://stopncii.org
intl-google-search   web       V unknown    https://support.google.com/websearch/answer/6302812?hl=ko
intl-telegram        app       V 2024-11-19 Telegram
id-sapa129           phone     V 2025-12-12 129
id-sapa129           messenger S 2024-03-12 WhatsApp: 0811-1129-129
id-kpai              phone     S 2024       (021) 3190-1556
id-kpai              web       S 2024       https://pengaduan.kpai.go.id
id-komnas            email     S 2022       pengaduan@komnasperempuan.go.id
"""
"""Line, kind, mark, date of the source, and the contact itself: all that we ship."""
WITHOUT_CONTACT = ["kr-epeople", "kr-legal-aid"]
"""They exist, and no number or address of theirs could be verified."""
UNSHIPPED = (
    *("118", "1372", "1377", "182", "132", "1544-9112", "1899-9003", "1899-3075"),
    *("02-815-0382", "02-3141-6191", "02-338-5801", "02-817-7959"),
)
"""Numbers that wait for a call before anybody may print them."""
DATE = re.compile(r"\b(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?:-\d{2})?\b|\bv?\d+(?:\.\d+)+")
"""A date, or the number of a version."""
NUMBER = re.compile(
    r"(?<![\d-])(?:\(?0\d{1,3}\)?[ -]?\d{3,4}-?\d{3,4}(?:-\d{3})?|1\d{3}-\d{4}|1\d{2,3})(?![\d-])"
)
WHOLE_ADDRESS = re.compile(r"https://[\w-]+(?:\.[\w-]+)+(?:/[\w./?=&%~-]+)?")
WRITTEN = date(2027, 5, 22)
"""Half a year after the help lines were gathered: the day of a line whose source has no date."""
REACH = {
    "ko": "텔레그램과 카카오톡에는 닿지 않아요.",
    "en": "Telegram or KakaoTalk",
    "id": "Telegram atau KakaoTalk",
}
PROMISES = {
    "ko": "동의(?: 없이| 없어도|가 필요 없|는 필요 없)",
    "en": r"without (?:your |a )?parents?['’]? consent|needs? no consent|consent is not needed",
    "id": "tanpa (?:izin|persetujuan) (?:orang tua|wali)|tidak perlu izin",
}
"""What promises a minor that no consent is needed. Nobody knows that today."""


def _numbers(text: str) -> set[str]:
    """Return what has the shape of a telephone number, digits alone."""
    found = NUMBER.findall(DATE.sub(" ", text))
    return {re.sub(r"\D", "", number) for number in found}


def _own_numbers(line: HelpLine) -> set[str]:
    return {number for contact in line.contacts for number in _numbers(contact.value)}


def _line(slug: str) -> HelpLine:
    return built_help_lines().lines[slug]


# Which numbers stand where


def test_every_contact_that_we_ship_is_written_down_here() -> None:
    shipped = [
        f"{line.id:<20} {contact.kind:<9} {contact.mark} {contact.verified_on:<10} {contact.value}"
        for line in built_help_lines().lines.values()
        for contact in line.contacts
    ]

    assert shipped == CONTACTS.splitlines()


def test_a_line_without_a_contact_is_one_whose_contact_nobody_could_verify() -> None:
    bare = [line.id for line in built_help_lines().lines.values() if not line.contacts]

    assert bare == WITHOUT_CONTACT


@every
def test_no_checklist_holds_a_number_since_all_come_from_the_help_lines(path: Path) -> None:
    found = [(piece.place, piece.text) for piece in pieces(path) if _numbers(piece.text)]

    assert found == []


def test_a_number_in_the_words_of_a_line_is_its_own() -> None:
    others = [
        (piece.place, number)
        for piece in pieces(HELP_LINES)
        for number in _numbers(piece.text)
        if number not in _own_numbers(_line(piece.place.split("/")[2]))
    ]

    assert others == []


def test_a_number_in_the_words_of_the_interface_is_one_that_we_ship() -> None:
    ours = {number for line in built_help_lines().lines.values() for number in _own_numbers(line)}
    said = {
        number
        for file in Path(str(data("ui"))).rglob("*.toml")
        for text in strings(tomllib.loads(file.read_text("utf-8")))
        for number in _numbers(text)
    }

    assert said - ours == {"100", "130"}  # "100 does not mean safe", and an exit code


@pytest.mark.parametrize("number", UNSHIPPED)
def test_a_number_that_waits_for_a_call_stands_nowhere(number: str) -> None:
    digits = number.replace("-", "")
    texts = [piece.text for path in (*SHIPPED, HELP_LINES) for piece in pieces(path)]
    contacts = [each.value for line in built_help_lines().lines.values() for each in line.contacts]

    assert [text for text in (*texts, *contacts) if digits in _numbers(text)] == []


@pytest.mark.parametrize("number", [*UNSHIPPED, "112", "(021) 3190-1556", "0811-1129-129"])
def test_a_number_would_be_noticed(number: str) -> None:
    assert _numbers(f"Call {number}.") == {re.sub(r"\D", "", number)}


def test_dates_versions_and_amounts_are_no_numbers() -> None:
    text = "2024-08-27, 2025-06, 10 July 2025, v10.3.5, 300 followers, 1.500 postingan, 24 h"

    assert _numbers(text) == set()


# How well each is known


def test_what_is_not_verified_is_not_shipped() -> None:
    marks = {line.mark for line in built_help_lines().lines.values()}
    marks |= {each.mark for line in built_help_lines().lines.values() for each in line.contacts}

    assert marks == {Mark.VERIFIED, Mark.SECONDARY}


def test_nobody_claims_to_have_called() -> None:
    called = [line.id for line in built_help_lines().lines.values() if line.called_on]

    assert called == []


def test_a_line_must_be_looked_at_again_half_a_year_after_its_source() -> None:
    wrong = [
        line.id
        for line in built_help_lines().lines.values()
        if line.review_after != _half_a_year_after(line.verified_on)
    ]

    assert wrong == []


def _half_a_year_after(partial: str) -> date:
    """Return the day half a year behind the last that *partial* can mean; an issue's if unknown."""
    source = last_day(partial)
    if source is None:
        return WRITTEN
    year, month = divmod(source.year * 12 + source.month - 1 + 6, 12)
    last = calendar.monthrange(year, month + 1)[1]
    is_exact = partial == source.isoformat()
    return date(year, month + 1, min(source.day, last) if is_exact else last)


def test_addresses_are_https_and_whole() -> None:
    addresses = [
        contact.value
        for line in built_help_lines().lines.values()
        for contact in line.contacts
        if contact.kind is ContactKind.WEB
    ]

    assert [each for each in addresses if not WHOLE_ADDRESS.fullmatch(each)] == []


def test_no_address_stands_in_the_words_of_a_line() -> None:
    found = [piece.place for piece in pieces(HELP_LINES) if re.search("https?:|www\\.", piece.text)]

    assert found == []


# For whom each is


@pytest.mark.parametrize(
    ("slug", "roles", "ages", "images"),
    [
        ("kr-ecrm", "self", "", ""),
        ("kr-epeople", "parent", "", ""),
        ("kr-legal-aid", "self parent", "", ""),
        ("kr-eraser", "self", "", ""),
        ("kr-117", "", "under-14 14-17 18-24 unsaid", ""),
        ("kr-1388", "", "under-14 14-17 18-24 unsaid", ""),
        ("intl-takeitdown", "self parent", "", "yes unsaid"),
        ("intl-stopncii", "self", "18-24 25-plus unsaid", "no unsaid"),
        ("intl-google-search", "self parent", "", ""),
        ("id-kpai", "", "under-14 14-17 unsaid", ""),
        *((slug, "", "", "") for slug in ("kr-112", "kr-d4u", "kr-1366", "id-sapa129")),
        *((slug, "", "", "") for slug in ("id-komnas", "intl-telegram")),
        *((f"kr-kakao-{form}", "", "", "") for form in ("illegal", "harm", "privacy")),
    ],
)
def test_a_line_is_for_whom_the_fact_sheet_says(
    slug: str, roles: str, ages: str, images: str
) -> None:
    line = _line(slug)

    assert (line.roles, line.ages, line.images) == (
        frozenset(map(Role, roles.split() or Role)),
        frozenset(map(Age, ages.split() or Age)),
        frozenset(map(FromBefore18, images.split() or FromBefore18)),
    )


def test_a_line_serves_the_country_that_its_name_begins_with() -> None:
    told = {line.id: line.country for line in built_help_lines().lines.values()}

    countries = {"kr": Country.KR, "id": Country.ID, "intl": None}
    assert told == {slug: countries[slug.split("-")[0]] for slug in told}


# What each does not do


@pytest.mark.parametrize("slug", ["intl-stopncii", "intl-takeitdown"])
@pytest.mark.parametrize("language", REACH)
def test_a_hash_service_says_that_it_reaches_neither_telegram_nor_kakaotalk(
    slug: str, language: str
) -> None:
    beware = _line(slug).beware.within(language)[0]

    assert REACH[language] in beware
    assert re.search("닿지 않아요|does not reach|Tidak menjangkau", beware)


@pytest.mark.parametrize("path", [*SHIPPED, HELP_LINES], ids=lambda path: path.stem)
def test_consent_is_never_promised(path: Path) -> None:
    promised = [
        (piece.place, piece.text)
        for piece in pieces(path)
        if re.search(PROMISES[piece.language], piece.text, re.IGNORECASE)
    ]

    assert promised == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "부모님 동의 없이 상담할 수 있어요."),
        ("en", "You can talk without your parents' consent."),
        ("id", "Kamu bisa bercerita tanpa izin orang tua."),
    ],
)
def test_a_promise_would_be_noticed(language: str, text: str) -> None:
    assert re.search(PROMISES[language], text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", "무엇이 필요한지는 확인하지 못했어요. 전화로 물어보세요."),
        (
            "en",
            "We could not confirm what they need from a young person before they ask for removal.",
        ),
        ("id", "Kami belum bisa memastikan apa yang mereka perlukan dari remaja"),
    ],
)
def test_the_centre_is_asked_what_it_needs_of_a_young_person(language: str, told: str) -> None:
    assert told in _line("kr-d4u").beware.within(language)[0]
