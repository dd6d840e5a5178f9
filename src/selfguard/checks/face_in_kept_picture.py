"""face-in-kept-picture: stories and archived posts that the service keeps and that show a face."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.checks.posts import has_face, may_have_face, posts_of
from selfguard.model.check import Check, CheckResult
from selfguard.model.evidence import Topic
from selfguard.model.picture import Picture


@dataclass(frozen=True, slots=True)
class FaceInKeptPicture(Check[Picture]):
    """Pictures with a face that the service keeps, though nobody is shown them now.

    Examines
        Pictures of stories, of archived and recently deleted posts, and others in the export.

    Exposure
        A face was found in it. Whoever gets into the account gets the picture. To confirm:
        something that looks like a face.

    Blind to
        What is kept elsewhere, highlights, videos, and what `face-in-post` is blind to.

    With
        No parameters.
    """

    id: ClassVar = "face-in-kept-picture"
    subject: ClassVar = Picture
    topics: ClassVar = frozenset({Topic.KEPT_PICTURES})

    def examine(self, evidence: Sequence[Picture], /) -> CheckResult:
        """Find what is kept and shows a face, or may."""
        posts = list(posts_of(evidence))
        return CheckResult(
            len(posts),
            tuple(post.exposure("kept-face", has_face) for post in posts if post.has_face),
            tuple(
                post.exposure("possible-face", may_have_face)
                for post in posts
                if post.may_have_face
            ),
        )
