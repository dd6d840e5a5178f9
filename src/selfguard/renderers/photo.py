"""What one picture file gives away, in short sentences: `photo check` prints one a line."""

from collections.abc import Iterator

from selfguard.model.sight import Code, CodeKind, Hidden, Level, Revealed
from selfguard.renderers.voice import Voice


def found(revealed: Revealed, voice: Voice, *, is_whole: bool) -> Iterator[str]:
    """Yield what was found, a sentence each; nothing where nothing was.

    With *is_whole* place, device and date are told as well; else only that they are there. The
    address that a code opens is a secret, and is never told whole.
    """
    if revealed.level is not Level.NONE:
        yield _faces(revealed, voice)
    for code in revealed.codes:
        yield _code(code, voice)
    if revealed.is_strip and not revealed.codes:
        yield voice.of("photo", "strip")
    yield from hidden(revealed.hidden, voice, is_whole=is_whole)


def hidden(told: Hidden, voice: Voice, *, is_whole: bool) -> Iterator[str]:
    """Yield what the file tells beside its picture; see `found`."""
    place = told.place
    shown = f"{place.latitude:z.2f}, {place.longitude:z.2f}" if place else ""
    values = {"place": shown, "device": told.device, "taken-on": told.taken_on}
    for name, value in values.items():
        if value and is_whole:
            yield voice.of("photo", f"{name}-is", value=voice.line(value))
        elif value:
            yield voice.of("photo", name)
    if told.has_thumbnail:
        yield voice.of("photo", "thumbnail")
    if told.has_video:
        yield voice.of("photo", "video")
    if told.others:
        yield voice.of("photo", "others", count=told.others)


def names(told: Hidden, voice: Voice) -> Iterator[str]:
    """Yield in a word or two what a file tells beside its picture: what `photo clean` removes."""
    found = {
        "place": told.place,
        "device": told.device,
        "taken-on": told.taken_on,
        "thumbnail": told.has_thumbnail,
        "video": told.has_video,
        "others": told.others,
    }
    for name, value in found.items():
        if value:
            yield voice.of("photo", f"gone-{name}")


def _faces(revealed: Revealed, voice: Voice) -> str:
    if revealed.level is Level.POSSIBLE:
        return voice.of("photo", "possible-face")
    share = round(100 * max(face.box.height for face in revealed.faces))
    if len(revealed.faces) == 1:
        return voice.of("photo", "face", share=share)
    return voice.of("photo", "faces", count=len(revealed.faces), share=share)


def _code(code: Code, voice: Voice) -> str:
    host = voice.line(code.host)
    if code.kind is CodeKind.OTHER:
        return voice.of("photo", "code-host", host=host) if host else voice.of("photo", "code")
    booth = voice.line(code.booth) or host
    text = voice.of("photo", code.kind.value, booth=booth)
    if code.expires_on is None:
        return text
    return f"{text} {voice.of('photo', 'expires', date=voice.day(code.expires_on))}"
