"""What all pictures tell together, and which of them to take down first.

The order is by points, of equals the newest first: no figure is shown. A profile photo in use with
a face 6, an old one 2; a booth's code 5; a face of at least 30 hundredths of the picture's height
3, of 15 hundredths 2, a smaller one 1; on a profile that is open to everybody 2; posted within a
year 1; a school or a class in the caption 2.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from selfguard.checks.patterns import find
from selfguard.checks.posts import ShownPost, has_code, has_face, posts_of
from selfguard.model.check import Exposure
from selfguard.model.evidence import Evidence, Post, ProfilePhoto, Setting, SettingName, Topic
from selfguard.model.picture import Picture, PictureKind, PictureSummary

FIRST = 10
"""How many pictures are named that should go first."""

_LARGE, _MIDDLE = 30, 15
_RECENT = timedelta(days=365)
_SCHOOL = {"school", "class-or-year"}
_PROFILE = {PictureKind.PROFILE: 6, PictureKind.OLD_PROFILE: 2}
_STANDING = {PictureKind.POST, PictureKind.REEL}
_LONG_AGO = datetime.min.replace(tzinfo=UTC)

Told = Mapping[Topic, Sequence[Evidence]]
"""All evidence, by topic."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known beside the pictures."""

    is_public: bool
    captions: Mapping[str, str]
    """The first picture of a post → its caption."""


def summarise(told: Told, *, unseen: int = 0, not_reached: int = 0) -> PictureSummary | None:
    """Return what the pictures in *told* tell together; None where none was to be looked at.

    *unseen* is how many pictures and videos could not be looked at, *not_reached* how many were
    not reached before the person stopped it.
    """
    pictures = [each for topic in told for each in told[topic] if isinstance(each, Picture)]
    if not (pictures or unseen or not_reached):
        return None
    known = _Known(_is_public(told), _captions(told))
    in_account = [each for each in pictures if each.kind is not PictureKind.FILE]
    files = [each for each in pictures if each.kind is PictureKind.FILE]
    posts = list(posts_of(in_account))
    standing = [post for post in posts if post.pictures[0].kind in _STANDING]
    faces = [post for post in standing if post.has_face]
    days = [post.posted_on for post in faces if post.posted_on]
    return PictureSummary(
        posts=len(standing),
        with_face=len(faces),
        with_possible=sum(post.may_have_face for post in standing),
        with_code=sum(post.has_code for post in standing),
        newest=max(days, default=None),
        oldest=min(days, default=None),
        old_profile_photos=sum(
            isinstance(each, ProfilePhoto) and not each.is_current
            for each in told.get(Topic.PROFILE_PHOTO, ())
        ),
        files=len(files),
        files_with_face=sum(map(has_face, files)),
        files_with_place=sum(each.sight.has_place for each in files),
        files_with_code=sum(map(has_code, files)),
        is_public=known.is_public,
        unseen=unseen,
        not_reached=not_reached,
        to_review=sum(
            not (post.has_face or post.review) and post.pictures[0].kind is PictureKind.POST
            for post in standing
        ),
        first=tuple(_first(posts, known)),
        first_files=tuple(_first_files(files)),
    )


def _first(posts: Sequence[ShownPost], known: _Known) -> Iterator[Exposure]:
    """Yield the posts and profile photos to take down first, the most telling first."""
    shown = [
        post
        for post in posts
        if post.pictures[0].kind in _STANDING | _PROFILE.keys() and (post.has_face or post.has_code)
    ]
    shown.sort(key=lambda post: (_points(post, known), post.posted_on or _LONG_AGO), reverse=True)
    for post in shown[:FIRST]:
        if post.has_code:
            yield post.exposure("booth-code", has_code)
        else:
            yield post.exposure(_label(post), has_face)


def _first_files(files: Sequence[Picture]) -> Iterator[Exposure]:
    """Yield the files that carry a code or show a face, the largest faces first."""
    telling = [each for each in files if has_code(each) or each.has_face]
    telling.sort(key=lambda each: (has_code(each), each.sight.largest), reverse=True)
    for each in telling[:FIRST]:
        label = "booth-code" if has_code(each) else "face"
        yield Exposure(each.origin, label, "", each.posted_on, each.media)


def _label(post: ShownPost) -> str:
    kind = post.pictures[0].kind
    if kind in _PROFILE:
        return "profile-photo-face" if kind is PictureKind.PROFILE else "old-profile-photo-face"
    return "large-face" if post.largest >= _LARGE else "face"


def _points(post: ShownPost, known: _Known) -> int:
    first = post.pictures[0]
    points = 5 * post.has_code
    if post.has_face:
        points += 1 + (post.largest >= _MIDDLE) + (post.largest >= _LARGE)
        points += _PROFILE.get(first.kind, 0)
    if first.kind in _STANDING:
        points += 2 * known.is_public
    if post.posted_on and first.origin.seen_on - post.posted_on <= _RECENT:
        points += 1
    caption = known.captions.get(first.post, "")
    points += 2 * any(hit.label in _SCHOOL for hit in find(caption))
    return points


def _is_public(told: Told) -> bool:
    """Tell whether the account is known to be public."""
    return any(
        isinstance(each, Setting) and each.name is SettingName.PRIVATE_ACCOUNT and not each.is_on
        for each in told.get(Topic.ACCOUNT, ())
    )


def _captions(told: Told) -> Mapping[str, str]:
    posts = (each for topic in (Topic.POSTS, Topic.REELS) for each in told.get(topic, ()))
    return {
        each.media[0]: each.caption
        for each in posts
        if isinstance(each, Post) and each.media and each.caption
    }
