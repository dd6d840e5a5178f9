"""Pictures that were looked at, what a person said about them, and what they tell together.

A picture that was only listed is a part of its `Post` or `ProfilePhoto`; one that was looked at
is a `Picture` as well. None of them holds pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from selfguard.model.check import Exposure
from selfguard.model.evidence import Evidence, PostKind, Topic
from selfguard.model.sight import Level, Sight


class PictureKind(StrEnum):
    """What a picture belongs to."""

    POST = "post"
    REEL = "reel"
    STORY = "story"
    ARCHIVED = "archived"
    DELETED = "deleted"
    OTHER = "other"
    PROFILE = "profile"
    """The profile photo in use."""
    OLD_PROFILE = "old-profile"
    FILE = "file"
    """A file in a folder of the person's own."""


PICTURE_TOPICS = {
    PictureKind.POST: Topic.POST_PICTURES,
    PictureKind.REEL: Topic.POST_PICTURES,
    PictureKind.STORY: Topic.KEPT_PICTURES,
    PictureKind.ARCHIVED: Topic.KEPT_PICTURES,
    PictureKind.DELETED: Topic.KEPT_PICTURES,
    PictureKind.OTHER: Topic.KEPT_PICTURES,
    PictureKind.PROFILE: Topic.PROFILE_PHOTO,
    PictureKind.OLD_PROFILE: Topic.PROFILE_PHOTO,
    PictureKind.FILE: Topic.FOLDER_PICTURES,
}
"""What a picture belongs to → the topic that covers it."""
POST_PICTURES = {kind: PictureKind(kind.value) for kind in PostKind}
"""What kind of thing was posted → what its pictures belong to."""


class Review(StrEnum):
    """What a person said about a post, after looking at it themselves."""

    NONE = ""
    KEEP = "keep"
    ARCHIVE = "archive"
    """It shows me: it is to be archived. While a newer export shows it still, it is open."""
    NOT_ME = "not-me"


@dataclass(frozen=True, slots=True)
class Picture(Evidence):
    """A picture that was looked at, and what it shows, in counts."""

    kind: PictureKind
    media: str
    """Its path inside the source."""
    post: str
    """The path of the first picture or video of its post: what belongs together shares it."""
    posted_on: datetime | None
    """In UTC; None where it is not known."""
    sight: Sight
    identity: str = ""
    """As in `ToLookAt`. It is not kept, and not shown."""
    review: Review = Review.NONE

    @property
    def topic(self) -> Topic:
        """Return the topic that covers this kind of picture."""
        return PICTURE_TOPICS[self.kind]

    @property
    def has_face(self) -> bool:
        """Tell whether it shows a face, by the stricter of the two levels."""
        return self.sight.level is Level.FACE

    @property
    def may_have_face(self) -> bool:
        """Tell whether something in it looks like a face, and no more is known."""
        return self.sight.level is Level.POSSIBLE


@dataclass(frozen=True, slots=True)
class PictureSummary:
    """What all pictures that were looked at tell together."""

    posts: int = 0
    """Posts and reels on the profile of which at least one picture was looked at."""
    with_face: int = 0
    """How many of them show a face."""
    with_possible: int = 0
    """How many of them show what looks like a face, and no face."""
    with_code: int = 0
    """How many of them carry the code of a photo booth."""
    newest: datetime | None = None
    """When the newest post with a face was posted, in UTC."""
    oldest: datetime | None = None
    old_profile_photos: int = 0
    """Profile photos that are no longer in use and remain, whatever they show."""
    files: int = 0
    """Files of folders that were looked at."""
    files_with_face: int = 0
    files_with_place: int = 0
    files_with_code: int = 0
    is_public: bool = False
    """Whether the account is known to be public."""
    unseen: int = 0
    """Videos, and pictures that could not be looked at."""
    not_reached: int = 0
    """Pictures that were not reached, since the person stopped it."""
    to_review: int = 0
    """Posts in which no face was found, and at which the person has not looked themselves."""
    first: Sequence[Exposure] = ()
    """What to take down first, at most ten, the most telling first."""
    first_files: Sequence[Exposure] = ()
    """Files of folders to cover or to swap before posting, at most ten, the most telling first."""
