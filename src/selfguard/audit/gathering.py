"""Sources → everything that they told together, each collected whole."""

import dataclasses
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from selfguard.audit.newest import split, together
from selfguard.model.check import Check
from selfguard.model.evidence import (
    Answer,
    Connections,
    Contacts,
    Covered,
    Evidence,
    Extent,
    LinkedAccounts,
    Post,
    TaggedPosts,
    Topic,
    Unreadable,
)
from selfguard.model.reader import Reader, Role
from selfguard.model.source import Source, SourceRun

WITHHELD_FROM_PARENTS = frozenset({Topic.LOGINS, Topic.DEVICES})
"""A parent is not shown where a child was signed in, and with what."""
_BEFORE_CAPITAL = re.compile(r"(?<=.)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Gathered:
    """What all sources told together, grouped so that each step finds its evidence at once."""

    now: datetime
    reader: Reader
    runs: Sequence[SourceRun]
    withheld: frozenset[Topic]
    evidence: Mapping[Topic, Sequence[Evidence]]
    coverage: Mapping[Topic, Extent]
    answers: Mapping[str, Answer]
    """Step id → newest answer. Held apart: whether it still counts takes a clock."""
    superseded: Sequence[Evidence] = ()
    """What a newer source of the same service tells otherwise, or again."""
    _given: dict[tuple[type[Evidence], frozenset[Topic]], Sequence[Any]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _seen: dict[Topic, datetime | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def given_to(self, check: Check[Any]) -> Sequence[Any]:
        """Return the evidence of the topics and of the class that *check* examines."""
        wanted = (check.subject, check.topics)
        if wanted not in self._given:
            topics = [topic for topic in Topic if topic in check.topics]
            self._given[wanted] = tuple(
                each
                for topic in topics
                for each in self.evidence.get(topic, ())
                if isinstance(each, check.subject)
            )
        return self._given[wanted]

    def seen_on(self, check: Check[Any]) -> datetime | None:
        """Return when the evidence of the topics of *check* was made, the newest of it."""
        told = [self._seen_on(topic) for topic in check.topics]
        return max((each for each in told if each), default=None)

    def _seen_on(self, topic: Topic) -> datetime | None:
        """Return when the evidence of *topic* was made, the newest of it; looked for once."""
        if topic not in self._seen:
            days = {each.origin.seen_on for each in self.evidence.get(topic, ())}
            self._seen[topic] = max(days, default=None)
        return self._seen[topic]


def gather(sources: Sequence[Source], *, now: datetime, reader: Reader) -> Gathered:
    """Collect *sources* whole, without what is withheld from *reader*."""
    withheld = WITHHELD_FROM_PARENTS if reader.role is Role.PARENT else frozenset[Topic]()
    evidence: defaultdict[Topic, list[Evidence]] = defaultdict(list)
    runs = [_collect(source, withheld, evidence) for source in sources]
    answers = [each for each in evidence.pop(Topic.ANSWERS, ()) if isinstance(each, Answer)]
    services = [run.service for run in runs]
    has_two_of_one = len(services) > len(set(services))
    current, superseded = split(evidence, now) if has_two_of_one else (evidence, ())
    return Gathered(
        now, reader, runs, withheld, current, together(runs), _newest(answers), superseded
    )


def answered(gathered: Gathered, answers: Iterable[Answer], *, now: datetime) -> Gathered:
    """Return what was *gathered*, with *answers* that were given since, as it stands *now*."""
    newest = _newest([*gathered.answers.values(), *answers])
    return dataclasses.replace(gathered, now=now, answers=newest)


def _newest(answers: Sequence[Answer]) -> Mapping[str, Answer]:
    """Return the newest of *answers* per step; of two of one moment, the later in order."""
    ordered = sorted(answers, key=lambda answer: answer.answered_on)
    return {answer.step: answer for answer in ordered}


def _told(gap: Unreadable, withheld: frozenset[Topic]) -> list[Unreadable]:
    """Return *gap* without the topics that are *withheld*, and without the file it was in."""
    if not gap.topics & withheld:
        return [gap]
    topics = gap.topics - withheld
    origin = dataclasses.replace(gap.origin, path="")
    return [dataclasses.replace(gap, origin=origin, topics=topics)] if topics else []


def _collect(
    source: Source, withheld: frozenset[Topic], into: defaultdict[Topic, list[Evidence]]
) -> SourceRun:
    """Collect *source* whole *into* lists per topic, without the topics that are *withheld*."""
    seen_on: datetime | None = None
    counts: Counter[str] = Counter()
    coverage: dict[Topic, Extent] = {}
    gaps: list[Unreadable] = []
    for evidence in source.collect():
        seen_on = max(seen_on or evidence.origin.seen_on, evidence.origin.seen_on)
        if isinstance(evidence, Covered):
            coverage[evidence.topic] = evidence.extent
        elif isinstance(evidence, Unreadable):
            gaps.extend(_told(evidence, withheld))
        elif hasattr(evidence, "topic") and (topic := evidence.topic) not in withheld:
            into[topic].append(evidence)
            kind, count = _counted(evidence)
            counts[kind] += count
    coverage |= {topic: Extent.PARTLY for gap in gaps for topic in gap.topics}
    shown = {topic: extent for topic, extent in coverage.items() if topic not in withheld}
    return SourceRun(source.name, seen_on, dict(counts), shown, gaps)


def _counted(evidence: Evidence) -> tuple[str, int]:
    """Return the kind that *evidence* is counted as, and how many things it stands for."""
    match evidence:
        case Post():
            return evidence.kind.value, 1
        case Connections():
            return evidence.kind.value, evidence.count
        case Contacts() | LinkedAccounts() | TaggedPosts():
            return _kind(type(evidence).__name__), evidence.count
        case _:
            return _kind(type(evidence).__name__), 1


@cache
def _kind(name: str) -> str:
    """Return the *name* of a class as that of a kind: `profile-photo` for `ProfilePhoto`."""
    return _BEFORE_CAPITAL.sub("-", name).lower()
