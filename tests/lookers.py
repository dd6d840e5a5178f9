"""Lookers for the tests: they see in a picture what its bytes say, and look at no pixel."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from selfguard.model.evidence import Fault
from selfguard.model.sight import K, Level, NotLookedAtError, Sight, ToLookAt

FACE = Sight(Level.FACE, 1, 20)
POSSIBLE = Sight(Level.POSSIBLE, 1, 20)
NOTHING = Sight()
BOOTH = Sight(booth_codes=1)
PLACE = Sight(has_place=True)
SHOWN: dict[bytes, Sight | Fault] = {
    b"face": FACE,
    b"else": POSSIBLE,
    b"none": NOTHING,
    b"code": BOOTH,
    b"site": PLACE,
    b"torn": Fault.DAMAGED,
    b"text": Fault.NOT_A_PICTURE,
    b"heic": Fault.NO_DECODER,
}
"""The bytes of a picture → what is seen in it."""


@dataclass(frozen=True, slots=True)
class Told:
    """Sees what the bytes of a picture say."""

    identities: list[str] = field(default_factory=list)
    """Of the pictures that it looked at, in their order."""

    def look(self, pictures: Iterable[tuple[K, ToLookAt]]) -> Iterator[tuple[K, Sight | Fault]]:
        for key, picture in pictures:
            self.identities.append(picture.identity)
            try:
                seen = SHOWN[picture.read()]
            except NotLookedAtError as error:
                seen = error.fault
            yield key, seen


@dataclass(frozen=True, slots=True)
class Stopped:
    """Sees what the bytes of a picture say, until the person stops it."""

    after: int
    """So many pictures are looked at."""

    def look(self, pictures: Iterable[tuple[K, ToLookAt]]) -> Iterator[tuple[K, Sight | Fault]]:
        looked_at = Told().look(pictures)
        for _ in range(self.after):
            yield next(looked_at)
        raise KeyboardInterrupt
