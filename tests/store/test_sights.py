"""What was seen in pictures, and what was said about them."""

import hmac
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from factories import NOW, answer, days_before
from selfguard.model.picture import Review
from selfguard.model.sight import Level, Sight
from selfguard.store import Holdings, Store, sights
from selfguard.store.sights import REVIEW_LASTS, Seen
from stores import IDENTITY, SIGHT, ask, edit, refused, seen_in

SIGHTS = [
    Sight(),
    Sight(Level.POSSIBLE, 3, 100),
    Sight(booth_codes=1),
    Sight(maybe_booth_codes=1),
    Sight(other_codes=1),
    Sight(is_strip=True),
    Sight(has_place=True),
    Sight(is_identifying=True),
]


def keep_review(store: Store, review: Review, now: datetime = NOW) -> None:
    """Keep in *store* that *review* was said of the one picture."""
    store.keep_review(store.pictures(now), [IDENTITY], review, now=now)


def review_of(store: Store, now: datetime) -> Review:
    return store.pictures(now).review_of(IDENTITY)


def test_nothing_is_known_where_nothing_is_kept_and_no_file_is_made(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")

    seen = store.pictures(NOW)

    assert (seen.sights, seen.reviews, seen.new) == ({}, {}, {})
    assert (seen.recall(IDENTITY), seen.review_of(IDENTITY)) == (None, Review.NONE)
    assert len(seen.secret) == 32
    assert seen.secret != store.pictures(NOW).secret
    assert not store.folder.exists()


@pytest.mark.parametrize("sight", [SIGHT, *SIGHTS])
def test_what_was_seen_comes_back(tmp_path: Path, sight: Sight) -> None:
    store = Store(tmp_path)

    store.keep_pictures(seen_in(store, sight=sight))

    assert store.pictures(NOW).recall(IDENTITY) == sight
    assert store.pictures(NOW).recall("another") is None


def test_what_was_seen_in_this_run_is_recalled_in_this_run() -> None:
    seen = Seen(b"k" * 32, {}, {})

    seen.remember(IDENTITY, SIGHT)

    assert seen.recall(IDENTITY) == SIGHT
    assert seen.new == {hmac.digest(b"k" * 32, IDENTITY.encode(), "sha256")[:16]: SIGHT}


def test_a_name_that_is_no_text_has_a_key() -> None:
    seen = Seen(b"k" * 32, {}, {})

    seen.remember("a\udcff.jpg", SIGHT)

    assert [seen.recall("a\udcff.jpg"), seen.recall("a\udcfe.jpg")] == [SIGHT, None]


def test_a_second_run_adds_to_the_first_under_the_same_secret(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_pictures(seen_in(store))

    store.keep_pictures(seen_in(store, "another", Sight()))
    store.keep_pictures(seen_in(store, "another", Sight(Level.FACE, 1, 5)))

    seen = store.pictures(NOW)
    assert [seen.recall(IDENTITY), seen.recall("another")] == [SIGHT, Sight(Level.FACE, 1, 5)]
    assert store.holdings() == Holdings(sights=2)


def test_where_nothing_new_was_seen_nothing_is_written(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")

    store.keep_pictures(store.pictures(NOW))

    assert not store.folder.exists()


def test_under_another_secret_nothing_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    late = seen_in(store, "late")
    store.keep_pictures(seen_in(store))

    store.keep_pictures(late)
    store.keep_review(late, ["late"], Review.KEEP, now=NOW)

    assert late.secret != store.pictures(NOW).secret
    assert store.holdings() == Holdings(sights=1)
    assert store.pictures(NOW).recall(IDENTITY) == SIGHT


def test_only_the_latest_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    store.keep_pictures(seen_in(store, "0"))
    monkeypatch.setattr(sights, "MOST_SIGHTS", 3)

    for number in range(1, 5):
        store.keep_pictures(seen_in(store, str(number)))

    seen = store.pictures(NOW)
    assert [str(number) for number in range(5) if seen.recall(str(number))] == ["2", "3", "4"]
    assert store.holdings() == Holdings(sights=3)


def test_what_was_said_comes_back_and_the_last_word_counts(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keep_review(store, Review.ARCHIVE)

    keep_review(store, Review.NOT_ME)

    assert review_of(store, NOW) is Review.NOT_ME
    assert store.pictures(NOW).review_of("another") is Review.NONE
    assert store.holdings() == Holdings(reviews=1)


def test_what_was_said_before_anything_was_seen_keeps_its_secret(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keep_review(store, Review.KEEP)

    store.keep_pictures(seen_in(store))

    assert (review_of(store, NOW), store.pictures(NOW).recall(IDENTITY)) == (Review.KEEP, SIGHT)


@pytest.mark.parametrize(
    ("after", "review"),
    [
        (timedelta(0), Review.KEEP),
        (timedelta(microseconds=-1), Review.NONE),
        (REVIEW_LASTS - timedelta(microseconds=1), Review.KEEP),
        (REVIEW_LASTS, Review.NONE),
    ],
)
def test_what_was_said_counts_for_a_year_and_not_before_it_was_said(
    tmp_path: Path, after: timedelta, review: Review
) -> None:
    store = Store(tmp_path)

    keep_review(store, Review.KEEP)

    assert review_of(store, NOW + after) is review
    assert timedelta(days=365) == REVIEW_LASTS


def test_the_file_holds_no_name_of_a_picture(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.confirm("haneul")

    store.keep_pictures(seen_in(store))
    keep_review(store, Review.KEEP)

    content = store.path.read_bytes()
    parts = [*IDENTITY.split("\0"), IDENTITY, "haneul", "media/", "posts", "jpg"]
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        assert [part for part in parts if len(part) > 1 and part.encode(encoding) in content] == []
    assert hmac.digest(b"", IDENTITY.encode(), "sha256")[:16] not in content


def test_a_picture_is_known_by_sixteen_bytes_that_take_the_secret_to_make(tmp_path: Path) -> None:
    store = Store(tmp_path)

    store.keep_pictures(seen_in(store))
    keep_review(store, Review.KEEP)

    [(secret,)] = ask(tmp_path, "SELECT secret FROM picture_secret")
    assert isinstance(secret, bytes)
    key = hmac.digest(secret, IDENTITY.encode(), "sha256")[:16]
    assert ask(tmp_path, "SELECT picture FROM sights") == [(key,)]
    assert ask(tmp_path, "SELECT picture FROM reviews") == [(key,)]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE reviews SET review = 'else'",
        "UPDATE reviews SET reviewed_on = 'yesterday'",
        "UPDATE reviews SET reviewed_on = '2026-11-22T00:00:00'",
        "UPDATE reviews SET reviewed_on = '0001-01-01T00:00:00+14:00'",
    ],
)
def test_a_row_that_does_not_fit_is_refused(tmp_path: Path, change: str) -> None:
    store = Store(tmp_path)
    store.keep_pictures(seen_in(store))
    keep_review(store, Review.KEEP)
    edit(tmp_path, change)

    error = refused(lambda store: store.pictures(NOW), store)

    assert error == ("cli.store-damaged", {"path": str(store.path)})


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sights SET level = 'else'",
        "UPDATE sights SET faces = -1",
        "UPDATE sights SET largest = -1",
        "UPDATE sights SET booths = -1",
        "UPDATE sights SET maybes = -1",
        "UPDATE sights SET others = -1",
        "UPDATE sights SET is_strip = -1",
        "UPDATE sights SET has_place = -1",
        "UPDATE sights SET is_identifying = -1",
    ],
)
def test_a_sight_that_does_not_fit_is_as_if_it_were_not_there(tmp_path: Path, change: str) -> None:
    store = Store(tmp_path)
    store.keep_pictures(seen_in(store))
    edit(tmp_path, change)

    assert store.pictures(NOW).recall(IDENTITY) is None


@pytest.mark.parametrize("column", ["level", "faces", "is_strip"])
@pytest.mark.parametrize("value", ["x'00'", "1.5", "NULL"])
def test_a_sight_of_another_type_is_as_if_it_were_not_there(
    tmp_path: Path, column: str, value: str
) -> None:
    store = Store(tmp_path)
    store.keep_pictures(seen_in(store))
    edit(
        tmp_path,
        "ALTER TABLE sights RENAME TO strict",
        "CREATE TABLE sights AS SELECT * FROM strict",
        "DROP TABLE strict",
        f"UPDATE sights SET {column} = {value}",  # noqa: S608 - values of this test
    )

    assert store.pictures(NOW).recall(IDENTITY) is None


def test_all_pictures_of_a_post_are_kept_at_once(tmp_path: Path) -> None:
    store = Store(tmp_path)
    seen = store.pictures(NOW)

    store.keep_review(seen, ["a", "b"], Review.KEEP, now=NOW)

    assert [store.pictures(NOW).review_of(each) for each in "abc"] == [
        Review.KEEP,
        Review.KEEP,
        Review.NONE,
    ]


def test_what_no_longer_counts_is_removed_when_something_is_said(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keep_review(store, Review.KEEP)
    later = NOW + REVIEW_LASTS

    store.keep_review(store.pictures(later), ["new"], Review.NOT_ME, now=later)

    assert store.holdings() == Holdings(reviews=1)
    assert store.pictures(later).review_of("new") is Review.NOT_ME


@pytest.mark.parametrize(
    ("table", "columns", "row"),
    [
        ("picture_secret", "id, secret", "1, 'x'"),
        ("reviews", "picture, review, reviewed_on", "'x', 'keep', '2026-11-22T00:00:00+00:00'"),
        ("reviews", "picture, review, reviewed_on", "x'00', 'keep', 5"),
    ],
)
def test_a_value_of_another_type_is_refused(
    tmp_path: Path, table: str, columns: str, row: str
) -> None:
    store = Store(tmp_path)
    store.keep_answer("own", answer())
    edit(
        tmp_path,
        f"DROP TABLE {table}",
        f"CREATE TABLE {table} ({columns})",
        f"INSERT INTO {table} VALUES ({row})",  # noqa: S608 - values of this test
    )

    error = refused(lambda store: store.pictures(NOW), store)

    assert error == ("cli.store-damaged", {"path": str(store.path)})


def test_forgetting_takes_pictures_and_their_secret_along(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    store.keep_pictures(seen_in(store))
    keep_review(store, Review.KEEP, days_before(0))

    removed = store.forget()

    assert removed == [store.path]
    assert store.holdings() == Holdings()
    assert (store.pictures(NOW).recall(IDENTITY), review_of(store, NOW)) == (None, Review.NONE)
