"""`selfguard audit`: look at your own account and say which doors stand open."""

import dataclasses
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from selfguard.audit import judge
from selfguard.audit.gathering import Gathered, answered, gather
from selfguard.cli import contact_sheet, instagram_export, pictures, reader, screen
from selfguard.cli.ask import INTERRUPTED, to_ask, walked_through
from selfguard.cli.asking import Walked
from selfguard.cli.choices import OneOf
from selfguard.cli.delivery import Delivery
from selfguard.cli.keeping import Keeping, going_on_without
from selfguard.cli.loading import Loaded, load
from selfguard.cli.opening import show_opening
from selfguard.cli.ownership import confirm_own, is_screen, is_terminal
from selfguard.cli.progress import Watched
from selfguard.cli.questions import confirm
from selfguard.cli.safety import before_the_first_run
from selfguard.cli.speech import (
    Preferences,
    WordedCommand,
    WordedOption,
    sentence,
    shared_options,
    words_for,
)
from selfguard.model.checklist import Severity
from selfguard.model.reader import Reader, Situation
from selfguard.model.report import Report
from selfguard.model.source import Source
from selfguard.sources.answers import Answers
from selfguard.sources.reviewed import Reviewed

if TYPE_CHECKING:
    from selfguard.sources.instagram_export.source import InstagramExport
    from selfguard.sources.photos import Photos


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    checklist: str
    exports: tuple[Path, ...]
    sample: bool
    photos: tuple[Path, ...]
    no_look: bool
    sheet: Path | None
    output: str
    reveal: bool
    fail_on: Severity | None

    def check(self, situation: Situation, preferences: Preferences) -> None:
        """Refuse what does not go together, before anything is read."""
        words = words_for(preferences)
        if self.sample and self.exports:
            raise click.UsageError(words("cli.sample-or-export"))
        if self.sheet and self.sheet.suffix.lower() not in {".html", ".htm"}:
            raise click.BadParameter(words("cli.only-html"), param_hint="'--show-pictures'")
        if self.no_look and (self.photos or self.sheet):
            raise click.UsageError(words("cli.look-or-not"))
        if situation is not Situation.PREPARE and (self.photos or self.sheet):
            raise click.UsageError(words("cli.opens-no-picture"))


@click.command(cls=WordedCommand)
@click.argument("checklist", default="prepare")
@instagram_export.options
@pictures.options
@reader.options
@click.option(
    "-o", "--output", default="", metavar="FILE", cls=WordedOption, help="cli.option-output"
)
@click.option("--reveal", is_flag=True, cls=WordedOption, help="cli.option-reveal")
@click.option("--no-ask", is_flag=True, cls=WordedOption, help="cli.option-no-ask")
@click.option(
    "--fail-on",
    type=OneOf(Severity),
    cls=WordedOption,
    help="cli.option-fail-on",
)
@shared_options
@click.pass_context
def audit(ctx: click.Context, /, *, no_ask: bool, **asked: Any) -> None:  # noqa: ANN401 - the fields of Request and of Reader
    """Run CHECKLIST against your own account and print what to do first."""
    preferences = ctx.ensure_object(Preferences)
    preferences.asks = not no_ask
    is_said = reader.is_said(asked)
    named = reader.of_options(asked)
    request = Request(**asked)
    delivery = Delivery(request.output, request.reveal, preferences)
    delivery.check()
    loaded = load(request.checklist)
    request.check(loaded.checklist.situation, preferences)
    preferences.checklist = loaded.path
    if loaded.path:
        click.echo(words_for(preferences)("cli.unsigned"), err=True)
    if loaded.checklist.situation is Situation.HAPPENING and delivery.is_on_screen:
        show_opening(loaded, named, preferences)
    refusal = going_on_without(loaded, preferences)
    if loaded.checklist.situation is not Situation.HAPPENING and not request.sample:
        named = _welcomed(loaded, named, preferences, is_said=is_said)
    code = _run(loaded, named, request, delivery)
    if refusal:
        click.echo(sentence(refusal, preferences.language), err=True)
    ctx.exit(code)


def _welcomed(loaded: Loaded, named: Reader, preferences: Preferences, *, is_said: bool) -> Reader:
    """Show the words on one's safety, and return who is reading: as said, kept, or asked.

    Whoever is worried has these words on the page, after whom to call, and is asked nothing
    before it.
    """
    is_worried = loaded.checklist.situation is Situation.WORRIED
    if not is_worried:
        help_ = loaded.help_lines.help_for(loaded.checklist.situation, named)
        before_the_first_run(help_, preferences)
    if is_said:
        return named
    if preferences.asks and is_screen() and not is_worried:
        return reader.asked(named, preferences)
    return reader.with_kept(named, preferences) or named


