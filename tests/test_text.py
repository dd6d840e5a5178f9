import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfguard.text import FORBIDDEN, LIMIT, clean, repair, width

# Repair


@pytest.mark.parametrize("text", ["", "plain", "안녕하세요", "café", "Haneul 고등학교 🏫"])
def test_utf8_that_was_written_as_latin1_is_put_right(text: str) -> None:
    garbled = text.encode().decode("latin-1")

    assert repair(garbled) == text


@pytest.mark.parametrize("text", ["안녕하세요", "café", "naïve “quotes”", "\xed\xa0\x80"])
def test_a_text_that_cannot_be_such_bytes_stays_as_it_is(text: str) -> None:
    assert repair(text) == text


# The gate


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("plain text", "plain text"),
        ("안녕하세요, café!", "안녕하세요, café!"),
        ("one\r\ntwo\tthree\n\nfour", "one two three four"),
        ("\x1b[31mred\x07", "⟨U+001B⟩[31mred⟨U+0007⟩"),
        ("gepj.\u202egnp", "gepj.⟨U+202E⟩gnp"),
        ("zero\u200bwidth\ufeff", "zero⟨U+200B⟩width⟨U+FEFF⟩"),
        ("\ud83d alone", "⟨U+D83D⟩ alone"),
        ("tag\U000e0041", "tag⟨U+E0041⟩"),
        ("nel\x85ine\u2028", "nel⟨U+0085⟩ine⟨U+2028⟩"),
        ("\u1112\u1161\u11ab", "한"),
        ("a" + "\u0336" * 9 + "b", "a" + "\u0336" * 4 + "b"),
        ("🏫👩\u200d🏫", "🏫👩⟨U+200D⟩🏫"),
    ],
)
def test_what_is_hidden_becomes_visible(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize("sign", ["a", "한", "\u202e"])
def test_a_long_text_ends_in_an_ellipsis(sign: str) -> None:
    shown = clean(sign * 10 * LIMIT)

    assert len(shown) == LIMIT
    assert shown.endswith("…")


def test_a_text_of_just_the_length_is_shown_whole() -> None:
    assert clean("한" * 8, 8) == "한" * 8
    assert clean("a" * 8, 8) == "a" * 8
    assert clean("a" * 9, 8) == "aaaaaaa…"


def test_ascii_with_a_control_character_does_not_slip_through() -> None:
    assert clean("\x7f") == "⟨U+007F⟩"


ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=60)


@settings(max_examples=200)
@given(ANY_TEXT)
def test_whatever_comes_in_nothing_hidden_comes_out(text: str) -> None:
    shown = clean(text, 40)

    assert FORBIDDEN.search(shown) is None
    assert not {"\n", "\r", "\t"} & set(shown)
    assert len(shown) <= 40
    assert clean(shown, 40) == unicodedata.normalize("NFC", shown)


@settings(max_examples=200)
@given(ANY_TEXT)
def test_what_is_shown_can_always_be_written(text: str) -> None:
    written = clean(repair(text)).encode()

    assert written.decode() == clean(repair(text))


# The quick way through the gate: a hidden sign in front makes a text go the whole way


@settings(max_examples=200)
@given(ANY_TEXT | st.text("가각힣ㄱㆎ한글 \n\t\r🌸Éß…、あア中！\u200d\u0301\u3164", max_size=20))
def test_the_quick_way_through_the_gate_leads_where_the_whole_way_does(text: str) -> None:
    for limit in (12, LIMIT):
        assert clean(f"\u200b{text}", limit + 8) == "⟨U+200B⟩" + clean(text, limit)


def test_every_sign_goes_the_quick_way_as_the_whole_way_alone_and_behind_another() -> None:
    for sign in map(chr, range(0x1FB00)):
        assert clean(f"\u200b{sign}") == "⟨U+200B⟩" + clean(sign)
        assert clean(f"\u200b가{sign}") == "⟨U+200B⟩" + clean(f"가{sign}")


# Width


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("한글", 4), ("Ａ", 2), ("e\u0301", 1), ("한 a", 4), ("🏫", 2)],
)
def test_hangul_and_other_wide_signs_take_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns
