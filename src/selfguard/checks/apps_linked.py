"""apps-linked: apps and websites can use the account."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import LinkedApp, Topic


@dataclass(frozen=True, slots=True)
class AppsLinked(Check[LinkedApp]):
    """Apps and websites that are connected to the account.

    Examines
        The apps and websites in the export, and whether each one is connected.

    Exposure
        An app or website is connected: it can use what the account lets it see.

    Blind to
        What an app has already copied. A business that only reports activity to the service is
        no connected app, and no exposure here.

    With
        No parameters.
    """

    id: ClassVar = "apps-linked"
    subject: ClassVar = LinkedApp
    topics: ClassVar = frozenset({Topic.APPS})

    def examine(self, evidence: Sequence[LinkedApp], /) -> CheckResult:
        """Find the apps that are connected."""
        return CheckResult.of(
            evidence,
            (
                Exposure(app.origin, "linked-app", app.name, app.last_used)
                for app in evidence
                if app.is_connected
            ),
        )
