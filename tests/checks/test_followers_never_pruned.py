import pytest

from factories import ORIGIN, SEEN, connections, days_before
from selfguard.checks.followers_never_pruned import FollowersNeverPruned
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import ConnectionKind, Connections

OLD = connections(count=80, oldest=days_before(731), newest=SEEN)


@pytest.mark.parametrize(
    "others",
    [
        [],
        [connections(ConnectionKind.BLOCKED, 0), connections(ConnectionKind.RESTRICTED, 0)],
        [connections(ConnectionKind.FOLLOWING, 5, oldest=days_before(900))],
    ],
)
def test_old_followers_and_nobody_turned_away_are_to_confirm(others: list[Connections]) -> None:
    result = FollowersNeverPruned().examine([OLD, *others])

    span = f"{days_before(731):%Y-%m-%d}/{SEEN:%Y-%m-%d}"
    asked = Exposure(ORIGIN, "followers", "", count=80, detail=span)
    assert result == CheckResult(1, to_confirm=(asked,))


@pytest.mark.parametrize(
    "evidence",
    [
        pytest.param([OLD, connections(ConnectionKind.BLOCKED, 1)], id="somebody is blocked"),
        pytest.param([OLD, connections(ConnectionKind.RESTRICTED, 1)], id="somebody is restricted"),
        pytest.param([connections(count=80, oldest=days_before(730))], id="new followers"),
        pytest.param([connections(count=80)], id="followers without a date"),
        pytest.param([connections(count=0, oldest=days_before(900))], id="no followers"),
        pytest.param([], id="nothing"),
    ],
)
def test_anything_else_is_neither_a_question_nor_a_pass(evidence: list[Connections]) -> None:
    result = FollowersNeverPruned().examine(evidence)

    assert result == CheckResult(0)


def test_one_old_follower_is_enough() -> None:
    result = FollowersNeverPruned().examine([connections(count=1, oldest=days_before(731))])

    assert result == CheckResult(1, to_confirm=(Exposure(ORIGIN, "followers", ""),))


def test_how_old_is_old_can_be_set() -> None:
    result = FollowersNeverPruned(older_than_days=731).examine([OLD])

    assert result == CheckResult(0)
