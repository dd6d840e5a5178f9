"""Facts, each with the place where it was seen.

What a source cannot tell it does not yield; how far it could tell it says once per topic, in
`Covered`. Third parties appear as counts only: no class here has a place for another's name.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar


class Topic(StrEnum):
    """What a fact is about: coverage is told, and a check asks for evidence, per topic."""

    ACCOUNT = "account"
    """The switches of the account: private, contact syncing, who may comment, …"""
    PRIVACY_HISTORY = "privacy-history"
    PROFILE_TEXT = "profile-text"
    PROFILE_PHOTO = "profile-photo"
    POSTS = "posts"
    STORIES = "stories"
    REELS = "reels"
    ARCHIVED = "archived"
    DELETED = "deleted"
    OTHER_MEDIA = "other-media"
    FOLLOWERS = "followers"
    CONNECTIONS = "connections"
    """Following, requests, close friends, blocked and restricted accounts, hidden stories."""
    CONTACT_SYNCING = "contact-syncing"
    CONTACTS = "contacts"
    COMMENTS = "comments"
    LOGINS = "logins"
    DEVICES = "devices"
    APPS = "apps"
    LINKED_ACCOUNTS = "linked-accounts"
    TWO_FACTOR = "two-factor"
    POST_PICTURES = "post-pictures"
    """What the pictures of posts and reels show: told only by a source that looks at them."""
    KEPT_PICTURES = "kept-pictures"
    """Pictures of stories, archived and deleted posts, and others that the service keeps."""
    FOLDER_PICTURES = "folder-pictures"
    """Pictures in a folder of the person's own."""
    PUBLIC_PAGE = "public-page"
    """What somebody who is not signed in sees today: told only by a look at the page itself."""
    TAGGED = "tagged"
    """Posts of others in which the account is tagged: told only to whoever is signed in."""
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where exactly a fact was seen."""

    source: str
    """The name of the source, as in `instagram-export`."""
    path: str
    """The file inside the source, with `/`; empty for the source as a whole."""
    seen_on: datetime
    """When the source was made, in UTC. Ages count from here, never from the clock."""

    @property
    def service(self) -> str:
        """Return the service that the fact is about: sources are named `<service>-<kind>`."""
        return self.source.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact and its origin: the base of every class below."""

    origin: Origin


class Extent(StrEnum):
    """How much of a topic a source could tell."""

    WHOLE = "whole"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Covered(Evidence):
    """A source's word on how far it could tell about *topic*. Told once per topic."""

    topic: Topic
    extent: Extent


class Fault(StrEnum):
    """Why a piece of a source could not be read."""

    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NOT_JSON = "not-json"
    TOO_LARGE = "too-large"
    BAD_NAME = "bad-name"
    LINK = "link"
    METHOD = "method"
    RATIO = "ratio"
    RECORD = "record"
    """Single records of a wrong shape inside a file that was otherwise read."""
    UNKNOWN_LABELS = "unknown-labels"
    MEDIA_MISSING = "media-missing"
    NO_RIGHTS = "no-rights"
    LATER = "later"
    """Times later than the export itself: its date, or they, cannot be right."""
    HTML = "html"
    """The variant in pages instead of JSON: much of it cannot be read."""
    NOT_A_PICTURE = "not-a-picture"
    """A picture by its name, something else by its bytes."""
    VIDEO = "video"
    """A video: selfguard looks at still pictures only."""
    MOVING = "moving"
    """Several frames or pictures in one file, of which only the first was looked at."""
    NO_DECODER = "no-decoder"
    """A kind of picture that cannot be opened with what is installed (HEIC)."""
    NOT_LOOKED_AT = "not-looked-at"
    """Pictures that were not reached before the person stopped it."""
    ASKED_TO_WAIT = "asked-to-wait"
    """The service said that it was asked too often (HTTP 401 with a wait, 429)."""
    BLOCKED = "blocked"
    """The service refused to answer (403)."""
    LOGIN_WALL = "login-wall"
    """The service showed the page for signing in, in the place of what was asked for."""
    CHECKPOINT = "checkpoint"
    """The service wants the person to confirm something in the app first."""
    ELSEWHERE = "elsewhere"
    """The service sent us to another address: it was not followed."""
    NO_PAGE = "no-page"
    """The service said that there is no such page (404), which need not be so."""
    OUT_OF_ORDER = "out-of-order"
    """The service had a fault of its own (5xx)."""
    NO_CONNECTION = "no-connection"
    """The service could not be reached, or broke the connection off."""
    TOO_SLOW = "too-slow"
    """The answer took longer than we wait."""
    PAGE_CHANGED = "page-changed"
    """The service answered, but not in a way that is known."""
    SIGNED_OUT = "signed-out"
    """The session is not known to the service, as far as it can be told."""
    ENOUGH_ASKED = "enough-asked"
    """We stopped: as many requests as we allow ourselves were made."""
    TOO_OLD = "too-old"
    """The library that asks the service is older than those we know: nothing was asked."""


