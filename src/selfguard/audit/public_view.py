"""What a stranger sees today: the look at the page, beside the export of the same run."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from selfguard.audit.gathering import Gathered
from selfguard.model.evidence import (
    Evidence,
    ProfileField,
    ProfileText,
    PublicCount,
    Setting,
    SettingName,
    Topic,
)
from selfguard.model.public_view import PublicItem, PublicRow, PublicView, Shown, Since
from selfguard.model.source import SourceRun
from selfguard.text import clean

_FIELDS = {
    PublicItem.NAME: ProfileField.NAME,
    PublicItem.BIO: ProfileField.BIO,
    PublicItem.LINKS: ProfileField.WEBSITE,
}
_SINCE = {
    (Shown.YES, Shown.YES): Since.STILL,
    (Shown.YES, Shown.NO): Since.GONE,
    (Shown.NO, Shown.YES): Since.NEW,
    (Shown.NO, Shown.NO): Since.NOT_YET,
}
"""Whether it was shown then, and now → how it stands."""

Told = Mapping[PublicItem, tuple[Shown, str]]
"""Whether each item is shown, and its text."""


def public_view(gathered: Gathered) -> PublicView | None:
    """Return what the page shows, as it was *gathered*; None where nobody looked at it."""
    run = next((run for run in gathered.runs if Topic.PUBLIC_PAGE in run.coverage), None)
    if run is None or run.seen_on is None:
        return None
    evidence = [each for found in gathered.evidence.values() for each in found]
    seen = [each for each in evidence if each.origin.source == run.name]
    refusal = next((gap.fault for gap in run.unreadable if Topic.PUBLIC_PAGE in gap.topics), None)
    if refusal and not seen:
        return PublicView(run.seen_on, refusal=refusal)
    before = [
        each
        for each in (*gathered.superseded, *evidence)
        if each.origin.source != run.name and each.origin.service == run.service
    ]
    now, then = _told(seen), _told(before)
    rows = [_row(item, now, then) for item in PublicItem]
    counts = {each.number: each.count for each in seen if isinstance(each, PublicCount)}
    return PublicView(run.seen_on, rows, counts, _earlier(gathered, run))


def _earlier(gathered: Gathered, run: SourceRun) -> datetime | None:
    """Return when the other source was made that tells of the same profile as *run*."""
    others = [
        other.seen_on
        for other in gathered.runs
        if other is not run
        and other.service == run.service
        and other.seen_on
        and Topic.ACCOUNT in other.coverage
    ]
    return max(others, default=None)


def _told(evidence: Sequence[Evidence]) -> Told:
    """Return what *evidence*, of one side, tells of each item; what it does not is unknown."""
    told: dict[PublicItem, tuple[Shown, str]] = {}
    for each in evidence:
        if isinstance(each, Setting) and each.name is SettingName.PRIVATE_ACCOUNT:
            told[PublicItem.POSTS] = (Shown.NO if each.is_on else Shown.YES), ""
        if isinstance(each, Setting) and each.name is SettingName.PROFILE_PHOTO:
            told[PublicItem.PHOTO] = (Shown.YES if each.is_on else Shown.NO), ""
    for item, field in _FIELDS.items():
        texts = [e.text for e in evidence if isinstance(e, ProfileText) and e.field is field]
        text = " ".join(dict.fromkeys(clean(text).strip() for text in texts)).strip()
        if texts:
            told[item] = (Shown.YES if text else Shown.NO), text
    return told


def _row(item: PublicItem, now: Told, then: Told) -> PublicRow:
    unknown = Shown.UNKNOWN, ""
    (shown, text), (before, earlier) = now.get(item, unknown), then.get(item, unknown)
    # The export has one link, the page others: that one is not there says nothing of the other.
    is_same_kind = item is not PublicItem.LINKS
    since = _SINCE.get((before, shown), Since.NONE) if is_same_kind else Since.NONE
    if since is Since.STILL and text != earlier:
        since = Since.CHANGED
    return PublicRow(item, shown, since, text)
