"""What the pictures show together, in sentences, and which of them to take down first."""

from collections.abc import Iterator, Sequence

from selfguard.model.check import Exposure
from selfguard.model.picture import PictureSummary
from selfguard.renderers import phrases
from selfguard.renderers.blocks import Block, Heading, Line, Row, Tone
from selfguard.renderers.voice import Voice


def section(summary: PictureSummary, voice: Voice, *, is_listed: bool) -> Iterator[Block]:
    """Yield the section on pictures: the counts, what they do not mean, what to take down first.

    The posts to take down are named only where *is_listed*: where the steps for them are there.
    """
    yield Heading(voice.say("pictures"))
    if summary.not_reached:
        yield Line(voice.say("pictures-stopped", count=summary.not_reached), tone=Tone.STRONG)
    for text in counted(summary, voice):
        yield Line(text, indent=2)
    yield Line(voice.say("pictures-caveat"), indent=2, tone=Tone.QUIET)
    if is_listed and summary.first:
        yield from _list("pictures-first", "pictures-archive", summary.first, voice)
    if summary.first_files:
        yield from _list("pictures-files-first", "pictures-files-cover", summary.first_files, voice)
    for name, text in _more(summary, voice):
        yield Line(voice.say(name), tone=Tone.QUIET)
        yield Line(text, indent=2, tone=Tone.PATH)


def unlooked(voice: Voice) -> Iterator[Block]:
    """Yield the section where pictures are listed and nobody looked at them."""
    yield Heading(voice.say("pictures"))
    yield Line(voice.say("pictures-unlooked"), indent=2)


def _list(heading: str, advice: str, first: Sequence[Exposure], voice: Voice) -> Iterator[Block]:
    yield Heading(voice.say(heading), is_main=False)
    yield Line(voice.say(advice), tone=Tone.QUIET)
    for number, exposure in enumerate(first, start=1):
        what = voice.word("", exposure.label, file="exposures")
        day = voice.day(exposure.happened_on) if exposure.happened_on else voice.say("undated")
        yield Row(what, day, str(number))
        yield Line(voice.line(exposure.where), indent=5, tone=Tone.QUIET)


def _more(summary: PictureSummary, voice: Voice) -> Iterator[tuple[str, str]]:
    """Yield what can be done about pictures, and the command for it."""
    options = voice.typed.options
    if summary.first or summary.first_files:
        yield "pictures-see", "--show-pictures sheet.html"
    if summary.first_files:
        yield "pictures-cover", f"selfguard photo clean --cover all{options} FILE... -o FOLDER"
    if summary.to_review:
        yield "pictures-review", f"selfguard photo review{options} --instagram-export FILE.zip"


def spoken(summary: PictureSummary, voice: Voice, *, is_listed: bool) -> Iterator[str]:
    """Yield the same for the ear, a line each; see `section`."""
    stopped = [voice.say("pictures-stopped", count=summary.not_reached)]
    told = [*(stopped if summary.not_reached else ()), *counted(summary, voice)]
    yield " ".join([f"{voice.say('pictures')}.", *told])
    yield voice.say("pictures-caveat")
    lists = (
        ("pictures-first", "pictures-archive", summary.first if is_listed else ()),
        ("pictures-files-first", "pictures-files-cover", summary.first_files),
    )
    for heading, advice, first in lists:
        if first:
            yield f"{voice.say(heading)}. {voice.say(advice)}"
        for number, exposure in enumerate(first, start=1):
            yield f"{number}: {phrases.example(exposure, voice)}"
    for name, text in _more(summary, voice):
        yield f"{voice.say(name)} {text}"


def spoken_unlooked(voice: Voice) -> Iterator[str]:
    """Yield for the ear that nobody looked at the pictures."""
    yield f"{voice.say('pictures')}. {voice.say('pictures-unlooked')}"


def counted(summary: PictureSummary, voice: Voice) -> Iterator[str]:
    """Yield what the pictures show, a sentence each; what there is none of is not named."""
    if summary.posts:
        kind = "public" if summary.is_public else "posts"
        yield voice.say(f"pictures-faces-{kind}", count=summary.with_face, total=summary.posts)
    if summary.newest and summary.oldest:
        newest, oldest = voice.day(summary.newest), voice.day(summary.oldest)
        yield voice.say("pictures-days", newest=newest, oldest=oldest)
    told = {
        "pictures-possible": summary.with_possible,
        "pictures-code": summary.with_code,
        "pictures-old-profile": summary.old_profile_photos,
        "pictures-files": summary.files,
        "pictures-files-face": summary.files_with_face,
        "pictures-files-code": summary.files_with_code,
        "pictures-files-place": summary.files_with_place,
        "pictures-to-review": summary.to_review,
        "pictures-unseen": summary.unseen,
    }
    for name, count in told.items():
        if count:
            yield voice.say(name, count=count)
