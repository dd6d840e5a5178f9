"""Whole messages: what a teacher reads who has made eight mistakes in one file."""

import string
import tomllib
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from selfguard.checklists.parse import parse
from selfguard.errors import ChecklistRefusedError
from selfguard.model.check import Check
from selfguard.renderers.problems import render
from selfguard.resources import data

BAD = """\
id: 학교
serial: 2026113101
title: {ko: 제목, kr: 제목}
audience: {en: You}
publisher: Example School
review_after: 2027-02-24
steps:
  - id: first
    title: {ko: 첫째}
    severity: hgih
    minutes: 010
    check: profile-photo-set
    with: {max_age_dys: 5}
    rationale: {ko: 까닭}
    remediation:
      - {do: {ko: 사진을 바꿔요}, link: instagram.eidt, mark: U}
"""

BROKEN = """\
id: school
title: {en: Doors to close, and windows}
audience: 학생
audience: 학생과 부모님 #1반
licence:
publisher: 우리 학교: 3학년
"""

ENGLISH = """\
bad.yaml:1:1: a key is missing: licence [licence]
1 | id: 학교
  | ^

bad.yaml:1:5: "학교" is not an id: small letters a–z, digits and hyphens, 40 at most [id]
1 | id: 학교
  |     ^^^^

bad.yaml:2:9: "2026113101" is not a serial: YYYYMMDDNN, a day and its edition in two digits [serial]
2 | serial: 2026113101
  |         ^^^^^^^^^^

bad.yaml:3:17: there is no such key: kr [title.kr]
3 | title: {ko: 제목, kr: 제목}
  |                   ^^
  = did you mean "ko"?

bad.yaml:10:15: "hgih" is not one of: critical, high, medium, low [steps.0.severity]
10 |     severity: hgih
   |               ^^^^
   = did you mean "high"?

bad.yaml:11:14: "010" is not a whole number from 0 to 600 [steps.0.minutes]
11 |     minutes: 010
   |              ^^^

bad.yaml:13:12: there is no such parameter: max_age_dys. The check is profile-photo-set \
[steps.0.with.max_age_dys]
13 |     with: {max_age_dys: 5}
   |            ^^^^^^^^^^^
   = did you mean "max_age_days"?

bad.yaml:16:35: "instagram.eidt" is not one of: instagram.privacy, instagram.edit, meta.center, \
meta.security, meta.two-factor, meta.personal, meta.export [steps.0.remediation.0.link]
16 |       - {do: {ko: 사진을 바꿔요}, link: instagram.eidt, mark: U}
   |                                         ^^^^^^^^^^^^^^
   = did you mean "instagram.edit"?"""

KOREAN = """\
bad.yaml:1:1: 꼭 있어야 하는 항목이 없어요: licence [licence]
1 | id: 학교
  | ^

bad.yaml:1:5: 쓸 수 없는 id: ‘학교’. 소문자 a–z, 숫자, 붙임표(-)로 40자까지 쓸 수 있어요 [id]
1 | id: 학교
  |     ^^^^

bad.yaml:2:9: 올바른 판 번호가 아니에요: ‘2026113101’. 형식: YYYYMMDDNN(날짜와 그날의 번호) [serial]
2 | serial: 2026113101
  |         ^^^^^^^^^^

bad.yaml:3:17: 쓸 수 없는 항목: kr [title.kr]
3 | title: {ko: 제목, kr: 제목}
  |                   ^^
  = 혹시 이 값인가요? “ko”

bad.yaml:10:15: 쓸 수 없는 값: ‘hgih’. 쓸 수 있는 값: critical, high, medium, low [steps.0.severity]
10 |     severity: hgih
   |               ^^^^
   = 혹시 이 값인가요? “high”

bad.yaml:11:14: 쓸 수 없는 수: ‘010’. 쓸 수 있는 정수: 0–600 [steps.0.minutes]
11 |     minutes: 010
   |              ^^^

bad.yaml:13:12: 검사에 없는 매개변수: max_age_dys. 검사: profile-photo-set \
[steps.0.with.max_age_dys]
13 |     with: {max_age_dys: 5}
   |            ^^^^^^^^^^^
   = 혹시 이 값인가요? “max_age_days”

bad.yaml:16:35: 쓸 수 없는 값: ‘instagram.eidt’. 쓸 수 있는 값: instagram.privacy, instagram.edit, \
meta.center, meta.security, meta.two-factor, meta.personal, meta.export \
[steps.0.remediation.0.link]
16 |       - {do: {ko: 사진을 바꿔요}, link: instagram.eidt, mark: U}
   |                                         ^^^^^^^^^^^^^^
   = 혹시 이 값인가요? “instagram.edit”"""

