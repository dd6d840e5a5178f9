"""old-profile-photos: the service still keeps profile photos that are no longer in use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import ProfilePhoto, Topic

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class OldProfilePhotos(Check[ProfilePhoto]):
    """Profile photos that are no longer in use and are still kept.

    Examines
        Every profile photo in the export.

    Exposure
        An earlier profile photo is still kept by the service.

    Blind to
        Whether others can still see it, and copies that somebody saved.

    With
        keep: how many earlier photos may remain, the newest first; 0 lets none remain.
    """

    id: ClassVar = "old-profile-photos"
    subject: ClassVar = ProfilePhoto
    topics: ClassVar = frozenset({Topic.PROFILE_PHOTO})

    keep: int = 0

    def examine(self, evidence: Sequence[ProfilePhoto], /) -> CheckResult:
        """Find the earlier photos beyond those that may remain."""
        earlier = [photo for photo in evidence if not photo.is_current]
        earlier.sort(key=lambda photo: photo.taken_on or _LONG_AGO, reverse=True)
        return CheckResult.of(
            evidence,
            (
                Exposure(p.origin, "old-profile-photo", "", p.taken_on, p.media)
                for p in earlier[self.keep :]
            ),
        )
