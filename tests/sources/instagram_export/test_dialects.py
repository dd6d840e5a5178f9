import unicodedata
from collections import Counter
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instagram_exports import SEEN, T, labelled, moved, person, record
from instagram_reading import seconds
from selfguard.sources.instagram_export.dialects import (
    WRONG_SHAPE,
    Cell,
    Record,
    Times,
    label_of,
    parse,
)
from selfguard.sources.instagram_export.labels import (
    EVERYONE,
    EVERYONE_GUESSED,
    GUESSED,
    NOT_EVERYONE_GUESSED,
    PRIVACY_SENTENCES,
    Label,
    fold,
)
from selfguard.sources.instagram_export.labels import (
    SEEN as SEEN_LABELS,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**19), 10**19)
    | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["label", "value", "vec", "dict", "title", "timestamp", "uri", "href",
                         "timestamp_value", "Username"]) | st.text(max_size=3),
        inner, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


def test_dialect_m_has_labels_and_pictures() -> None:
    made = {**record("t", Name={"value": "x"}, Zeit={"timestamp": 5}), "media_map_data": {
        "Foto": {"uri": "media/a.jpg"}}}  # fmt: skip

    found = parse(made)

    assert found == Record(
        "t", (Cell(Label.NAME, "x"), Cell(Label.TIME, "", 5)), pictures=("media/a.jpg",),
        is_map=True,
    )  # fmt: skip


def test_dialect_l_has_rows_without_labels() -> None:
    old, new = parse(person(0)), parse(moved(0))

    assert old == Record("", (Cell(None, "invented_0", T, is_labelled=False),), rows=1)
    assert new == Record("i0", (Cell(None, "", T, is_labelled=False),), rows=1)


def test_dialect_v_nests() -> None:
    items = [
        {"label": "URL", "href": "https://example.org/"},
        {"label": "Caption"},
        {"label": "Update time", "timestamp_value": 5},
        {"label": "Hashtags", "vec": [{"value": "a"}, {"value": 7}]},
        {"label": "Events", "vec": [{"dict": [{"label": "Event", "value": "VIEW"}]}]},
        {"title": "Location", "dict": [{"dict": [{"label": "Name", "value": "x"}], "title": ""}]},
        {"title": "empty"},
    ]

    found = parse({**labelled(time=9), "label_values": items})

    assert found == Record(
        "",
        (
            Cell(Label.URL, "https://example.org/"),
            Cell(Label.CAPTION, ""),
            Cell(Label.UPDATED, "", 5),
            Cell(Label.HASHTAGS, "a", within=Label.HASHTAGS),
            Cell(Label.HASHTAGS, "7", within=Label.HASHTAGS),
            Cell(None, "VIEW"),
            Cell(Label.NAME, "x", within=Label.LOCATION),
        ),
        9,
    )


@pytest.mark.parametrize(
    "raw",
    [
        {}, {"title": "x"}, {"string_map_data": 5}, {"string_map_data": {"a": 5}},
        {"string_list_data": 5}, {"string_list_data": [5]}, {"label_values": 5},
        {"label_values": ["x"]}, {"label_values": [{"label": {}, "vec": [5]}]},
        {"label_values": [{"vec": "abc"}]}, {"string_map_data": {"a": {"value": {}}}},
        {"string_map_data": {}, "title": []}, {"string_map_data": {}, "media_map_data": "x"},
        {"string_map_data": {}, "media_map_data": {"a": 5}},
    ],
)  # fmt: skip
def test_a_wrong_shape_raises_what_the_reader_catches(raw: dict[str, object]) -> None:
    with pytest.raises(WRONG_SHAPE):
        parse(raw)


@given(st.sampled_from(["string_map_data", "string_list_data", "label_values", "media_map_data"]),
       JSON, JSON, JSON)  # fmt: skip
def test_any_value_in_any_place_is_a_record_or_a_wrong_shape(
    name: str, first: object, second: object, title: object
) -> None:
    raw = {"label_values": [], name: first, "title": title, "timestamp": second}

    try:
        found = parse(raw)
    except WRONG_SHAPE:
        return

    assert all(isinstance(cell.value, str) for cell in found.cells)
    assert isinstance(found.when(Times(SEEN)), datetime | None)


def test_deep_nesting_is_no_recursion() -> None:
    item: dict[str, object] = {"label": "Name", "value": "x"}
    for _ in range(50_000):
        item = {"dict": [item]}

    found = parse({"label_values": [item]})

    assert found.cells == (Cell(Label.NAME, "x"),)
    while "dict" in item:  # let go of it from the outside: the nesting is deep for Python itself
        [item] = item["dict"]  # type: ignore[misc]


@given(JSON)
def test_any_value_is_a_time_or_none(value: object) -> None:
    found = Times(SEEN).read(value)

    assert found is None or found.tzinfo is not None


def test_the_newest_time_is_remembered() -> None:
    times = Times(SEEN)

    read = [times.read(value) for value in (T + 60, T, 0, 10**18)]

    assert read == [seconds(T + 60), seconds(T), None, None]
    assert times.newest == seconds(T + 60)


def test_a_record_knows_its_time_by_cell_then_by_itself_then_by_its_title() -> None:
    cells = (Cell(None, "x", 0), Cell(None, "y", T))
    title = "2024-07-03T09:46:41+00:00"

    told = [
        made.when(Times(SEEN))
        for made in (Record(title, cells, T + 2), Record(title, (), T + 2), Record(title), Record())
    ]

    assert told == [seconds(T), seconds(T + 2), seconds(T + 1), None]


def test_each_word_is_one_label() -> None:
    words = [fold(w) for table in (SEEN_LABELS, GUESSED) for ws in table.values() for w in ws]

    twice = [word for word, count in Counter(words).items() if count > 1]

    assert twice == []


def test_labels_are_compared_without_case_space_and_composition() -> None:
    decomposed = unicodedata.normalize("NFD", "비공개 계정")

    assert label_of(f" {decomposed} ") is Label.PRIVATE
    assert label_of("PRIVATE ACCOUNT") is Label.PRIVATE
    assert label_of("x" * 10_000) is None


def test_no_value_means_two_things() -> None:
    assert not (EVERYONE | EVERYONE_GUESSED) & NOT_EVERYONE_GUESSED
    assert len(PRIVACY_SENTENCES) == 28
