"""What the person answered, in words, where it stands beside what was measured."""

from selfguard.model.check import Basis
from selfguard.model.evidence import Answer, AnswerValue
from selfguard.model.report import Finding, Reason
from selfguard.renderers.voice import Voice


def beside(finding: Finding, voice: Voice) -> str:
    """Return what the person answered, where it is not what was measured or has run out."""
    answer = finding.answer
    if answer is None:
        return ""
    date, until = voice.day(answer.answered_on), voice.day(answer.valid_until)
    if finding.basis is Basis.NONE:
        ran_out = answer.valid_until.date() < voice.today and finding.reason is not Reason.EXPIRED
        return voice.say("beside-expired", date=date, until=until) if ran_out else ""
    if not finding.disagrees:
        return ""
    source = _measured_source(finding, voice)
    if answer.value is AnswerValue.NOT_FOR_ME:
        return voice.say("beside-not-for-me", date=date, why=why(answer, voice), until=until)
    if finding.measured_on and finding.measured_on < answer.answered_on and finding.is_open:
        return voice.say("beside-done-later", date=date, source=source)
    return voice.say(f"beside-{answer.value.value}", date=date, source=source)


def _measured_source(finding: Finding, voice: Voice) -> str:
    if finding.measured_on is None:
        return voice.say("measured-source-undated")
    return voice.say("measured-source", date=voice.day(finding.measured_on))


def why(answer: Answer, voice: Voice) -> str:
    """Return the reason that the person chose for a step that is not for them."""
    return voice.say(f"why-{answer.why.value or 'unsaid'}")
