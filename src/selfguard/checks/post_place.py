"""post-place: a post carries the name of a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.checks._age import days_old
from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import Post, Topic


@dataclass(frozen=True, slots=True)
class PostPlace(Check[Post]):
    """Posts that carry the name of a place.

    Examines
        The posts, stories and reels on which the export records a place. Most exports record
        none, even where the post shows one: a post without a place is therefore not counted as
        examined, and an export without any place is not reviewed, never a pass.

    Exposure
        The post names a place. Whoever sees the post reads it. To confirm, if max_age_days is
        given: a post with a place and without a date.

    Blind to
        Places that the export leaves out, and places that the picture itself shows.

    With
        max_age_days: look only at posts at most this many days old; 0 looks at all of them.
    """

    id: ClassVar = "post-place"
    subject: ClassVar = Post
    topics: ClassVar = frozenset({Topic.POSTS, Topic.STORIES, Topic.REELS})

    max_age_days: int = 0

    def examine(self, evidence: Sequence[Post], /) -> CheckResult:
        """Find the posts that carry a place and are recent enough."""
        placed = [post for post in evidence if post.place]
        if self.max_age_days == 0:
            return CheckResult.of(placed, map(_exposure, placed))
        recent = [post for post in placed if self._is_recent(post)]
        undated = [post for post in placed if post.posted_on is None]
        return CheckResult(
            len(placed), tuple(map(_exposure, recent)), tuple(map(_exposure, undated))
        )

    def _is_recent(self, post: Post) -> bool:
        return (
            post.posted_on is not None
            and days_old(post.origin.seen_on, post.posted_on) <= self.max_age_days
        )


def _exposure(post: Post) -> Exposure:
    where = post.media[0] if post.media else ""
    return Exposure(post.origin, "place-tag", post.place, post.posted_on, where)
