"""What stands now: of two sources of one service that tell the same thing, the newest counts.

A switch and a text of the profile have one state at a time. An export that is a week old and a
look at the page today may differ, and then the look tells what is; what it superseded is kept
apart, so that a report can say what changed. Links are superseded by nothing: a page shows some of
them, and none of them says that another one is gone.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from selfguard.model.evidence import Evidence, Extent, ProfileField, ProfileText, Setting, Topic
from selfguard.model.source import SourceRun

Said = tuple[str, str]
"""Of which service, and what: the name of a switch or of a field."""
_ORDER = (Extent.PARTLY, Extent.WHOLE, Extent.NOT)
"""Between services: a part that is missing of one stays missing."""
_BEST = (Extent.WHOLE, Extent.PARTLY, Extent.NOT)
"""Within a service: what one source tells in part, another one can tell whole."""


def split(
    evidence: Mapping[Topic, Sequence[Evidence]], now: datetime
) -> tuple[Mapping[Topic, Sequence[Evidence]], Sequence[Evidence]]:
    """Return *evidence* without what is superseded, and what is, as it stands *now*.

    Days are compared, and of one day the source that was collected later counts. A source that
    says it was made later than *now* was made *now*.
    """
    newest: dict[Said, tuple[date, str]] = {}
    for each in (each for found in evidence.values() for each in found):
        if said := _said(each):
            made = _made(each, now)
            if made[0] >= newest.get(said, made)[0]:
                newest[said] = made
    superseded = [
        each
        for found in evidence.values()
        for each in found
        if (said := _said(each)) and newest[said] != _made(each, now)
    ]
    left = set(map(id, superseded))
    current = {
        topic: [each for each in found if id(each) not in left] for topic, found in evidence.items()
    }
    return current, superseded


def _said(evidence: Evidence) -> Said | None:
    match evidence:
        case Setting():
            return evidence.origin.service, evidence.name
        case ProfileText(field=field) if field is not ProfileField.WEBSITE:
            return evidence.origin.service, field
        case _:
            return None


def _made(evidence: Evidence, now: datetime) -> tuple[date, str]:
    """Return on which day, and by which source, *evidence* was seen."""
    return min(evidence.origin.seen_on, now).date(), evidence.origin.source


def together(runs: Iterable[SourceRun]) -> Mapping[Topic, Extent]:
    """Return how far all *runs* together covered each topic that one of them told about."""
    services: dict[str, dict[Topic, list[Extent]]] = {}
    for run in runs:
        told = services.setdefault(run.service, {})
        for topic, extent in run.coverage.items():
            told.setdefault(topic, []).append(extent)
    best = [
        {topic: _first(_BEST, extents) for topic, extents in told.items()}
        for told in services.values()
    ]
    return {
        topic: _first(_ORDER, extents)
        for topic in Topic
        if (extents := [told[topic] for told in best if topic in told])
    }


def _first(order: Sequence[Extent], extents: Sequence[Extent]) -> Extent:
    return next(extent for extent in order if extent in extents)
