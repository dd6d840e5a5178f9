import itertools
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from selfguard.sources.instagram_live.page import Details, bio_of, read_page, told_of
from selfguard.sources.instagram_live.refusals import LookRefusedError

HERE = Origin("instagram-live", "", datetime(2026, 11, 14, tzinfo=UTC))
CDN = "https://scontent.cdninstagram.com/v"
OPEN = Setting(HERE, SettingName.PRIVATE_ACCOUNT, is_on=False)
"""What a page tells that shows a stranger posts."""
FIRST = "polaris_ordered_timeline_connection"
OTHERS = (Topic.ACCOUNT, Topic.PROFILE_PHOTO, Topic.PROFILE_TEXT, Topic.PUBLIC_PAGE)


def read(**details: object) -> list[Evidence]:
    """Return what is told by a page with *details*, without the coverage."""
    return [each for each in read_page(details, HERE) if not isinstance(each, Covered)]


def extent(topic: Topic, **details: object) -> Extent:
    """Return how far a page with *details* covers *topic*."""
    covered = [each for each in read_page(details, HERE) if isinstance(each, Covered)]

    assert tuple(each.topic for each in covered) == OTHERS
    return next(each.extent for each in covered if each.topic is topic)


def timeline(*nodes: object, **page: object) -> object:
    """Return the first posts *nodes*, as a page tells them."""
    return {"edges": [{"node": node} for node in nodes], **page}


def post(code: str, caption: str = "", *, told: bool = True, thumbnail: str = "") -> PublicPost:
    """Return a post as evidence."""
    return PublicPost(HERE, code, caption, told, thumbnail)


def count(number: PublicNumber, number_of: int) -> PublicCount:
    """Return a count as evidence."""
    return PublicCount(HERE, number, number_of)


def text(field: ProfileField, told: str) -> ProfileText:
    """Return a text of the profile as evidence."""
    return ProfileText(HERE, field, told)


def switch(name: SettingName, is_on: bool) -> Setting:  # noqa: FBT001 - as in the evidence
    """Return a switch as evidence."""
    return Setting(HERE, name, is_on)


def users(*told: object) -> Details | None:
    """Return the details of `ha.neul` in a page whose answers tell of *told*."""
    return told_of("ha.neul", [{"xig_user_by_username": each} for each in told])


def test_a_page_is_put_together_from_its_parts() -> None:
    one = {"username": "ha.neul", "is_private": False, "biography": None, "full_name": "A"}
    two = {"username": "Ha.Neul", "is_private": False, "biography": "b", "full_name": None}

    assert users(one, two) == {
        **one,
        "username": "Ha.Neul",
        "biography": "b",
    }


@pytest.mark.parametrize(
    "told",
    [
        (),
        (None,),
        ([{"username": "ha.neul"}],),
        ({"is_private": True},),
        ({"username": "ha.neul"}, {"username": "another"}),
        ({"username": "another"},),
        ({"username": ["ha.neul"]},),
        ({"username": "ha.neul "},),
        ({"username": "ha.neu\u2113"},),
        ({"username": 7},),
    ],
)
def test_a_page_of_another_account_or_of_none_tells_nothing(told: tuple[object, ...]) -> None:
    assert users(*told) is None


def test_parts_that_contradict_each_other_do_not_say_whether_it_is_private() -> None:
    details = users(
        {"username": "ha.neul", "is_private": True}, {"username": "ha.neul", "is_private": False}
    )

    assert details == {"username": "ha.neul", "is_private": None}


@pytest.mark.parametrize("told", [True, False])
def test_being_private_is_told(told: bool) -> None:  # noqa: FBT001
    details: dict[str, object] = {"is_private": told}

    assert switch(SettingName.PRIVATE_ACCOUNT, told) in read(**details)
    assert extent(Topic.ACCOUNT, **details) is Extent.WHOLE


