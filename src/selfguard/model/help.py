"""Help lines: whom to call, how well that is known, and who is sent where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from selfguard.model.facts import Mark, Text
from selfguard.model.reader import Age, Country, FromBefore18, Reader, Role, Situation

MOST_FIRST = 3
"""How many lines stand on top at most: more of them is no help in the first minutes."""


class ContactKind(StrEnum):
    """How a help line is reached."""

    PHONE = "phone"
    TEXT = "text"
    MESSENGER = "messenger"
    EMAIL = "email"
    WEB = "web"
    APP = "app"


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach a help line."""

    kind: ContactKind
    value: str
    """A number, an address or a name, shown as inert text."""
    mark: Mark
    verified_on: str
    """The date of the source in which it was read: `2025-06`, or the word `unknown`."""


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A person or office to turn to."""

    id: str
    name: Text
    country: Country | None
    """The country it serves; None where it serves every country."""
    contacts: Sequence[Contact]
    """The one to use first stands first; empty where no contact could be verified."""
    for_whom: Text
    hours: Text
    """When it answers; empty where no source says so."""
    say_first: Text
    """What to say first: a sentence that may be read out."""
    beware: Text
    """What the line does not do or reach; empty where nothing is known."""
    mark: Mark
    verified_on: str
    """The date of the source, as precise as it is known, or the word `unknown`."""
    how_verified: str
    """Where it was read, in English."""
    review_after: date
    called_on: date | None = None
    """The day somebody rang it; None while nobody has."""
    roles: frozenset[Role] = frozenset(Role)
    ages: frozenset[Age] = frozenset(Age)
    images: frozenset[FromBefore18] = frozenset(FromBefore18)
    """For whom it is meant: by the age at the time of the image, not by the age today."""

    def is_for(self, reader: Reader) -> bool:
        """Tell whether the line is meant for *reader*."""
        return (
            self.country in {None, reader.country}
            and reader.role in self.roles
            and reader.age in self.ages
            and reader.image in self.images
        )

    def is_due(self, today: date) -> bool:
        """Tell whether the line should have been looked at again before *today*."""
        return today > self.review_after


@dataclass(frozen=True, slots=True)
class Route:
    """Which lines stand where, for the readers and situations that it is for."""

    countries: frozenset[Country]
    situations: frozenset[Situation]
    roles: frozenset[Role]
    ages: frozenset[Age]
    danger: str
    """The id of the line for whoever is in danger now; empty where none is known."""
    first: Sequence[str]
    """The ids of the lines on top, at most `MOST_FIRST`."""
    then: Sequence[str]
    """The ids of the others, in order."""

    def is_for(self, situation: Situation, reader: Reader) -> bool:
        """Tell whether the route is for *reader* in this *situation*."""
        return (
            reader.country in self.countries
            and situation in self.situations
            and reader.role in self.roles
            and reader.age in self.ages
        )


@dataclass(frozen=True, slots=True)
class Help:
    """The lines for one reader: in danger now, first, and then."""

    danger: HelpLine | None = None
    first: Sequence[HelpLine] = ()
    then: Sequence[HelpLine] = ()


NO_HELP = Help()
"""Where nothing is known to send the reader to."""


@dataclass(frozen=True, slots=True)
class HelpLines:
    """All the lines that are known, and the routes to them."""

    serial: str
    lines: Mapping[str, HelpLine]
    routes: Sequence[Route]

    def help_for(self, situation: Situation, reader: Reader) -> Help:
        """Return the lines for *reader* in this *situation*: the first route that is for them.

        A line that is not meant for the reader (by role, age, or age at the time of the image)
        is left out, wherever a route names it.
        """
        route = next((each for each in self.routes if each.is_for(situation, reader)), None)
        if route is None:
            return NO_HELP
        danger = self.lines[route.danger] if route.danger else None
        return Help(danger, self._meant(route.first, reader), self._meant(route.then, reader))

    def is_meant(self, line: str, reader: Reader) -> bool:
        """Tell whether the help line with the id *line* is meant for *reader*."""
        return self.lines[line].is_for(reader)

    def _meant(self, ids: Sequence[str], reader: Reader) -> Sequence[HelpLine]:
        return tuple(self.lines[each] for each in ids if self.is_meant(each, reader))


NO_HELP_LINES = HelpLines("", {}, ())
"""Where none are given: nothing is sent anywhere."""
