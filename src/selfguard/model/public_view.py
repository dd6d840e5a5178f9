"""What a stranger sees of the account today, beside what an earlier export said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from selfguard.model.evidence import Fault, PublicNumber


class PublicItem(StrEnum):
    """What a page may show to whoever is not signed in."""

    POSTS = "posts"
    PHOTO = "photo"
    NAME = "name"
    BIO = "bio"
    LINKS = "links"


class Shown(StrEnum):
    """Whether the page shows it. What the page does not tell is unknown, never hidden."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Since(StrEnum):
    """How it stands beside the export of the same run."""

    NONE = ""
    """No export was given, or it does not tell."""
    STILL = "still"
    """It was shown then, and is now."""
    CHANGED = "changed"
    """It was shown then, and is shown now with another text."""
    GONE = "gone"
    NEW = "new"
    """It was not shown then, and is now."""
    NOT_YET = "not-yet"
    """It was not shown then, and is not now."""


@dataclass(frozen=True, slots=True)
class PublicRow:
    """One thing that a page shows, or does not show."""

    item: PublicItem
    shown: Shown
    since: Since = Since.NONE
    datum: str = ""
    """The text itself, through the gate. Hidden when masked."""


@dataclass(frozen=True, slots=True)
class PublicView:
    """What a stranger sees of the account today."""

    seen_on: datetime
    """When it was looked at, in UTC."""
    rows: Sequence[PublicRow] = ()
    """One for each `PublicItem`, in their order; none where the look was refused."""
    counts: Mapping[PublicNumber, int] = field(default_factory=dict)
    earlier_on: datetime | None = None
    """When the export was made that it stands beside, in UTC; None where there is none."""
    refusal: Fault | None = None
    """Why nothing was learnt; None where something was."""

    def shown(self, item: PublicItem) -> Shown:
        """Return whether the page shows *item*."""
        return next((row.shown for row in self.rows if row.item is item), Shown.UNKNOWN)