BROKEN_KOREAN = """\
bad.yaml:2:29: 값이 비어 있어요 [title.and windows]
2 | title: {en: Doors to close, and windows}
  |                             ^^^^^^^^^^^
  = { } 안의 쉼표는 새 항목을 시작해요. 글에 쉼표가 있으면 따옴표로 감싸 주세요

bad.yaml:4:1: 같은 항목이 두 번 있어요: audience. 처음 쓴 줄: 3 [audience]
4 | audience: 학생과 부모님 #1반
  | ^^^^^^^^

bad.yaml:4:19: 여기부터 줄 끝까지가 주석이 되어 사라져요 [audience]
4 | audience: 학생과 부모님 #1반
  |                         ^
  = 빈칸 뒤의 #은 주석이 돼요. 글이면 따옴표로 감싸고, 주석이면 # 뒤를 한 칸 띄워 주세요

bad.yaml:5:1: 값이 비어 있어요 [licence]
5 | licence:
  | ^^^^^^^
  = 값을 쓰거나, 이 항목을 통째로 지워 주세요

bad.yaml:6:17: 한 줄에 쌍점(:)이 하나 더 있어요
6 | publisher: 우리 학교: 3학년
  |                     ^
  = 글에 쌍점이 들어가면 글 전체를 따옴표로 감싸 주세요: "…\""""

BROKEN_ENGLISH = """\
bad.yaml:2:29: the value is missing [title.and windows]
2 | title: {en: Doors to close, and windows}
  |                             ^^^^^^^^^^^
  = a comma inside { } starts a new entry; put quotes round a text that holds a comma

bad.yaml:4:1: this key stands here twice: audience. The first is on line 3 [audience]
4 | audience: 학생과 부모님 #1반
  | ^^^^^^^^

bad.yaml:4:19: from here to the end of the line everything is a comment and would be lost [audience]
4 | audience: 학생과 부모님 #1반
  |                         ^
  = # behind a blank starts a comment; put quotes round text, or leave a blank behind # in a comment

bad.yaml:5:1: the value is missing [licence]
5 | licence:
  | ^^^^^^^
  = write a value, or leave this entry out

bad.yaml:6:17: there is a colon too many on this line
6 | publisher: 우리 학교: 3학년
  |                     ^
  = if the text holds a colon, put straight quotes round all of it: "…\""""


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (BAD, "en", ENGLISH),
        (BAD, "ko", KOREAN),
        (BROKEN, "en", BROKEN_ENGLISH),
        (BROKEN, "ko", BROKEN_KOREAN),
    ],
    ids=["values en", "values ko", "yaml en", "yaml ko"],
)
def test_a_teacher_reads_every_mistake_at_its_place(
    text: str, language: str, told: str, checks: Mapping[str, type[Check[Any]]]
) -> None:
    with pytest.raises(ChecklistRefusedError) as refused:
        parse(text.encode(), "bad.yaml", checks)

    assert render(refused.value, language) == told


def test_the_page_for_teachers_shows_a_true_message(
    documented: str, checks: Mapping[str, type[Check[Any]]]
) -> None:
    page = Path(__file__).parents[2] / "docs" / "writing-a-checklist.md"
    mistyped = documented.replace("severity: high", "severity: hgih")

    with pytest.raises(ChecklistRefusedError) as refused:
        parse(mistyped.encode(), "our-school.yaml", checks)

    assert f"```\n{render(refused.value, 'en')}\n```" in page.read_text(encoding="utf-8")


def _words(language: str) -> dict[str, str]:
    return tomllib.loads(data(f"ui/{language}/checklist.toml").read_text(encoding="utf-8"))


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", ["ko", "id"])
def test_the_words_are_the_same_in_every_language(language: str) -> None:
    words, english = _words(language), _words("en")

    assert {key: _placeholders(text) for key, text in words.items()} == {
        key: _placeholders(text) for key, text in english.items()
    }
    assert all(text == unicodedata.normalize("NFC", text.strip()) for text in words.values())
