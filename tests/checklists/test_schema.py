"""The schema: the same fields as the model, one strict form of each value, a file for editors."""

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from selfguard.checklists import help_schema, schema
from selfguard.checklists.document import Fault, Raw
from selfguard.checklists.fields import Closed, TextModel
from selfguard.checklists.read import read
from selfguard.checklists.validate import json_schema, validated
from selfguard.model.checklist import Action, Checklist, Reference, Step
from selfguard.model.facts import Text
from selfguard.model.help import Contact, HelpLine, HelpLines, Route
from selfguard.words import has
from shipped_texts import HELP_LINES, SHIPPED

FOLDER = Path(__file__).parents[2] / "checklists"
EDITORS = {
    "schema.json": schema.ChecklistModel,
    "helplines.schema.json": help_schema.HelpLinesModel,
}
"""The files for editors, and the model that each is made from."""
each_file = pytest.mark.parametrize(("name", "model"), EDITORS.items(), ids=EDITORS)


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as an editor does: numbers are numbers, a date is a text."""


EditorLoader.yaml_implicit_resolvers = {
    sign: [each for each in resolvers if each[0] != "tag:yaml.org,2002:timestamp"]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _faults(text: str) -> list[Fault]:
    return validated(read(text.encode()).value, schema.ChecklistModel, schema.INSIDE)[1]


def _as_an_editor_reads(text: str) -> object:
    read_as: object = yaml.load(text, Loader=EditorLoader)  # noqa: S506 - a SafeLoader
    return read_as


def _fields(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


@pytest.mark.parametrize(
    ("model", "noun", "only_written", "only_told"),
    [
        (TextModel, Text, set(), set()),
        (schema.ActionModel, Action, set(), set()),
        (schema.ReferenceModel, Reference, set(), set()),
        (schema.StepModel, Step, {"with", "noticeable"}, {"is_noticeable"}),
        (schema.ChecklistModel, Checklist, set(), set()),
        (help_schema.ContactModel, Contact, set(), set()),
        (help_schema.HelpLineModel, HelpLine, set(), set()),
        (help_schema.RouteModel, Route, set(), set()),
        (
            help_schema.HelpLinesModel,
            HelpLines,
            {"id", "publisher", "licence", "reviewed"},
            set(),
        ),
    ],
)
def test_the_schema_has_the_fields_of_the_model(
    model: type[BaseModel], noun: type[Text], only_written: set[str], only_told: set[str]
) -> None:
    told = {field.name for field in dataclasses.fields(noun)}

    assert (_fields(model) - told, told - _fields(model)) == (only_written, only_told)


@each_file
def test_a_file_for_editors_is_the_schema(name: str, model: type[Closed]) -> None:
    # Mended by `json_schema(model)` of `selfguard.checklists.validate`, written into the file.
    written = (FOLDER / name).read_text(encoding="utf-8")

    assert written == json_schema(model)


@pytest.mark.parametrize("name", EDITORS)
def test_a_file_for_editors_is_a_schema(name: str) -> None:
    written = json.loads((FOLDER / name).read_text(encoding="utf-8"))

    jsonschema.Draft202012Validator.check_schema(written)


def test_the_file_for_editors_takes_the_documented_checklist(documented: str) -> None:
    whole = json.loads(json_schema(schema.ChecklistModel))

    jsonschema.validate(_as_an_editor_reads(documented), whole)

    assert documented.startswith("# yaml-language-server: $schema=schema.json\n")


@pytest.mark.parametrize("path", [*SHIPPED, HELP_LINES], ids=lambda path: path.stem)
def test_the_file_that_a_shipped_file_names_takes_it(path: Path) -> None:
    text = path.read_text("utf-8")
    [named] = re.findall(r"\A# yaml-language-server: \$schema=([a-z.]+)\n", text)

    jsonschema.validate(_as_an_editor_reads(text), json.loads((FOLDER / named).read_text("utf-8")))

    assert (named == "helplines.schema.json") is (path == HELP_LINES)


def test_an_editor_is_told_of_a_key_that_does_not_exist(documented: str) -> None:
    whole = json.loads(json_schema(schema.ChecklistModel))

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(_as_an_editor_reads(documented + "telephone: 1366\n"), whole)


@each_file
def test_every_key_is_explained_to_editors(name: str, model: type[Closed]) -> None:
    whole = json.loads(json_schema(model))

    unexplained = [
        f"{shape_name}.{key}"
        for shape_name, shape in {name: whole, **whole["$defs"]}.items()
        for key, each in shape.get("properties", {}).items()
        if not each.get("description")
    ]
    assert unexplained == []


@pytest.mark.parametrize(
    ("model", "inside"),
    [
        (schema.ChecklistModel, schema.INSIDE),
        (help_schema.HelpLinesModel, help_schema.INSIDE),
    ],
)
def test_each_map_has_its_model_so_that_a_mistyped_key_is_guessed(
    model: type[Closed], inside: dict[str | int, type[Closed]]
) -> None:
    shapes = json.loads(json_schema(model))["$defs"]
    closed = {name for name, shape in shapes.items() if shape["type"] == "object"}

    assert closed == {TextModel.__name__, *(each.__name__ for each in inside.values())}


def test_the_documentation_tells_every_key() -> None:
    page = (FOLDER.parent / "docs" / "writing-a-checklist.md").read_text(encoding="utf-8")

    rows = set(re.findall("`([a-z_]+)`", "".join(re.findall(r"^\| (`.+?) \|", page, re.MULTILINE))))

    whole = json.loads(json_schema(schema.ChecklistModel))
    shapes = [whole, *(whole["$defs"][f"{name}Model"] for name in ("Step", "Action", "Reference"))]
    assert rows == {key for shape in shapes for key in shape["properties"]}
    assert len(rows) > 20


@pytest.mark.parametrize(
    ("place", "written", "key"),
    [
        ("minutes: 0", "minutes: 010", "not-number"),
        ("minutes: 0", "minutes: 1_000", "not-number"),
        ("minutes: 0", "minutes: ' 5 '", "not-number"),
        ("minutes: 0", "minutes: 5.0", "not-number"),
        ("minutes: 0", "minutes: no", "not-number"),
        ("minutes: 0", "minutes: -1", "not-number"),
        ("minutes: 0", "minutes: +1", "not-number"),
        ("minutes: 0", "minutes: ٣", "not-number"),
        ("minutes: 0", "minutes: 0x10", "not-number"),
        ("minutes: 0", "minutes: 1e2", "not-number"),
        ("minutes: 0", "minutes: 12:30", "not-number"),
        ("minutes: 0", "minutes: 601", "not-number"),
        ("minutes: 0", f"minutes: {'9' * 3999}", "not-number"),
        ("minutes: 0", 'minutes: ""', "not-number"),
        ("minutes: 0", "minutes: [1]", "not-text"),
        ("minutes: 0", "minutes: 0\n    answer_valid_days: 0", "not-number"),
        ("minutes: 0", "minutes: 0\n    answer_valid_days: 731", "not-number"),
        ("review_after: 2027-02-24", "review_after: 2027-02-29", "not-day"),
        ("review_after: 2027-02-24", "review_after: 2024-13-45", "not-day"),
        ("review_after: 2027-02-24", "review_after: 2027-2-4", "not-day"),
        ("review_after: 2027-02-24", "review_after: 20270224", "not-day"),
        ("review_after: 2027-02-24", "review_after: 2027-02-24T00:00", "not-day"),
        ("review_after: 2027-02-24", "review_after: {a: b}", "not-text"),
        ("serial: 2026112401", "serial: 2026033201", "not-serial"),
        ("serial: 2026112401", "serial: 20261124", "not-serial"),
        ("serial: 2026112401", "serial: 2026-11-24-01", "not-serial"),
        ("id: least", "id: Least", "not-id"),
        ("id: least", "id: a_b", "not-id"),
        ("id: least", f"id: {'a' * 41}", "not-id"),
        ("id: least", 'id: "a\\n"', "not-id"),
        ("id: least", "id: [least]", "not-text"),
        ("title: {ko: 가장 작은 것}", "title: 가장 작은 것", "not-map"),
        ("title: {ko: 가장 작은 것}", "title: {}", "no-language"),
        ("title: {ko: 가장 작은 것}", 'title: {ko: ""}', "empty"),
        ("title: {ko: 가장 작은 것}", 'title: {ko: " \\n "}', "empty"),
        ("title: {ko: 가장 작은 것}", "title: {ko: [가]}", "not-text"),
        ("title: {ko: 가장 작은 것}", "title: {kr: 가}", "unknown-key"),
        ("title: {ko: 가장 작은 것}", f"title: {{ko: {'가' * 1001}}}", "too-long"),
        ("licence: MIT", f"licence: {'a' * 201}", "too-long"),
        ("licence: MIT", "licence: {a: b}", "not-text"),
        ("licence: MIT", "license: MIT\nlicence: MIT", "unknown-key"),
        ("licence: MIT\n", "", "missing"),
        ("severity: high", "severity: High", "not-one-of"),
        ("severity: high", "severity: [high]", "not-text"),
        ("severity: high", "severity: high\n    roles: []", "too-few"),
        ("severity: high", "severity: high\n    roles: self", "not-list"),
        ("severity: high", "severity: high\n    roles: [self, slef]", "not-one-of"),
        ("severity: high", "severity: high\n    roles: [self, self]", "repeated"),
        ("severity: high", "severity: high\n    ages: [14, 14-17]", "not-one-of"),
        ("severity: high", "severity: high\n    ages: [unsaid, unsaid]", "repeated"),
        ("severity: high", "severity: high\n    with: [a]", "not-map"),
        ("severity: high", "severity: high\n    check: [answer]", "not-text"),
        ("severity: high", "severity: high\n    references: [a]", "not-map"),
        ("        mark: U", "        mark: u", "not-one-of"),
        ("        mark: U", "        mark: U\n        platform: facebook", "not-one-of"),
        ("        mark: U", "        mark: U\n        os: windows", "not-one-of"),
        ("        mark: U", "        mark: U\n        link: https://x.example/", "not-one-of"),
        ("        mark: U", f"        mark: U\n        app_version: {'1' * 41}", "too-long"),
        ("        mark: U", "        mark: U\n        source_date: Unknown", "not-date"),
        ("        mark: U", "        mark: U\n        verified_on: unknown", "not-day"),
        ("        mark: U", "        mark: U\n        roles: [pupil]", "not-one-of"),
        ("        mark: U", "        mark: U\n        roles: []", "too-few"),
        ("        mark: U", "        mark: U\n        ages: [minor]", "not-one-of"),
        ("        mark: U", "        mark: U\n        help_line: 1366 (24h)", "not-id"),
        ("licence: MIT", "licence: MIT\nsituation: emergency", "not-one-of"),
        ("licence: MIT", "licence: MIT\nsituation: [worried]", "not-text"),
        ("licence: MIT", "licence: MIT\nopening: It is not your fault.", "not-map"),
        ("licence: MIT", "licence: MIT\nopening: {}", "no-language"),
        ("licence: MIT", "licence: MIT\nreviewed: true", "not-map"),
        ("licence: MIT", "licence: MIT\nreviewed: {ko: yes}", "not-one-of"),
        ("licence: MIT", "licence: MIT\nreviewed: {kr: true}", "unknown-key"),
        ("severity: high", "severity: high\n    noticeable: yes", "not-one-of"),
        ("severity: high", "severity: high\n    is_noticeable: true", "unknown-key"),
        ("        mark: U", "        mark: U\n        source_date: 2025-13", "not-date"),
        ("        mark: U", "        mark: U\n        source_date: 25", "not-date"),
        ("        mark: U", "        mark: U\n        verified_on: 2026-01", "not-day"),
        ("        mark: U", "        mark: U\n        path: a › b", "not-map"),
    ],
)
def test_each_value_has_one_form(least: str, place: str, written: str, key: str) -> None:
    assert least.count(place) == 1 or place.startswith("id")

    faults = _faults(least.replace(place, written, 1))

    assert [fault.key for fault in faults] == [key]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("address: http://x.example/", "not-address"),
        ("address: 'https://x.example/a b'", "not-address"),
        ("address: https://한국.example/", "not-address"),
        ("address: javascript:alert(1)", "not-address"),
        ("date: 2024-02-30", "not-date"),
        ("date: Unknown", "not-date"),
        ("date: [2024]", "not-text"),
    ],
)
def test_each_value_of_a_reference_has_one_form(documented: str, written: str, key: str) -> None:
    name = written.split(":", maxsplit=1)[0]

    faults = _faults(re.sub(f"(?m)^        {name}: .*$", f"        {written}", documented))

    assert [fault.key for fault in faults] == [key]


@pytest.mark.parametrize("date", ["2024", "2024-08", "2024-08-27", "1999", "unknown", '"2024"'])
def test_a_reference_is_as_precise_as_its_source(documented: str, date: str) -> None:
    faults = _faults(documented.replace("date: 2026-11\n", f"date: {date}\n"))

    assert faults == []


def test_more_than_500_steps_are_refused(least: str) -> None:
    head, step = least.split("steps:\n")

    faults = _faults(f"{head}steps:\n{step * 501}")

    assert faults == [Fault("too-many", {"limit": "500"}, ("steps",))]


def test_a_checklist_without_steps_is_refused(least: str) -> None:
    faults = _faults(least.partition("steps:\n")[0] + "steps: []\n")

    assert [fault.key for fault in faults] == ["too-few"]


def _raw() -> st.SearchStrategy[Raw]:
    words = st.sampled_from(["", "a", "high", "1", "2026-01-01", "ko", "V", "unknown", "self"])
    keys = st.sampled_from([*"abc", "id", "ko", "steps", "do", "with", "roles", "references"])
    return st.recursive(
        words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3)
    )


def _paths(value: Raw, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner: Any = value.items() if isinstance(value, dict) else enumerate(value)
    below = [] if isinstance(value, str) else [_paths(each, (*path, key)) for key, each in inner]
    return [path, *(each for paths in below for each in paths)]


@given(st.data())
def test_whatever_stands_in_a_place_its_fault_has_words(
    documented: str, data: st.DataObject
) -> None:
    value = read(documented.encode()).value
    path = data.draw(st.sampled_from(_paths(value)[1:]))
    target: Any = value
    for part in path[:-1]:
        target = target[part]
    target[path[-1]] = data.draw(_raw())

    faults = validated(value, schema.ChecklistModel, schema.INSIDE)[1]

    assert [fault.key for fault in faults if not has(f"checklist.{fault.key}")] == []
    assert "unfit" not in {fault.key for fault in faults}
