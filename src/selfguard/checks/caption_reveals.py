"""caption-reveals: captions and hashtags tell who somebody is, and where to find them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.checks._age import days_old
from selfguard.checks.patterns import find
from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import Post, Topic


@dataclass(frozen=True, slots=True)
class CaptionReveals(Check[Post]):
    """Posts whose captions or hashtags tell who somebody is, or where to find them.

    Examines
        The captions of posts and reels, hashtags included. A post without a caption counts as
        examined: it gives nothing away in words.

    Exposure
        A school, a class or year, a district, a telephone number, an e-mail address, a birthday
        or year of birth, an account elsewhere.

    Blind to
        What the picture shows (a badge, a sign, a name tag), comments, stories kept as
        highlights, archived posts (only you see them), languages other than Korean, English and
        Indonesian, and what is paraphrased. A bare date or the bare name of a city counts for
        nothing. It cannot tell whose school or birthday it is. Of a caption that is crowded with
        words like 생일 or school as no natural text is, only the first 384 of them are looked at.

    With
        max_age_days: look only at posts at most so many days old when the export was made, and
        at those without a date; 0 looks at all.
    """

    id: ClassVar = "caption-reveals"
    subject: ClassVar = Post
    topics: ClassVar = frozenset({Topic.POSTS, Topic.REELS})

    max_age_days: int = 0

    def examine(self, evidence: Sequence[Post], /) -> CheckResult:
        """Find the captions that give something away."""
        posts = [post for post in evidence if self._is_recent(post)]
        exposures = (
            Exposure(post.origin, label, datum, post.posted_on, next(iter(post.media), ""))
            for post in posts
            for label, datum in _given_away(post.caption)
        )
        return CheckResult.of(posts, exposures)

    def _is_recent(self, post: Post) -> bool:
        if not self.max_age_days or post.posted_on is None:
            return True
        return days_old(post.origin.seen_on, post.posted_on) <= self.max_age_days


def _given_away(caption: str) -> dict[tuple[str, str], None]:
    """Return label and datum of what *caption* gives away, each once, in their order."""
    return dict.fromkeys((hit.label, hit.text) for hit in find(caption)) if caption else {}
