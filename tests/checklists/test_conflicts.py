"""Where official texts disagree: each role gets its own sentence, and nobody another's.

The fact sheet on protective steps of 2026-11-22, §6, C1 to C13. The texts are those that a reader
really gets, from `steps_for`: a line of the wrong role would be a crime in one place and a lost
proof in another.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from selfguard.audit import steps_for
from selfguard.model.checklist import Action, Step
from selfguard.model.facts import LANGUAGES, Text
from selfguard.model.reader import Age, Country, FromBefore18, Reader, Role
from shipped_texts import HAPPENING, PREPARE, SHIPPED, WORRIED, built, every, pieces

SHEET = Path(__file__).with_name("conflicts.yaml")
NOT_THE_PERSON = (Role.FRIEND, Role.TEACHER, Role.SCHOOL)
SENTENCE = re.compile(r"(?<=[.!?;])[\"”]?\s+")

NEGATED = {
    "ko": re.compile("않|말고|말아|마세요|없|못"),
    "en": re.compile(r"\b(?:not|no|none|nothing|never|nobody|without)\b", re.IGNORECASE),
    "id": re.compile(r"\b(?:jangan|tidak|tanpa|tak|bukan)\b", re.IGNORECASE),
}
"""What tells somebody to leave a thing."""
KEEP_OR_LOOK = {
    "ko": re.compile("캡처|저장|내려받|다운로드|간직|복사|사본|모아|찾아|검색|뒤져"),
    "en": re.compile(
        r"\b(?:sav(?:e|ing)|keep|store|download|captur|cop(?:y|ies)|screenshots?|collect"
        r"|search|look for|forward)\b",
        re.IGNORECASE,
    ),
    "id": re.compile(
        r"\b(?:me)?(?:n?y?impan|simpan|unduh|ngunduh|salin|nyalin|cari|ncari|kumpulkan|teruskan)\b"
        r"|tangkapan layar",
        re.IGNORECASE,
    ),
}
"""What nobody but the person shown may be told to do with it."""
ANSWER_OR_PAY = {
    "ko": re.compile("답장해|답해요|답을 보내|답하세요|돈을 보내|입금|송금"),
    "en": re.compile(r"(?i)(?:^|[,;] |\bthen |\band )(?:reply|answer|respond|pay|negotiate)\b"),
    "id": re.compile(r"(?i)(?:^|[,;] |\blalu |\bdan )(?:balas|jawab|bayar|tanggapi)\b"),
}
ORDER_TO_DELETE = {
    "ko": re.compile("(?:삭제|제거)(?:해요|하세요|합니다)|지워요|지우세요|없애"),
    "en": re.compile(r"(?i)(?:^|[,;] |\bthen |\band )(?:delete|erase)\b(?! only if you want)"),
    "id": re.compile(r"(?i)(?:^|[,;] |\blalu |\bdan )hapus\b(?! permanen hanya kalau kamu mau)"),
}
DATED_ADVICE = {
    "ko": re.compile("정기적|주기적|자주 바꿔|클로킹|한 번(?:만)? 답"),
    "en": re.compile(r"(?i)regularly|every (?:few|\w+) (?:weeks|months)|cloak|respond once"),
    "id": re.compile(r"(?i)secara (?:berkala|rutin|teratur)|setiap (?:\w+ )?bulan|balas sekali"),
}
"""C5, C6, C11: passwords changed by the calendar, one answer to the perpetrator, cloaks."""


ONLY_ME = (
    "Set past profile photos and background photos to only me, one by one. "
    "You can turn it back later."
)


class Told(NamedTuple):
    """A sentence in each language, the conflict that it settles, and who gets it."""

    conflict: str
    roles: frozenset[Role]
    text: Text


def _sheet() -> Iterator[Told]:
    listed = yaml.load(SHEET.read_text("utf-8"), yaml.BaseLoader)["conflicts"]  # noqa: S506 - text
    for each in listed:
        text = Text(each["ko"], each["en"], each["id"])
        yield Told(each["conflict"], frozenset(map(Role, each["roles"])), text)


def _language(text: Text, language: str) -> str:
    return {"ko": text.ko, "en": text.en, "id": text.id}[language]


def _texts(step: Step) -> Iterator[Text]:
    yield step.title
    yield step.rationale
    for action in step.remediation:
        yield action.do
        yield action.leaves_open


def _readers(role: Role) -> Iterator[Reader]:
    for age, image, country in itertools.product(Age, FromBefore18, Country):
        yield Reader(role, age, image, country)


@cache
def _ever_told(role: Role, path: Path) -> frozenset[Text]:
    """Return every text that a reader of *role* can get from *path*, of any age, anywhere."""
    return frozenset(
        text
        for reader in _readers(role)
        for step in steps_for(built(path), reader)
        for text in _texts(step)
    )


@cache
def _told_to_do(role: Role, path: Path) -> Mapping[str, Sequence[str]]:
    """Return the sentences of titles and actions that *role* gets, by language."""
    texts = {
        text
        for reader in _readers(role)
        for step in steps_for(built(path), reader)
        for text in (step.title, *(action.do for action in step.remediation))
    }
    return {
        language: sorted(
            {each for text in texts for each in SENTENCE.split(_language(text, language))}
        )
        for language in LANGUAGES
    }


def _found(sentences: Sequence[str], language: str, wrong: re.Pattern[str]) -> list[str]:
    """Return the *sentences* that tell somebody to do what is *wrong*."""
    return [each for each in sentences if wrong.search(each) and not NEGATED[language].search(each)]


# What each role is told


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    "told", [*_sheet()], ids=lambda told: f"{told.conflict}: {told.text.en[:40]}"
)
def test_a_role_is_told_its_own_sentence_and_not_anothers(told: Told, role: Role) -> None:
    whole = [text for step in steps_for(built(HAPPENING), Reader(role)) for text in _texts(step)]
    ever = [text for path in SHIPPED for text in _ever_told(role, path)]

    is_meant = role in told.roles
    for language in LANGUAGES:
        sentence = _language(told.text, language)
        assert any(sentence in _language(text, language) for text in whole) is is_meant
        assert any(sentence in _language(text, language) for text in ever) is is_meant


def test_every_conflict_is_settled_in_the_sheet_or_by_what_nobody_is_told() -> None:
    settled = {told.conflict for told in _sheet()} | {"C5", "C7", "C11"}

    assert settled == {f"C{number}" for number in range(1, 14)}


def test_what_can_be_turned_back_comes_first_and_deleting_is_left_to_the_person() -> None:
    [step] = [step for step in built(PREPARE).steps if step.id == "kakaotalk-past-photos"]

    assert [action.do.en for action in step.remediation] == [
        ONLY_ME,
        "Delete only if you want to. Make a private copy first.",
    ]


# What nobody is told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", NOT_THE_PERSON)
def test_nobody_else_is_told_to_keep_the_material_or_to_look_for_it(
    role: Role, language: str
) -> None:
    sentences = _told_to_do(role, HAPPENING)[language]

    assert _found(sentences, language, KEEP_OR_LOOK[language]) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("path", [HAPPENING, WORRIED], ids=lambda path: path.stem)
def test_nobody_is_told_to_answer_or_to_pay(path: Path, role: Role, language: str) -> None:
    sentences = _told_to_do(role, path)[language]

    assert _found(sentences, language, ANSWER_OR_PAY[language]) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", Role)
def test_nobody_is_ordered_to_delete_while_it_is_happening(role: Role, language: str) -> None:
    sentences = _told_to_do(role, HAPPENING)[language]

    assert _found(sentences, language, ORDER_TO_DELETE[language]) == []


def test_the_copy_comes_before_whatever_takes_something_down() -> None:
    own = {step.id: step for step in steps_for(built(HAPPENING), Reader())}

    assert [*own].index("keep-the-original") < [*own].index("close-accounts-now")
    assert own["close-accounts-now"].remediation[0].do.en == (
        "First see that you have your screenshots and a private copy of your original photo. "
        "If not, begin with those."
    )


@every
def test_nobody_is_given_dated_advice(path: Path) -> None:
    found = [
        (piece.place, piece.text)
        for piece in pieces(path)
        if DATED_ADVICE[piece.language].search(piece.text)
        or re.search("Fawkes|Glaze|LightShed|Nightshade", piece.text, re.IGNORECASE)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("language", "sentence", "wrong"),
    [
        ("ko", "파일을 저장해요.", KEEP_OR_LOOK),
        ("ko", "화면을 캡처해요.", KEEP_OR_LOOK),
        ("ko", "더 있는지 찾아봐요.", KEEP_OR_LOOK),
        ("en", "Save the file.", KEEP_OR_LOOK),
        ("en", "Take a screenshot.", KEEP_OR_LOOK),
        ("en", "Look for more of it.", KEEP_OR_LOOK),
        ("id", "Simpan berkasnya.", KEEP_OR_LOOK),
        ("id", "Ambil tangkapan layar.", KEEP_OR_LOOK),
        ("id", "Cari yang lain.", KEEP_OR_LOOK),
        ("ko", "한 번만 답장해요.", ANSWER_OR_PAY),
        ("ko", "돈을 보내요.", ANSWER_OR_PAY),
        ("en", "Take a breath, then reply.", ANSWER_OR_PAY),
        ("en", "Pay what they ask.", ANSWER_OR_PAY),
        ("id", "Balas satu kali.", ANSWER_OR_PAY),
        ("id", "Lalu bayar, dan jawab.", ANSWER_OR_PAY),
        ("ko", "사진을 모두 삭제해요.", ORDER_TO_DELETE),
        ("ko", "게시물을 지워요.", ORDER_TO_DELETE),
        ("en", "Delete your photos.", ORDER_TO_DELETE),
        ("id", "Hapus fotomu.", ORDER_TO_DELETE),
        ("ko", "비밀번호를 정기적으로 바꿔요.", DATED_ADVICE),
        ("en", "Change passwords regularly.", DATED_ADVICE),
        ("id", "Ganti kata sandi secara berkala.", DATED_ADVICE),
    ],
)
def test_a_wrong_sentence_would_be_noticed(
    language: str, sentence: str, wrong: Mapping[str, re.Pattern[str]]
) -> None:
    assert _found([sentence], language, wrong[language]) == [sentence]


# The services for images


def _sent_to_services() -> list[Action]:
    return [
        action
        for path in SHIPPED
        for step in built(path).steps
        for action in step.remediation
        if action.help_line and action.help_line.id in {"intl-stopncii", "intl-takeitdown"}
    ]


def test_whoever_is_sent_to_a_service_for_images_learns_what_it_does_not_reach() -> None:
    silent = [
        (action.do.en, language)
        for action in _sent_to_services()
        for language, reach in {
            "ko": "텔레그램과 카카오톡에는 닿지 않아요.",
            "en": "It does not reach Telegram or KakaoTalk.",
            "id": "Layanan ini tidak menjangkau Telegram atau KakaoTalk.",
        }.items()
        if reach not in _language(action.do, language)
    ]

    assert silent == []
    assert len(_sent_to_services()) == 3


@pytest.mark.parametrize("role", NOT_THE_PERSON)
def test_nobody_else_reads_of_a_service_for_images(role: Role) -> None:
    named = [
        text.en
        for path in SHIPPED
        for text in _ever_told(role, path)
        if re.search("StopNCII|Take It Down", text.en)
    ]

    assert named == []


def test_nobody_under_18_reads_of_stopncii() -> None:
    named = [
        reader
        for role in Role
        for reader in _readers(role)
        if reader.image is FromBefore18.YES
        for path in SHIPPED
        for step in steps_for(built(path), reader)
        for text in _texts(step)
        if "StopNCII" in text.en
    ]

    assert named == []
