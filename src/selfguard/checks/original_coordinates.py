"""original-coordinates: the service keeps the place where a picture was taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import Coordinate, Post, Topic


@dataclass(frozen=True, slots=True)
class OriginalCoordinates(Check[Post]):
    """Pictures with whose originals the service keeps a coordinate.

    Examines
        What the camera recorded with the originals of posts, stories, reels and archived posts.

    Exposure
        The service holds the coordinate of the place where the picture was taken. People who
        see the post do not see it. It is told to two decimals, about a kilometre.

    Blind to
        What the picture itself shows, and originals on a telephone or with somebody else.

    With
        No parameters.
    """

    id: ClassVar = "original-coordinates"
    subject: ClassVar = Post
    topics: ClassVar = frozenset({Topic.POSTS, Topic.STORIES, Topic.REELS, Topic.ARCHIVED})

    def examine(self, evidence: Sequence[Post], /) -> CheckResult:
        """Find the posts whose originals carry a coordinate."""
        return CheckResult.of(
            evidence,
            (_exposure(post, post.coordinate) for post in evidence if post.coordinate is not None),
        )


def _exposure(post: Post, coordinate: Coordinate) -> Exposure:
    datum = f"{coordinate.latitude:z.2f}, {coordinate.longitude:z.2f}"
    where = post.media[0] if post.media else ""
    return Exposure(post.origin, "coordinate", datum, post.posted_on, where)
