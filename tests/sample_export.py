"""The invented export that selfguard ships as `--sample`, written down readably.

`make sample` writes it to `src/selfguard/_data/sample/`; a test compares. The layout is the one
of 2025 (G4), the text is mojibake as in a real export, and nobody in it exists.
"""

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

NAME = "instagram-haneul.sample-2026-11-14-Xq3vK9aZ"
MADE = datetime(2026, 11, 14, 9, 30, tzinfo=UTC)
PICTURES = Path(__file__).parent / "pictures" / "sample"
"""Drawn by `draw_sample.py`: nobody in them exists."""
VIDEO = b"\x00\x00\x00\x14ftypisom\x00\x00\x02\x00isom"
"""The first box of an MP4 file and nothing else: it stands in for every video."""

ACTIVITY = "your_instagram_activity/media"
PERSONAL = "personal_information/personal_information"
LOGIN = "security_and_login_information/login_and_profile_creation"
CONNECTIONS = "connections/followers_and_following"
APPS = "apps_and_websites_off_of_instagram/apps_and_websites"

POSTS = (
    ("2021-03-02T08:10", "한빛중학교 입학식 🌸 1학년 3반 모여라", None, "pair"),
    ("2021-05-15T04:20", "체육대회 끝! 우리 반 최고", (37.4979, 127.0276), "group"),
    ("2021-08-09T11:00", "바다 보러 온 날", (35.1587, 129.1604), "sea"),
    ("2022-01-01T15:02", "새해 복 많이 받으세요", None, "portrait"),
    ("2022-03-14T09:45", "생일 축하해 줘서 고마워 🎂 3월 14일은 내 날", None, "portrait-large"),
    ("2022-06-18T10:31", "인생네컷 또 찍음 ㅋㅋ", None, "strip"),
    ("2022-10-22T03:12", "단풍 구경", None, "leaves"),
    ("2023-02-09T02:00", "졸업! #한빛중학교 #졸업식", None, "pair"),
    ("2023-03-02T08:00", "새벽별고 첫날, 떨린다", (37.5172, 127.0473), "portrait"),
    ("2023-05-05T06:15", "어린이날이라고 우기기", None, "sky"),
    ("2023-07-21T12:40", "방학 시작", None, "sea"),
    ("2023-09-30T07:07", "추석에 만든 송편", None, "table"),
    ("2024-01-13T05:50", "눈 오는 날", None, "sky"),
    ("2024-03-04T08:20", "2학년 5반 번호 17번 됐다", None, "group"),
    ("2024-05-18T10:10", "동아리 공연 사진은 선배가 찍어 줌", None, "friend"),
    ("2024-08-02T09:00", "강아지 산책", None, "sky"),
    ("2024-10-27T11:11", "카톡 아이디 haneul_sky17 로 연락 줘", None, "table"),
    ("2025-01-05T03:33", "책 추천 받아요", None, "books"),
    ("2025-04-12T08:08", "벚꽃", None, "leaves"),
    ("2025-07-26T10:26", "여름 바다 두 번째", None, "sea"),
    ("2025-12-24T12:00", "메리 크리스마스", None, "portrait"),
    ("2026-03-01T04:00", "고3 시작, 조용히 지낼게요", None, "books"),
    ("2026-06-06T07:30", "하늘 사진만 올리는 중", None, "sky"),
    ("2026-09-19T08:45", "가을 하늘", None, "sky"),
)
STORIES = tuple(
    (f"2026-{month:02}-{day:02}T09:00", caption, shows)
    for month, day, caption, shows in (
        (1, 8, "눈", "sky"), (2, 14, "초콜릿", "table"), (4, 3, "", "leaves"),
        (5, 20, "매점 앞", "pair"), (7, 1, "", "sea"), (8, 15, "더워", "sea"),
        (10, 9, "한글날", "books"), (11, 2, "", "portrait"),
    )
)  # fmt: skip
REELS = (("2025-08-30T10:00", "춤 연습 영상"), ("2026-02-20T10:00", "강아지 영상"))
ARCHIVED = ("2020-12-25T10:00", "크리스마스 가족사진", "group")
DELETED = ("2026-11-01T10:00", "지운 사진", "portrait-large")
PROFILE_PHOTOS = (
    ("2021-03-01T07:00", "portrait"),
    ("2022-06-19T07:00", "pair"),
    ("2023-03-05T07:00", "sky"),
    ("2025-04-13T07:00", "portrait-large"),
)


