"""Validated help lines → frozen values of the model. Needs neither YAML nor pydantic."""

from datetime import date

from selfguard.checklists.build import Valid, ages, day, roles, text
from selfguard.model.facts import Mark
from selfguard.model.help import Contact, ContactKind, HelpLine, HelpLines, Route
from selfguard.model.reader import Country, FromBefore18, Situation


def help_lines(valid: Valid) -> HelpLines:
    """Return the help lines in *valid*, and the routes to them."""
    lines = {each["id"]: _line(each) for each in valid["lines"]}
    return HelpLines(valid["serial"], lines, tuple(_route(each) for each in valid["routes"]))


def _line(valid: Valid) -> HelpLine:
    return HelpLine(
        id=valid["id"],
        name=text(valid["name"]),
        country=Country(valid["country"]) if valid["country"] else None,
        contacts=tuple(_contact(each) for each in valid["contacts"]),
        for_whom=text(valid["for_whom"]),
        hours=text(valid["hours"]),
        say_first=text(valid["say_first"]),
        beware=text(valid["beware"]),
        mark=Mark(valid["mark"]),
        verified_on=valid["verified_on"],
        how_verified=valid["how_verified"],
        review_after=date.fromisoformat(valid["review_after"]),
        called_on=day(valid["called_on"]),
        roles=roles(valid),
        ages=ages(valid),
        images=frozenset(map(FromBefore18, valid["images"])),
    )


def _contact(valid: Valid) -> Contact:
    kind, mark = ContactKind(valid["kind"]), Mark(valid["mark"])
    return Contact(kind, valid["value"], mark, valid["verified_on"])


def _route(valid: Valid) -> Route:
    return Route(
        countries=frozenset(map(Country, valid["countries"])),
        situations=frozenset(map(Situation, valid["situations"])),
        roles=roles(valid),
        ages=ages(valid),
        danger=valid["danger"],
        first=tuple(valid["first"]),
        then=tuple(valid["then"]),
    )
