"""Any JSON in any place: nothing is raised, and no switch is ever turned round."""

import itertools
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instagram_exports import (
    LABELS,
    USER,
    activity,
    documents,
    encoded,
    export,
    labelled_posts,
    paths,
    profile,
    write_zip,
)
from instagram_reading import extents, facts
from selfguard.model.evidence import (
    Covered,
    Evidence,
    Extent,
    ProfileText,
    Setting,
    SettingName,
    Topic,
)
from selfguard.sources.instagram_export.source import InstagramExport

ANYTHING = st.recursive(
    st.none() | st.sampled_from([True]) | st.integers(-(10**19), 10**19)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["", "True", "1919-01-01", "a@b.example", "\u00e2\u0080\u00ae", "\ud800"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["value", "label", "vec", "dict", "uri", "media", "string_map_data",
                         "label_values", "string_list_data", "Private Account", "x"]),
        inner, max_size=3,
    ),
    max_leaves=8,
)  # fmt: skip


VALUES = ("True", "False", "2001-01-01", "a@b.example", "text")


def places(node: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - any JSON
    """Yield every place in *node*: what holds it, and the key or number there."""
    inner = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in list(inner):
        yield node, key
        if isinstance(value, dict | list):
            yield from places(value)


def read(files: dict[str, bytes]) -> list[Evidence]:
    with tempfile.TemporaryDirectory() as folder:
        packed = write_zip(Path(folder), files)
        return list(InstagramExport([packed]).collect())


def is_private(evidence: list[Evidence]) -> set[bool]:
    return {
        e.is_on
        for e in evidence
        if isinstance(e, Setting) and e.name is SettingName.PRIVATE_ACCOUNT
    }


@given(st.data(), st.sampled_from(["en-US", "nl", "unknown"]))
def test_the_profile_never_gives_a_wrong_private_switch(data: st.DataObject, language: str) -> None:
    made: list[Any] = [profile(language, private="True", confirmed="False")]
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(list(places(made))))
        if data.draw(st.booleans()) and isinstance(holder, dict):
            del holder[key]
        else:
            holder[key] = data.draw(ANYTHING)
    document = json.dumps({"profile_user": made}).encode()

    found = read({paths("G4")["profile"]: document, paths("G4")["posts"]: b"[]"})

    assert is_private(found) <= {True}
    if not is_private(found):
        assert extents(found)[Topic.ACCOUNT] is not Extent.WHOLE or facts(found) == []


@given(st.data())
@settings(max_examples=100)
def test_any_value_in_any_place_leaves_the_rest_readable(data: st.DataObject) -> None:
    where = paths("G5")
    media, login = (where[name].rpartition("/")[0] for name in ("posts", "logins"))
    made: dict[str, Any] = {
        **{where[name]: document for name, document in documents("G5").items()},
        f"{media}/posts.json": labelled_posts(),
        f"{login}/profile_activity.json": [activity()],
    }
    path = data.draw(st.sampled_from(sorted(made)))
    holder, key = data.draw(st.sampled_from(list(places(made[path]))))
    holder[key] = data.draw(ANYTHING)

    found = read({name: json.dumps(document).encode() for name, document in made.items()})

    assert is_private(found) <= {True}
    assert [e.topic for e in found if isinstance(e, Covered)] == [
        topic
        for topic in Topic
        if topic not in {Topic.FOLDER_PICTURES, Topic.ANSWERS, Topic.PUBLIC_PAGE, Topic.TAGGED}
    ]


@given(st.data(), st.sampled_from(["profile.json", "media.json", "connections.json"]))
def test_a_flat_export_with_any_value_in_any_place_is_read(data: st.DataObject, path: str) -> None:
    files = export("G1")
    made = json.loads(files[path])
    holder, key = data.draw(st.sampled_from(list(places(made))))
    holder[key] = data.draw(ANYTHING)

    found = read({**files, path: json.dumps(made).encode()})

    assert is_private(found) <= {True}


@given(st.data())
def test_cut_and_changed_bytes_are_no_more_than_gaps(data: st.DataObject) -> None:
    files = export("G5")
    path = data.draw(st.sampled_from(sorted(p for p in files if p.endswith(".json"))))
    content = bytearray(files[path])
    at = data.draw(st.integers(0, len(content) - 1))
    cut = data.draw(st.booleans())
    content[at : None if cut else at + 1] = data.draw(st.binary(max_size=3))

    found = read({**files, path: bytes(content)})

    assert is_private(found) <= {True}
    assert len(facts(found)) > 10


@pytest.mark.parametrize("language", LABELS)
def test_a_field_of_the_future_never_turns_a_switch(language: str) -> None:
    for position, value in itertools.product(range(12), VALUES):
        made: Any = profile(language, private="True", confirmed="False")
        cells = list(made["string_map_data"].items())
        cells.insert(position, ("Neu?", {"value": value}))
        made["string_map_data"] = dict(cells)

        found = read({paths("G4")["profile"]: encoded({"profile_user": [made]})})

        names = [e.text for e in found if isinstance(e, ProfileText) and e.field == "username"]
        assert is_private(found) <= {True}
        assert names in ([], [USER])
