"""old-posts: posts that have been up for a long time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.checks._age import age_class, days_old
from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import Post, PostKind, Topic

_STANDING = (PostKind.POST, PostKind.REEL)


@dataclass(frozen=True, slots=True)
class OldPosts(Check[Post]):
    """Posts and reels that have been up for a long time.

    Examines
        The age of every post and reel on the profile, counted from the day of the export.

    Exposure
        The post is older than older_than_days; its class of age is told: `0-1y`, `1-2y`,
        `2-5y` or `5y+`. To confirm: a post that carries no date.

    Blind to
        What the post shows, who may still see it, and highlights.

    With
        older_than_days: how old a post may be, in days.
    """

    id: ClassVar = "old-posts"
    subject: ClassVar = Post
    topics: ClassVar = frozenset({Topic.POSTS, Topic.REELS})

    older_than_days: int = 365

    def examine(self, evidence: Sequence[Post], /) -> CheckResult:
        """Find the posts that are too old, and those whose age is not known."""
        posts = [post for post in evidence if post.kind in _STANDING]
        undated = (_exposure(post, "undated-post") for post in posts if post.posted_on is None)
        return CheckResult(len(posts), tuple(self._old(posts)), tuple(undated))

    def _old(self, posts: Sequence[Post]) -> Iterator[Exposure]:
        for post in posts:
            if post.posted_on is None:
                continue
            days = days_old(post.origin.seen_on, post.posted_on)
            if days > self.older_than_days:
                yield _exposure(post, "old-post", age_class(days))


def _exposure(post: Post, label: str, detail: str = "") -> Exposure:
    where = post.media[0] if post.media else ""
    return Exposure(post.origin, label, "", post.posted_on, where, detail=detail)
