"""Picture files named on the command line: read within bounds, and all that they give away."""

from datetime import date
from pathlib import Path

from selfguard.errors import InputRefusedError
from selfguard.model.evidence import Fault
from selfguard.model.sight import CodeKind, Hidden, Level, Revealed
from selfguard.sources._folder import open_regular

LARGEST = 500_000_000
"""How many bytes a file may have: it is held in memory. A picture is looked at up to 50 MB."""


def read(path: Path) -> bytes:
    """Return the bytes of the regular file *path*, followed where it is a link.

    Raises `InputRefusedError` where it cannot be read, is no regular file, or is too large.
    """
    name = path.name or str(path)
    try:
        with open_regular(path, follow=True) as file:
            data = file.read(LARGEST + 1)
    except ValueError as error:
        raise InputRefusedError("photo.not-a-file", name=name) from error
    except OSError as error:
        key = "photo.not-a-file" if path.is_dir() else "photo.cannot-read"
        raise InputRefusedError(key, name=name) from error
    if len(data) > LARGEST:
        raise InputRefusedError("photo.too-large", name=name)
    return data


class Looker:
    """Looks at one picture file after another, with one detector for all."""

    def __init__(self) -> None:
        """Import what looks; its models are loaded when the first picture is looked at."""
        from selfguard.vision.pool import Eyes  # noqa: PLC0415 - 0.3 s

        self._eyes = Eyes(threads=1)
        self.has_seen = False
        """Whether something was seen in any picture that can be covered: a face, or a code."""
        self.booths_read_on: date | None = None
        """When the list of booths was read, where one of them was named; else None."""

    def look(self, data: bytes) -> Revealed | Fault:
        """Return all that the file *data* gives away, or why that cannot be told.

        Of a video, and of a picture that cannot be decoded here, only what the file tells beside
        its pictures is told.
        """
        seen = self._eyes.look_closely(data)
        told = _hidden(data)
        if isinstance(told, Fault):
            return seen if isinstance(seen, Fault) else told
        if isinstance(seen, Fault):
            is_told = seen in {Fault.VIDEO, Fault.NO_DECODER}
            return Revealed(told, unseen=seen) if is_told else seen
        unseen = Fault.MOVING if _is_moving(data) else None
        if seen.codes or seen.level is not Level.NONE:
            self.has_seen = True
        if any(code.kind is not CodeKind.OTHER for code in seen.codes):
            self.booths_read_on = _booths_read_on()
        return Revealed(told, seen.level, seen.faces, seen.codes, seen.is_strip, unseen)


def _booths_read_on() -> date:
    from selfguard.vision.booths import read_on  # noqa: PLC0415 - as above

    return read_on()


def _is_moving(data: bytes) -> bool:
    from selfguard.vision.moving import is_moving  # noqa: PLC0415 - as above

    return is_moving(data)


def _hidden(data: bytes) -> Hidden | Fault:
    from selfguard.vision.metadata import read as read_hidden  # noqa: PLC0415 - as above
    from selfguard.vision.refusals import UnreadableFileError  # noqa: PLC0415

    try:
        return read_hidden(data)
    except UnreadableFileError as error:
        return error.fault
