"""The audit: a checklist and sources in, a report out. The whole product on one page.

Every source is collected whole. Then each step comes out by rules; no outcome is chosen:

1. Something is exposed: fail, measured.
2. Something that only the person can judge, or a topic that was only partly covered: what the
   person answered, else not reviewed.
3. Something was examined: pass, measured.
4. Nothing was: what the person answered, else not reviewed. Absence of evidence is no pass.

A measured outcome beats every answer, and an answer confirms nothing that is newer than itself.
What the person answered stands beside what was measured, so that a report can show both.
"""

import dataclasses
from collections.abc import Sequence
from datetime import datetime

from selfguard.audit.evaluation import evaluate
from selfguard.audit.gathering import Gathered, gather
from selfguard.audit.public_view import public_view
from selfguard.model.checklist import Checklist, Step
from selfguard.model.help import NO_HELP_LINES, HelpLines
from selfguard.model.reader import Reader
from selfguard.model.report import Report
from selfguard.model.source import Source

ANYONE = Reader()
"""Whoever says nothing of themselves."""


def audit(
    checklist: Checklist,
    sources: Sequence[Source],
    *,
    now: datetime,
    reader: Reader = ANYONE,
    help_lines: HelpLines = NO_HELP_LINES,
) -> Report:
    """Collect *sources*, evaluate each step of *checklist* and return the report.

    *now*, in UTC, dates the report and decides which answers still count. Raises what a source
    raises that can read nothing at all: `InputRefusedError`.
    """
    return judge(checklist, gather(sources, now=now, reader=reader), help_lines)


def judge(
    checklist: Checklist, gathered: Gathered, help_lines: HelpLines = NO_HELP_LINES
) -> Report:
    """Evaluate each step of *checklist* that is for the reader on what was *gathered*.

    Steps and actions that are not for the reader are left out; whoever does not say an age is
    shown the steps of all ages.
    """
    reader = gathered.reader
    findings = [evaluate(step, gathered) for step in steps_for(checklist, reader)]
    return Report(
        checklist,
        gathered.now,
        reader,
        gathered.runs,
        findings,
        help=help_lines.help_for(checklist.situation, reader),
        public_view=public_view(gathered),
    )


def steps_for(checklist: Checklist, reader: Reader) -> Sequence[Step]:
    """Return the steps of *checklist* that are for *reader*, with the actions that are."""
    return [
        dataclasses.replace(step, remediation=actions)
        for step in checklist.steps
        if step.is_for(reader)
        for actions in [tuple(each for each in step.remediation if each.is_for(reader))]
        if actions or not step.remediation
    ]
