"""Invented accounts, as Instagram would show them."""

from dataclasses import dataclass, replace

CDN = "https://scontent.cdninstagram.com/v/t51.2885-19"
OWN_PICTURE = f"{CDN}/100000001_100000001_n.jpg"
DEFAULT_PICTURES = (
    f"{CDN}/44884218_345707102882519_2446069589734326272_n.jpg",
    f"{CDN}/464760996_1254146839119862_3605321457742435801_n.png?stp=dst-jpg_s100x100",
    f"{CDN}/500000001_n.jpg?ig_cache_key=YW5vbnltb3VzX3Byb2ZpbGVfcGljLjI%3D.3",
)
"""The address of the picture that Instagram gives to who has none: old, of 2024, and by its key."""
OPTIONAL = frozenset(
    {
        "full_name",
        "is_private",
        "is_verified",
        "biography",
        "pronouns",
        "bio_links",
        "follower_count",
        "following_count",
        "all_media_count",
        "profile_pic_url",
        "hd_profile_pic_url_info",
    }
)
"""The fields of the page that a page may lack; those of the name and the numbers never are."""


@dataclass(frozen=True, slots=True)
class Post:
    """A picture that the account shows."""

    code: str
    caption: str | None = None
    """None where the page does not tell; the other answers then say that there is none."""
    display_uri: str = ""
    thumbnail_src: str = ""
    """The two names under which a page may tell the address of the thumbnail; empty: it is not."""
    alt_text: str = "Photo by Test Person. May be an image of 1 person."
    kind: int = 1
    """1 is a picture, 2 a video, 8 several pictures."""


@dataclass(frozen=True, slots=True)
class Persona:
    """An account, and what there is to see of it."""

    username: str = "testuser"
    user_id: str = "700000001"
    page_id: str = "17841400000000001"
    """Another number than that of the user: the page calls it `id`, and the user's `pk`."""
    full_name: str = "Test Person"
    bio: str = "hello #seoul @friend_one"
    links: tuple[str, ...] = ("https://example.org/",)
    picture: str = OWN_PICTURE
    private: bool = False
    followers: int = 12
    following: int = 34
    media_count: int | None = None
    """What the page says; strangers are told nothing."""
    posts: tuple[Post, ...] = ()
    tagged: tuple[str, ...] = ()
    """The codes of others' posts that the account is tagged in."""
    missing: frozenset[str] = frozenset()
    """The names of the fields that the page lacks."""


POSTS = (
    Post("CAAAAAAAAA1", "At school, class 3-2 #tag @friend_one", f"{CDN}/thumb1.jpg"),
    Post("CAAAAAAAAA2", "", thumbnail_src=f"{CDN}/thumb2.jpg", kind=2),
    Post("CAAAAAAAAA3", kind=8),
    Post("CAAAAAAAAA4", "바다에서"),
    Post("CAAAAAAAAA5"),
)
PUBLIC = Persona(posts=POSTS, tagged=tuple(f"TAAAAAAAA{place:02}" for place in range(15)))
PRIVATE = replace(PUBLIC, private=True)
NO_PICTURE, NO_PICTURE_2024, NO_PICTURE_KEY = (
    replace(PUBLIC, picture=picture) for picture in DEFAULT_PICTURES
)
NO_POSTS = replace(PUBLIC, posts=(), tagged=())
KOREAN = replace(
    PUBLIC,
    full_name="홍길동",
    bio="가상고등학교 3학년 2반 🌱\n카톡 gildong_0000 · 010-0000-0000",
)
HOSTILE_TEXT = (
    "\x1b[31mred\x1b[0m \x1b]8;;https://example.org/\x07here\x1b]8;;\x07 \x9b2J \x00 \ud800"
    " \u202egnp.exe\u202c [/] [bold]x[/bold] {0} %s <script>alert(1)</script>\r\n"
)
HOSTILE = replace(
    PUBLIC,
    full_name=HOSTILE_TEXT,
    bio=HOSTILE_TEXT + "가" * (1 << 20),
    links=(f"https://example.org/{HOSTILE_TEXT}", "javascript:alert(1)"),
    posts=(Post("CAAAAAAAAA1", HOSTILE_TEXT, f"{CDN}/{HOSTILE_TEXT}"),),
)
"""Whoever can set a name and a bio can send these: escapes, half a letter, markup, 3 MB."""
BARE = replace(PUBLIC, missing=OPTIONAL, posts=tuple(Post(each.code) for each in POSTS))
PERSONAS = {
    "public": PUBLIC,
    "private": PRIVATE,
    "no-picture": NO_PICTURE,
    "no-picture-2024": NO_PICTURE_2024,
    "no-picture-key": NO_PICTURE_KEY,
    "no-posts": NO_POSTS,
    "korean": KOREAN,
    "hostile": HOSTILE,
    "bare": BARE,
}
