"""How facts are told: a text in each language, and a mark for how well a thing is known."""

from dataclasses import dataclass
from enum import StrEnum

LANGUAGES = ("ko", "en", "id")
"""The languages of interface and checklists."""
UNKNOWN = "unknown"
"""Stands where a source has no date: told as such, and never left out or made up."""


class Mark(StrEnum):
    """How well a fact is known. It is never made to look surer than it is."""

    VERIFIED = "V"
    """Read in a primary or official source. Nobody need have tapped it on a telephone."""
    SECONDARY = "S"
    """Read only in a secondary source."""
    UNVERIFIED = "U"
    """Not verified."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in each language; a language that is missing is an empty string."""

    ko: str = ""
    en: str = ""
    id: str = ""

    def within(self, language: str) -> tuple[str, str]:
        """Return the text for *language* and the language it is really in.

        Where the text is missing in *language*, English stands in, else whichever there is.
        """
        own = {"ko": self.ko, "en": self.en, "id": self.id}
        order = (language, "en", *LANGUAGES)
        return next(((own[each], each) for each in order if own[each]), ("", language))


NO_TEXT = Text()
"""A text that is not there."""
