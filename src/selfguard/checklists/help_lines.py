"""Bytes → help lines and the routes to them: read strictly, validated wholly.

A line that is not verified is refused, and so is a route that puts a line first that rests on a
secondary source: these rules are part of the format.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from selfguard.checklists import build_lines
from selfguard.checklists.build import Valid
from selfguard.checklists.document import Fault, Path
from selfguard.checklists.read import read
from selfguard.errors import ChecklistRefusedError
from selfguard.model.facts import Mark
from selfguard.model.help import HelpLines

if TYPE_CHECKING:
    from selfguard.checklists.help_schema import HelpLineModel, HelpLinesModel, RouteModel


def parse_help_lines(data: bytes, name: str) -> HelpLines:
    """Return the help lines in *data*, a file shown as *name*.

    Raises `ChecklistRefusedError` with every problem, sorted by place.
    """
    return build_lines.help_lines(validate_help_lines(data, name))


def validate_help_lines(data: bytes, name: str) -> Valid:
    """Return the help lines in *data* as plain values. Raises as `parse_help_lines` does."""
    from selfguard.checklists import help_schema  # noqa: PLC0415 - pydantic takes 0.3 s
    from selfguard.checklists.validate import validated  # noqa: PLC0415

    document = read(data, name)
    model, faults = validated(document.value, help_schema.HelpLinesModel, help_schema.INSIDE)
    problems = document.problems([*faults, *(_faults(model) if model else ())])
    if model is None or problems:
        raise ChecklistRefusedError(name, problems)
    return model.model_dump(mode="json")


def _faults(model: "HelpLinesModel") -> Iterator[Fault]:
    """Yield what only the whole of *model* can tell: ids, marks, and what routes name."""
    lines: dict[str, HelpLineModel] = {}
    for number, line in enumerate(model.lines):
        place = ("lines", number)
        if line.id in lines:
            yield Fault("repeated", {"value": line.id}, (*place, "id"))
        lines[line.id] = line
        if line.mark is Mark.UNVERIFIED:
            yield Fault("unverified-line", path=(*place, "mark"))
        for at, contact in enumerate(line.contacts):
            if contact.mark is Mark.UNVERIFIED:
                yield Fault("unverified-line", path=(*place, "contacts", at, "mark"))
    for number, route in enumerate(model.routes):
        yield from _route_faults(("routes", number), route, lines)


def _route_faults(
    place: Path, route: "RouteModel", lines: Mapping[str, "HelpLineModel"]
) -> Iterator[Fault]:
    """Yield what is wrong with the ids that *route* names."""
    named = [((*place, "danger"), route.danger)] if route.danger else []
    named += [((*place, "first", at), each) for at, each in enumerate(route.first)]
    then = [((*place, "then", at), each) for at, each in enumerate(route.then)]
    for path, name in (*named, *then):
        if name not in lines:
            yield Fault("unknown-line", {"value": name}, path, options=tuple(lines))
    for path, name in named:
        if name in lines and not _is_verified(lines[name]):
            yield Fault("secondary-first", {"value": name}, path)


def _is_verified(line: "HelpLineModel") -> bool:
    """Tell whether *line*, and what one would use of it first, rests on a primary source."""
    return line.mark is Mark.VERIFIED and all(
        contact.mark is Mark.VERIFIED for contact in line.contacts[:1]
    )
