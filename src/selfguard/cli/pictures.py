"""Pictures on the command line: which are looked at, what is remembered of them, what is told."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from selfguard.audit.gathering import Gathered
from selfguard.checks.summary import summarise
from selfguard.cli.speech import WordedOption
from selfguard.cli.stopping import Stoppable
from selfguard.cli.store_folder import store
from selfguard.model.evidence import Fault
from selfguard.model.picture import PICTURE_TOPICS
from selfguard.model.report import Report
from selfguard.model.sight import Looker

if TYPE_CHECKING:
    from selfguard.sources.photos import Photos
    from selfguard.store.sights import Seen

F = TypeVar("F", bound=Callable[..., Any])
_TOPICS = frozenset(PICTURE_TOPICS.values())


def options(function: F) -> F:
    """Give a command the options that say which pictures are looked at."""
    for option in (
        click.option(
            "--show-pictures",
            "sheet",
            metavar="FILE",
            default=None,
            type=click.Path(path_type=Path),
            cls=WordedOption,
            help="cli.option-show-pictures",
        ),
        click.option("--no-look", is_flag=True, cls=WordedOption, help="cli.option-no-look"),
        click.option(
            "--photos",
            metavar="FOLDER",
            multiple=True,
            type=click.Path(path_type=Path),
            cls=WordedOption,
            help="cli.option-photos",
        ),
    ):
        function = option(function)
    return function


@dataclass(frozen=True, slots=True)
class Looking:
    """What looks at pictures in this run, and what it remembers; or nothing."""

    looker: Looker | None = None
    seen: "Seen | None" = None
    """What was seen in earlier runs, and is kept; None where nothing may be read or kept."""

    def photos(self, folders: tuple[Path, ...]) -> "list[Photos]":
        """Return the source for *folders*; none where there are no folders."""
        if not folders or self.looker is None:
            return []
        from selfguard.sources.photos import Photos  # noqa: PLC0415 - only where it is asked for

        return [Photos(folders, self.looker, datetime.now(UTC))]

    def keep(self) -> None:
        """Keep what was seen in this run, in counts."""
        if self.seen is not None:
            store().keep_pictures(self.seen)


def looking(*, is_wanted: bool, may_keep: bool) -> Looking:
    """Return what looks at pictures in this run, if that *is_wanted*.

    With *may_keep* it recalls what was seen before, and looks at new pictures only.
    """
    if not is_wanted:
        return Looking()
    # 0.3 s, spent only where pictures are looked at
    from selfguard.vision.metadata import read  # noqa: PLC0415
    from selfguard.vision.pool import VERSION, Eyes  # noqa: PLC0415
    from selfguard.vision.remembering import Remembering  # noqa: PLC0415

    eyes = Eyes(hidden=read)
    if not may_keep:
        return Looking(Stoppable(eyes))
    seen = store().pictures(datetime.now(UTC))
    return Looking(Stoppable(Remembering(eyes, VERSION, seen.recall, seen.remember)), seen)


def with_pictures(report: Report, gathered: Gathered) -> Report:
    """Return *report* with what the pictures that were *gathered* tell together."""
    gaps = [gap for run in gathered.runs for gap in run.unreadable if gap.topics & _TOPICS]
    left = sum(gap.count for gap in gaps if gap.fault is Fault.NOT_LOOKED_AT)
    unseen = sum(gap.count for gap in gaps) - left
    summary = summarise(gathered.evidence, unseen=unseen, not_reached=left)
    return dataclasses.replace(report, pictures=summary)


def was_stopped(gathered: Gathered) -> bool:
    """Tell whether the person stopped the looking before it was through."""
    return any(gap.fault is Fault.NOT_LOOKED_AT for run in gathered.runs for gap in run.unreadable)
