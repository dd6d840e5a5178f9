"""What a finding says, in the reader's language: shared by the screen and the ear."""

from collections.abc import Iterator

from selfguard.links import LINKS
from selfguard.model.check import Basis, Exposure, Outcome
from selfguard.model.checklist import Action, Reference, Step
from selfguard.model.facts import UNKNOWN, Mark
from selfguard.model.freshness import is_old, months_for
from selfguard.model.help import Help
from selfguard.model.report import Finding, Reason
from selfguard.renderers import answers, lines
from selfguard.renderers.voice import LINE, Voice

_INTERVAL_PARTS = 2


def title(step: Step, voice: Voice) -> str:
    """Return the title of *step*; its id where it has no title in any language."""
    return voice.text(step.title, LINE) or voice.line(step.id)


def minutes(step: Step, voice: Voice) -> str:
    """Return how long *step* takes."""
    return voice.say("minutes", count=step.minutes) if step.minutes else voice.say("habit")


def basis(finding: Finding, voice: Voice) -> str:
    """Return how the outcome of *finding* is known, or why it is not."""
    if finding.basis is Basis.MEASURED:
        return voice.say("basis-measured", examined=finding.examined)
    match finding.outcome:
        case Outcome.FAIL:
            return voice.say("basis-not-done")
        case Outcome.PASS:
            return _until("basis-answered", finding, voice)
        case Outcome.ERROR:
            return voice.say("reason-error")
        case _:
            return _reason(finding, voice)


def _reason(finding: Finding, voice: Voice) -> str:
    """Return why *finding* was not reviewed, or why it does not apply."""
    if finding.reason is Reason.NONE:
        is_left_out = finding.outcome is Outcome.NOT_APPLICABLE
        return voice.say("reason-not-applicable" if is_left_out else "reason-unknown")
    if finding.reason is Reason.EXPIRED:
        return _until("reason-expired", finding, voice)
    if finding.reason is Reason.NOT_FOR_ME and finding.answer:
        until = voice.day(finding.answer.valid_until)
        return voice.say(
            "reason-not-for-me-why", why=answers.why(finding.answer, voice), date=until
        )
    return voice.say(f"reason-{finding.reason.value}")


def _until(name: str, finding: Finding, voice: Voice) -> str:
    """Return the words *name*, or those with the day until which an answer counts."""
    if finding.valid_until is None:
        return voice.say(name)
    return voice.say(f"{name}-on", date=voice.day(finding.valid_until))


def exposed(finding: Finding, voice: Voice) -> str:
    """Return how many things *finding* shows, the newest and the oldest.

    Nothing where its one example says it all.
    """
    if _is_one(finding):
        return ""
    total = voice.say("exposed-count", count=finding.exposed)
    if finding.newest is None or finding.oldest is None:
        return total
    newest, oldest = voice.day(finding.newest), voice.day(finding.oldest)
    if newest == oldest:
        return voice.joined(total, voice.say("dated", date=newest))
    return voice.joined(total, voice.say("newest", date=newest), voice.say("oldest", date=oldest))


def _is_one(finding: Finding) -> bool:
    return finding.exposed == sum(each.count for each in finding.examples[:1])


def summary(finding: Finding, voice: Voice) -> str:
    """Return what kinds of things *finding* gives away, and how many; never which."""
    names = dict.fromkeys(each.label for each in finding.examples)
    told = ", ".join(voice.word("", name, file="exposures") for name in names)
    if _is_one(finding) and finding.exposed > 1:
        return voice.say("times", label=told, count=finding.exposed)
    return voice.joined(told, exposed(finding, voice))


def example(exposure: Exposure, voice: Voice) -> str:
    """Return what *exposure* gives away, since when, and where it stands."""
    what = voice.word("", exposure.label, file="exposures")
    if exposure.datum:
        what = voice.say("datum", label=what, data=voice.datum(exposure.datum))
    if exposure.count != 1:
        what = voice.say("times", label=what, count=exposure.count)
    happened = voice.day(exposure.happened_on) if exposure.happened_on else ""
    where = exposure.where or exposure.origin.path.rpartition("/")[2]
    place = voice.word("where-", where) if where else ""
    return voice.joined(happened, what, _detail(exposure, voice), place)


def _detail(exposure: Exposure, voice: Voice) -> str:
    """Return an interval after ISO 8601 (`..` for an open end) or a class of age in words."""
    parts = exposure.detail.split("/")
    if len(parts) != _INTERVAL_PARTS:
        is_told = not exposure.detail or exposure.happened_on
        return "" if is_told else voice.word("detail-", exposure.detail)
    start, end = ("" if part == ".." else voice.partial_day(part) for part in parts)
    if not start:
        return voice.say("until", end=end)
    return voice.say("interval", start=start, end=end) if end else voice.say("since", start=start)


