"""The words of every checklist and help line that we ship. Not used: `docs/vocabulary.md`."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from selfguard.model.reader import Situation
from selfguard.text import FORBIDDEN, LIMIT
from shipped_texts import (
    HAPPENING,
    HELP_LINES,
    PREPARE,
    SHIPPED,
    blocks,
    checklist,
    every,
    every_file,
    pieces,
    steps,
)

LANGUAGES = ("ko", "en", "id")
MOST_WORDS = {"title": 25, "rationale": 60}
MOST_PER_SENTENCE = {"ko": 70, "en": 30, "id": 30}
"""Syllables in Korean, words in the others."""
MOST_BYTES = 230_000

BANNED = {
    "ko": (
        "안전|스캔|점수|등급|위반|취약|경고|항상|언제나|공식적|완벽|보장|100 ?%"
        "|하지 말았어야|그러게|조심했어야"
    ),
    "en": (
        r"\b(?:safe|safely|scans?|rules?|probes?|alerts?|violations?|vulnerabilit(?:y|ies)|scores?"
        r"|grades?|users?|always|officially|guarantees?d?|should(?: not|n['’]t) have|careless)\b"
    ),
    "id": (
        r"\b(?:aman|pindai|skor|peringkat|pelanggaran|kerentanan|peringatan|selalu|resmi"
        r"|dijamin|menjamin|ceroboh|seharusnya kamu)\b"
    ),
}
"""Words that grade, blame, promise, or make a fact look surer than it is."""
KEEPING = {
    "ko": "(?:파일|이미지|영상)(?:을|를)? ?(?:저장|내려받)|(?:검색|찾아) ?다녀",
    "en": r"\b(?:save|download|forward) (?:the|that|this) (?:file|image|video)|\bsearch for",
    "id": r"\b(?:simpan|unduh|teruskan) (?:berkas|gambar|video)|\bcari(?:lah)? (?:lain|berkas)",
}
"""What nobody but the person shown may be told: keep the material, or go looking for it."""
POLITE = re.compile(r"요\.\"?(?: \([^)]+\))?$")
"""The end of a Korean text in 해요체; a quotation or the date of a source may close it."""
LABEL = re.compile(r"informasi Anda \([^)]+\)")
"""The gloss of a label of Instagram, which itself says Anda."""
SENTENCES = frozenset({"opening", "rationale", "do", "say_first", "beware"})
"""The texts that are sentences. Names, hours and whom a line is for may be a few words."""


def _length(language: str, sentence: str) -> int:
    if language == "ko":
        return sum("가" <= sign <= "힣" for sign in sentence)
    return len(sentence.split())


def test_each_door_is_a_checklist() -> None:
    names = [path.stem for path in SHIPPED]

    assert names == sorted(Situation)


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        (PREPARE, {"title", "audience", "rationale", "do", "path", "leaves_open"}),
        (HAPPENING, {"title", "audience", "opening", "rationale", "do", "path", "leaves_open"}),
        (HELP_LINES, {"name", "for_whom", "hours", "say_first", "beware"}),
    ],
    ids=lambda each: getattr(each, "stem", ""),
)
def test_every_kind_of_text_is_held_against_these_rules(path: Path, keys: set[str]) -> None:
    assert {key for _, key, _ in blocks(checklist(path))} == keys


@every_file
def test_no_text_in_languages_escapes_these_rules(path: Path) -> None:
    found = {place for place, _, _ in blocks(checklist(path))}

    assert set(_in_languages(checklist(path))) - found == set()


def _in_languages(value: object, place: str = "") -> Iterator[str]:
    """Yield the place of every map that holds a text in Korean, whatever its key is."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            name = item.get("id", number) if isinstance(item, dict) else number
            yield from _in_languages(item, f"{place}/{name}")
    elif isinstance(value, dict):
        if re.search("[가-힣]", str(value.get("ko", ""))):
            yield place
        for key, below in value.items():
            yield from _in_languages(below, f"{place}/{key}")


