"""followers-never-pruned: old followers, and no sign that anybody was ever turned away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.checks._age import days_old
from selfguard.checks._counts import counted
from selfguard.model.check import Check, CheckResult
from selfguard.model.evidence import ConnectionKind, Connections, Topic

_TURNED_AWAY = {ConnectionKind.BLOCKED, ConnectionKind.RESTRICTED}


@dataclass(frozen=True, slots=True)
class FollowersNeverPruned(Check[Connections]):
    """Followers of long standing, with no sign that the list was ever gone through.

    Examines
        How many followers there are, since when, and how many accounts are blocked or
        restricted. Who they are is never looked at. An export does not record followers that
        were removed, so that this is a question and never a pass.

    Exposure
        None. To confirm: a follower of long standing, and nobody blocked or restricted.

    Blind to
        Followers that were removed, and lists that carry no dates.

    With
        older_than_days: how long ago the oldest follower came, in days, for the question to
        be asked.
    """

    id: ClassVar = "followers-never-pruned"
    subject: ClassVar = Connections
    topics: ClassVar = frozenset({Topic.FOLLOWERS, Topic.CONNECTIONS})

    older_than_days: int = 730

    def examine(self, evidence: Sequence[Connections], /) -> CheckResult:
        """Find a list of followers that may never have been gone through."""
        if any(c.kind in _TURNED_AWAY and c.count > 0 for c in evidence):
            return CheckResult(0)
        in_question = tuple(counted(c, "followers") for c in evidence if self._is_old(c))
        return CheckResult(len(in_question), to_confirm=in_question)

    def _is_old(self, connections: Connections) -> bool:
        return (
            connections.kind is ConnectionKind.FOLLOWERS
            and connections.count > 0
            and connections.oldest is not None
            and days_old(connections.origin.seen_on, connections.oldest) > self.older_than_days
        )
