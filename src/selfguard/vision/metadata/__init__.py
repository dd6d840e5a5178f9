"""What a picture file tells beside its picture: found, and taken away, per container.

    jpeg png webp   pictures made of segments or chunks: rebuilt from those that are named
    boxes           the boxes of ISO base media files, in which HEIC, AVIF, MP4 and MOV are kept
    items           HEIC and AVIF: items blanked in place, so that every offset stays valid
    films           MP4 and MOV: boxes blanked in place
    tiff xmp        the two notations of metadata that all of them carry
    told            what parts of a file tell, joined

Each container has a walk of its own, which `read` and `clean` share. What is not named goes.
"""

from selfguard.model.evidence import Fault
from selfguard.model.sight import Hidden
from selfguard.vision.kinds import Kind, kind_of
from selfguard.vision.metadata import films, gif, items, jpeg, png, webp
from selfguard.vision.refusals import UnreadableFileError

READERS = {
    Kind.JPEG: jpeg.read,
    Kind.PNG: png.read,
    Kind.WEBP: webp.read,
    Kind.HEIC: items.read,
    Kind.AVIF: items.read,
    Kind.MP4: films.read,
    Kind.MOV: films.read,
    Kind.GIF: gif.read,
}


def read(data: bytes) -> Hidden:
    """Return what the file *data* tells beside its picture.

    Metadata that is there but cannot be understood is counted, never passed over. Raises
    `UnreadableFileError` where the container is broken, or is none that is known here.
    """
    reader = READERS.get(kind_of(data))
    if reader is None:
        raise UnreadableFileError(Fault.NOT_A_PICTURE)
    return reader(data)