@pytest.mark.parametrize("told", [None, "false", 0, 1, [], "yes"])
def test_what_is_neither_true_nor_false_is_unknown(told: object) -> None:
    assert read(is_private=told) == []
    assert extent(Topic.ACCOUNT, is_private=told) is Extent.NOT


OWN = f"{CDN}/1_1_1_n.jpg"
DEFAULTS = (
    f"{CDN}/44884218_345707102882519_2446069589734326272_n.jpg",
    f"{CDN}/464760996_1254146839119862_3605321457742435801_n.png?stp=dst-jpg",
    f"{CDN}/5_n.jpg?ig_cache_key=YW5vbnltb3VzX3Byb2ZpbGVfcGljLjI%3D.3",
)


@pytest.mark.parametrize(
    ("address", "larger", "told"),
    [
        (OWN, OWN, [True]),
        (OWN, None, [True]),
        (None, OWN, [True]),
        *((default, default, [False]) for default in DEFAULTS),
        (None, DEFAULTS[0], [False]),
        (OWN, DEFAULTS[0], []),
        ("", None, []),
        (7, [OWN], []),
        (None, None, []),
    ],
)
def test_the_default_picture_is_none_of_ones_own(
    address: object, larger: object, told: list[bool]
) -> None:
    details = {"profile_pic_url": address, "hd_profile_pic_url_info": {"url": larger}}

    assert read(**details) == [switch(SettingName.PROFILE_PHOTO, each) for each in told]
    assert extent(Topic.PROFILE_PHOTO, **details) is (Extent.WHOLE if told else Extent.NOT)


def test_the_texts_of_the_profile_are_told_and_pass_the_gate() -> None:
    links = [{"url": "https://example.org/\u202e"}, {"url": "https://example.com/", "id": 3}]

    assert read(username="ha.neul", full_name="", biography="a\n\x1b[1m", bio_links=links) == [
        text(ProfileField.USERNAME, "ha.neul"),
        text(ProfileField.NAME, ""),
        text(ProfileField.BIO, "a ⟨U+001B⟩[1m"),
        text(ProfileField.WEBSITE, "https://example.org/⟨U+202E⟩"),
        text(ProfileField.WEBSITE, "https://example.com/"),
    ]
    assert extent(Topic.PROFILE_TEXT, biography="a") is Extent.PARTLY


@pytest.mark.parametrize("links", [None, {}, [], "https://example.org/", [None, {"url": 7}, {}]])
def test_links_that_are_not_told_are_not_called_none(links: object) -> None:
    assert read(bio_links=links, full_name=["A"], biography={"text": "b"}) == []


def test_long_texts_and_many_links_are_cut() -> None:
    links = [{"url": f"https://example.org/{place}"} for place in range(30)]

    found = read(biography="가" * 1_000_000, bio_links=links)

    assert found == [
        text(ProfileField.BIO, "가" * 499 + "…"),
        *(text(ProfileField.WEBSITE, f"https://example.org/{place}") for place in range(10)),
    ]


def test_a_text_that_the_gate_would_read_whole_is_cut_before() -> None:
    assert read(full_name="a" * 3_000_000) == [text(ProfileField.NAME, "a" * 499 + "…")]


def test_what_a_page_counts_is_told() -> None:
    found = read(all_media_count=None, media_count=5, follower_count=12, following_count=0)

    assert found == [
        count(PublicNumber.POSTS, 5),
        count(PublicNumber.FOLLOWERS, 12),
        count(PublicNumber.FOLLOWING, 0),
    ]
    assert read(all_media_count=4, media_count=5) == [count(PublicNumber.POSTS, 4)]


@pytest.mark.parametrize("told", [None, True, -1, 1.0, "12", 10**13, [12]])
def test_what_is_no_count_is_unknown(told: object) -> None:
    assert read(follower_count=told) == []


def test_posts_of_which_none_can_be_read_are_not_counted_as_none() -> None:
    details: dict[str, object] = {FIRST: timeline({"code": 7})}

    assert read(**details) == []
    assert extent(Topic.PUBLIC_PAGE, **details) is Extent.NOT


