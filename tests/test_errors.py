from selfguard.errors import (
    ChecklistRefusedError,
    InputRefusedError,
    OutputRefusedError,
    Problem,
    ProgramDamagedError,
    SelfguardError,
    StoreRefusedError,
)


def test_an_error_names_its_sentence_and_holds_no_prose() -> None:
    error = InputRefusedError("archive.encrypted", path="export.zip")

    assert (error.key, error.values) == ("archive.encrypted", {"path": "export.zip"})


def test_every_error_is_one_that_a_person_can_mend() -> None:
    kinds = {InputRefusedError, OutputRefusedError, StoreRefusedError, ChecklistRefusedError}
    kinds |= {ProgramDamagedError}

    assert all(issubclass(kind, SelfguardError) for kind in kinds)


def test_a_refused_checklist_carries_all_of_its_problems() -> None:
    problems = [
        Problem(3, 1, "checklist.unknown-key", {"key": "severty"}, "steps.0"),
        Problem(9, 5, "checklist.not-date", {}),
    ]

    error = ChecklistRefusedError("mine.yaml", problems)

    assert (error.key, error.values) == (
        "checklist.refused",
        {"name": "mine.yaml", "count": "2"},
    )
    assert (error.name, error.problems) == ("mine.yaml", tuple(problems))
