"""many-followers: more people follow the account than one can know."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.checks._counts import counted
from selfguard.model.check import Check, CheckResult
from selfguard.model.evidence import ConnectionKind, Connections, Topic


@dataclass(frozen=True, slots=True)
class ManyFollowers(Check[Connections]):
    """An account with more followers than one can know in person.

    Examines
        How many accounts follow this one. Who they are is never looked at.

    Exposure
        More followers than more_than. Each of them sees what a private account posts.

    Blind to
        Whether the person knows them, and what a follower saved.

    With
        more_than: how many followers there may be.
    """

    id: ClassVar = "many-followers"
    subject: ClassVar = Connections
    topics: ClassVar = frozenset({Topic.FOLLOWERS})

    more_than: int = 300

    def examine(self, evidence: Sequence[Connections], /) -> CheckResult:
        """Find a count of followers above the limit."""
        followers = [c for c in evidence if c.kind is ConnectionKind.FOLLOWERS]
        return CheckResult.of(
            followers,
            (counted(c, "followers") for c in followers if c.count > self.more_than),
        )
