"""The pictures of an export, looked at where they lie: nothing is unpacked, nothing is kept.

They are listed while posts and profile photos are read, and looked at after everything else, so
that whoever stops in the middle loses nothing but what was not reached.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from selfguard.model.evidence import Evidence, Fault, Origin, Post, ProfilePhoto, Topic
from selfguard.model.picture import PICTURE_TOPICS, POST_PICTURES, Picture, PictureKind
from selfguard.model.sight import Looker, ToLookAt
from selfguard.sources._pictures import is_passed_over, is_video, to_look_at
from selfguard.sources.instagram_export.reading import NAME, Reading

LISTED = {
    Topic.POST_PICTURES: (Topic.POSTS, Topic.REELS),
    Topic.KEPT_PICTURES: (Topic.STORIES, Topic.ARCHIVED, Topic.DELETED, Topic.OTHER_MEDIA),
}
"""Topic of pictures → the topics that list them: they are covered no further than these.

Pictures of profile photos belong to the topic of profile photos itself: whether one is set is told
without looking at it.
"""


@dataclass(frozen=True, slots=True)
class _Listed:
    """A picture that is to be looked at, and what it belongs to."""

    origin: Origin
    kind: PictureKind
    media: str
    post: str
    posted_on: datetime | None
    picture: ToLookAt


class Pictures:
    """The pictures of one reading: listed as evidence goes by, then looked at."""

    def __init__(self, reading: Reading, looker: Looker) -> None:
        """Look at the pictures in *reading* with *looker*."""
        self._reading = reading
        self._looker = looker
        self._listed: list[_Listed] = []

    def noted(self, evidence: Iterator[Evidence]) -> Iterator[Evidence]:
        """Yield *evidence* as it is, and note the pictures in it."""
        for each in evidence:
            match each:
                case Post():
                    self._note(each.origin, POST_PICTURES[each.kind], each.media, each.posted_on)
                case ProfilePhoto():
                    kind = PictureKind.PROFILE if each.is_current else PictureKind.OLD_PROFILE
                    self._note(each.origin, kind, (each.media,), each.taken_on)
                case _:
                    pass
            yield each

    def looked_at(self) -> Iterator[Evidence]:
        """Yield a `Picture` for each that could be looked at; what could not is a gap.

        Where the person stops it, what was not reached is a gap as well.
        """
        coverage = self._reading.coverage
        for topic, listed in LISTED.items():
            coverage.follow(topic, listed)
        if self._reading.strays:
            coverage.limit(LISTED)
        left = Counter(PICTURE_TOPICS[each.kind] for each in self._listed)
        try:
            for each, seen in self._looker.look((each, each.picture) for each in self._listed):
                self._reading.picture_bytes_seen += each.picture.size
                topic = PICTURE_TOPICS[each.kind]
                left[topic] -= 1
                if isinstance(seen, Fault):
                    coverage.gap(each.origin, seen, (topic,))
                    continue
                what = (each.kind, each.media, each.post, each.posted_on)
                yield Picture(each.origin, *what, seen, each.picture.identity)
        except KeyboardInterrupt:
            whole = self._reading.origin(None)
            for topic, count in (+left).items():
                coverage.gap(whole, Fault.NOT_LOOKED_AT, (topic,), count)

    def _note(
        self, origin: Origin, kind: PictureKind, media: tuple[str, ...], on: datetime | None
    ) -> None:
        if not media:  # it was posted with a picture, and nobody knows which
            self._reading.coverage.gap(origin, Fault.MEDIA_MISSING, (PICTURE_TOPICS[kind],))
        for path in media:
            if is_passed_over(path):
                continue
            found = self._reading.media(path)
            if is_video(path) or found is None:
                fault = Fault.VIDEO if is_video(path) else Fault.MEDIA_MISSING
                self._reading.coverage.gap(origin, fault, (PICTURE_TOPICS[kind],))
                self._reading.missing -= bool(path) and found is None
                continue
            picture = to_look_at(NAME, path, *found)
            self._listed.append(_Listed(origin, kind, path, media[0], on, picture))
            self._reading.picture_bytes += picture.size
