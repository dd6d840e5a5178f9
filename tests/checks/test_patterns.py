import dataclasses
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from selfguard.checks import keywords
from selfguard.checks.keywords import Keywords
from selfguard.checks.patterns import MOST, Hit, Pattern, find, patterns, words

LABELS = {
    "school",
    "class-or-year",
    "district",
    "phone",
    "email",
    "birthday",
    "birth-year",
    "handle",
}
SIZE = 500
CAPTION = 2200
FILLS = ("a", "A", "0", "가", "Aa ", "0.", "12 ", "#a", "a@.", "3월 ", "mar ", "-", "a_", " ")

ALL = pytest.mark.parametrize(
    "pattern", patterns(), ids=[f"{each.label}-{n}" for n, each in enumerate(patterns())]
)
LANGUAGE = pytest.mark.parametrize("language", ["ko", "en", "id"])


@dataclass(frozen=True)
class Line:
    """An invented line, what it gives away, and whether it stands in a bio."""

    labels: frozenset[str]
    text: str
    is_bio: bool

    @property
    def is_right(self) -> bool:
        labels = {hit.label for hit in find(self.text, bio=self.is_bio)}
        return self.labels <= labels if self.labels else not labels


@cache
def corpus(language: str) -> list[Line]:
    path = Path(__file__).parent / "corpora" / f"{language}.tsv"
    rows = [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()]
    return [
        Line(frozenset(label.split("+")) - {"-"}, text, is_bio=bool(bio))
        for label, text, *bio in rows
    ]


def shares(lines: list[Line]) -> tuple[float, float]:
    """Return which share of the positive lines is found, and of the negative ones alarms."""
    found = [line.is_right for line in lines if line.labels]
    quiet = [line.is_right for line in lines if not line.labels]
    return sum(found) / len(found), 1 - sum(quiet) / len(quiet)


@LANGUAGE
def test_a_corpus_is_large_and_no_line_stands_twice(language: str) -> None:
    lines = corpus(language)

    assert len([line for line in lines if line.labels]) >= 150
    assert len([line for line in lines if not line.labels]) >= 300
    assert len({(line.text, line.is_bio) for line in lines}) == len(lines)


@LANGUAGE
def test_nine_in_ten_are_found_and_one_in_fifty_is_a_false_alarm(language: str) -> None:
    found, alarms = shares(corpus(language))

    assert found >= 0.9
    assert alarms <= 0.02


@LANGUAGE
def test_every_fifth_line_which_is_held_out_fares_as_well(language: str) -> None:
    lines = corpus(language)
    held_out = [line for line in lines if line.labels][4::5]
    held_out += [line for line in lines if not line.labels][4::5]

    found, alarms = shares(held_out)

    assert found >= 0.9
    assert alarms <= 0.02


@ALL
def test_every_pattern_finds_an_invented_line(pattern: Pattern) -> None:
    lines = [line for each in ("ko", "en", "id") for line in corpus(each) if line.labels]

    assert any(spans(pattern, line.text, is_bio=line.is_bio) for line in lines)


@ALL
def test_a_pattern_has_a_known_label_and_keywords_unless_it_is_for_bios(pattern: Pattern) -> None:
    assert pattern.label in LABELS
    assert pattern.keys or pattern.scope == "bio"
    assert pattern.scope in {"", "bio", "caption"}
    assert all(key == key.lower() for key in pattern.keys)


@ALL
def test_no_hostile_text_keeps_a_pattern_for_ever(pattern: Pattern) -> None:
    keywords = Keywords(pattern.keys)

    for text in hostile(pattern):
        assert all(0 <= start < end for start, end in matches(pattern, keywords, text))


def hostile(pattern: Pattern) -> Iterator[str]:
    for key in {key.removeprefix("*") for key in pattern.keys[:3]} or {"1"}:
        for fill in FILLS:
            yield ((fill + key) * SIZE)[:SIZE]
            yield (f"{fill * 40} {key}" * SIZE)[:SIZE]
            yield (key + fill * SIZE)[:SIZE]


def matches(pattern: Pattern, keywords: Keywords, text: str) -> Iterator[tuple[int, int]]:
    shown = text if pattern.is_cased else text.lower()
    starts = [start for start, _ in keywords.places(text.lower())]
    found = (
        [pattern.regex.match(shown, start) for start in starts]
        if pattern.keys
        else list(pattern.regex.finditer(shown))
    )
    return (span for each in found if each and (span := pattern.span(each)))


def spans(pattern: Pattern, text: str, *, is_bio: bool) -> list[tuple[int, int]]:
    if pattern.scope == ("caption" if is_bio else "bio"):
        return []
    return list(matches(pattern, Keywords(pattern.keys), text))


