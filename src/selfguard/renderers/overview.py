"""What a report says of itself: what was looked at, how far that went, what to type next."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice

from selfguard.model.checklist import Checklist
from selfguard.model.evidence import Extent, Fault, Topic, Unreadable
from selfguard.model.facts import NO_TEXT
from selfguard.model.freshness import freshness
from selfguard.model.hardening import MINIMUM_REVIEWED
from selfguard.model.history import Moves
from selfguard.model.report import MASK, Finding, Report
from selfguard.model.source import SourceRun
from selfguard.renderers import lines, phrases
from selfguard.renderers.groups import Group, group_of, shares
from selfguard.renderers.voice import LINE, Voice

OWN_ANSWERS = "answers"
"""The source of what the person said: nothing that selfguard looked at."""
AGAIN = timedelta(days=90)
"""After so long it is time to look again, whatever was found."""
_NAMED = 3
"""How many of the files that could not be read are named, per fault."""
_TELLING = ("post", "story", "reel", "profile-photo", "followers")
"""The kinds of records that stand in the first line."""


def given(report: Report) -> Sequence[SourceRun]:
    """Return the sources that were looked at, other than the person's own answers."""
    return [run for run in report.sources if run.name != OWN_ANSWERS]


def lists_posts(report: Report) -> bool:
    """Tell whether the steps that posts with a face are for are among those of the reader."""
    topics = {topic for finding in report.findings for topic in finding.step.check.topics}
    return Topic.POST_PICTURES in topics


def is_unlooked(report: Report) -> bool:
    """Tell whether posts are listed, and a step asks what their pictures show: nobody looked."""
    listed = [run.coverage for run in report.sources if _covers(run.coverage, Topic.POSTS)]
    is_seen = any(_covers(coverage, Topic.POST_PICTURES) for coverage in listed)
    return bool(listed) and not is_seen and lists_posts(report)


def _covers(coverage: Mapping[Topic, Extent], topic: Topic) -> bool:
    return coverage.get(topic, Extent.NOT) is not Extent.NOT


def looked_at(report: Report, voice: Voice) -> str:
    """Return what was looked at: each source, its day and its most telling counts."""
    runs = given(report)
    if not runs:
        return voice.say("looked-at-nothing")
    return voice.joined(*(_looked_at(run, voice) for run in runs))


def _looked_at(run: SourceRun, voice: Voice) -> str:
    counted = counts(run, voice, [kind for kind in _TELLING if kind in run.counts])
    name = source(run, voice)
    return voice.say("with-counts", source=name, counts=counted) if counted else name


def source(run: SourceRun, voice: Voice) -> str:
    """Return the name of the source *run* and the day it was made."""
    name = voice.word("source-", run.name)
    if run.seen_on is None or (run.unreadable and not run.counts):
        return voice.say("source-empty", source=name)
    if run.name == OWN_ANSWERS:
        return name
    return voice.say("source-of", source=name, date=voice.day(run.seen_on))


def counts(run: SourceRun, voice: Voice, kinds: Sequence[str]) -> str:
    """Return how many records of *kinds* the source *run* gave."""
    return ", ".join(
        voice.say("count", kind=voice.word("kind-", kind), count=run.counts[kind]) for kind in kinds
    )


def known(report: Report, voice: Voice) -> str:
    """Return how much of the checklist was measured, answered, and neither; and left out."""
    share = shares(report)
    told = [voice.say("share-measured", count=share.measured)]
    if share.answered:
        told.append(voice.say("share-answered", count=share.answered))
    told.append(_not_reviewed(report, share.not_reviewed, voice))
    if share.waived:
        told.append(voice.say("share-waived", count=share.waived))
    return voice.say("known-shares", total=share.applicable, shares=", ".join(told))


def _not_reviewed(report: Report, count: int, voice: Voice) -> str:
    """Return how many steps were not reviewed, and how many of them are to be confirmed."""
    confirm = [group_of(finding) for finding in report.findings].count(Group.TO_CONFIRM)
    if not confirm:
        return voice.say("share-unknown", count=count)
    return voice.say("share-unknown-confirm", count=count, confirm=confirm)


def doors(report: Report, voice: Voice) -> str:
    """Return how many doors are open and closed, and how many the person has to confirm."""
    groups = [group_of(finding) for finding in report.findings]
    counted = voice.say(
        "doors-counts", open=groups.count(Group.OPEN), closed=groups.count(Group.CLOSED)
    )
    confirm = groups.count(Group.TO_CONFIRM)
    return voice.say("doors-confirm", doors=counted, confirm=confirm) if confirm else counted


def changed(report: Report, voice: Voice) -> str:
    """Return how many doors closed, opened again, and are new since the last audit; or nothing."""
    if report.changes is None:
        return ""
    moved = report.changes.moves
    return voice.say(
        "doors-changed",
        date=voice.day(report.changes.since),
        closed=len(moved.closed),
        opened=len(moved.opened_again),
        new=len(moved.new),
    )


