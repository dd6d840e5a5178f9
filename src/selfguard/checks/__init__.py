"""Evidence → exposures: one module per check, and the table of all of them."""

from typing import Any

from selfguard.checks.account_public import AccountPublic
from selfguard.model.check import Check

CHECKS: dict[str, type[Check[Any]]] = {check.id: check for check in (AccountPublic,)}
"""Check id → check. What a checklist may name."""
