"""booth-code: pictures in the account that carry the code of a photo booth."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.checks.posts import has_code, may_have_code, posts_of
from selfguard.model.check import Check, CheckResult
from selfguard.model.evidence import Topic
from selfguard.model.picture import Picture, Review


@dataclass(frozen=True, slots=True)
class BoothCode(Check[Picture]):
    """Pictures from which a photo booth's download code can be read.

    Examines
        Every picture of posts, stories, archived and deleted posts, and profile photos.

    Exposure
        A QR code names a known host of a photo booth. Whoever reads it while the booth's page
        is open gets the original pictures and the film. The code is never opened. To confirm: a
        host that others use as well, and a picture that looks like a photo-booth strip.

    Blind to
        Booths that are not in the list (reported: read in November 2026 in public code of apps
        for strips, confirmed by no booth), codes that are small, bent or half covered, and
        whether the page is still open.

    With
        No parameters.
    """

    id: ClassVar = "booth-code"
    subject: ClassVar = Picture
    topics: ClassVar = frozenset({Topic.POST_PICTURES, Topic.KEPT_PICTURES, Topic.PROFILE_PHOTO})

    def examine(self, evidence: Sequence[Picture], /) -> CheckResult:
        """Find the codes of photo booths, and what may be one."""
        posts = list(posts_of(evidence))
        return CheckResult(
            len(posts),
            tuple(post.exposure("booth-code", has_code) for post in posts if post.has_code),
            tuple(
                post.exposure("possible-booth-code", may_have_code)
                for post in posts
                if post.may_have_code and post.review is Review.NONE
            ),
        )
