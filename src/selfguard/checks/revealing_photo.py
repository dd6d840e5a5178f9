"""revealing-photo: pictures in a folder that show a face or carry a booth's code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.checks.posts import has_code, has_face, may_have_code, may_have_face
from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import Topic
from selfguard.model.picture import Picture


@dataclass(frozen=True, slots=True)
class RevealingPhoto(Check[Picture]):
    """Pictures in a folder that would give something away if they were posted.

    Examines
        Every picture in the given folders.

    Exposure
        A face was found in it, or the code of a photo booth. To confirm: what looks like a
        face, a code that may be a booth's, and what looks like a photo-booth strip.

    Blind to
        What `face-in-post` and `booth-code` are blind to, and videos.

    With
        No parameters.
    """

    id: ClassVar = "revealing-photo"
    subject: ClassVar = Picture
    topics: ClassVar = frozenset({Topic.FOLDER_PICTURES})

    def examine(self, evidence: Sequence[Picture], /) -> CheckResult:
        """Find the pictures that show a face or carry a code."""
        return CheckResult(
            len(evidence),
            tuple(exposure for each in evidence for exposure in _exposures(each)),
            tuple(exposure for each in evidence for exposure in _to_confirm(each)),
        )


def _exposures(picture: Picture) -> Iterator[Exposure]:
    if has_face(picture):
        yield _exposure(picture, "face")
    if has_code(picture):
        yield _exposure(picture, "booth-code")


def _to_confirm(picture: Picture) -> Iterator[Exposure]:
    if may_have_face(picture):
        yield _exposure(picture, "possible-face")
    if may_have_code(picture) and not has_code(picture):
        yield _exposure(picture, "possible-booth-code")


def _exposure(picture: Picture, label: str) -> Exposure:
    return Exposure(picture.origin, label, "", picture.posted_on, picture.media)
