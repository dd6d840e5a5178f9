"""Taking away what a picture file tells beside its picture. Nothing is decoded.

What is kept is named, per container, in `selfguard.vision.metadata`; all else goes. The picture is
the same bit for bit. The result is to be held against the original by `selfguard.vision.verify`.
"""

from selfguard.vision.kinds import Kind, kind_of
from selfguard.vision.metadata import films, items, jpeg, png, webp
from selfguard.vision.refusals import Reason, UncleanableError, UnreadableFileError

CLEANERS = {
    Kind.JPEG: jpeg.clean,
    Kind.PNG: png.clean,
    Kind.WEBP: webp.clean,
    Kind.HEIC: items.clean,
    Kind.AVIF: items.clean,
    Kind.MP4: films.clean,
    Kind.MOV: films.clean,
}


def clean(data: bytes) -> bytes:
    """Return the file *data* without what it tells beside its picture, of the same kind.

    Cleaning what is clean changes nothing. Raises `UncleanableError` where the file is damaged,
    or of a kind that cannot be cleaned wholly: nothing is returned then, never a half of it.
    """
    kind = kind_of(data)
    cleaner = CLEANERS.get(kind)
    if cleaner is None:
        raise UncleanableError(Reason(kind.value))
    try:
        return cleaner(data)
    except UnreadableFileError as error:
        raise UncleanableError(Reason.DAMAGED) from error
