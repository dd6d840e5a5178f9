from selfguard.checks.keywords import Keywords

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


def test_without_keywords_nothing_is_found() -> None:
    assert Keywords([]).places("hs 생일 010-0000-1234") == []
