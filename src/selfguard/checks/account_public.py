"""account-public: everybody can see what the account posts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import Setting, SettingName, Topic


@dataclass(frozen=True, slots=True)
class AccountPublic(Check[Setting]):
    """An account whose posts everybody can see.

    Examines
        The switch for a private account, as it stood when the export was made, or as the page
        shows it today: the newer of the two.

    Exposure
        The account is public: anyone can see and save its posts, without following it.

    Blind to
        What a private account still shows (profile photo, name, bio), and a switch that was
        moved since.

    With
        No parameters.
    """

    id: ClassVar = "account-public"
    subject: ClassVar = Setting
    topics: ClassVar = frozenset({Topic.ACCOUNT})

    def examine(self, evidence: Sequence[Setting], /) -> CheckResult:
        """Find an account that is not private."""
        switches = [s for s in evidence if s.name is SettingName.PRIVATE_ACCOUNT]
        return CheckResult.of(
            switches,
            (Exposure(s.origin, "public-account", "") for s in switches if not s.is_on),
        )
