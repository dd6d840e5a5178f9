"""public-post-reveals: what strangers read below the first posts tells who somebody is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.checks.patterns import find
from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import Evidence, PublicCount, PublicNumber, PublicPost, Topic


@dataclass(frozen=True, slots=True)
class PublicPostReveals(Check[Evidence]):
    """First posts whose captions tell strangers, who are not signed in, who somebody is.

    Examines
        The captions of the posts that the page itself shows to whoever is not signed in, as the
        live look saw them. A page that shows none counts as examined once.

    Exposure
        A school, a class or year, a district, a telephone number, an e-mail address, a birthday
        or year of birth, an account elsewhere. `#3` is the third post of the page: its short code
        would tell whose page it is, and stands in no report.

    Blind to
        Posts further down, what the pictures show, their dates and alt texts, comments, places,
        what signed-in strangers see, and what was saved before. A caption that the page does not
        tell is never a pass.

    With
        No parameters.
    """

    id: ClassVar = "public-post-reveals"
    subject: ClassVar = Evidence
    topics: ClassVar = frozenset({Topic.PUBLIC_PAGE})

    def examine(self, evidence: Sequence[Evidence], /) -> CheckResult:
        """Find the captions that give something away to strangers."""
        posts = [each for each in evidence if isinstance(each, PublicPost)]
        exposures = tuple(
            Exposure(post.origin, label, datum, where=f"#{number}")
            for number, post in enumerate(posts, start=1)
            for label, datum in dict.fromkeys((hit.label, hit.text) for hit in find(post.caption))
        )
        return CheckResult(len(posts) or sum(map(_is_empty, evidence)), exposures)


def _is_empty(evidence: Evidence) -> bool:
    """Tell whether *evidence* says that the page shows no post."""
    return (
        isinstance(evidence, PublicCount)
        and evidence.number is PublicNumber.FIRST_POSTS
        and not evidence.count
    )