@pytest.mark.parametrize("private", [None, "yes"])
def test_a_page_that_shows_a_stranger_posts_is_public(private: object) -> None:
    assert OPEN in read(is_private=private, **{FIRST: timeline({"code": "A1"})})


def test_the_first_posts_are_told_with_what_stands_beside_them() -> None:
    first = timeline(
        {"code": "A_-1", "caption": {"text": "a\u200bb"}, "display_uri": f"{CDN}/1.jpg"},
        {"code": "A2", "caption": "plain", "thumbnail_src": f"{CDN}/2.jpg"},
    )
    details: dict[str, object] = {FIRST: first}

    assert read(**details) == [
        OPEN,
        count(PublicNumber.FIRST_POSTS, 2),
        post("A_-1", "a⟨U+200B⟩b", thumbnail=f"{CDN}/1.jpg"),
        post("A2", "plain", thumbnail=f"{CDN}/2.jpg"),
    ]
    assert extent(Topic.PUBLIC_PAGE, **details) is Extent.WHOLE


@pytest.mark.parametrize("caption", [{}, {"caption": None}, {"caption": {"text": None}}])
def test_a_caption_that_is_not_told_is_unknown(caption: dict[str, object]) -> None:
    details: dict[str, object] = {FIRST: timeline({"code": "A1", **caption})}

    assert post("A1", told=False) in read(**details)
    assert extent(Topic.PUBLIC_PAGE, **details) is Extent.PARTLY


@pytest.mark.parametrize(
    "node", [None, 7, {}, {"code": 7}, {"code": ""}, {"code": "a/../b"}, {"code": "a" * 41}]
)
def test_a_post_that_is_none_leaves_the_page_partly_known(node: object) -> None:
    details: dict[str, object] = {FIRST: timeline({"code": "A1", "caption": "a"}, node)}

    assert read(**details) == [OPEN, count(PublicNumber.FIRST_POSTS, 1), post("A1", "a")]
    assert extent(Topic.PUBLIC_PAGE, **details) is Extent.PARTLY


def test_a_post_counts_once_and_fifty_are_read() -> None:
    nodes = [{"code": f"A{place // 2}", "caption": "a" * 9_999} for place in range(200)]
    details: dict[str, object] = {FIRST: timeline(*nodes)}

    assert read(**details) == [
        OPEN,
        count(PublicNumber.FIRST_POSTS, 25),
        *(post(f"A{place}", "a" * 2_199 + "…") for place in range(25)),
    ]
    assert extent(Topic.PUBLIC_PAGE, **details) is Extent.PARTLY


@pytest.mark.parametrize(
    "address",
    [
        "http://scontent.cdninstagram.com/1.jpg",
        "https://scontent.cdninstagram.com.example.org/1.jpg",
        "https://example.org/.cdninstagram.com/1.jpg",
        "https://a@scontent.cdninstagram.com/1.jpg",
        "https://scontent.cdninstagram.com:444/1.jpg",
        "https://scontent.cdninstagram.com/\x1b[1m",
        "https://scontent.cdninstagram.com/" + "a" * 9_999,
        "javascript:alert(1)",
        7,
    ],
)
def test_an_address_of_another_house_is_no_thumbnail(address: object) -> None:
    details: dict[str, object] = {FIRST: timeline({"code": "A1", "display_uri": address})}

    assert post("A1", told=False) in read(**details)


def test_a_thumbnail_is_the_smallest_of_its_versions() -> None:
    candidates = [{"url": f"{CDN}/large.jpg"}, {"url": "https://a.b.fbcdn.net/small.jpg?x=1&y=2"}]
    node = {"code": "A1", "image_versions2": {"candidates": candidates}}

    assert post("A1", told=False, thumbnail="https://a.b.fbcdn.net/small.jpg?x=1&y=2") in read(
        **{FIRST: timeline(node)}
    )


