"""Who is reading, and for whom: what decides which steps, taps and help lines are shown."""

from dataclasses import dataclass
from enum import StrEnum


class Situation(StrEnum):
    """What brings the reader here: the three doors of the product."""

    PREPARE = "prepare"
    WORRIED = "worried"
    HAPPENING = "happening"
    """Help lines stand before all else, nothing is asked first, and there is no index."""


class Role(StrEnum):
    """Who is reading."""

    SELF = "self"
    PARENT = "parent"
    FRIEND = "friend"
    TEACHER = "teacher"
    SCHOOL = "school"


class Age(StrEnum):
    """How old the person is whom the steps protect."""

    UNDER_14 = "under-14"
    FROM_14 = "14-17"
    FROM_18 = "18-24"
    FROM_25 = "25-plus"
    UNSAID = "unsaid"


UNDER_18 = frozenset({Age.UNDER_14, Age.FROM_14})


class FromBefore18(StrEnum):
    """Whether the image was taken before the person turned 18."""

    YES = "yes"
    NO = "no"
    UNSAID = "unsaid"


class Country(StrEnum):
    """Where the reader lives. It is never guessed from the language."""

    KR = "kr"
    ID = "id"
    OTHER = "other"


class Phone(StrEnum):
    """Which telephone the taps are for."""

    ANDROID = "android"
    IOS = "ios"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is reading. Nothing of it is asked for by name or by a day of birth."""

    role: Role = Role.SELF
    age: Age = Age.UNSAID
    from_before_18: FromBefore18 = FromBefore18.UNSAID
    country: Country = Country.KR
    phone: Phone = Phone.UNSAID

    @property
    def image(self) -> FromBefore18:
        """Return whether the image was taken before 18: of whoever is under 18 now, it was."""
        return FromBefore18.YES if self.age in UNDER_18 else self.from_before_18