def numbered(step: Step) -> Iterator[tuple[str, Action]]:
    """Yield the actions of *step* with their numbers, as in `1. `; one alone has none."""
    for number, action in enumerate(step.remediation, start=1):
        yield f"{number}. " if len(step.remediation) > 1 else "", action


def place(action: Action, voice: Voice) -> str:
    """Return for which service, system and version *action* is meant; or nothing."""
    return ", ".join(
        part
        for part in (
            voice.word("platform-", action.platform) if action.platform else "",
            voice.word("os-", action.os) if action.os else "",
            voice.say("version", version=voice.line(action.app_version))
            if action.app_version
            else "",
        )
        if part
    )


def do(action: Action, voice: Voice) -> str:
    """Return what *action* asks for, and where."""
    where, what = place(action, voice), voice.text(action.do)
    return voice.say("action-on", place=where, text=what) if where else what


def taps(action: Action, voice: Voice) -> str:
    """Return the path of *action* with how well it is known, in short; or nothing."""
    path = voice.taps(action.path)
    return voice.say("with-mark", text=path, mark=mark(action, voice)) if path else ""


def first_path(step: Step, voice: Voice) -> str:
    """Return the first taps of *step*, how well they are known, and the service they are for."""
    for action in step.remediation:
        if path := taps(action, voice):
            where = place(action, voice)
            return voice.say("action-on", place=where, text=path) if where else path
    return ""


def mark(action: Action, voice: Voice) -> str:
    """Return how well the path of *action* is known, in a few words."""
    if action.verified_on is not None:
        known_as = voice.say("mark-tapped", date=voice.day(action.verified_on))
    else:
        known_as = _known_as(action.mark, action.source_date, voice)
    if not is_old(action, voice.today):
        return known_as
    return voice.say("mark-old", mark=known_as, months=months_for(action.platform))


def _known_as(mark: Mark, day: str, voice: Voice) -> str:
    """Return the words for *mark* and the *day* of the source: a report is dated, or undated."""
    name = voice.say(f"mark-{mark.value}")
    if mark is Mark.UNVERIFIED and day in {"", UNKNOWN}:
        return name
    return f"{name}, {voice.partial_day(day)}"


def care(action: Action, voice: Voice) -> str:
    """Return how well the path of *action* is known, and what to do where it has moved."""
    if action.verified_on is not None:
        return mark(action, voice)
    known_as = voice.say("not-tapped", mark=mark(action, voice))
    return known_as if action.mark is Mark.VERIFIED else f"{known_as} {voice.say('path-care')}"


def notice(step: Step, help_: Help, voice: Voice) -> str:
    """Return words on one's safety where others can notice *step*, and whom to call; or nothing."""
    if not step.is_noticeable:
        return ""
    call = voice.say("others-notice-call", lines=lines.numbers(help_, voice))
    return f"{voice.say('others-notice')} {call}"


def help_line(
    action: Action, voice: Voice, told: frozenset[str] = frozenset()
) -> tuple[str, str, str]:
    """Return how to reach the help line that *action* turns to, how well that is known, and more.

    The last is what the line does not do or reach. Of the lines *told* already, by id, only the
    name and the way to reach them are told again.
    """
    line = action.help_line
    if line is None:
        return "", "", ""
    reach = lines.headline(line, voice)
    if line.id in told:
        return reach, "", ""
    known_as = voice.joined(voice.text(line.hours), lines.known_as(line, voice))
    return reach, known_as, voice.text(line.beware)


def address(action: Action) -> str:
    """Return the address that *action* links to, from our own table alone; or nothing."""
    link = LINKS.get(action.link)
    return link.address if link else ""


def address_mark(action: Action, voice: Voice) -> str:
    """Return how well the address that *action* links to is known; or nothing."""
    link = LINKS.get(action.link)
    if link is None:
        return ""
    if link.verified_on is None:
        return voice.say("link-not-opened")
    return voice.say("link-opened", date=voice.day(link.verified_on))


def reference(reference: Reference, voice: Voice) -> str:
    """Return where a fact of a step was read; a source that is no primary one says so."""
    is_primary = reference.mark is Mark.VERIFIED
    day = voice.partial_day(reference.date)
    known_as = day if is_primary else _known_as(reference.mark, reference.date, voice)
    return voice.say("with-mark", text=voice.line(reference.title), mark=known_as)


def short_basis(finding: Finding, voice: Voice) -> str:
    """Return how a reviewed *finding*, or what is to be confirmed, is known, in a word or two."""
    if finding.basis is Basis.ANSWERED:
        return voice.say("short-answered")
    return voice.say("short-measured" if finding.is_reviewed else "reason-to-confirm")