def files() -> dict[str, bytes]:
    """Return the export: path inside the export → bytes."""
    media: dict[str, bytes] = {}
    documents = {
        **_profile(media),
        **_activity(media),
        **_connections(),
        **_security(),
        **_apps(),
    }
    written = {path: _written(document) for path, document in documents.items()}
    return dict(sorted({**written, **media}.items()))


def write(folder: Path) -> None:
    """Write the export below *folder*, in a folder of its own."""
    for path, content in files().items():
        target = folder / NAME / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _written(document: object) -> bytes:
    """Return *document* as the service writes it: the bytes of UTF-8 as Latin-1, escaped."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    mojibake = text.encode().decode("latin-1")
    return "".join(c if c < "\x80" else f"\\u{ord(c):04x}" for c in mojibake).encode() + b"\n"


def _seconds(when: str) -> int:
    return int(datetime.fromisoformat(f"{when}:00+00:00").timestamp())


def _file(media: dict[str, bytes], kind: str, when: str, shows: str) -> str:
    """Add to *media* the picture that *shows* something, or a video, and return its path."""
    end = "mp4" if shows == "video" else "jpg"
    path = f"media/{kind}/{when[:4]}{when[5:7]}/{_seconds(when)}.{end}"
    media[path] = VIDEO if shows == "video" else (PICTURES / f"{shows}.jpg").read_bytes()
    return path


def _media(uri: str, when: str, title: str, place: tuple[float, float] | None) -> dict[str, object]:
    exif: list[dict[str, object]] = [{"source_type": "4", "device_id": "android-0000000000000000"}]
    if place:
        exif.insert(0, {"latitude": place[0], "longitude": place[1]})
    return {
        "uri": uri,
        "creation_timestamp": _seconds(when),
        "media_metadata": {
            "photo_metadata": {"exif_data": exif},
            "camera_metadata": {"has_camera_metadata": False},
        },
        "title": title,
        "cross_post_source": {"source_app": "FB"},
    }


def _cell(value: str = "", timestamp: int = 0) -> dict[str, object]:
    return {"href": "", "value": value, "timestamp": timestamp}


def _record(title: str = "", **cells: dict[str, object]) -> dict[str, object]:
    named = {name.replace("_", " "): cell for name, cell in cells.items()}
    return {"title": title, "media_map_data": {}, "string_map_data": named}


def _profile(media: dict[str, bytes]) -> dict[str, object]:
    photos = [
        {
            "uri": _file(media, "profile", when, shows),
            "creation_timestamp": _seconds(when),
            "media_metadata": {"camera_metadata": {"has_camera_metadata": False}},
            "title": "",
            "cross_post_source": {"source_app": "FB"},
        }
        for when, shows in PROFILE_PHOTOS
    ]
    profile = _record(
        Email=_cell("haneul.sample@example.org"),
        Phone_Number=_cell("+82 10-0000-0000"),
        Phone_Confirmed=_cell("True"),
        Phone_Confirmation_Method=_cell("sms"),
        Username=_cell("haneul.sample"),
        Name=_cell("하늘"),
        Bio=_cell("새벽별고 2-5 🐶 08년생 | 카톡 haneul_sky17"),
        Gender=_cell("unspecified"),
        Date_of_birth=_cell("2008-03-14"),
        Private_Account=_cell("False"),
        Emoji_Pong_High_Score=_cell("0"),
    )
    profile["media_map_data"] = {"Profile Photo": photos[-1]}
    insights = _record(
        Contact_Syncing=_cell("False"),
        First_Country_Code=_cell("KR"),
        Has_Shared_Live_Video=_cell("False"),
        Last_Login=_cell(timestamp=_seconds("2026-11-13T22:05")),
    )
    return {
        f"{PERSONAL}/personal_information.json": {"profile_user": [profile]},
        f"{PERSONAL}/instagram_profile_information.json": {"profile_account_insights": [insights]},
        f"{PERSONAL}/professional_information.json": {"profile_business": [_record()]},
        f"{ACTIVITY}/profile_photos.json": {"ig_profile_picture": photos},
        "preferences/settings/comments_allowed_from.json": {
            "settings_allow_comments_from": [
                _record(Comments_Allowed_From=_cell("People You Follow"))
            ]
        },
    }


def _activity(media: dict[str, bytes]) -> dict[str, object]:
    posts = [
        {"media": [_media(_file(media, "posts", when, shows), when, text, place)]}
        for when, text, place, shows in reversed(POSTS)
    ]
    stories = [
        _media(_file(media, "stories", when, shows), when, text, None)
        for when, text, shows in reversed(STORIES)
    ]

    def one(kind: str, *rows: tuple[str, str, str]) -> list[object]:
        return [{"media": [_media(_file(media, kind, w, s), w, t, None)]} for w, t, s in rows]

    return {
        f"{ACTIVITY}/posts_1.json": posts,
        f"{ACTIVITY}/stories.json": {"ig_stories": stories},
        f"{ACTIVITY}/reels.json": {
            "ig_reels_media": one("reels", *((when, text, "video") for when, text in REELS))
        },
        f"{ACTIVITY}/archived_posts.json": {
            "ig_archived_post_media": one("archived_posts", ARCHIVED)
        },
        f"{ACTIVITY}/recently_deleted_content.json": {
            "ig_recently_deleted_media": one("recently_deleted", DELETED)
        },
    }


def _people(count: int, first: str, days: float) -> list[dict[str, object]]:
    start = datetime.fromisoformat(f"{first}:00+00:00")
    return [
        {
            "title": "",
            "media_list_data": [],
            "string_list_data": [
                {
                    "href": f"https://www.instagram.com/invented_{number}",
                    "value": f"invented_{number}",
                    "timestamp": int((start + timedelta(days=days * number)).timestamp()),
                }
            ],
        }
        for number in range(count)
    ]


def _connections() -> dict[str, object]:
    return {
        f"{CONNECTIONS}/followers_1.json": _people(412, "2021-03-02T09:00", 5),
        f"{CONNECTIONS}/following.json": {
            "relationships_following": _people(380, "2021-03-02T09:00", 5)
        },
        f"{CONNECTIONS}/follow_requests_you've_received.json": {
            "relationships_follow_requests_received": _people(7, "2026-08-01T09:00", 12)
        },
        f"{CONNECTIONS}/close_friends.json": {
            "relationships_close_friends": _people(12, "2024-03-05T09:00", 20)
        },
        "connections/contacts/synced_contacts.json": {"contacts_contact_info": []},
    }


def _security() -> dict[str, object]:
    phone = "Instagram 300.0.0.0.0 Android (34/14; 450dpi; 1080x2340; samsung; SM-S911N; ko_KR)"
    computer = (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36"
    )
    days = ("2026-07-02", "2026-08-11", "2026-09-01", "2026-09-20", "2026-10-05", "2026-11-13")
    logins = [_login(f"{day}T22:05", phone, "ko") for day in days]
    logins.insert(3, _login("2026-09-14T03:41", computer, "en"))
    devices = [
        _record(User_Agent=_cell(phone), Last_Login=_cell(timestamp=_seconds("2026-11-13T22:05"))),
        _record(
            User_Agent=_cell(computer), Last_Login=_cell(timestamp=_seconds("2026-09-14T03:41"))
        ),
    ]
    second_factor = _record(Nickname=_cell("invented phone"), Device_ID=_cell("invented"))
    changes = [
        _record("Switched to private", Time=_cell(timestamp=_seconds("2023-02-10T10:00"))),
        _record("Switched to public", Time=_cell(timestamp=_seconds("2024-03-05T10:00"))),
    ]
    return {
        f"{LOGIN}/login_activity.json": {"account_history_login_history": logins},
        f"{LOGIN}/profile_privacy_changes.json": {
            "account_history_account_privacy_history": changes
        },
        "personal_information/device_information/devices.json": {"devices_devices": devices},
        "personal_information/device_information/two-factor_authentication.json": {
            "devices_two_factor_authentication": [second_factor]
        },
    }


def _login(when: str, agent: str, language: str) -> dict[str, object]:
    return _record(
        f"{when}:00+00:00",
        Cookie_Name=_cell("*************aaa"),
        IP_Address=_cell("192.0.2.1"),
        Language_Code=_cell(language),
        Time=_cell(timestamp=_seconds(when)),
        User_Agent=_cell(agent),
    )


def _apps() -> dict[str, object]:
    event = {"id": 1, "type": "PAGE_VIEW", "timestamp": _seconds("2026-10-01T10:00")}
    names = ("invented-shop.example", "invented-game.example", "invented-news.example")
    return {
        f"{APPS}/your_activity_off_meta_technologies.json": {
            "apps_and_websites_off_meta_activity": [
                {"name": name, "events": [event]} for name in names
            ]
        },
    }


if __name__ == "__main__":
    write(Path(sys.argv[1]))
