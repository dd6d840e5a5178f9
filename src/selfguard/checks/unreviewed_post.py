"""unreviewed-post: posts in which no face was found, which only the person can judge."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.checks.posts import anything, posts_of
from selfguard.model.check import Check, CheckResult
from selfguard.model.evidence import Topic
from selfguard.model.picture import Picture, Review


@dataclass(frozen=True, slots=True)
class UnreviewedPost(Check[Picture]):
    """Posts in which no face was found, and which may show the person all the same.

    Examines
        The posts in whose pictures no face was found, and what the person said of them.

    Exposure
        The person said that it is to be archived, and the export still shows it. To confirm: a
        post that they have not looked at themselves.

    Blind to
        Posts in which a face was found, and videos. A body without a face cannot be found
        reliably: every method that was measured missed many or accused many.

    With
        No parameters.
    """

    id: ClassVar = "unreviewed-post"
    subject: ClassVar = Picture
    topics: ClassVar = frozenset({Topic.POST_PICTURES})

    def examine(self, evidence: Sequence[Picture], /) -> CheckResult:
        """Find the posts without a face that are to be archived, or were not looked at."""
        posts = [post for post in posts_of(evidence) if not post.has_face]
        return CheckResult(
            len(posts),
            tuple(
                post.exposure("post-to-archive", anything)
                for post in posts
                if post.review is Review.ARCHIVE
            ),
            tuple(
                post.exposure("unreviewed-post", anything)
                for post in posts
                if post.review is Review.NONE
            ),
        )