@dataclass(frozen=True, slots=True)
class Unreadable(Evidence):
    """A piece that could not be read: counted and shown, never silently left out."""

    fault: Fault
    count: int = 1
    topics: frozenset[Topic] = frozenset()
    """The topics that are no longer wholly covered because of it; empty if none is."""


class ProfileField(StrEnum):
    """A field of the profile that others can read."""

    USERNAME = "username"
    NAME = "name"
    BIO = "bio"
    WEBSITE = "website"
    CONTACT_EMAIL = "contact-email"
    """The contact button of a professional account."""
    CONTACT_PHONE = "contact-phone"


@dataclass(frozen=True, slots=True)
class ProfileText(Evidence):
    """A text of the profile that others can read; *text* is empty where the field is empty."""

    topic: ClassVar[Topic] = Topic.PROFILE_TEXT
    field: ProfileField
    text: str


class SettingName(StrEnum):
    """A switch of the account, or a datum that the account holds or does not hold."""

    PRIVATE_ACCOUNT = "private-account"
    PROFILE_PHOTO = "profile-photo"
    CONTACT_SYNCING = "contact-syncing"
    COMMENTS_FROM_EVERYONE = "comments-from-everyone"
    TWO_FACTOR = "two-factor"
    EMAIL_GIVEN = "email-given"
    PHONE_GIVEN = "phone-given"
    BIRTHDAY_GIVEN = "birthday-given"


_SETTING_TOPICS = {
    SettingName.PROFILE_PHOTO: Topic.PROFILE_PHOTO,
    SettingName.CONTACT_SYNCING: Topic.CONTACT_SYNCING,
    SettingName.COMMENTS_FROM_EVERYONE: Topic.COMMENTS,
    SettingName.TWO_FACTOR: Topic.TWO_FACTOR,
}


@dataclass(frozen=True, slots=True)
class Setting(Evidence):
    """A switch that the source shows to be on or off."""

    name: SettingName
    is_on: bool

    @property
    def topic(self) -> Topic:
        """Return the topic that the switch belongs to."""
        return _SETTING_TOPICS.get(self.name, Topic.ACCOUNT)


class Audience(StrEnum):
    """Whom an account was opened to, by a change of its privacy."""

    EVERYONE = "everyone"
    FOLLOWERS = "followers"
    UNKNOWN = "unknown"
    """The source tells when the switch was moved, but not in which direction."""


@dataclass(frozen=True, slots=True)
class PrivacyChange(Evidence):
    """The account was switched to private or to public."""

    topic: ClassVar[Topic] = Topic.PRIVACY_HISTORY
    changed_on: datetime
    became: Audience


@dataclass(frozen=True, slots=True)
class Coordinate:
    """A place in degrees, WGS 84."""

    latitude: float
    longitude: float


class PostKind(StrEnum):
    """What kind of thing was posted, and where it is now."""

    POST = "post"
    STORY = "story"
    REEL = "reel"
    ARCHIVED = "archived"
    DELETED = "deleted"
    OTHER = "other"


_POST_TOPICS = {
    PostKind.POST: Topic.POSTS,
    PostKind.STORY: Topic.STORIES,
    PostKind.REEL: Topic.REELS,
    PostKind.ARCHIVED: Topic.ARCHIVED,
    PostKind.DELETED: Topic.DELETED,
    PostKind.OTHER: Topic.OTHER_MEDIA,
}


@dataclass(frozen=True, slots=True)
class Post(Evidence):
    """Something the person posted: one caption, one or more pictures or videos."""

    kind: PostKind
    posted_on: datetime | None
    """In UTC; None where the record carries no date that can be meant."""
    caption: str
    place: str
    """The named place on the post; empty where none is recorded."""
    coordinate: Coordinate | None
    """Recorded with the original by the camera: the service holds it, viewers do not see it."""
    media: tuple[str, ...]
    """The paths of its pictures and videos inside the source."""

    @property
    def topic(self) -> Topic:
        """Return the topic of this kind of post."""
        return _POST_TOPICS[self.kind]


@dataclass(frozen=True, slots=True)
class ProfilePhoto(Evidence):
    """A profile photo that the service keeps: the one in use, or an earlier one."""

    topic: ClassVar[Topic] = Topic.PROFILE_PHOTO
    taken_on: datetime | None
    """When it was set, in UTC; None where the record carries no date."""
    is_current: bool
    media: str


