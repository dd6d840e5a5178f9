"""What a stranger sees of the page today: in a sentence, then thing by thing, then the limits."""

from collections.abc import Iterator

from selfguard.model.evidence import PublicNumber
from selfguard.model.public_view import PublicItem, PublicRow, PublicView, Shown, Since
from selfguard.renderers.blocks import Block, Heading, Line, Tone
from selfguard.renderers.details import label_width
from selfguard.renderers.voice import Voice

_LABELS = (*(f"view-item-{item.value}" for item in PublicItem), "view-counts")
_COUNTED = (PublicNumber.POSTS, PublicNumber.FOLLOWERS, PublicNumber.FOLLOWING)


def section(view: PublicView, voice: Voice) -> Iterator[Block]:
    """Yield the section on what a stranger sees."""
    yield Heading(voice.say("view"))
    for text in said(view, voice):
        yield Line(text, indent=2, tone=Tone.STRONG)
    if view.refusal:
        return
    columns = label_width(_LABELS, voice)
    for row in view.rows:
        yield Line(_row(row, view, voice), voice.say(f"view-item-{row.item.value}"), columns, 2)
    if counts := _counts(view, voice):
        yield Line(counts, voice.say("view-counts"), columns, 2)
    yield Line(voice.say("view-caveat"), indent=2, tone=Tone.QUIET)


def spoken(view: PublicView, voice: Voice) -> Iterator[str]:
    """Yield the same for the ear, a line each."""
    yield " ".join([f"{voice.say('view')}.", *said(view, voice)])
    if view.refusal:
        return
    for row in view.rows:
        name = voice.say(f"view-item-{row.item.value}")
        yield voice.say("action-on", place=name, text=_row(row, view, voice))
    if counts := _counts(view, voice):
        yield counts
    yield voice.say("view-caveat")


def said(view: PublicView, voice: Voice) -> Iterator[str]:
    """Yield in a sentence or two what matters most of *view*."""
    if view.refusal:
        yield voice.say("view-refused", fault=voice.word("fault-", view.refusal.value))
        return
    yield _account(view, voice)
    others = [row for row in view.rows if row.item is not PublicItem.POSTS]
    remains = [row.item for row in others if row.shown is Shown.YES]
    if remains:
        items = ", ".join(voice.say(f"view-item-{item.value}") for item in remains)
        is_open = view.shown(PublicItem.POSTS) is Shown.YES
        yield voice.say("view-also" if is_open else "view-remains", items=items)
    elif all(row.shown is Shown.NO for row in others):
        yield voice.say("view-nothing-remains")


def _account(view: PublicView, voice: Voice) -> str:
    """Return whether strangers see the posts, and how that was in the export."""
    row = next(row for row in view.rows if row.item is PublicItem.POSTS)
    day = voice.day(view.earlier_on) if view.earlier_on else ""
    match row.shown, row.since:
        case Shown.YES, Since.STILL:
            return voice.say("view-open-still", date=day)
        case Shown.YES, Since.NEW:
            return voice.say("view-open-new", date=day)
        case Shown.YES, _:
            return voice.say("view-open")
        case Shown.NO, Since.GONE:
            return voice.say("view-private-now", date=day)
        case Shown.NO, _:
            return voice.say("view-private")
        case _:
            return voice.say("view-unknown")


def _row(row: PublicRow, view: PublicView, voice: Voice) -> str:
    since = voice.say(f"view-since-{_since(row)}") if row.since else ""
    first = view.counts.get(PublicNumber.FIRST_POSTS, 0) if row.item is PublicItem.POSTS else 0
    shown = voice.joined(
        voice.say(f"view-shown-{row.shown.value}"),
        voice.say("view-first-posts", count=first) if first else "",
        since,
    )
    return voice.say("action-on", place=shown, text=voice.datum(row.datum)) if row.datum else shown


def _since(row: PublicRow) -> str:
    """Return the name of the words on how *row* stands beside the export.

    A text can be compared; of posts and of a photo it is only known that there were some.
    """
    seen = {PublicItem.POSTS: "still-seen", PublicItem.PHOTO: "still-photo"}
    return seen.get(row.item, row.since.value) if row.since is Since.STILL else row.since.value


def _counts(view: PublicView, voice: Voice) -> str:
    """Return the numbers that stand on the page; nothing where there is none."""
    return voice.joined(
        *(
            voice.say(f"view-count-{number.value}", count=view.counts[number])
            for number in _COUNTED
            if number in view.counts
        )
    )
