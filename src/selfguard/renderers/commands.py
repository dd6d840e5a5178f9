"""What to type next, after a report: commands for the same reader, never run by ourselves."""

from selfguard.model.evidence import Topic
from selfguard.model.reader import Reader, Situation
from selfguard.model.report import Report
from selfguard.renderers import overview
from selfguard.renderers.groups import ASKABLE, group_of
from selfguard.renderers.voice import Voice

_ELSEWHERE = {Topic.ANSWERS, Topic.FOLDER_PICTURES}
"""What no export can show."""


def after(report: Report, voice: Voice) -> list[tuple[str, str]]:
    """Return what to type next: what for, and the command."""
    show = f"selfguard checklist show {voice.line(report.checklist.id)}"
    is_default = report.checklist.situation is Situation.PREPARE
    door = "" if is_default else f" {voice.line(report.checklist.id)}"
    export = f"selfguard audit{door}{options(report.reader)} --instagram-export FILE.zip"
    told = []
    if overview.given(report):
        told.append((voice.say("command-keep"), f"{export} -o report.json"))
    elif any(finding.step.check.topics - _ELSEWHERE for finding in report.findings):
        told.append((voice.say("command-export"), export))
    if any(group_of(finding) in ASKABLE for finding in report.findings):
        told.append((voice.say("command-ask"), ask(report, voice)))
    if report.changes:
        told.append((voice.say("command-history"), f"selfguard history{door}"))
    return [*told, (voice.say("command-steps"), show)]


def happening(report: Report, voice: Voice) -> list[tuple[str, str]]:
    """Return what to type next where it is happening: what for, and the command."""
    return [
        (voice.say("command-lines"), f"selfguard helplines{options(report.reader)}"),
        (voice.say("command-ask"), ask(report, voice)),
    ]


def ask(report: Report, voice: Voice) -> str:
    """Return the command that asks the steps of the checklist, for the same reader."""
    return f"selfguard ask {voice.line(report.checklist.id)}{options(report.reader)}"


def options(reader: Reader) -> str:
    """Return the options that say who *reader* is, each after a space; nothing for anyone."""
    anyone = Reader()
    told = (
        ("role", reader.role, anyone.role),
        ("age", reader.age, anyone.age),
        ("image-from-before-18", reader.from_before_18, anyone.from_before_18),
        ("country", reader.country, anyone.country),
        ("phone", reader.phone, anyone.phone),
    )
    return "".join(f" --{name} {said.value}" for name, said, unsaid in told if said != unsaid)
