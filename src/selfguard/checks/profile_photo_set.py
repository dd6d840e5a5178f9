"""profile-photo-set: the account shows a profile photo."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import Setting, SettingName, Topic


@dataclass(frozen=True, slots=True)
class ProfilePhotoSet(Check[Setting]):
    """An account that shows a profile photo.

    Examines
        Whether the account had a profile photo when the export was made, or the page shows one
        today: the newer of the two.

    Exposure
        A profile photo is set. Everybody sees it, on a private account too.

    Blind to
        What the photo shows: a face, or a drawing that gives nothing away. On the
        page a photo counts as set when it is none of the default pictures that are known.

    With
        No parameters.
    """

    id: ClassVar = "profile-photo-set"
    subject: ClassVar = Setting
    topics: ClassVar = frozenset({Topic.PROFILE_PHOTO})

    def examine(self, evidence: Sequence[Setting], /) -> CheckResult:
        """Find a profile photo that is set."""
        switches = [s for s in evidence if s.name is SettingName.PROFILE_PHOTO]
        return CheckResult.of(
            switches, (Exposure(s.origin, "profile-photo", "") for s in switches if s.is_on)
        )
