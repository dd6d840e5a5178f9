"""What a page tells: the details that it embeds, as evidence.

Every field is looked at before it is believed. One that is missing, or is not what it should be,
is unknown: nothing is yielded for it, never `False` and never an empty text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from selfguard.model.evidence import (
    Covered,
    Evidence,
    Extent,
    Fault,
    Origin,
    ProfileField,
    ProfileText,
    PublicCount,
    PublicNumber,
    PublicPost,
    Setting,
    SettingName,
    Topic,
)
from selfguard.model.proof import USERNAME
from selfguard.sources.instagram_live.refusals import LookRefusedError
from selfguard.text import clean

Told: TypeAlias = Setting | ProfileText | PublicCount | PublicPost
"""What a page tells."""
Details: TypeAlias = Mapping[str, object]
"""The fields that a page tells of an account, none of them looked at yet."""

LONGEST_BIO = 2_000
"""How many characters of a bio are read: as many as the gate reads. Instagram allows 150."""
MOST_POSTS = 50
MOST_LINKS = 10
CAPTION = 2_200
"""How many characters a caption may have, after Instagram's own limit."""
_LARGEST_COUNT = 10**12
_DEFAULT_PHOTOS = (
    "44884218_345707102882519_2446069589734326272_n",
    "464760996_1254146839119862_3605321457742435801_n",
    "ig_cache_key=YW5vbnltb3VzX3Byb2ZpbGVfcGlj",
)
"""What stands in the address of the picture of whoever gave none.

Until 2024, since 2024, and base64 of `anonymous_profile_pic`: notes on the live look of
2026-11-22, section 10.
"""
_SHORT_CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")
_THUMBNAIL = re.compile(r"https://([a-z0-9-]+\.){1,9}(cdninstagram\.com|fbcdn\.net)/[!-~]{0,2000}")
_TEXTS = {
    "username": ProfileField.USERNAME,
    "full_name": ProfileField.NAME,
    "biography": ProfileField.BIO,
}
_COUNTS = {
    "all_media_count": PublicNumber.POSTS,
    "media_count": PublicNumber.POSTS,
    "follower_count": PublicNumber.FOLLOWERS,
    "following_count": PublicNumber.FOLLOWING,
}


def told_of(name: str, embedded: Sequence[Mapping[str, object]]) -> Details | None:
    """Return all that *embedded*, the answers inside a page, tells of *name*; None if nothing.

    A page that tells of another account is not the one that was asked for, and tells nothing. On
    what its parts say differently about being private, nothing is known.
    """
    users = [user for each in embedded if (user := _mapping(each.get("xig_user_by_username")))]
    names = [user["username"] for user in users if user.get("username") is not None]
    if not names or not all(_is_name(name, each) for each in names):
        return None
    details = {key: value for user in users for key, value in user.items() if value is not None}
    if len({told for user in users if isinstance(told := user.get("is_private"), bool)}) > 1:
        details["is_private"] = None
    return details


def bio_of(details: Details) -> str:
    """Return the bio as it stands there; raises `LookRefusedError` where it is not told."""
    bio = details.get("biography")
    if not isinstance(bio, str):
        raise LookRefusedError(Fault.PAGE_CHANGED)
    return bio[:LONGEST_BIO]


def read_page(details: Details, origin: Origin) -> Iterator[Evidence]:
    """Yield what *details* show, then how far each topic is covered."""
    told: list[Told] = [
        *_switches(details, origin),
        *_texts(details, origin),
        *_counts(details, origin),
        *_posts(details, origin),
    ]
    yield from told
    topics = {each.topic for each in told}
    for topic in (Topic.ACCOUNT, Topic.PROFILE_PHOTO):
        yield Covered(origin, topic, Extent.WHOLE if topic in topics else Extent.NOT)
    # The contact buttons and the main link are not told to whoever is not signed in.
    yield Covered(origin, Topic.PROFILE_TEXT, Extent.PARTLY)
    yield Covered(origin, Topic.PUBLIC_PAGE, _extent_of_page(details, told))


def teaches(evidence: Sequence[Evidence]) -> bool:
    """Tell whether *evidence*, of a page, tells more than the name that was asked for."""
    known = (
        isinstance(each, Covered)
        or (isinstance(each, ProfileText) and each.field is ProfileField.USERNAME)
        for each in evidence
    )
    return not all(known)


def _extent_of_page(details: Details, told: Sequence[Told]) -> Extent:
    """Return how far it is known what strangers see: every first post with its caption, or none."""
    posts = [each for each in told if isinstance(each, PublicPost)]
    edges = _edges(details)
    is_whole = edges is not None and not _is_withheld(details) and len(posts) == len(edges)
    if is_whole and all(post.is_caption_told for post in posts):
        return Extent.WHOLE
    is_anything_told = any(each.topic is Topic.PUBLIC_PAGE for each in told)
    return Extent.PARTLY if is_anything_told else Extent.NOT


