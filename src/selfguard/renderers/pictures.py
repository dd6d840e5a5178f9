"""What the pictures show together, in sentences, and which of them to take down first."""

from collections.abc import Iterator

from selfguard.model.picture import PictureSummary
from selfguard.renderers import phrases
from selfguard.renderers.blocks import Block, Heading, Line, Row, Tone
from selfguard.renderers.voice import Voice


def section(summary: PictureSummary, voice: Voice) -> Iterator[Block]:
    """Yield the section on pictures: the counts, what they do not mean, what to take down first."""
    yield Heading(voice.say("pictures"))
    for text in counted(summary, voice):
        yield Line(text, indent=2)
    yield Line(voice.say("pictures-caveat"), indent=2, tone=Tone.QUIET)
    if summary.first:
        yield Heading(voice.say("pictures-first"), is_main=False)
        yield Line(voice.say("pictures-archive"), tone=Tone.QUIET)
    for number, exposure in enumerate(summary.first, start=1):
        what = voice.word("", exposure.label, file="exposures")
        day = voice.day(exposure.happened_on) if exposure.happened_on else voice.say("undated")
        yield Row(what, day, str(number))
        yield Line(voice.line(exposure.where), indent=5, tone=Tone.QUIET)


def spoken(summary: PictureSummary, voice: Voice) -> Iterator[str]:
    """Yield the same for the ear, a line each."""
    yield " ".join([f"{voice.say('pictures')}.", *counted(summary, voice)])
    yield voice.say("pictures-caveat")
    if summary.first:
        yield f"{voice.say('pictures-first')}. {voice.say('pictures-archive')}"
    for number, exposure in enumerate(summary.first, start=1):
        yield f"{number}: {phrases.example(exposure, voice)}"


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
        "pictures-unseen": summary.unseen,
    }
    for name, count in told.items():
        if count:
            yield voice.say(name, count=count)
