import dataclasses
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from factories import NOW, answer, day
from selfguard.model.evidence import Answer, AnswerValue, Origin, Why
from selfguard.store import Store
from stores import edit, refused

SEOUL = timezone(timedelta(hours=9))


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    given = datetime(2026, 11, 22, 9, 30, 1, 123_456, tzinfo=UTC)
    kept = Answer(
        Origin("answers", "", given),
        "kakao-profile-photo",
        AnswerValue.NOT_FOR_ME,
        given,
        day("2027-05-21"),
        "2026112201",
        Why.NOT_USED,
    )

    Store(tmp_path / "data").keep_answer("own", kept)

    assert Store(tmp_path / "data").answers("own") == [kept]


def test_the_answers_are_sorted_by_step(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for step in ("b-step", "a-step-2", "a-step", "가"):
        store.keep_answer("own", answer(step))

    kept = store.answers("own")

    assert kept == [answer("a-step"), answer("a-step-2"), answer("b-step"), answer("가")]


def test_a_later_answer_takes_the_place_of_the_earlier_one(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_answer("own", answer("a-step", AnswerValue.DONE))
    store.keep_answer("own", answer("b-step", AnswerValue.DONE))
    later = dataclasses.replace(
        answer("a-step", AnswerValue.NOT_FOR_ME, NOW, 90), serial="2026112202", why=Why.MY_CHOICE
    )

    store.keep_answer("own", later)

    assert store.answers("own") == [later, answer("b-step", AnswerValue.DONE)]


def test_the_answers_of_one_scope_are_not_those_of_another(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_answer("own", answer("a-step", AnswerValue.DONE))

    store.keep_answer("child", answer("a-step", AnswerValue.NOT_DONE))

    assert store.answers("own") == [answer("a-step", AnswerValue.DONE)]
    assert store.answers("child") == [answer("a-step", AnswerValue.NOT_DONE)]
    assert store.answers("") == []


def test_a_time_of_another_zone_comes_back_in_utc(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_answer("own", answer(answered_on=datetime(2026, 11, 22, 1, 0, tzinfo=SEOUL)))

    (kept,) = store.answers("own")

    assert kept.answered_on.isoformat() == "2026-11-21T16:00:00+00:00"
    assert kept.origin == Origin("answers", "", kept.answered_on)


def test_a_replaced_answer_leaves_nothing_in_the_file(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(40):
        store.keep_answer("own", dataclasses.replace(answer(f"s-{number}"), serial="canary-old"))
    before = store.path.read_bytes().count(b"canary-old")

    for number in range(40):
        store.keep_answer("own", dataclasses.replace(answer(f"s-{number}"), serial="new"))

    assert before == 40
    assert b"canary-old" not in store.path.read_bytes()


def test_hidden_characters_in_the_file_are_shown(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_answer("own", answer("a-step"))
    edit(tmp_path, "UPDATE answers SET step = 'a' || char(8238) || 'b'")

    (kept,) = store.answers("own")

    assert kept.step == "a⟨U+202E⟩b"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("value", "'perhaps'"),
        ("value", "'DONE'"),
        ("why", "'because'"),
        ("answered_on", "''"),
        ("answered_on", "'yesterday'"),
        ("answered_on", "'2026-11-22T09:30:00'"),
        ("answered_on", "'2026-13-22T09:30:00+00:00'"),
        ("answered_on", "'0001-01-01T00:00:00+14:00'"),
        ("valid_until", "'2026-11-22'"),
        ("step", "CAST(x'ff' AS TEXT)"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(tmp_path: Path, column: str, value: str) -> None:
    store = Store(tmp_path)
    store.keep_answer("own", answer())
    edit(tmp_path, f"UPDATE answers SET {column} = {value}")  # noqa: S608 - values of this test

    error = refused(lambda store: store.answers("own"), store)

    assert error == ("cli.store-damaged", {"path": str(store.path)})


@pytest.mark.parametrize("column", ["step", "value", "why", "serial", "answered_on", "valid_until"])
@pytest.mark.parametrize("value", ["NULL", "5", "1.5", "x'ff'"])
def test_an_answer_of_wrong_types_is_refused(tmp_path: Path, column: str, value: str) -> None:
    store = Store(tmp_path)
    store.keep_answer("own", answer())
    edit(
        tmp_path,
        "CREATE TABLE loose (scope, step, value, why, serial, answered_on, valid_until)",
        "INSERT INTO loose SELECT * FROM answers",
        "DROP TABLE answers",
        "ALTER TABLE loose RENAME TO answers",
        f"UPDATE answers SET {column} = {value}",  # noqa: S608 - values of this test
    )

    error = refused(lambda store: store.answers("own"), store)

    assert error == ("cli.store-damaged", {"path": str(store.path)})
