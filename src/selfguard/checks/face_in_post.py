"""face-in-post: posts in whose pictures a face was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.checks.posts import has_face, may_have_face, posts_of
from selfguard.model.check import Check, CheckResult
from selfguard.model.evidence import Topic
from selfguard.model.picture import Picture, Review


@dataclass(frozen=True, slots=True)
class FaceInPost(Check[Picture]):
    """Posts and reels that show a face.

    Examines
        Every picture of posts and reels on the profile, one post once.

    Exposure
        A face was found in a picture of the post. To confirm: something that looks like a face,
        which may be a doll, a drawing or a pet, unless the person looked at the post themselves.

    Blind to
        Videos, highlights, and whose face it is. Small faces (under about a twentieth of the
        picture's height), faces from the side, turned or half covered ones may be missed. A
        picture without a face may still show a body, a room or a reflection.

    With
        No parameters.
    """

    id: ClassVar = "face-in-post"
    subject: ClassVar = Picture
    topics: ClassVar = frozenset({Topic.POST_PICTURES})

    def examine(self, evidence: Sequence[Picture], /) -> CheckResult:
        """Find the posts that show a face, and those that may."""
        posts = list(posts_of(evidence))
        return CheckResult(
            len(posts),
            tuple(post.exposure("face", has_face) for post in posts if post.has_face),
            tuple(
                post.exposure("possible-face", may_have_face)
                for post in posts
                if post.may_have_face and post.review is Review.NONE
            ),
        )
