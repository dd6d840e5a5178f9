"""`selfguard audit`: look at your own account and say which doors stand open."""

import sys
from datetime import UTC, datetime
from typing import Any

import click

from selfguard.audit import judge
from selfguard.audit.gathering import Gathered, answered, gather
from selfguard.cli import contact_sheet, instagram_export, instagram_live, pictures, reader, screen
from selfguard.cli.ask import INTERRUPTED, to_ask, walked_through
from selfguard.cli.asking import Walked
from selfguard.cli.choices import OneOf
from selfguard.cli.delivery import Delivery
from selfguard.cli.keeping import Keeping, going_on_without
from selfguard.cli.loading import Loaded, load
from selfguard.cli.opening import show_opening
from selfguard.cli.ownership import is_screen
from selfguard.cli.places import Places, opened
from selfguard.cli.questions import confirm
from selfguard.cli.request import Request
from selfguard.cli.safety import before_the_first_run
from selfguard.cli.speech import (
    Preferences,
    WordedCommand,
    WordedOption,
    sentence,
    shared_options,
    words_for,
)
from selfguard.errors import SelfguardError
from selfguard.model.checklist import Severity
from selfguard.model.reader import Reader, Situation
from selfguard.model.report import Report


@click.command(cls=WordedCommand)
@click.argument("checklist", default="prepare")
@instagram_export.options
@instagram_live.options
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
    keeping = Keeping(loaded, delivery.preferences, is_about_nobody=request.sample)
    places = opened(request, named.role, keeping)
    sources = places.sources(keeping.answers(), delivery.preferences)
    gathered = gather(sources, now=datetime.now(UTC), reader=named)
    earlier = keeping.runs() if places.is_own else ()
    report = _judged(loaded, gathered).compared(earlier)
    delivery.show(report, is_whole=request.sample or (places.is_own and sys.stdout.isatty()))
    walked = Walked()
    is_stopped = pictures.was_stopped(gathered)
    if places.is_own and not is_stopped and keeping.may_ask and delivery.is_on_screen:
        walked = _offered(loaded, report, delivery.preferences)
    if walked.answers:
        gathered = answered(gathered, walked.answers, now=datetime.now(UTC))
        report = _judged(loaded, gathered).compared(earlier)
        delivery.show_head(report)
    delivery.write(report)
    if not walked.refusal:
        _keep(keeping, report, places)
    if request.sheet:
        contact_sheet.write(request.sheet, gathered, places.pictures, delivery.preferences)
    _refuse(walked.refusal)
    if walked.is_interrupted or is_stopped:
        return INTERRUPTED
    _refuse(places.looks.refusal)
    return 1 if request.fail_on and report.reaches(request.fail_on) else 0


def _refuse(refusal: SelfguardError | None) -> None:
    """Raise *refusal*, if there is one: all else was shown, written and kept."""
    if refusal:
        raise refusal


def _judged(loaded: Loaded, gathered: Gathered) -> Report:
    report = judge(loaded.checklist, gathered, loaded.help_lines)
    return pictures.with_pictures(report, gathered)


def _keep(keeping: Keeping, report: Report, places: Places) -> None:
    """Keep how *report* came out and what was seen; say so where nobody confirmed whose it is."""
    places.looks.keep(keeping.preferences)
    if places.is_own:
        keeping.keep(report)
        places.looking.keep()
    elif keeping.may_keep and not keeping.is_happening:
        click.echo(words_for(keeping.preferences)("cli.not-kept"), err=True)


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