def test_what_stands_before_a_keyword_is_within_reach() -> None:
    text = " ".join(line.text for each in ("ko", "en", "id") for line in corpus(each))
    near = [each for each in patterns() if each.keys]
    far = [dataclasses.replace(each, reach=SIZE) for each in near]

    found = [spans(each, text, is_bio=each.scope == "bio") for each in near]

    assert found == [spans(each, text, is_bio=each.scope == "bio") for each in far]


KEYS = sorted({key.removeprefix("*") for each in patterns() for key in each.keys} - {"0"})


@pytest.mark.parametrize("around", ["", " ", "1 ", "03.14 ", "a", "가", "@a_1 ", "İ"])
def test_of_no_keyword_repeated_more_is_looked_at_than_the_limit(around: str) -> None:
    for text in ((key + around) * CAPTION for key in KEYS):
        assert len(find(text[:CAPTION])) <= MOST


def test_of_no_mixture_of_keywords_more_is_looked_at_than_the_limit() -> None:
    invent = random.Random(2008)  # noqa: S311 - no secret

    for _ in range(200):
        some = invent.choices(KEYS, k=invent.randint(2, 9))
        text = "".join(invent.choice(FILLS) + key for key in some) * CAPTION
        assert len(find(text[:CAPTION])) <= MOST


@LANGUAGE
def test_no_natural_text_is_so_dense_that_something_is_left_out(language: str) -> None:
    every = Keywords({key for each in patterns() for key in each.keys})
    lines = [line.text for line in corpus(language)]
    captions = ["\n".join(lines[start:])[:CAPTION] for start in range(0, len(lines) - 90, 10)]

    most = max(len(every.places(text.lower())) for text in captions)

    assert 0 < most < keywords.MOST


def test_where_matches_crowd_the_first_count() -> None:
    hits = find("08년생 " * 2 * MOST)

    assert hits == [Hit("birth-year", "08년생", 5 * number) for number in range(len(hits))]
    assert MOST / 2 <= len(hits) <= MOST


def test_hits_come_in_their_order_with_label_text_and_place() -> None:
    hits = find("한빛고 2학년 3반 08년생 카톡 soso_08")

    assert hits == [
        Hit("school", "한빛고", 0),
        Hit("class-or-year", "2학년 3반", 4),
        Hit("birth-year", "08년생", 11),
        Hit("handle", "카톡 soso_08", 16),
    ]


def test_of_overlapping_hits_of_one_label_the_first_and_longest_is_told() -> None:
    hits = find("+82 10-0000-1234")

    assert hits == [Hit("phone", "+82 10-0000-1234", 0)]


def test_a_hit_stands_as_it_is_written() -> None:
    hits = find("go BRIGHTWOOD High School!")

    assert hits == [Hit("school", "BRIGHTWOOD High School", 3)]


@pytest.mark.parametrize("text", ["𝟎𝟏𝟎-𝟎𝟎𝟎𝟎-𝟏𝟐𝟑𝟒", "０１０-００００-１２３４", "010-0000-1234"])
def test_letters_of_other_shapes_are_read_as_the_plain_ones(text: str) -> None:
    assert find(text) == [Hit("phone", text, 0)]


def test_a_letter_that_grows_in_lower_case_moves_nothing() -> None:
    assert find("İİİ 010-0000-1234") == [Hit("phone", "010-0000-1234", 4)]


@pytest.mark.parametrize("text", ["", " ", "오늘도 맑음", "2024.05.03 콘서트"])
def test_a_text_may_give_nothing_away(text: str) -> None:
    assert find(text) == find(text, bio=True) == []


def test_a_bare_date_counts_in_a_bio_only_and_with_a_year_of_birth_only() -> None:
    assert find("2008.03.14", bio=True) == [Hit("birthday", "2008.03.14", 0)]
    assert find("2008.03.14") == find("2023.03.14", bio=True) == find("2008.13.14", bio=True) == []


@pytest.mark.parametrize("day", ["2월 30일", "13월 1일", "4월 31일", "0월 5일"])
def test_a_birthday_is_a_day_that_the_calendar_has(day: str) -> None:
    assert find(f"내 생일 {day}") == []


def test_the_twenty_ninth_of_february_is_a_birthday() -> None:
    assert find("내 생일 2월 29일") == [Hit("birthday", "생일 2월 29일", 2)]


def test_a_list_of_words_that_there_is_not_is_empty() -> None:
    assert words("") == frozenset()
    assert "강남구" in words("districts")
