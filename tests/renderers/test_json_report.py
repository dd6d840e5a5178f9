"""The report as JSON: golden files, its schema, and what may never stand in a file."""

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import doors
import reports
from selfguard.model.check import Basis, Outcome
from selfguard.model.checklist import Severity
from selfguard.model.evidence import AnswerValue, Extent, Fault, Topic, Why
from selfguard.model.facts import LANGUAGES, Mark
from selfguard.model.help import MOST_FIRST, ContactKind
from selfguard.model.reader import Age, Country, FromBefore18, Reader, Role, Situation
from selfguard.model.report import Reason, Report
from selfguard.renderers import json_report
from selfguard.text import FORBIDDEN

SCHEMA = json.loads(
    Path(__file__).parents[2].joinpath("docs/report.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)
READER = SCHEMA["properties"]["reader"]["properties"]


def problems(text: str) -> list[str]:
    """Return what is wrong with the JSON *text* by the schema."""
    return [error.message for error in VALIDATOR.iter_errors(json.loads(text))]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", reports.ALL)
def test_a_masked_report_is_as_its_golden_file(name: str) -> None:
    told = json_report.render(reports.ALL[name]().masked())

    assert told == reports.golden(f"report-{name}-masked.json", told)


def test_a_revealed_report_is_as_its_golden_file() -> None:
    told = json_report.render(reports.rich().for_file())

    assert told == reports.golden("report-rich-revealed.json", told)


def test_every_golden_report_is_valid() -> None:
    files = sorted(reports.GOLDEN.glob("report-*.json"))

    assert len(files) == 11
    assert {file.name: problems(file.read_text(encoding="utf-8")) for file in files} == {
        file.name: [] for file in files
    }


def test_the_schema_refuses_a_field_that_it_does_not_name() -> None:
    told = json.loads(json_report.render(reports.rich().masked()))
    told["findings"][0]["note"] = "x"

    assert problems(json.dumps(told)) == [
        "Additional properties are not allowed ('note' was unexpected)"
    ]


@pytest.mark.parametrize(
    ("place", "values"),
    [
        (READER["role"], Role),
        (READER["age"], Age),
        (READER["image_from_before_18"], FromBefore18),
        (READER["country"], Country),
        (SCHEMA["properties"]["checklist"]["properties"]["situation"], Situation),
        (SCHEMA["$defs"]["mark"], Mark),
        (SCHEMA["$defs"]["contact"]["properties"]["kind"], ContactKind),
        (SCHEMA["$defs"]["answer"]["properties"]["value"], AnswerValue),
        (SCHEMA["$defs"]["answer"]["properties"]["why"], Why),
        (SCHEMA["$defs"]["topic"], Topic),
        (SCHEMA["$defs"]["unreadable"]["properties"]["fault"], Fault),
        (
            SCHEMA["$defs"]["source"]["properties"]["coverage"]["additionalProperties"],
            Extent,
        ),
        (SCHEMA["$defs"]["finding"]["properties"]["severity"], Severity),
        (SCHEMA["$defs"]["finding"]["properties"]["outcome"], Outcome),
        (SCHEMA["$defs"]["finding"]["properties"]["basis"], Basis),
        (SCHEMA["$defs"]["finding"]["properties"]["reason"], Reason),
    ],
)
def test_the_schema_knows_every_value_of_the_model(
    place: dict[str, Any], values: type[StrEnum]
) -> None:
    named = {"" if value is None else value for value in place["enum"]}

    assert named == {each.value for each in values}


def undescribed(place: str, value: object) -> Iterator[str]:
    """Yield the places below *value* where a field, or a definition, is not described."""
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from undescribed(f"{place}/{number}", each)
    if isinstance(value, dict):
        for family in ("properties", "$defs"):
            for name, field in value.get(family, {}).items():
                if not field.get("description"):
                    yield f"{place}/{name}"
        for name, each in value.items():
            yield from undescribed(f"{place}/{name}", each)


def open_objects(value: object) -> Iterator[object]:
    """Yield the objects below *value* that name their fields and allow others, or may lack some."""
    if isinstance(value, list):
        for each in value:
            yield from open_objects(each)
    if isinstance(value, dict):
        if isinstance(named := value.get("properties"), dict) and (
            value.get("additionalProperties") is not False or value["required"] != list(named)
        ):
            yield value
        for each in value.values():
            yield from open_objects(each)


def test_every_field_is_described() -> None:
    undescribed_field = {"$defs": {"a": {"description": "A.", "properties": {"b": {}}}}}

    assert list(undescribed("", undescribed_field)) == ["/$defs/a/b"]
    assert list(undescribed("", SCHEMA)) == []


def test_every_object_is_closed_and_whole() -> None:
    closed = {"properties": {"b": {}}, "required": ["b"], "additionalProperties": False}
    lacking = {**closed, "required": []}
    wide = {**closed, "additionalProperties": True}

    assert list(open_objects([closed, lacking, wide])) == [lacking, wide]
    assert list(open_objects(SCHEMA)) == []


def test_the_schema_knows_the_languages_and_how_many_lines_stand_first() -> None:
    reviewed = SCHEMA["properties"]["checklist"]["properties"]["reviewed"]
    first = SCHEMA["properties"]["help"]["properties"]["first"]

    assert (reviewed["items"]["enum"], first["maxItems"]) == (list(LANGUAGES), MOST_FIRST)


@pytest.mark.parametrize("door", ["prepare", "worried", "happening"])
def test_a_report_of_each_door_is_valid(door: str) -> None:
    told = json_report.render(doors.report(door, Reader(age=Age.FROM_14)))

    assert problems(told) == []


@pytest.mark.parametrize(
    ("report", "index"),
    [
        (reports.rich(), {"value": 30, "reason": None, "reviewed": 6}),
        (reports.under_five(), {"value": None, "reason": "too-few-reviewed", "reviewed": 2}),
        (
            doors.report("happening", Reader()),
            {"value": None, "reason": "happening", "reviewed": 0},
        ),
    ],
)
def test_a_missing_index_has_a_reason(report: Report, index: dict[str, object]) -> None:
    assert json.loads(json_report.render(report))["hardening_index"] == index


def test_a_reader_under_18_was_under_18_in_the_image() -> None:
    told = json.loads(json_report.render(doors.report("happening", Reader(age=Age.FROM_14))))

    assert told["reader"] == {
        "role": "self",
        "age": "14-17",
        "image_from_before_18": "yes",
        "country": "kr",
    }


def test_login_data_is_hidden_even_where_nobody_masked_it() -> None:
    report = reports.rich()

    told = json_report.render(report)

    assert "Haneul High School" in told
    assert "en-GB" not in told
    assert told == json_report.render(report.for_file())


def test_the_folder_of_an_export_is_never_named() -> None:
    assert "dalbit" not in json_report.render(reports.rich())


@pytest.mark.parametrize("name", reports.ALL)
def test_the_json_may_be_shown_on_a_terminal(name: str) -> None:
    told = json_report.render(reports.ALL[name]())

    assert FORBIDDEN.search(told) is None
    assert told.encode().endswith(b"}\n")