class ConnectionKind(StrEnum):
    """How other accounts stand to this one."""

    FOLLOWERS = "followers"
    FOLLOWING = "following"
    CLOSE_FRIENDS = "close-friends"
    BLOCKED = "blocked"
    RESTRICTED = "restricted"
    STORY_HIDDEN_FROM = "story-hidden-from"
    REQUESTS_RECEIVED = "requests-received"
    REQUESTS_SENT = "requests-sent"
    RECENTLY_UNFOLLOWED = "recently-unfollowed"


@dataclass(frozen=True, slots=True)
class Connections(Evidence):
    """How many accounts stand in one relation to this one. A count: never whose they are."""

    kind: ConnectionKind
    count: int
    oldest: datetime | None
    newest: datetime | None

    @property
    def topic(self) -> Topic:
        """Return `FOLLOWERS` for followers, else `CONNECTIONS`."""
        return Topic.FOLLOWERS if self.kind is ConnectionKind.FOLLOWERS else Topic.CONNECTIONS


@dataclass(frozen=True, slots=True)
class Contacts(Evidence):
    """How many entries of an address book the service holds."""

    topic: ClassVar[Topic] = Topic.CONTACTS
    count: int
    newest: datetime | None


@dataclass(frozen=True, slots=True)
class Session(Evidence):
    """A login. It holds no address: what is told is a device, a language and a place at most."""

    topic: ClassVar[Topic] = Topic.LOGINS
    started_on: datetime | None
    device: str
    """A short name of the device or program, as in `iPhone`; empty where it is not told."""
    place: str
    """City or country where the source itself names one; else empty."""
    language: str
    """The language the program was set to, as in `ko-KR`; else empty."""


@dataclass(frozen=True, slots=True)
class Device(Evidence):
    """A device that was signed in."""

    topic: ClassVar[Topic] = Topic.DEVICES
    last_used: datetime | None
    name: str


@dataclass(frozen=True, slots=True)
class LinkedApp(Evidence):
    """An app or website that is connected to the account."""

    topic: ClassVar[Topic] = Topic.APPS
    name: str
    last_used: datetime | None
    is_connected: bool
    """True for a login with the account; False for a business that only reports activity."""


@dataclass(frozen=True, slots=True)
class LinkedAccounts(Evidence):
    """How many other accounts of the same company are linked."""

    topic: ClassVar[Topic] = Topic.LINKED_ACCOUNTS
    count: int


@dataclass(frozen=True, slots=True)
class PublicPost(Evidence):
    """One of the first posts of a page, as somebody sees it who is not signed in."""

    topic: ClassVar[Topic] = Topic.PUBLIC_PAGE
    code: str
    """The short code in its address."""
    caption: str
    is_caption_told: bool
    """False where the page does not tell whether there is a caption."""
    thumbnail: str
    """The address of its small picture, which is never fetched; empty where it is not told."""


class PublicNumber(StrEnum):
    """What a page counts, for whoever is not signed in."""

    FIRST_POSTS = "first-posts"
    """How many posts the page itself shows; 0 on a private one."""
    POSTS = "posts"
    FOLLOWERS = "followers"
    FOLLOWING = "following"


@dataclass(frozen=True, slots=True)
class PublicCount(Evidence):
    """A number that stands on the page. What the page does not tell is not there."""

    topic: ClassVar[Topic] = Topic.PUBLIC_PAGE
    number: PublicNumber
    count: int


@dataclass(frozen=True, slots=True)
class TaggedPosts(Evidence):
    """How many posts of others tag the account, and by how many accounts: never by whose."""

    topic: ClassVar[Topic] = Topic.TAGGED
    count: int
    accounts: int
    oldest: datetime | None
    newest: datetime | None


class AnswerValue(StrEnum):
    """What a person said about a step."""

    DONE = "done"
    NOT_DONE = "not-done"
    NOT_FOR_ME = "not-for-me"


class Why(StrEnum):
    """Why a step is not for this person. A choice, so that nothing private is ever typed."""

    NONE = ""
    NOT_USED = "not-used"
    """The person does not use the service."""
    NOT_MY_CASE = "not-my-case"
    """The step does not fit their situation."""
    NOT_POSSIBLE = "not-possible"
    """Their phone or account does not offer it."""
    MY_CHOICE = "my-choice"
    """They want to leave it as it is."""


@dataclass(frozen=True, slots=True)
class Answer(Evidence):
    """What the person said about a step that no source can show."""

    topic: ClassVar[Topic] = Topic.ANSWERS
    step: str
    value: AnswerValue
    answered_on: datetime
    valid_until: datetime
    serial: str = ""
    """The edition of the checklist that was answered."""
    why: Why = Why.NONE
    """The reason for `NOT_FOR_ME`, which counts for a limited time as every answer does."""
