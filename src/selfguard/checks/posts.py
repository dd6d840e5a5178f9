"""Pictures by the posts they belong to: a post of ten pictures is one door, not ten."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from selfguard.model.check import Exposure
from selfguard.model.picture import Picture, Review


@dataclass(frozen=True, slots=True)
class ShownPost:
    """A post, and those of its pictures that were looked at."""

    pictures: Sequence[Picture]

    @property
    def has_face(self) -> bool:
        """Tell whether one of the pictures shows a face."""
        return any(each.has_face for each in self.pictures)

    @property
    def may_have_face(self) -> bool:
        """Tell whether something in them looks like a face, and no more is known."""
        return not self.has_face and any(each.may_have_face for each in self.pictures)

    @property
    def has_code(self) -> bool:
        """Tell whether one of them carries the code of a photo booth."""
        return any(each.sight.booth_codes for each in self.pictures)

    @property
    def may_have_code(self) -> bool:
        """Tell whether one of them may carry such a code: a doubtful host, or a strip."""
        doubtful = (each.sight.maybe_booth_codes or each.sight.is_strip for each in self.pictures)
        return not self.has_code and any(doubtful)

    @property
    def largest(self) -> int:
        """Return the height of the largest face in hundredths of its picture's, 0 … 100."""
        return max((each.sight.largest for each in self.pictures if each.has_face), default=0)

    @property
    def posted_on(self) -> datetime | None:
        """Return when it was posted."""
        return self.pictures[0].posted_on

    @property
    def review(self) -> Review:
        """Return what the person said about it, looking themselves."""
        said = (each.review for each in self.pictures if each.review)
        return next(said, Review.NONE)

    def exposure(self, label: str, is_meant: Callable[[Picture], object]) -> Exposure:
        """Return the post as something that *label* names, at the picture that *is_meant*."""
        meant = [each for each in self.pictures if is_meant(each)] or self.pictures
        shown = max(meant, key=lambda each: each.sight.largest)
        return Exposure(shown.origin, label, "", self.posted_on, shown.media)


def posts_of(pictures: Sequence[Picture]) -> Iterator[ShownPost]:
    """Yield the posts that *pictures* belong to; those of one post stand one after another."""
    for _, group in groupby(pictures, key=lambda each: (each.kind, each.post, each.posted_on)):
        yield ShownPost(list(group))


def has_face(picture: Picture) -> bool:
    """Tell whether *picture* shows a face."""
    return picture.has_face


def may_have_face(picture: Picture) -> bool:
    """Tell whether something in *picture* looks like a face."""
    return picture.may_have_face


def has_code(picture: Picture) -> bool:
    """Tell whether *picture* carries the code of a photo booth."""
    return picture.sight.booth_codes > 0


def may_have_code(picture: Picture) -> bool:
    """Tell whether *picture* may carry one: a doubtful host, or a strip."""
    return picture.sight.maybe_booth_codes > 0 or picture.sight.is_strip


def anything(_: Picture) -> bool:
    """Mean every picture."""
    return True