def moved(report: Report, moves: Moves, voice: Voice) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield how doors moved since the last audit, and the titles of their steps."""
    titles = {
        finding.step.id: voice.joined(
            phrases.title(finding.step, voice), phrases.short_basis(finding, voice)
        )
        for finding in report.findings
    }
    for name, steps in (
        ("changes-closed", moves.closed),
        ("changes-opened", moves.opened_again),
        ("changes-new", moves.new),
    ):
        if steps:
            yield voice.say(name), [titles[step] for step in steps]


def index_share(report: Report, voice: Voice) -> str:
    """Return from how many steps the hardening index comes, or why there is none."""
    reviewed, total = len(report.reviewed), len(report.applicable)
    if report.hardening_index is None:
        return voice.say("index-too-few", reviewed=reviewed, total=total, minimum=MINIMUM_REVIEWED)
    return voice.say("index-share", reviewed=reviewed, total=total)


def heading(group: Group, count: int, voice: Voice) -> str:
    """Return the heading of *group* with the *count* of its findings."""
    return voice.say("group", name=voice.say(f"group-{group.value}"), count=count)


def intro(group: Group, voice: Voice) -> str:
    """Return what the reader should know of *group*; nothing where its name says all."""
    return "" if group is Group.NOT_APPLICABLE else voice.say(f"group-{group.value}-intro")


def topics(run: SourceRun, extent: Extent, voice: Voice) -> str:
    """Return the topics of which the source *run* could tell as much as *extent*."""
    told = [topic for topic in Topic if run.coverage.get(topic) is extent]
    return ", ".join(voice.word("topic-", topic.value) for topic in told)


def unreadable(run: SourceRun, voice: Voice) -> str:
    """Return what could not be read in the source *run*, per fault, with a few file names.

    Of a path only the last part is shown: the folder of an export carries the account's name.
    """
    faults = {fault: [gap for gap in run.unreadable if gap.fault is fault] for fault in Fault}
    told = [_fault(fault, found, voice) for fault, found in faults.items() if found]
    return "; ".join(told) or voice.say("all-readable")


def _fault(fault: Fault, gaps: Sequence[Unreadable], voice: Voice) -> str:
    name, count = voice.word("fault-", fault.value), sum(gap.count for gap in gaps)
    counted = voice.say("fault-count", fault=name, count=count)
    files = dict.fromkeys(gap.origin.path.rpartition("/")[2] for gap in gaps if gap.origin.path)
    shown = [voice.line(file) for file in islice(files, _NAMED)]
    more = [voice.fit("…")] if len(files) > _NAMED else []
    return voice.say("with-mark", text=counted, mark=", ".join(shown + more)) if shown else counted


def checklist(used: Checklist, voice: Voice) -> str:
    """Return which checklist it is and until when it counts."""
    return voice.say(
        "checklist",
        title=voice.text(used.title, LINE) or voice.line(used.id),
        serial=voice.line(used.serial),
        publisher=voice.line(used.publisher),
        date=voice.day(used.review_after),
    )


def hides(report: Report) -> bool:
    """Tell whether *report* shows a mask in the place of something that was found."""
    return report.is_masked and any(
        example.datum == MASK for finding in report.findings for example in finding.examples
    )


def is_stale(report: Report) -> bool:
    """Tell whether the day on which the checklist was to be looked at again has passed."""
    return report.made_on.date() > report.checklist.review_after


def facts(report: Report, voice: Voice) -> str:
    """Return how many of the paths and facts are old, undated or not verified; or nothing."""
    actions = [action for finding in report.findings for action in finding.step.remediation]
    fresh = freshness(actions, report.made_on.date())
    if not (fresh.old or fresh.undated or fresh.unverified):
        return ""
    return voice.say(
        "facts-old",
        total=fresh.total,
        old=fresh.old,
        undated=fresh.undated,
        unverified=fresh.unverified,
    )


def care(findings: Sequence[Finding], voice: Voice) -> str:
    """Return how to take the paths of *findings*; nothing where there is none."""
    actions = (action for finding in findings for action in finding.step.remediation)
    if all(action.path == NO_TEXT for action in actions):
        return ""
    return f"{voice.say('path-none-tapped')} {voice.say('path-care')}"


def again(report: Report) -> datetime:
    """Return when to look again: after `AGAIN`, or when an answer has run out before that."""
    ends = [finding.valid_until for finding in report.reviewed if finding.valid_until]
    return min([*ends, report.made_on + AGAIN])


def look_again(report: Report, voice: Voice) -> str:
    """Return after which day to look again. A reminder is only words."""
    return voice.say("look-again", date=voice.day(again(report)))


def helped(report: Report, voice: Voice) -> str:
    """Return whom to call if it is happening now, and where to read more."""
    return voice.say(
        "help-now",
        lines=lines.whom_to_call(report.help, voice),
        command=f"selfguard audit happening{voice.typed.options}",
    )


def is_unreviewed(report: Report, language: str) -> bool:
    """Tell whether no native reader has reviewed the words of the checklist in *language*."""
    return language not in report.checklist.reviewed