@pytest.mark.parametrize("first", [{}, {FIRST: timeline()}, {FIRST: None}])
def test_a_private_page_has_no_first_posts(first: dict[str, object]) -> None:
    details: dict[str, object] = {"is_private": True, "all_media_count": 5, **first}

    assert count(PublicNumber.FIRST_POSTS, 0) in read(**details)
    assert extent(Topic.PUBLIC_PAGE, **details) is Extent.WHOLE


def test_a_page_that_is_called_private_and_shows_posts_is_believed_in_both() -> None:
    details: dict[str, object] = {"is_private": True, FIRST: timeline({"code": "A1"})}

    assert read(**details) == [
        switch(SettingName.PRIVATE_ACCOUNT, is_on=True),
        count(PublicNumber.FIRST_POSTS, 1),
        post("A1", told=False),
    ]
    assert extent(Topic.PUBLIC_PAGE, **details) is Extent.PARTLY


def test_a_page_without_posts_shows_none() -> None:
    details = {FIRST: timeline(page_info={"has_next_page": False}), "all_media_count": 0}

    assert read(**details) == [count(PublicNumber.FIRST_POSTS, 0), count(PublicNumber.POSTS, 0)]
    assert extent(Topic.PUBLIC_PAGE, **details) is Extent.WHOLE


@pytest.mark.parametrize(
    ("details", "told"),
    [
        ({FIRST: timeline(page_info={"has_next_page": True})}, Extent.NOT),
        ({FIRST: timeline(page_info={"has_next_page": False})}, Extent.NOT),
        ({FIRST: timeline(page_info={"has_next_page": True}), "media_count": 0}, Extent.PARTLY),
        ({FIRST: timeline(), "all_media_count": 5}, Extent.PARTLY),
        ({FIRST: timeline(), "media_count": 5, "is_private": False}, Extent.PARTLY),
    ],
)
def test_posts_that_the_page_keeps_back_are_not_counted_as_none(
    details: dict[str, object], told: Extent
) -> None:
    assert count(PublicNumber.FIRST_POSTS, 0) not in read(**details)
    assert extent(Topic.PUBLIC_PAGE, **details) is told


@pytest.mark.parametrize("first", [None, [], 7, {}, {"edges": None}, {"edges": {}}])
def test_a_page_that_does_not_tell_its_posts_says_nothing_of_them(first: object) -> None:
    details: dict[str, object] = {FIRST: first}

    assert read(**details) == []
    assert extent(Topic.PUBLIC_PAGE, **details) is Extent.NOT
    assert extent(Topic.PUBLIC_PAGE, **details, follower_count=3) is Extent.PARTLY


def test_the_bio_is_read_as_it_stands_and_cut() -> None:
    assert bio_of({"biography": "\x1b b2c3"}) == "\x1b b2c3"
    assert bio_of({"biography": "가" * 9_999}) == "가" * 2_000


@pytest.mark.parametrize("told", [None, 7, ["a"], {"text": "a"}])
def test_a_bio_that_is_not_told_is_no_empty_one(told: object) -> None:
    with pytest.raises(LookRefusedError) as caught:
        bio_of({"biography": told})

    assert caught.value.fault is Fault.PAGE_CHANGED


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=5,
)
KEYS = (
    *("username", "is_private", "full_name", "biography", "bio_links", "profile_pic_url", FIRST),
    *("hd_profile_pic_url_info", "all_media_count", "media_count", "follower_count"),
)


@given(st.dictionaries(st.sampled_from(KEYS), JSON), st.lists(JSON, max_size=3))
def test_no_page_is_too_strange_to_be_read(user: dict[str, object], nodes: list[object]) -> None:
    told = told_of("a", [{"xig_user_by_username": each} for each in (user, {"username": "a"})])
    strange = {**user, FIRST: {"edges": [*nodes, *({"node": node} for node in nodes)]}}

    covered = [
        each.topic
        for each in itertools.chain(read_page(told or {}, HERE), read_page(strange, HERE))
        if isinstance(each, Covered)
    ]

    assert covered == [*OTHERS, *OTHERS]