def _run(loaded: Loaded, named: Reader, request: Request, delivery: Delivery) -> int:
    """Collect, judge, show, offer to ask, write and keep; return the exit code."""
    preferences = delivery.preferences
    keeping = Keeping(loaded, preferences, is_about_nobody=request.sample)
    exports, is_own = _opened(loaded, request, named, preferences)
    is_prepare = loaded.checklist.situation is Situation.PREPARE
    looking = pictures.looking(
        is_wanted=is_prepare and bool(exports or request.photos) and not request.no_look,
        may_keep=keeping.may_keep,
    )
    answers = keeping.answers()
    sources: list[Source] = [Answers(answers)] if answers else []
    exports = [dataclasses.replace(each, looker=looking.looker) for each in exports]
    photos = looking.photos(request.photos)
    sources += _watched(exports, photos, looking, preferences)
    gathered = gather(sources, now=datetime.now(UTC), reader=named)
    earlier = keeping.runs() if is_own else ()
    report = _judged(loaded, gathered).compared(earlier)
    delivery.show(report, is_whole=request.sample or (is_own and sys.stdout.isatty()))
    walked = Walked()
    is_stopped = pictures.was_stopped(gathered)
    if (
        not is_stopped
        and keeping.may_keep
        and not keeping.is_happening
        and is_own
        and delivery.is_on_screen
    ):
        walked = _offered(loaded, report, preferences)
    if walked.answers:
        gathered = answered(gathered, walked.answers, now=datetime.now(UTC))
        report = _judged(loaded, gathered).compared(earlier)
        delivery.show_head(report)
    delivery.write(report)
    if not walked.refusal:
        _keep(keeping, report, looking, is_own=is_own)
    if request.sheet:
        contact_sheet.write(request.sheet, gathered, [*exports, *photos], preferences)
    if walked.refusal:
        raise walked.refusal
    if walked.is_interrupted or is_stopped:
        return INTERRUPTED
    return 1 if request.fail_on and report.reaches(request.fail_on) else 0


def _judged(loaded: Loaded, gathered: Gathered) -> Report:
    report = judge(loaded.checklist, gathered, loaded.help_lines)
    return pictures.with_pictures(report, gathered)


def _keep(keeping: Keeping, report: Report, looking: pictures.Looking, *, is_own: bool) -> None:
    """Keep how *report* came out and what was seen; say so where nobody confirmed whose it is."""
    if is_own:
        keeping.keep(report)
        looking.keep()
    elif keeping.may_keep and not keeping.is_happening:
        click.echo(words_for(keeping.preferences)("cli.not-kept"), err=True)


def _watched(
    exports: "list[InstagramExport]",
    photos: "list[Photos]",
    looking: pictures.Looking,
    preferences: Preferences,
) -> list[Source]:
    """Return *exports* and *photos*, with a bar on how far each has got."""
    words = words_for(preferences)
    shows_progress = is_terminal() and not preferences.is_plain
    watched: list[Source] = [
        *(Watched(each, words("cli.reading"), shows_progress) for each in exports),
        *(Watched(each, words("cli.looking"), shows_progress) for each in photos),
    ]
    if looking.seen is None:
        return watched
    return [Reviewed(each, looking.seen.review_of) for each in watched]


def _offered(loaded: Loaded, report: Report, preferences: Preferences) -> Walked:
    """Offer to ask the steps that only the person can tell of, and ask them on a yes."""
    findings = to_ask(report, ()) if preferences.asks and is_screen() else []
    if not findings:
        return Walked()
    words = words_for(preferences)
    click.echo(err=True)
    screen.say_aside(preferences, words("ask.offer", count=len(findings)))
    if not confirm(words("ask.offer-now"), preferences):
        return Walked()
    return walked_through(loaded, report, findings, preferences)


def _opened(
    loaded: Loaded, request: Request, named: Reader, preferences: Preferences
) -> "tuple[list[InstagramExport], bool]":
    """Return the exports to look at, and whether they are known to be the person's own."""
    if request.sample:
        click.echo(words_for(preferences)("cli.sample-note"), err=True)
        return [instagram_export.open_sample()], True
    paths = request.exports
    may_offer = preferences.asks and loaded.checklist.situation is Situation.PREPARE
    if not paths and not request.photos and may_offer and is_screen():
        paths = tuple(instagram_export.offer(preferences))
    if not paths:
        return [], True
    export = instagram_export.open_export(paths)
    return [export], confirm_own(export.username(), named.role, preferences)
