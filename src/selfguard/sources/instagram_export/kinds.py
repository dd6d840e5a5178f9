"""Which files of an export are read: by the wrapper key inside, else by two parts of the path.

Wrapper keys are never localized and hardly changed in five years; file names are English in
every language, but the same base name stands in several folders (`threads/followers.json`).
Names, keys and folders after the notes on the Instagram export of 2026-11-22, sections 2.2, 5
and 6: 27 donated structures of 2024-11 to 2025-09, and test data of other generations.
"""

import re
from dataclasses import dataclass

from selfguard.model.evidence import Topic


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of file, whatever the generation of the export calls it."""

    topics: tuple[Topic, ...]
    """What it feeds."""
    keys: tuple[str, ...]
    """The wrapper keys that mark it; none for files that are bare lists."""
    folders: tuple[str, ...]
    """The folder that holds it, by its last part; empty for the root."""
    names: tuple[str, ...]
    """Its base names, without the ending and without the number of a shard (`_1`)."""
    has_pages: bool = False
    """True where the HTML variant of it is read, too."""


_PERSONAL = ("personal_information", "account_information")
_LOGIN = ("login_and_profile_creation", "login_and_account_creation")
_MEDIA = ("media", "content")
_FRIENDS = ("followers_and_following",)
_DEVICE = ("device_information",)
_APPS = ("apps_and_websites",)


def _media(topic: Topic, key: str, *names: str) -> Kind:
    return Kind((topic,), (key,) if key else (), _MEDIA, names)


def _friends(topic: Topic, key: str, *names: str) -> Kind:
    return Kind((topic,), (f"relationships_{key}",), _FRIENDS, names, has_pages=True)


PROFILE = Kind(
    (Topic.ACCOUNT, Topic.PROFILE_TEXT, Topic.PROFILE_PHOTO),
    ("profile_user",),
    _PERSONAL,
    ("personal_information",),
    has_pages=True,
)
BUSINESS = Kind(
    (Topic.PROFILE_TEXT,),
    ("profile_business",),
    _PERSONAL,
    ("professional_information",),
    has_pages=True,
)
INSIGHTS = Kind(
    (Topic.CONTACT_SYNCING,),
    ("profile_account_insights",),
    _PERSONAL,
    ("instagram_profile_information", "account_information"),
    has_pages=True,
)
COMMENTS = Kind(
    (Topic.COMMENTS,),
    ("settings_allow_comments_from",),
    ("settings", "media_settings"),
    ("comments_allowed_from",),
    has_pages=True,
)
PRIVACY = Kind(
    (Topic.PRIVACY_HISTORY,),
    ("account_history_account_privacy_history",),
    _LOGIN,
    ("profile_privacy_changes", "account_privacy_changes"),
)
POSTS = _media(Topic.POSTS, "", "posts")
"""`posts_N.json`, and the `posts.json` that stands beside it from late 2025."""
STORIES = _media(Topic.STORIES, "ig_stories", "stories")
REELS = _media(Topic.REELS, "ig_reels_media", "reels")
ARCHIVED = _media(Topic.ARCHIVED, "ig_archived_post_media", "archived_posts")
DELETED = _media(Topic.DELETED, "ig_recently_deleted_media", "recently_deleted_content")
IGTV = _media(Topic.OTHER_MEDIA, "ig_igtv_media", "igtv_videos")
OTHER = _media(Topic.OTHER_MEDIA, "ig_other_media", "other_content")
PHOTOS = _media(Topic.PROFILE_PHOTO, "ig_profile_picture", "profile_photos")
FOLLOWERS = _friends(Topic.FOLLOWERS, "followers", "followers")
FOLLOWING = _friends(Topic.CONNECTIONS, "following", "following")
CLOSE_FRIENDS = _friends(Topic.CONNECTIONS, "close_friends", "close_friends")
BLOCKED = _friends(Topic.CONNECTIONS, "blocked_users", "blocked_profiles", "blocked_accounts")
RESTRICTED = _friends(
    Topic.CONNECTIONS, "restricted_users", "restricted_profiles", "restricted_accounts"
)
HIDDEN_FROM = _friends(Topic.CONNECTIONS, "hide_stories_from", "hide_story_from")
RECEIVED = _friends(
    Topic.CONNECTIONS, "follow_requests_received", "follow_requests_you've_received"
)
SENT = _friends(Topic.CONNECTIONS, "follow_requests_sent", "pending_follow_requests")
UNFOLLOWED = _friends(
    Topic.CONNECTIONS,
    "unfollowed_users",
    "recently_unfollowed_profiles",
    "recently_unfollowed_accounts",
)
CONTACTS = Kind(
    (Topic.CONTACTS,),
    ("contacts_contact_info",),
    ("contacts",),
    ("synced_contacts",),
    has_pages=True,
)
LOGINS = Kind(
    (Topic.LOGINS,), ("account_history_login_history",), _LOGIN, ("login_activity",), has_pages=True
)
ACTIVITY = Kind((Topic.LOGINS,), (), _LOGIN, ("profile_activity",))
"""Logins in the form of late 2025, often beside the older file."""
DEVICES = Kind((Topic.DEVICES,), ("devices_devices",), _DEVICE, ("devices",), has_pages=True)
TWO_FACTOR = Kind(
    (Topic.TWO_FACTOR,),
    ("devices_two_factor_authentication",),
    _DEVICE,
    ("two-factor_authentication",),
    has_pages=True,
)
OFF_META = Kind(
    (Topic.APPS,),
    ("apps_and_websites_off_meta_activity",),
    _APPS,
    ("your_activity_off_meta_technologies",),
)
LINKED = Kind((Topic.LINKED_ACCOUNTS,), (), _PERSONAL, ("linked_meta_accounts",))
OTHER_APPS = Kind((Topic.APPS,), (), (), ())
"""Any further file among the apps: no form of it is known, so it is never called empty."""
FLAT_PROFILE = Kind((Topic.ACCOUNT, Topic.PROFILE_TEXT), (), (), ("profile",))
FLAT_MEDIA = Kind((Topic.POSTS, Topic.STORIES, Topic.PROFILE_PHOTO), (), (), ("media",))
FLAT_CONNECTIONS = Kind((Topic.FOLLOWERS, Topic.CONNECTIONS), (), (), ("connections",))
FLAT_SETTINGS = Kind((Topic.COMMENTS,), (), (), ("settings",))

KINDS = (
    *(PROFILE, BUSINESS, INSIGHTS, COMMENTS, PRIVACY, POSTS, STORIES, REELS, ARCHIVED, DELETED),
    *(IGTV, OTHER, PHOTOS, FOLLOWERS, FOLLOWING, CLOSE_FRIENDS, BLOCKED, RESTRICTED, HIDDEN_FROM),
    *(RECEIVED, SENT, UNFOLLOWED, CONTACTS, LOGINS, ACTIVITY, DEVICES, TWO_FACTOR, OFF_META),
    LINKED,
)
"""The kinds of the tree that stands since 2021."""
FLAT_KINDS = (FLAT_PROFILE, FLAT_MEDIA, FLAT_CONNECTIONS, FLAT_SETTINGS)
"""The kinds of the flat exports until 2021, all in the root."""
FLAT_NAMES = frozenset(
    {"profile", "media", "connections", "settings", "comments", "likes", "messages", "saved",
     "searches"}
)  # fmt: skip
"""Base names of a flat export: two of them in one folder make it one."""
UMBRELLAS = frozenset(
    {"personal_information", "security_and_login_information", "connections", "preferences",
     "your_instagram_activity", "apps_and_websites_off_of_instagram", "logged_information",
     "ads_information"}
)  # fmt: skip
"""The outer folders of the tree since 2024."""
NO_DATA = "no-data.txt"
"""Stands alone in the folder of an empty section since 2022. It was seen in sections that are not
read (saved posts, events, …) and in none that is. So it proves nothing: a section with it is not
covered, as if it were not in the export, and never counts as none of what belongs there."""

SECTIONS = frozenset(folder for kind in KINDS for folder in kind.folders)
"""The names of the folders that hold files of a kind."""
BY_KEY = {key: kind for kind in KINDS for key in kind.keys}
_BY_PATH = {(f, n): kind for kind in KINDS for f in kind.folders for n in kind.names}
_BY_FLAT_NAME = {kind.names[0]: kind for kind in FLAT_KINDS}
_NUMBERED = re.compile(r"(.+)_([0-9]{1,6})")
_APPS_UMBRELLA = "apps_and_websites_off_of_instagram"
_APPS_SETTINGS = "your_activity_off_meta_technologies_settings"


@dataclass(frozen=True, slots=True)
class Place:
    """What a path tells: the kind, the root of the export above it, the number of the shard."""

    kind: Kind
    root: str
    """With `/` at its end, or empty."""
    number: int = 0
    """1, 2, … of a shard; 0 for a file without a number."""


def place_of(path: str) -> Place | None:
    """Return what the *path* of a JSON or HTML file in the tree since 2021 tells, if anything."""
    *folders, base = path.split("/")
    if not folders:
        return None
    stem = base.rpartition(".")[0]
    kind = _BY_PATH.get((folders[-1], stem))
    number = 0
    if kind is None and (numbered := _NUMBERED.fullmatch(stem)):
        kind = _BY_PATH.get((folders[-1], numbered[1]))
        number = int(numbered[2])
    outer = folders[-2] if len(folders) > 1 else ""
    if kind is None and folders[-1] in _APPS and outer == _APPS_UMBRELLA:
        kind, number = (None if stem == _APPS_SETTINGS else OTHER_APPS), 0
    return Place(kind, root_of(folders), number) if kind else None


def flat_kind(stem: str) -> Kind | None:
    """Return the kind of the file *stem* in the root of a flat export, if it is read."""
    return _BY_FLAT_NAME.get(stem)


def root_of(folders: list[str]) -> str:
    """Return the root above *folders*, whose last one holds the file: with `/`, or empty."""
    above = folders[:-1]
    if above and above[-1] in UMBRELLAS:
        above = above[:-1]
    return "".join(f"{folder}/" for folder in above)
