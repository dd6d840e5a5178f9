"""The names of menus and settings, one each: in every file we ship, and in the interface."""

import re
import tomllib
from pathlib import Path

import pytest

from selfguard.resources import data
from shipped_texts import PREPARE, every, every_file, pieces, strings

UI = Path(str(data("ui")))
VOCABULARY = Path(__file__).parents[2] / "docs" / "vocabulary.md"
SIGNS = re.compile("[☰⋮⚙…]")
WITH_A_WORD = {
    "ko": {"메뉴(☰)", "더보기(⋮)", "더보기(…)", "설정(⚙)"},
    "en": {"Menu (☰)", "More (⋮)", "More (…)", "Settings (⚙)"},
    "id": {"Menu (☰)", "Lainnya (⋮)", "Lainnya (…)", "Pengaturan (⚙)"},
}
"""How a tap on a sign is told: a screen reader, or an old console, may leave the sign out."""
ONE_NAME = {
    "Accounts Centre": r"accounts?[ -]?cent(?:er|re)s?",
    "계정 센터": r"계정 ?센터",
    "Pusat Akun": r"pusat ?akun",
    "two-step verification": r"(?:two|2)[- ](?:step|factor)\b(?: (?:verification|authentication))?",
    "2단계 인증": r"(?:2|이|두) ?단계 ?(?:인증|확인|로그인)|이중 ?인증",
    "verifikasi dua langkah": r"(?:verifikasi|[ao]u?tentikasi) (?:dua|2)[- ](?:langkah|faktor)",
    "Export your information": r"(?:export|download) your (?:information|data)",
    "내 정보 내보내기": r"(?:내 )?(?:정보|데이터) ?(?:내보내기|다운로드)",
    "Ekspor informasi Anda": r"(?:ekspor|unduh) (?:informasi|data) (?:Anda|kamu)",
}
"""The one name of a menu or a setting, and every way to spell it that we can think of."""
OLDER_NAME = "/steps/instagram-own-data/remediation/1/"
"""The one place that tells the name a menu had before."""


def _ui() -> list[tuple[str, str]]:
    """Return file and text of every word of the interface, in every language."""
    return [
        (f"{path.parent.name}/{path.name}", text)
        for path in sorted(UI.rglob("*.toml"))
        for text in strings(tomllib.loads(path.read_text("utf-8")))
    ]


def _other_names(text: str) -> list[str]:
    """Return what *text* calls by another name than the one it has."""
    return [
        match[0]
        for name, spelling in ONE_NAME.items()
        for match in re.finditer(rf"(?<!\w)(?:{spelling})", text, re.IGNORECASE)
        if match[0] not in {name, name[0].upper() + name[1:]}
    ]


@every
def test_a_sign_to_tap_has_its_word(path: Path) -> None:
    bare = [
        (piece.place, tap)
        for piece in pieces(path)
        if piece.key == "path"
        for tap in piece.text.split(" › ")
        if SIGNS.search(tap) and tap not in WITH_A_WORD[piece.language]
    ]

    assert bare == []


@every_file
def test_a_file_calls_the_same_thing_by_one_name(path: Path) -> None:
    others = [
        (piece.place, other)
        for piece in pieces(path)
        if OLDER_NAME not in f"{piece.place}/"
        for other in _other_names(piece.text)
    ]

    assert others == []


def test_the_interface_calls_the_same_thing_by_one_name() -> None:
    others = [(place, other) for place, text in _ui() for other in _other_names(text)]

    assert others == []


def test_the_older_name_of_a_menu_is_told_as_such() -> None:
    told = [
        match[0]
        for piece in pieces(PREPARE)
        if OLDER_NAME in f"{piece.place}/" and piece.key == "do"
        for match in re.finditer("예전 이름|older name|yang lama", piece.text)
    ]

    assert told == ["예전 이름", "older name", "yang lama"]


@pytest.mark.parametrize("name", ONE_NAME)
def test_the_vocabulary_holds_the_one_name(name: str) -> None:
    assert name in VOCABULARY.read_text("utf-8")


@pytest.mark.parametrize(
    "other",
    [
        "Accounts Center",
        "two-factor",
        "2-step authentication",
        "계정센터",
        "이중 인증",
        "정보 내보내기",
        "내 정보 다운로드",
        "pusat akun",
        "autentikasi dua faktor",
        "Unduh informasi Anda",
    ],
)
def test_another_name_would_be_noticed(other: str) -> None:
    assert _other_names(f"Look: {other}.") == [other]
