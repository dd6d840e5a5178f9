"""The report as JSON: golden files, its schema, and what may never stand in a file."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import reports
from selfguard.model.check import Basis, Outcome
from selfguard.model.checklist import Severity
from selfguard.model.evidence import Extent, Fault, Topic
from selfguard.model.reader import Role
from selfguard.model.report import Reason
from selfguard.renderers import json_report
from selfguard.text import FORBIDDEN

SCHEMA = json.loads(
    Path(__file__).parents[2].joinpath("docs/report.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)


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

    assert len(files) == 7
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
        (SCHEMA["properties"]["role"], Role),
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
