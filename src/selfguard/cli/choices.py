"""Choices on the command line that are values of an enumeration."""

from enum import StrEnum
from typing import Any

import click


class OneOf(click.Choice[Any]):
    """One value of a `StrEnum`, spelt as it is in files and reports: `under-14`, `high`."""

    def __init__(self, values: type[StrEnum]) -> None:
        """Offer the *values*, and return members of their class."""
        super().__init__(values, case_sensitive=False)

    def normalize_choice(self, choice: Any, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's own signature
        """Return the spelling of *choice* that is compared and shown."""
        del ctx
        return str(choice).casefold()
