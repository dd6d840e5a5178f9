"""two-factor-off: a password alone opens the account."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import Setting, SettingName, Topic


@dataclass(frozen=True, slots=True)
class TwoFactorOff(Check[Setting]):
    """An account that a password alone opens.

    Examines
        Whether two-step verification is on, where the export tells.

    Exposure
        Two-step verification is off: whoever has the password is in.

    Blind to
        Most exports, which do not tell it: then the step is not reviewed, never a pass.

    With
        No parameters.
    """

    id: ClassVar = "two-factor-off"
    subject: ClassVar = Setting
    topics: ClassVar = frozenset({Topic.TWO_FACTOR})

    def examine(self, evidence: Sequence[Setting], /) -> CheckResult:
        """Find two-step verification that is off."""
        switches = [s for s in evidence if s.name is SettingName.TWO_FACTOR]
        return CheckResult.of(
            switches, (Exposure(s.origin, "no-two-factor", "") for s in switches if not s.is_on)
        )
