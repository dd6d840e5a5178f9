"""pending-requests: somebody waits to be let in as a follower."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import ConnectionKind, Connections, Topic


@dataclass(frozen=True, slots=True)
class PendingRequests(Check[Connections]):
    """Requests to follow the account that wait for an answer.

    Examines
        How many requests were received and not answered. Who asks is never looked at.

    Exposure
        None. To confirm: requests are waiting, and only the person knows who is a stranger.

    Blind to
        Requests that were accepted or refused before the export was made.

    With
        No parameters.
    """

    id: ClassVar = "pending-requests"
    subject: ClassVar = Connections
    topics: ClassVar = frozenset({Topic.CONNECTIONS})

    def examine(self, evidence: Sequence[Connections], /) -> CheckResult:
        """Find requests that wait."""
        received = [c for c in evidence if c.kind is ConnectionKind.REQUESTS_RECEIVED]
        return CheckResult(
            len(received),
            to_confirm=tuple(
                Exposure(c.origin, "pending-requests", "", c.newest, count=c.count)
                for c in received
                if c.count > 0
            ),
        )
