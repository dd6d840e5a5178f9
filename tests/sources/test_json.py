import io
import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from json_readings import CHUNKS, Reading, read
from selfguard.sources._json import RECORD_KEYS, Records, read_json

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**19) + 1, 10**20 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=9,
)
keys = st.sampled_from([*sorted(RECORD_KEYS), "title", "relationships", "x", ""])
objects = st.dictionaries(keys, values, max_size=3)
lists = st.lists(values | objects, max_size=6)
documents = (
    lists
    | objects
    | st.dictionaries(keys, st.lists(objects | values, max_size=5), max_size=2)
    | st.dictionaries(keys, objects, max_size=2)
)


def expected(document: object) -> Reading:
    """Return what has to be read of *document*, after the six forms of the fact sheet."""
    key = ""
    if isinstance(document, dict) and len(document) == 1 and not RECORD_KEYS & document.keys():
        [(name, inner)] = document.items()
        if isinstance(inner, dict | list):
            key, document = name, inner
    found = document if isinstance(document, list) else [document]
    records = [each for each in found if isinstance(each, dict)]
    skipped = len(found) - len(records)
    if not key and len(found) == 1 and isinstance(found[0], str):
        skipped = 0
    return key, records, skipped, skipped == 0, ""


texts = st.builds(json.dumps, documents, ensure_ascii=st.booleans(), indent=st.none() | st.just(1))


@given(texts, st.sampled_from(CHUNKS))
@example('{"ig_stories": [{"a": 1}]}', 1)
@example('{"allow": "Everyone"}', 1)
@example('["You have no data in this section"]', 1)
def test_records_are_those_of_the_standard_library(text: str, chunk: int) -> None:
    assert read(text, chunk=chunk) == expected(json.loads(text))


@given(lists | st.builds(lambda each: {"k": each}, lists), st.integers(1, 200))
@example([3.5e16, {}], 5 + len("5e+16"))
@example([3.5e16, {}], 5 + len("16"))
@example([3.5e16, {}], 5 + len("+16"))
def test_a_list_that_ends_early_gives_what_was_whole_and_says_so(
    document: object, cut: int
) -> None:
    text = json.dumps(document)[:-cut]
    whole = expected(document)

    _, records, _, is_whole, fault = read(text, chunk=5)

    assert fault == "damaged"
    assert not is_whole
    assert records == whole[1][: len(records)]


@pytest.mark.parametrize("chunk", CHUNKS)
@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ('[{"a": 1}, {"a": 2}]', ("", [{"a": 1}, {"a": 2}], 0, True, "")),
        ('{"ig_stories": [{"a": 1}]}', ("ig_stories", [{"a": 1}], 0, True, "")),
        ('{"ig_stories": [] }', ("ig_stories", [], 0, True, "")),
        ('{"ig_autofill_data": {"a": 1}}', ("ig_autofill_data", [{"a": 1}], 0, True, "")),
        ('{"media": [{"uri": ""}]}', ("", [{"media": [{"uri": ""}]}], 0, True, "")),
        ('{"label_values": [], "fbid": ""}', ("", [{"label_values": [], "fbid": ""}], 0, True, "")),
        ('{"photos": [{}], "videos": []}', ("", [{"photos": [{}], "videos": []}], 0, True, "")),
        ('{"a": {}, "b": {}}', ("", [{"a": {}, "b": {}}], 0, True, "")),
        ('{"allow": "Everyone"}', ("", [{"allow": "Everyone"}], 0, True, "")),
        ('{"a": 1, "a": [{"b": 2}]}', ("", [], 1, False, "")),
        ('{"k": [{"a": 1}], "k": [{"b": 2}]}', ("", [], 1, False, "")),
        ('{"k": [{"a": 1, "a": 1}, {"b": 2}]}', ("k", [{"b": 2}], 1, False, "")),
        ('[{"a": {"b": [{"c": 1, "c": 2}]}}, {"a": {}}]', ("", [{"a": {}}], 1, False, "")),
        ('["another sentence"]', ("", [], 0, True, "")),
        ("{}", ("", [{}], 0, True, "")),
        ("[]", ("", [], 0, True, "")),
        ('["You have no data in this section"]', ("", [], 0, True, "")),
        ('{"a": ["You have no data"]}', ("a", [], 1, False, "")),
        ('["one", "two"]', ("", [], 2, False, "")),
        ('[{"a": 1}, null, 3, [4]]', ("", [{"a": 1}], 3, False, "")),
        ("\ufeff\r\n\t [{}] \n", ("", [{}], 0, True, "")),
        ("[12, 34, 5.5, 6e1, -7]", ("", [], 5, False, "")),
        ('[{"a": "\\ud83d\\ude00"}]', ("", [{"a": "\U0001f600"}], 0, True, "")),
        ('[{"a": "\\ud83d"}]', ("", [{"a": "\ud83d"}], 0, True, "")),
        ('[{"a": "가나다"}]', ("", [{"a": "가나다"}], 0, True, "")),
        ('[{"__class__": "x"}]', ("", [{"__class__": "x"}], 0, True, "")),
    ],
)
def test_the_forms_of_a_document(text: str, outcome: Reading, chunk: int) -> None:
    spaced = re.sub(r"([{}\[\],:])", "\n \\1\t ", text)

    assert read(text, chunk=chunk) == outcome
    assert read(spaced, chunk=chunk) == outcome


