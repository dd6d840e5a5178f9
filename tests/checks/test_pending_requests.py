import pytest

from factories import ORIGIN, SEEN, connections
from selfguard.checks.pending_requests import PendingRequests
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import ConnectionKind


@pytest.mark.parametrize("count", [1, 3])
def test_waiting_requests_are_to_confirm(count: int) -> None:
    received = connections(ConnectionKind.REQUESTS_RECEIVED, count, newest=SEEN)

    result = PendingRequests().examine([received])

    assert result == CheckResult(
        1, to_confirm=(Exposure(ORIGIN, "pending-requests", "", SEEN, count=count),)
    )


def test_no_waiting_request_is_examined() -> None:
    result = PendingRequests().examine([connections(ConnectionKind.REQUESTS_RECEIVED, 0)])

    assert result == CheckResult(1)


def test_requests_that_were_sent_are_not_examined() -> None:
    result = PendingRequests().examine([connections(ConnectionKind.REQUESTS_SENT, 3)])

    assert result == CheckResult(0)