@every_file
def test_every_text_stands_in_every_language(path: Path) -> None:
    lacking = [
        f"{place}/{key}"
        for place, key, block in blocks(checklist(path))
        if tuple(block) != LANGUAGES or not all(text.strip() for text in block.values())
    ]

    assert lacking == []


@every
def test_every_step_says_what_why_and_how(path: Path) -> None:
    lacking = [
        step["id"]
        for step in steps(path)
        if not {"title", "rationale", "remediation"} <= step.keys()
        or not all("do" in action for action in step["remediation"])
    ]

    assert lacking == []


@every_file
def test_every_character_is_composed_and_visible(path: Path) -> None:
    text = path.read_text("utf-8")

    assert (unicodedata.is_normalized("NFC", text), FORBIDDEN.findall(text)) == (True, [])


@every_file
def test_a_file_stays_well_below_the_limit_of_the_reader(path: Path) -> None:
    size = path.stat().st_size

    assert size < MOST_BYTES


@every
def test_the_editor_finds_the_schema_in_the_first_line(path: Path) -> None:
    first = path.read_text("utf-8").partition("\n")[0]

    assert first == "# yaml-language-server: $schema=schema.json"


@every
def test_titles_and_rationales_are_short(path: Path) -> None:
    long = [
        f"{piece.place}/{piece.language}"
        for piece in pieces(path)
        if len(piece.text.split()) > MOST_WORDS.get(piece.key, LIMIT)
    ]

    assert long == []


@every_file
def test_no_text_is_cut_off_when_shown(path: Path) -> None:
    cut = [piece for piece in pieces(path) if len(piece.text) > LIMIT]

    assert cut == []


@every_file
def test_sentences_are_short(path: Path) -> None:
    long = [
        sentence
        for piece in pieces(path)
        if piece.key != "path"
        for sentence in re.split(r"(?<=[.!?])[\"”]?\s+", piece.text)
        if _length(piece.language, sentence) > MOST_PER_SENTENCE[piece.language]
    ]

    assert long == []


@every_file
def test_nothing_grades_blames_or_promises(path: Path) -> None:
    found = [
        (piece.place, match[0])
        for piece in pieces(path)
        for match in re.finditer(BANNED[piece.language], piece.text, re.IGNORECASE)
    ]

    assert found == []


@every_file
def test_korean_is_polite(path: Path) -> None:
    curt = [
        (piece.place, piece.text)
        for piece in pieces(path)
        if piece.language == "ko"
        if piece.key in SENTENCES and not POLITE.search(piece.text)
    ]

    assert curt == []


@every_file
def test_indonesian_says_kamu(path: Path) -> None:
    formal = [
        (piece.place, piece.text)
        for piece in pieces(path)
        if piece.language == "id"
        if piece.key != "path" and re.search(r"\banda\b", LABEL.sub("", piece.text), re.IGNORECASE)
    ]

    assert formal == []


@every_file
def test_hangul_stands_only_in_brackets_outside_korean(path: Path) -> None:
    strays = [
        (piece.place, piece.text)
        for piece in pieces(path)
        if piece.language != "ko" and re.search("[가-힣]", re.sub(r"\([^)]*\)", "", piece.text))
    ]

    assert strays == []


@every
def test_taps_are_as_many_in_english_as_in_indonesian(path: Path) -> None:
    uneven = [
        (place, block)
        for place, key, block in blocks(checklist(path))
        if key == "path" and block["en"].count(" › ") != block["id"].count(" › ")
    ]

    assert uneven == []


@every
def test_taps_are_joined_by_one_sign(path: Path) -> None:
    other = [piece for piece in pieces(path) if re.search("[>→»]|\\S›|›\\S", piece.text)]

    assert other == []


@every
def test_a_friend_or_teacher_is_not_told_to_keep_the_material(path: Path) -> None:
    others = {"friend", "teacher", "school"}
    told = [
        (step["id"], match[0])
        for step in steps(path)
        if others & set(step.get("roles", others))
        for _, _, block in blocks(step)
        for language, text in block.items()
        for match in re.finditer(KEEPING[language], text, re.IGNORECASE)
    ]

    assert told == []
