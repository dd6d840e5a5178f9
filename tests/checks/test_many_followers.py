from factories import ORIGIN, SEEN, connections, day
from selfguard.checks.many_followers import ManyFollowers
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import ConnectionKind


def test_more_followers_than_the_limit_are_one_exposure_with_their_count() -> None:
    result = ManyFollowers().examine(
        [connections(count=301, oldest=day("2021-03-02"), newest=SEEN)]
    )

    told = Exposure(ORIGIN, "followers", "", count=301, detail=f"2021-03-02/{SEEN:%Y-%m-%d}")
    assert result == CheckResult(1, (told,))


def test_a_count_without_dates_has_no_interval() -> None:
    result = ManyFollowers().examine([connections(count=301, newest=SEEN)])

    assert result == CheckResult(1, (Exposure(ORIGIN, "followers", "", count=301),))


def test_as_many_followers_as_the_limit_are_examined_and_not_exposed() -> None:
    result = ManyFollowers(more_than=10).examine([connections(count=10)])

    assert result == CheckResult(1)


def test_other_counts_are_not_examined() -> None:
    result = ManyFollowers().examine([connections(ConnectionKind.FOLLOWING, 999)])

    assert result == CheckResult(0)
