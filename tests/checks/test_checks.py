"""What holds for every check."""

import re
from pathlib import Path
from typing import Any

import pytest

import selfguard.checks
from selfguard.checks import CHECKS
from selfguard.model.check import Check, CheckResult
from selfguard.model.evidence import Evidence, Topic

FOLDER = Path(selfguard.checks.__file__).parent
EVERY = pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))


def test_every_module_is_in_the_table_unless_it_holds_no_check() -> None:
    modules = {path.stem for path in FOLDER.glob("*.py") if "(Check[" in path.read_text("utf-8")}

    registered = {check.__module__.rpartition(".")[2] for check in CHECKS.values()}

    assert registered == modules


@EVERY
def test_an_id_is_the_name_of_its_module_and_of_its_class(check: type[Check[Any]]) -> None:
    module = check.__module__.rpartition(".")[2]
    name = re.sub(r"(?<=.)(?=[A-Z])", "-", check.__name__).lower()

    assert (module.replace("_", "-"), name, CHECKS[check.id]) == (check.id, check.id, check)


@EVERY
def test_no_evidence_is_no_pass(check: type[Check[Any]]) -> None:
    result = check().examine([])

    assert result == CheckResult(0)


@EVERY
def test_a_check_is_a_frozen_value_of_evidence_and_topics(check: type[Check[Any]]) -> None:
    assert len({check(), check()}) == 1
    assert issubclass(check.subject, Evidence)
    assert check.topics
    assert check.topics <= set(Topic)
