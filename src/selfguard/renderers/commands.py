"""What to type next, after a report: commands for the same reader, never run by ourselves."""

from selfguard.model.evidence import Topic
from selfguard.model.reader import Reader, Situation
from selfguard.model.report import Report
from selfguard.renderers import overview
from selfguard.renderers.groups import ASKABLE, group_of
from selfguard.renderers.voice import Voice

_ELSEWHERE = {Topic.ANSWERS, Topic.FOLDER_PICTURES, Topic.PUBLIC_PAGE, Topic.TAGGED}
"""What no export can show."""
_EXPORT = " --instagram-export FILE.zip"


def after(report: Report, voice: Voice) -> list[tuple[str, str]]:
    """Return what to type next: what for, and the command.

    Nothing where the checklist is a file whose path cannot be printed as it has to be typed.
    """
    name = _name(report, voice)
    if not name:
        return []
    is_default = report.checklist.situation is Situation.PREPARE and not voice.typed.checklist
    door = "" if is_default else f" {name}"
    export = f"selfguard audit{door}{options(report.reader)}{voice.typed.options}{_EXPORT}"
    told = []
    if overview.given(report):
        told.append(("command-keep", f"{_again(report, export)} -o report.txt"))
    elif any(finding.step.check.topics - _ELSEWHERE for finding in report.findings):
        told.append(("command-export", export))
    if any(group_of(finding) in ASKABLE for finding in report.findings):
        told.append(("command-ask", _ask(name, report, voice)))
    if report.changes:
        told.append(("command-history", f"selfguard history{door}{voice.typed.options}"))
    told.append(("command-steps", f"selfguard checklist show {name}{voice.typed.options}"))
    return [(voice.say(purpose), command) for purpose, command in told]


def _again(report: Report, export: str) -> str:
    """Return the command *export* with the sources that were looked at in its place, or beside."""
    names = {run.name for run in overview.given(report)}
    live = {"instagram-live": " --instagram-live", "instagram-session": " --instagram-session"}
    others = {"photos": " --photos FOLDER", **live}
    door = export if "instagram-export" in names else export.removesuffix(_EXPORT)
    return door + "".join(option for name, option in others.items() if name in names)


def happening(report: Report, voice: Voice) -> list[tuple[str, str]]:
    """Return what to type next where it is happening: what for, and the command."""
    lines = f"selfguard helplines{options(report.reader)}{voice.typed.options}"
    told = [(voice.say("command-lines"), lines)]
    if name := _name(report, voice):
        told.append((voice.say("command-ask-happening"), _ask(name, report, voice)))
    return told


def _ask(name: str, report: Report, voice: Voice) -> str:
    return f"selfguard ask {name}{options(report.reader)}{voice.typed.options}"


def _name(report: Report, voice: Voice) -> str:
    """Return how the checklist is typed: its id, or the path that was given.

    Nothing where the path holds what cannot be printed: a copy of it would name another file.
    """
    typed = voice.typed.checklist
    if not typed:
        return voice.line(report.checklist.id)
    return typed if voice.line(typed, len(typed)) == typed else ""


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
