"""photo-location: pictures in a folder whose files tell where they were taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import Topic
from selfguard.model.picture import Picture


@dataclass(frozen=True, slots=True)
class PhotoLocation(Check[Picture]):
    """Picture files that tell where they were taken.

    Examines
        What each file in the given folders tells beside its picture.

    Exposure
        The file carries a coordinate. Anyone who gets the file as it is can read it.

    Blind to
        Places that the picture itself shows: a street sign, a school badge. Videos.

    With
        No parameters.
    """

    id: ClassVar = "photo-location"
    subject: ClassVar = Picture
    topics: ClassVar = frozenset({Topic.FOLDER_PICTURES})

    def examine(self, evidence: Sequence[Picture], /) -> CheckResult:
        """Find the files that carry a coordinate."""
        return CheckResult.of(
            evidence,
            (
                Exposure(each.origin, "file-place", "", each.posted_on, each.media)
                for each in evidence
                if each.sight.has_place
            ),
        )
