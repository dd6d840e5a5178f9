"""A report as JSON, for programs. The format is documented in docs/report-format.md."""

import dataclasses
import json
from datetime import date

from selfguard import __version__
from selfguard.model.check import Outcome
from selfguard.model.checklist import Action
from selfguard.model.evidence import Answer, Topic, Unreadable
from selfguard.model.facts import LANGUAGES, UNKNOWN, Text
from selfguard.model.freshness import freshness, is_old
from selfguard.model.help import HelpLine
from selfguard.model.reader import Reader, Situation
from selfguard.model.report import Finding, Report
from selfguard.model.source import SourceRun
from selfguard.renderers import json_parts, overview
from selfguard.renderers.groups import shares
from selfguard.renderers.json_parts import Value, exposure, time
from selfguard.renderers.overview import is_stale
from selfguard.text import clean

FORMAT = "selfguard-report/2"
"""The name and the version of the format. It changes when a reader would have to change."""


def render(report: Report) -> str:
    """Return *report* as a JSON text that ends with a line break; the same report, the same text.

    Login and device data is hidden in any case: it never goes into a file, revealed or not.
    Every string has passed the text gate, so the JSON may be printed on a terminal.
    """
    told = report if report.is_masked else report.for_file()
    return json.dumps(_report(told), ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _report(report: Report) -> Value:
    share = shares(report)
    index = report.hardening_index
    left_out = [f for f in report.findings if f.outcome is Outcome.NOT_APPLICABLE]
    return {
        "format": FORMAT,
        "version": __version__,
        "made_on": time(report.made_on),
        "reader": _reader(report.reader),
        "masked": report.is_masked,
        "checklist": {
            "id": clean(report.checklist.id),
            "serial": clean(report.checklist.serial),
            "title": _text(report.checklist.title),
            "situation": report.checklist.situation.value,
            "publisher": clean(report.checklist.publisher),
            "review_after": report.checklist.review_after.isoformat(),
            "is_stale": is_stale(report),
            "reviewed": [each for each in LANGUAGES if each in report.checklist.reviewed],
            "facts": _facts(report),
        },
        "coverage": {
            "applicable": share.applicable,
            "measured": share.measured,
            "answered": share.answered,
            "not_reviewed": share.not_reviewed,
            "not_applicable": len(left_out),
            "waived": share.waived,
        },
        "hardening_index": {
            "value": index,
            "reason": _why_no_index(report),
            "reviewed": len(report.reviewed),
        },
        "help": _help(report),
        "changes": _changes(report),
        "look_again_after": overview.again(report).date().isoformat(),
        "pictures": json_parts.pictures(report.pictures),
        "public_view": json_parts.public_view(report.public_view),
        "sources": [_source(run) for run in report.sources],
        "findings": [_finding(finding, report.made_on.date()) for finding in report.findings],
    }


def _reader(reader: Reader) -> Value:
    return {
        "role": reader.role.value,
        "age": reader.age.value,
        "image_from_before_18": reader.image.value,
        "country": reader.country.value,
    }


def _why_no_index(report: Report) -> str | None:
    """Return why there is no index; None where there is one."""
    if report.hardening_index is not None:
        return None
    is_happening = report.checklist.situation is Situation.HAPPENING
    return "happening" if is_happening else "too-few-reviewed"


def _facts(report: Report) -> Value:
    """Return how fresh the facts of all steps are together."""
    actions = [action for finding in report.findings for action in finding.step.remediation]
    return dataclasses.asdict(freshness(actions, report.made_on.date()))


def _help(report: Report) -> Value:
    today, found = report.made_on.date(), report.help
    return {
        "danger": _line(found.danger, today) if found.danger else None,
        "first": [_line(line, today) for line in found.first],
        "then": [_line(line, today) for line in found.then],
    }


def _line(line: HelpLine, today: date) -> Value:
    return {
        "id": clean(line.id),
        "name": _text(line.name),
        "contacts": [
            {
                "kind": each.kind.value,
                "value": clean(each.value),
                "mark": each.mark.value,
                "verified_on": clean(each.verified_on),
            }
            for each in line.contacts
        ],
        "mark": line.mark.value,
        "verified_on": clean(line.verified_on),
        "how_verified": clean(line.how_verified),
        "called_on": line.called_on.isoformat() if line.called_on else None,
        "review_after": line.review_after.isoformat(),
        "is_due": line.is_due(today),
    }


def _changes(report: Report) -> Value:
    if report.changes is None:
        return None
    moves = report.changes.moves
    return {
        "since": time(report.changes.since),
        "closed": [clean(step) for step in moves.closed],
        "opened_again": [clean(step) for step in moves.opened_again],
        "new": [clean(step) for step in moves.new],
    }


def _source(run: SourceRun) -> Value:
    return {
        "name": clean(run.name),
        "seen_on": time(run.seen_on),
        "counts": {clean(kind): run.counts[kind] for kind in sorted(run.counts)},
        "coverage": {
            topic.value: run.coverage[topic].value for topic in Topic if topic in run.coverage
        },
        "unreadable": [_unreadable(gap) for gap in run.unreadable],
    }


def _unreadable(gap: Unreadable) -> Value:
    # Only the last part of the path: the folder of an export carries the name of the account.
    return {
        "fault": gap.fault.value,
        "count": gap.count,
        "file": clean(gap.origin.path.rpartition("/")[2]),
        "topics": [topic.value for topic in Topic if topic in gap.topics],
    }


def _finding(finding: Finding, today: date) -> Value:
    step = finding.step
    return {
        "step": clean(step.id),
        "title": _text(step.title),
        "severity": step.severity.value,
        "minutes": step.minutes,
        "outcome": finding.outcome.value,
        "basis": finding.basis.value,
        "reason": finding.reason.value or None,
        "examined": finding.examined,
        "exposed": finding.exposed,
        "oldest": time(finding.oldest),
        "newest": time(finding.newest),
        "answer": _answer(finding.answer),
        "valid_until": time(finding.valid_until),
        "disagrees": finding.disagrees,
        "measured_on": time(finding.measured_on),
        "facts": [_fact(action, today) for action in step.remediation],
        "examples": [exposure(each) for each in finding.examples],
    }


def _answer(answer: Answer | None) -> Value:
    if answer is None:
        return None
    return {
        "value": answer.value.value,
        "why": answer.why.value or None,
        "answered_on": time(answer.answered_on),
        "valid_until": time(answer.valid_until),
        "serial": clean(answer.serial) or None,
    }


def _fact(action: Action, today: date) -> Value:
    """Return how well one thing to do is known: its mark, its dates, and whether it is old."""
    tapped = action.verified_on
    return {
        "mark": action.mark.value,
        "source_date": clean(action.source_date) or UNKNOWN,
        "verified_on": tapped.isoformat() if tapped else None,
        "is_old": is_old(action, today),
        "help_line": clean(action.help_line.id) if action.help_line else None,
    }


def _text(text: Text) -> Value:
    """Return *text* in every language; null where it is missing."""
    told = {"ko": text.ko, "en": text.en, "id": text.id}
    return {language: clean(told[language]) or None for language in LANGUAGES}
