"""Marks beside words: ●●●○ for a severity and a bar for the index. They never stand alone."""

from selfguard.model.checklist import Severity, Step
from selfguard.renderers import phrases
from selfguard.renderers.voice import Voice
from selfguard.text import width

BAR = 20
"""How many columns the bar of the hardening index takes."""
_MARKS = {severity: 4 - place for place, severity in enumerate(Severity)}


def bar(index: int, voice: Voice) -> str:
    """Return *index*, from 0 to 100, as a bar; in ASCII where the encoding has no blocks."""
    filled = BAR * index // 100
    return voice.fit("█") * filled + voice.fit("░") * (BAR - filled)


def severity(of: Severity, voice: Voice) -> str:
    """Return the severity as a word and, where the encoding has them, in marks: high ●●●○."""
    names = {each: voice.say(f"severity-{each.value}") for each in Severity}
    room = max(map(width, names.values())) - width(names[of])
    marks = "●" * _MARKS[of] + "○" * (4 - _MARKS[of])
    return f"{names[of]}{' ' * room} {marks}" if voice.has(marks) else names[of] + " " * room


def glance(step: Step, voice: Voice) -> str:
    """Return how long *step* takes and how severe it is."""
    return f"{phrases.minutes(step, voice)}  {severity(step.severity, voice)}"
