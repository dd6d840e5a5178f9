"""Parts of the report as JSON: exposures, what pictures show, what a stranger sees."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from selfguard.model.check import Exposure
from selfguard.model.evidence import PublicNumber
from selfguard.model.picture import PictureSummary
from selfguard.model.public_view import PublicView
from selfguard.text import clean

Value = str | int | bool | None | Sequence["Value"] | Mapping[str, "Value"]


def pictures(summary: PictureSummary | None) -> Value:
    """Return what the pictures show together; null where none was looked at."""
    if summary is None:
        return None
    return {
        "posts": summary.posts,
        "with_face": summary.with_face,
        "with_possible_face": summary.with_possible,
        "with_booth_code": summary.with_code,
        "newest_face": time(summary.newest),
        "oldest_face": time(summary.oldest),
        "old_profile_photos": summary.old_profile_photos,
        "files": summary.files,
        "files_with_face": summary.files_with_face,
        "files_with_place": summary.files_with_place,
        "files_with_booth_code": summary.files_with_code,
        "is_public": summary.is_public,
        "unseen": summary.unseen,
        "not_reached": summary.not_reached,
        "to_review": summary.to_review,
        "first": [exposure(each) for each in summary.first],
        "first_files": [exposure(each) for each in summary.first_files],
    }


def public_view(view: PublicView | None) -> Value:
    """Return what a stranger sees of the page; null where nobody looked."""
    if view is None:
        return None
    return {
        "seen_on": time(view.seen_on),
        "refusal": view.refusal.value if view.refusal else None,
        "beside": time(view.earlier_on),
        "items": [
            {
                "item": row.item.value,
                "shown": row.shown.value,
                "since": row.since.value or None,
                "datum": clean(row.datum),
            }
            for row in view.rows
        ],
        "counts": {number.value: view.counts.get(number) for number in PublicNumber},
    }


def exposure(exposure: Exposure) -> Value:
    """Return one thing that is given away."""
    return {
        "label": clean(exposure.label),
        "datum": clean(exposure.datum),
        "happened_on": time(exposure.happened_on),
        "source": clean(exposure.origin.source),
        "file": clean(exposure.origin.path),
        "where": clean(exposure.where),
        "count": exposure.count,
        "detail": clean(exposure.detail),
    }


def time(time: datetime | None) -> str | None:
    """Return *time* in UTC after ISO 8601, as in `2026-11-22T09:30:00Z`."""
    if time is None:
        return None
    return time.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
