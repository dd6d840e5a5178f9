import pytest

from factories import ORIGIN, day, privacy_change
from selfguard.checks.account_was_public import AccountWasPublic
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import Audience

OPEN, CLOSED, UNKNOWN = Audience.EVERYONE, Audience.FOLLOWERS, Audience.UNKNOWN


def public(on: str, interval: str) -> Exposure:
    return Exposure(ORIGIN, "was-public", "", day(on), detail=interval)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            [("2023-05-01", OPEN), ("2023-08-02", CLOSED)],
            [public("2023-05-01", "2023-05-01/2023-08-02")],
            id="from one day to another",
        ),
        pytest.param(
            [("2023-05-01", OPEN)], [public("2023-05-01", "2023-05-01/..")], id="until the export"
        ),
        pytest.param(
            [("2023-08-02", CLOSED)],
            [public("2023-08-02", "../2023-08-02")],
            id="before the first switch to private",
        ),
        pytest.param(
            [("2023-08-02", CLOSED), ("2023-05-01", OPEN)],
            [public("2023-05-01", "2023-05-01/2023-08-02")],
            id="newest first",
        ),
        pytest.param(
            [
                ("2022-01-01", CLOSED),
                ("2023-05-01", OPEN),
                ("2023-06-01", OPEN),
                ("2023-08-02", CLOSED),
                ("2023-09-01", CLOSED),
                ("2024-01-01", OPEN),
            ],
            [
                public("2022-01-01", "../2022-01-01"),
                public("2023-05-01", "2023-05-01/2023-08-02"),
                public("2024-01-01", "2024-01-01/.."),
            ],
            id="three times, with switches told twice",
        ),
    ],
)
def test_each_public_time_is_an_interval(
    changes: list[tuple[str, Audience]], expected: list[Exposure]
) -> None:
    evidence = [privacy_change(on, became) for on, became in changes]

    result = AccountWasPublic().examine(evidence)

    assert result == CheckResult(len(changes), tuple(expected))


def test_a_switch_of_unknown_direction_is_to_confirm() -> None:
    evidence = [
        privacy_change("2023-05-01", OPEN),
        privacy_change("2023-06-01", UNKNOWN),
        privacy_change("2023-08-02", CLOSED),
    ]

    result = AccountWasPublic().examine(evidence)

    assert result == CheckResult(
        3,
        (public("2023-05-01", "2023-05-01/2023-08-02"),),
        (Exposure(ORIGIN, "privacy-change", "", day("2023-06-01")),),
    )


def test_an_unknown_switch_before_the_first_known_one_does_not_hide_it() -> None:
    evidence = [privacy_change("2022-06-01", UNKNOWN), privacy_change("2023-08-02", CLOSED)]

    result = AccountWasPublic().examine(evidence)

    assert result.exposures == (public("2023-08-02", "../2023-08-02"),)


def test_no_history_is_not_examined() -> None:
    result = AccountWasPublic().examine([])

    assert result == CheckResult(0)
