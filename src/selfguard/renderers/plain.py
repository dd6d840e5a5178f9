"""A report for screen readers and simple terminals: every line whole."""

from selfguard.model.reader import Situation
from selfguard.model.report import Report
from selfguard.renderers import happening, spoken_page
from selfguard.renderers.voice import Voice


def render(report: Report, language: str, encoding: str = "utf-8") -> str:
    """Return *report* in *language*, every line whole, in characters that *encoding* has."""
    voice = Voice(language, encoding, is_spoken=True, today=report.made_on.date())
    is_happening = report.checklist.situation is Situation.HAPPENING
    told = (happening.spoken if is_happening else spoken_page.page)(report, voice)
    return "".join(f"{each}\n" for each in told)
