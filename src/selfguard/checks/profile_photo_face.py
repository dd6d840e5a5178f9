"""profile-photo-face: the profile photo in use shows a face."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import Evidence, Setting, SettingName, Topic
from selfguard.model.picture import Picture, PictureKind


@dataclass(frozen=True, slots=True)
class ProfilePhotoFace(Check[Evidence]):
    """A profile photo, in use now, that shows a face.

    Examines
        Whether a profile photo was set when the export was made, and its picture.

    Exposure
        A face was found in the profile photo. To confirm: something that looks like a face, or
        a photo that could not be looked at.

    Blind to
        What a photo without a face still shows: a body, a school, a place.

    With
        No parameters.
    """

    id: ClassVar = "profile-photo-face"
    subject: ClassVar = Evidence
    topics: ClassVar = frozenset({Topic.PROFILE_PHOTO})

    def examine(self, evidence: Sequence[Evidence], /) -> CheckResult:
        """Find a profile photo with a face, and one that nobody looked at."""
        switches = [
            each
            for each in evidence
            if isinstance(each, Setting) and each.name is SettingName.PROFILE_PHOTO
        ]
        pictures = [
            each
            for each in evidence
            if isinstance(each, Picture) and each.kind is PictureKind.PROFILE
        ]
        faces = [each for each in pictures if each.has_face]
        return CheckResult(
            len(pictures) or len(switches),
            tuple(_exposure(each, "profile-photo-face") for each in faces),
            tuple(_to_confirm(switches, pictures)),
        )


def _to_confirm(switches: Sequence[Setting], pictures: Sequence[Picture]) -> Iterator[Exposure]:
    for picture in pictures:
        if picture.may_have_face:
            yield _exposure(picture, "possible-face")
    if not pictures:
        yield from (Exposure(each.origin, "profile-photo", "") for each in switches if each.is_on)


def _exposure(picture: Picture, label: str) -> Exposure:
    return Exposure(picture.origin, label, "", picture.posted_on, picture.media)
