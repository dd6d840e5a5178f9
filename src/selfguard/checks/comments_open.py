"""comments-open: everybody may comment."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import Setting, SettingName, Topic


@dataclass(frozen=True, slots=True)
class CommentsOpen(Check[Setting]):
    """An account on which everybody may comment.

    Examines
        The setting for who may comment, as it stood when the export was made.

    Exposure
        Everybody may comment, strangers too.

    Blind to
        Settings of single posts, filters for words, and who may tag or mention.

    With
        No parameters.
    """

    id: ClassVar = "comments-open"
    subject: ClassVar = Setting
    topics: ClassVar = frozenset({Topic.COMMENTS})

    def examine(self, evidence: Sequence[Setting], /) -> CheckResult:
        """Find comments that are open to everybody."""
        switches = [s for s in evidence if s.name is SettingName.COMMENTS_FROM_EVERYONE]
        return CheckResult.of(
            switches, (Exposure(s.origin, "open-comments", "") for s in switches if s.is_on)
        )
