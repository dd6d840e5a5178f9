"""apps-linked: apps and websites can use the account."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import LinkedApp, Topic


@dataclass(frozen=True, slots=True)
class AppsLinked(Check[LinkedApp]):
    """Apps and websites that are connected to the account, or report to it.

    Examines
        The apps and websites in the export, and whether each one is connected.

    Exposure
        An app or website is connected: it can use what the account lets it see.

    Blind to
        What an app has already copied. A business that only reports what a person does there is
        no connected app: whether it may is a question, neither an exposure nor a pass.

    With
        No parameters.
    """

    id: ClassVar = "apps-linked"
    subject: ClassVar = LinkedApp
    topics: ClassVar = frozenset({Topic.APPS})

    def examine(self, evidence: Sequence[LinkedApp], /) -> CheckResult:
        """Find the apps that are connected, and those that only report."""
        connected = [
            Exposure(app.origin, "linked-app", app.name, app.last_used)
            for app in evidence
            if app.is_connected
        ]
        reporting = [
            Exposure(app.origin, "reporting-business", app.name, app.last_used)
            for app in evidence
            if not app.is_connected
        ]
        return CheckResult(len(evidence), tuple(connected), tuple(reporting))