@pytest.mark.parametrize("chunk", CHUNKS)
@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("", ("", [], 0, False, "damaged")),
        (" \n", ("", [], 0, False, "damaged")),
        ("\ufeff", ("", [], 0, False, "damaged")),
        ("12", ("", [], 0, False, "not-json")),
        ('"text"', ("", [], 0, False, "not-json")),
        ("<!DOCTYPE html>", ("", [], 0, False, "not-json")),
        ("[", ("", [], 0, False, "damaged")),
        ("{", ("", [], 0, False, "damaged")),
        ('[{"a": 1}', ("", [{"a": 1}], 0, False, "damaged")),
        ('[{"a": 1},', ("", [{"a": 1}], 0, False, "damaged")),
        ('[{"a": 1}, {"a', ("", [{"a": 1}], 0, False, "damaged")),
        ('[{"a": 1}, nul', ("", [{"a": 1}], 0, False, "damaged")),
        ('{"k": [{"a": 1}', ("k", [{"a": 1}], 0, False, "damaged")),
        ('{"k": [{"a": 1}]', ("k", [{"a": 1}], 0, False, "damaged")),
        ('{"k": [{"a": 1}] "l"', ("k", [{"a": 1}], 0, False, "not-json")),
        ('{"k": [{"a": 1}], "l": ', ("", [], 0, False, "damaged")),
        ('{"k": [{"a": 1}, {"a" 1}, {"b": "long enough to look back"}]}',
         ("k", [{"a": 1}], 0, False, "not-json")),
        ('[{"a": 1} {"a": 2}]', ("", [{"a": 1}], 0, False, "not-json")),
        ('[{"a": 1}] []', ("", [{"a": 1}], 0, False, "not-json")),
        ('{"k": [{"a": 1}]}}', ("k", [{"a": 1}], 0, False, "not-json")),
        ('{"a": 1, "b": 2} x', ("", [{"a": 1, "b": 2}], 0, False, "not-json")),
        ('[{"a": "line\nbreak"}, "and a long rest behind it"]',
         ("", [], 0, False, "not-json")),
        ("[" * 100_000, ("", [], 0, False, "not-json")),
        ('{"a":' * 100_000, ("", [], 0, False, "not-json")),
        ('{"k": [{"a": 1}, ' + "[" * 100_000, ("k", [{"a": 1}], 0, False, "not-json")),
    ],
)  # fmt: skip
def test_what_is_no_json_gives_what_stands_before_the_fault(
    text: str, outcome: Reading, chunk: int
) -> None:
    if len(text) > 1000:
        chunk = max(chunk, 64)

    assert read(text, chunk=chunk) == outcome


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[1,]", b"\xff", b"{'a': 1}", b"[" * 100_000, b'"\x01"', b"\xef\xbb\xbf"]
)
def test_read_json_raises_value_error_or_recursion_error(raw: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        read_json(raw)


@pytest.mark.parametrize("text", ['{"a": 1, "a": 1}', '{"x": [{"\\u0061": 1, "b": 2, "a": 3}]}'])
def test_two_equal_keys_are_no_document(text: str) -> None:
    with pytest.raises(ValueError, match="two equal keys"):
        read_json(text.encode())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('["You have no data in this section"]', "You have no data in this section"),
        ('["evil"]', "evil"),
        ('[""]', ""),
        ('["a", "b"]', None),
        ('{"k": ["a"]}', None),
        ("[5]", None),
        ("[]", None),
    ],
)
def test_a_sentence_in_place_of_records_is_told(text: str, sentence: str | None) -> None:
    found = Records(io.BytesIO(text.encode()))

    assert list(found) == []
    assert found.sentence == sentence


@given(values)
def test_read_json_reads_what_the_standard_library_reads(document: object) -> None:
    raw = json.dumps(document).encode()

    assert read_json(b"\xef\xbb\xbf" + raw) == json.loads(raw)