def _switches(details: Details, origin: Origin) -> Iterator[Setting]:
    is_private = details.get("is_private")
    if isinstance(is_private, bool):
        yield Setting(origin, SettingName.PRIVATE_ACCOUNT, is_private)
    elif any(_codes(details)):  # a page that shows posts to strangers is not private
        yield Setting(origin, SettingName.PRIVATE_ACCOUNT, is_on=False)
    larger = _mapping(details.get("hd_profile_pic_url_info")).get("url")
    addresses = [each for each in (details.get("profile_pic_url"), larger) if _text(each)]
    own = {not any(mark in str(each) for mark in _DEFAULT_PHOTOS) for each in addresses}
    if len(own) == 1:  # two addresses that say different things say nothing
        yield Setting(origin, SettingName.PROFILE_PHOTO, own.pop())


def _texts(details: Details, origin: Origin) -> Iterator[ProfileText]:
    for key, field in _TEXTS.items():
        if isinstance(text := details.get(key), str):
            yield ProfileText(origin, field, clean(text))
    addresses = (_text(_mapping(each).get("url")) for each in _list(details.get("bio_links")))
    for address in [each for each in addresses if each][:MOST_LINKS]:
        yield ProfileText(origin, ProfileField.WEBSITE, clean(address))


def _counts(details: Details, origin: Origin) -> Iterator[PublicCount]:
    is_known = _edges(details) is not None and not _is_withheld(details)
    if is_known and bool(_codes(details)) is bool(_edges(details)):
        yield PublicCount(origin, PublicNumber.FIRST_POSTS, len(_codes(details)))
    told: set[PublicNumber] = set()
    for key, number in _COUNTS.items():
        count = _count(details.get(key))
        if count is not None and number not in told:
            told.add(number)
            yield PublicCount(origin, number, count)


def _posts(details: Details, origin: Origin) -> Iterator[PublicPost]:
    for code, node in _codes(details).items():
        caption = _caption(node)
        is_told = caption is not None
        shown = clean((caption or "")[: 2 * CAPTION], CAPTION)
        yield PublicPost(origin, code, shown, is_told, _thumbnail(node))


def _codes(details: Details) -> Mapping[str, Mapping[str, object]]:
    """Return short code → first post, each once."""
    found: dict[str, Mapping[str, object]] = {}
    for edge in (_edges(details) or ())[:MOST_POSTS]:
        node = _mapping(_mapping(edge).get("node"))
        if _SHORT_CODE.fullmatch(code := _text(node.get("code"))):
            found.setdefault(code, node)
    return found


def _edges(details: Details) -> Sequence[object] | None:
    """Return the first posts, of whatever shape; None where the page does not tell of any.

    A private page has none to tell of.
    """
    edges = _mapping(details.get("polaris_ordered_timeline_connection")).get("edges")
    if isinstance(edges, list):
        return edges
    return () if details.get("is_private") is True else None


def _is_withheld(details: Details) -> bool:
    """Tell whether a page that is not private shows no post, nor says that there is none."""
    if details.get("is_private") is True or _edges(details):
        return False
    timeline = _mapping(details.get("polaris_ordered_timeline_connection"))
    goes_on = _mapping(timeline.get("page_info")).get("has_next_page") is True
    counts = {_count(details.get(key)) for key in ("all_media_count", "media_count")} - {None}
    return goes_on or counts != {0}


def _caption(node: Mapping[str, object]) -> str | None:
    """Return the caption; None where it is not told: `null` too, which guests get for much."""
    told = node.get("caption")
    text = told.get("text") if isinstance(told, dict) else told
    return text if isinstance(text, str) else None


def _thumbnail(node: Mapping[str, object]) -> str:
    """Return the address of the small picture, if it is one of the service's own."""
    versions = _list(_mapping(node.get("image_versions2")).get("candidates"))
    last = _mapping(versions[-1]).get("url") if versions else None
    for each in (node.get("thumbnail_src"), node.get("display_uri"), node.get("display_url"), last):
        if _THUMBNAIL.fullmatch(_text(each)):
            return _text(each)
    return ""


def _is_name(name: str, told: object) -> bool:
    text = _text(told)
    return USERNAME.fullmatch(text) is not None and text.lower() == name.lower()


def _count(told: object) -> int | None:
    if not isinstance(told, int) or isinstance(told, bool):
        return None
    return told if 0 <= told <= _LARGEST_COUNT else None


def _text(told: object) -> str:
    """Return *told* if it is a text; else an empty one."""
    return told if isinstance(told, str) else ""


def _list(told: object) -> Sequence[object]:
    return told if isinstance(told, list) else ()


def _mapping(told: object) -> Mapping[str, object]:
    return told if isinstance(told, dict) else {}
