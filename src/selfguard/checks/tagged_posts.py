"""tagged-posts: posts of others lead to the account."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import TaggedPosts as Tagged
from selfguard.model.evidence import Topic


@dataclass(frozen=True, slots=True)
class TaggedPosts(Check[Tagged]):
    """Posts of others in which the account is tagged.

    Examines
        How many posts of others tag the account, as whoever is signed in sees them.

    Exposure
        None by itself. To confirm: that there are such posts; whether they show the person, only
        the person can tell.

    Blind to
        Who may tag the account: no known way tells that switch. What the posts show, posts
        without a tag, stories, and posts of accounts that the person cannot see.

    With
        No parameters.
    """

    id: ClassVar = "tagged-posts"
    subject: ClassVar = Tagged
    topics: ClassVar = frozenset({Topic.TAGGED})

    def examine(self, evidence: Sequence[Tagged], /) -> CheckResult:
        """Find posts of others with a tag of the account."""
        in_question = (
            Exposure(each.origin, "tagged-post", "", each.newest, count=each.count)
            for each in evidence
            if each.count
        )
        return CheckResult(len(evidence), to_confirm=tuple(in_question))
