"""`selfguard ask`: answer the steps that no source can show, one screen a step."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

import click

from selfguard.audit import audit
from selfguard.cli import reader, screen
from selfguard.cli.asking import Walked, walk
from selfguard.cli.loading import Loaded, load, quoted
from selfguard.cli.opening import show_opening
from selfguard.cli.ownership import is_screen
from selfguard.cli.questions import confirm
from selfguard.cli.safety import before_the_first_run, wait_for_a_key
from selfguard.cli.speech import (
    Preferences,
    WordedCommand,
    WordedOption,
    shared_options,
    words_for,
)
from selfguard.cli.store_folder import store
from selfguard.errors import InputRefusedError
from selfguard.model.check import Basis
from selfguard.model.evidence import Answer
from selfguard.model.history import PastRun
from selfguard.model.reader import Reader, Situation
from selfguard.model.report import Finding, Report
from selfguard.renderers.groups import ASKABLE, group_of
from selfguard.sources.answers import Answers

INTERRUPTED = 130


@click.command(cls=WordedCommand)
@click.argument("checklist", default="prepare")
@reader.options
@click.option("--again", is_flag=True, cls=WordedOption, help="cli.option-again")
@shared_options
@click.pass_context
def ask(ctx: click.Context, /, checklist: str, *, again: bool, **who: Any) -> None:  # noqa: ANN401 - the fields of Reader
    """Walk through the steps of CHECKLIST that only you can tell of."""
    preferences = ctx.ensure_object(Preferences)
    if not is_screen():
        raise InputRefusedError("cli.ask-needs-terminal", checklist=quoted(checklist))
    loaded = load(checklist)
    if loaded.checklist.situation is not Situation.HAPPENING and not preferences.keeps_trace:
        raise InputRefusedError("cli.ask-keeps", checklist=quoted(checklist))
    preferences.checklist = loaded.path
    if loaded.path:
        screen.say_aside(preferences, words_for(preferences)("cli.unsigned"))
    named = _greeted(loaded, who, preferences)
    keeps = preferences.keeps_trace
    report = audit(
        loaded.checklist,
        [Answers(store().answers(loaded.answers_scope))] if keeps else [],
        now=datetime.now(UTC),
        reader=named,
        help_lines=loaded.help_lines,
    )
    earlier = store().runs(loaded.runs_scope) if keeps else ()
    findings = to_ask(report, earlier, again=again)
    walked = walked_through(loaded, report, findings, preferences)
    if walked.refusal:
        raise walked.refusal
    if walked.is_interrupted:
        ctx.exit(INTERRUPTED)


def _greeted(loaded: Loaded, who: dict[str, Any], preferences: Preferences) -> Reader:
    """Show what stands before the first question, and return who is reading: as said, or kept."""
    is_said = reader.is_said(who)
    named = reader.of_options(who)
    if loaded.checklist.situation is Situation.HAPPENING:
        show_opening(loaded, named, preferences)
        _agree_on_keeping(preferences)
        return named
    if not is_said:
        named = reader.with_kept(named, preferences) or named
    help_ = loaded.help_lines.help_for(loaded.checklist.situation, named)
    before_the_first_run(help_, preferences)
    return named


def _agree_on_keeping(preferences: Preferences) -> None:
    """Ask whether the answers may be kept, and go on as with `--no-trace` where they may not.

    Where it is happening a person may be watched: nothing is kept, and nothing that is kept is
    read, before they said so.
    """
    if not preferences.keeps_trace:
        wait_for_a_key(preferences)
        return
    words = words_for(preferences)
    click.echo(err=True)
    screen.say_aside(preferences, words("ask.keeps-urgent"))
    preferences.keeps_trace = confirm(words("ask.keep-urgent"), preferences)


def to_ask(report: Report, runs: Sequence[PastRun], *, again: bool = False) -> list[Finding]:
    """Return what to ask: what no live answer settles, and the last audit did not measure.

    With *again* the steps that were answered, too.
    """
    measured = {
        step
        for run in runs[-1:]
        for step, past in run.outcomes.items()
        if past.basis is Basis.MEASURED
    }
    return [
        finding
        for finding in report.in_order(report.findings)
        if (again and finding.basis is Basis.ANSWERED)
        or (group_of(finding) in ASKABLE and finding.step.id not in measured)
    ]


def walked_through(
    loaded: Loaded, report: Report, findings: Sequence[Finding], preferences: Preferences
) -> Walked:
    """Ask *findings* of *report*, keep what is answered, and say how many answers were kept."""
    words = words_for(preferences)
    if not findings:
        click.echo(words("ask.nothing"))
        return Walked()
    keep = partial(store().keep_answer, loaded.answers_scope) if preferences.keeps_trace else _leave
    walked = walk(report, findings, keep, preferences)
    click.echo()
    if walked.is_interrupted:
        click.echo(words("ask.interrupted"))
    if not preferences.keeps_trace:
        click.echo(words("ask.kept-nothing"))
        return walked
    click.echo(words("ask.kept", count=len({each.step for each in walked.answers})))
    name, options = loaded.path or loaded.name, preferences.language_option
    click.echo(words("ask.go-on", checklist=name, options=options))
    return walked


def _leave(answer: Answer) -> None:
    """Keep nothing of *answer*."""
    del answer
