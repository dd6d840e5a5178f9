import pytest

from selfguard.checks.keywords import MOST, Keywords

KEYWORDS = Keywords(["hs", "*school", "school", "born", "born in", "0", "@", "생", "생일", "🎂"])


def test_latin_keywords_stand_at_the_beginning_of_words() -> None:
    assert KEYWORDS.places("pharos hs #hs 08hs") == [(7, "hs"), (11, "hs"), (16, "hs")]


def test_a_star_finds_a_keyword_inside_words_too() -> None:
    assert sorted(KEYWORDS.places("highschool")) == [(4, "*school")]


def test_a_keyword_that_another_begins_with_is_told_as_well() -> None:
    assert sorted(KEYWORDS.places("born in")) == [(0, "born"), (0, "born in")]
    assert sorted(KEYWORDS.places("내 생일")) == [(2, "생"), (2, "생일")]


def test_signs_and_hangul_are_found_anywhere() -> None:
    assert KEYWORDS.places("a@b🎂학생") == [(1, "@"), (3, "🎂"), (5, "생")]


def test_zero_stands_for_a_number_that_is_longer_than_a_date() -> None:
    assert KEYWORDS.places("2024.05.03 노을") == []
    assert KEYWORDS.places("☎ 010-0000-123") == [(2, "0")]


def test_neighbouring_words_are_both_found() -> None:
    assert KEYWORDS.places("hs hs hs") == [(0, "hs"), (3, "hs"), (6, "hs")]


@pytest.mark.parametrize(
    "text", ["hs ", "school", "@", "010-0000-1234 ", "생", "생일", "hs 생일@", "🎂"]
)
def test_of_a_text_full_of_keywords_only_the_first_are_told(text: str) -> None:
    first = KEYWORDS.places(text)

    places = KEYWORDS.places(text * 1000)

    assert len(places) == MOST
    assert set(first) <= set(places)
    assert max(start for start, _ in places) <= MOST * len(text)


def test_a_crowd_in_one_script_leaves_room_for_what_stands_before_it_in_another() -> None:
    places = KEYWORDS.places("생일 " + "hs " * 1000)

    assert places[:3] == [(0, "생"), (0, "생일"), (3, "hs")]
    assert len(places) == MOST


def test_without_keywords_nothing_is_found() -> None:
    assert Keywords([]).places("hs 생일 010-0000-1234") == []
