from factories import exposure
from selfguard.model.check import CheckResult


def test_a_result_counts_what_was_examined() -> None:
    result = CheckResult.of(["one", "two"], (exposure(datum=each) for each in "ab"))

    assert result == CheckResult(2, (exposure(datum="a"), exposure(datum="b")), ())
