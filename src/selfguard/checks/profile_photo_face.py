"""profile-photo-face: the profile photo in use shows a face."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import Evidence, Setting, SettingName, Topic
from selfguard.model.picture import Picture, PictureKind


@dataclass(frozen=True, slots=True)
class ProfilePhotoFace(Check[Evidence]):
    """A profile photo, in use now, that shows a face.

    Examines
        Whether a profile photo was set when the export was made, or is on the page today, and
        its picture in the export.

    Exposure
        A face was found in the profile photo. To confirm: something that looks like a face, a
        photo that could not be looked at, or one that the page shows on a later day than that of
        the export: it may be another one, and its picture is not fetched.

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
        if any(not each.is_on for each in switches):
            pictures = []  # taken down since
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
    looked_at = max((each.origin.seen_on.date() for each in pictures), default=date.min)
    for switch in switches:
        if switch.is_on and switch.origin.seen_on.date() > looked_at:
            yield Exposure(switch.origin, "profile-photo", "")


def _exposure(picture: Picture, label: str) -> Exposure:
    return Exposure(picture.origin, label, "", picture.posted_on, picture.media)
