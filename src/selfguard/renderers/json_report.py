"""A report as JSON, for programs. The format is documented in docs/report-format.md."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from selfguard import __version__
from selfguard.model.check import Exposure, Outcome
from selfguard.model.checklist import LANGUAGES, Text
from selfguard.model.evidence import Topic, Unreadable
from selfguard.model.report import Finding, Report
from selfguard.model.source import SourceRun
from selfguard.renderers.groups import shares
from selfguard.renderers.overview import is_stale
from selfguard.text import clean

FORMAT = "selfguard-report/1"
"""The name and the version of the format. It changes when a reader would have to change."""

Value = str | int | bool | None | Sequence["Value"] | Mapping[str, "Value"]


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
        "made_on": _time(report.made_on),
        "role": report.role.value,
        "masked": report.is_masked,
        "checklist": {
            "id": clean(report.checklist.id),
            "serial": clean(report.checklist.serial),
            "title": _text(report.checklist.title),
            "publisher": clean(report.checklist.publisher),
            "review_after": report.checklist.review_after.isoformat(),
            "is_stale": is_stale(report),
        },
        "coverage": {
            "applicable": share.applicable,
            "measured": share.measured,
            "answered": share.answered,
            "not_reviewed": share.not_reviewed,
            "not_applicable": len(left_out),
        },
        "hardening_index": {
            "value": index,
            "reason": "too-few-reviewed" if index is None else None,
            "reviewed": len(report.reviewed),
        },
        "sources": [_source(run) for run in report.sources],
        "findings": [_finding(finding) for finding in report.findings],
    }


def _source(run: SourceRun) -> Value:
    return {
        "name": clean(run.name),
        "seen_on": _time(run.seen_on),
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


def _finding(finding: Finding) -> Value:
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
        "oldest": _time(finding.oldest),
        "newest": _time(finding.newest),
        "valid_until": _time(finding.valid_until),
        "examples": [_exposure(each) for each in finding.examples],
    }


def _exposure(exposure: Exposure) -> Value:
    return {
        "label": clean(exposure.label),
        "datum": clean(exposure.datum),
        "happened_on": _time(exposure.happened_on),
        "source": clean(exposure.origin.source),
        "file": clean(exposure.origin.path),
        "where": clean(exposure.where),
        "count": exposure.count,
        "detail": clean(exposure.detail),
    }


def _text(text: Text) -> Value:
    """Return *text* in every language; null where it is missing."""
    told = {"ko": text.ko, "en": text.en, "id": text.id}
    return {language: clean(told[language]) or None for language in LANGUAGES}


def _time(time: datetime | None) -> str | None:
    """Return *time* in UTC after ISO 8601, as in `2026-11-22T09:30:00Z`."""
    if time is None:
        return None
    return time.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
