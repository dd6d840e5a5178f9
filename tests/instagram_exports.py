"""Invented Instagram exports of every generation and language, and writers for them.

`export(generation, language)` returns `{path: bytes}`; the same invented person is in all of
them. Layouts after the notes on the Instagram export of 2026-11-22. Nobody in here exists.
"""

import json
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

USER = "invented.person"
NAME = f"instagram-{USER}-2026-11-14-Ab3dE9fG"
"""The name of the ZIP and of its root folder."""
SEEN = datetime(2026, 11, 14, tzinfo=UTC)
T = 1_720_000_000
"""2024-07-03T09:46:40Z: the time of the first thing in every file."""
GENERATIONS = ("G0", "G1", "G2", "G2b", "G3", "G4", "G4-media", "G5")
KOREAN_AGENT = "Instagram 300.0.0.0.0 Android (34/14; 450dpi; 1080x2340; samsung; SM-S000N; ko_KR)"

_FIELDS = (
    ("email", "person@example.org"),
    ("phone", "+82 10-0000-0000"),
    ("confirmed", "True"),
    ("method", "sms"),
    ("username", USER),
    ("name", "지어낸 사람"),
    ("bio", "한 줄 소개"),
    ("gender", "unspecified"),
    ("birthday", "2008-03-14"),
    ("private", "True"),
    ("pong", "7"),
)
"""The fields of the profile, in the order of every export."""
_ENGLISH = (
    *("Email", "Phone Number", "Phone Confirmed", "Phone Confirmation Method", "Username"),
    *("Name", "Bio", "Gender", "Date of birth", "Private Account", "Emoji Pong High Score"),
)
_UNKNOWN = tuple(f"Feld {letter}" for letter in "ABCDEFGHIJK")
LABELS: dict[str, tuple[str, ...]] = {
    "en-US": _ENGLISH,
    "en-GB": ("Email address", "Phone number", *_ENGLISH[2:9], "Private account", _ENGLISH[10]),
    "de": ("E-Mail-Adresse", "Telefon?", "Telefonnummer bestätigt", "Methode?", "Benutzername",
           "Name?", "Steckbrief?", "Geschlecht?", "Geburtsdatum?", "Privates Konto", "Pong?"),
    "fr": ("Adresse e-mail", "Numéro de téléphone", "Confirmé?", "Méthode?", "Nom de profil",
           "Nom", "Bio?", "Genre", "Date de naissance", "Compte privé", "Pong?"),
    "it": ("E-mail", "Numero di telefono", "Numero di telefono confermato",
           "Metodo di conferma del telefono", "Nome utente", "Nome", "Biografia", "Genere",
           "Data di nascita", "Account privato", "Record in Emoji Pong"),
    "nl": ("E-mail?", "Telefoon?", "Bevestigd?", "Methode?", "Gebruikersnaam", "Naam", "Bio?",
           "Geslacht?", "Geboorte?", "Privé?", "Pong?"),
    "ko": ("이메일", "전화번호", "전화번호 확인됨?", "확인 방법?", "사용자 이름", "이름", "소개",
           "성별", "생년월일", "비공개 계정", "퐁?"),
    "id": ("Alamat?", "Telepon?", "Terkonfirmasi?", "Metode?", "Nama pengguna?", "Nama?", "Bio?",
           "Kelamin?", "Lahir?", "Privat?", "Pong?"),
    "unknown": _UNKNOWN,
}  # fmt: skip
"""Labels per language. With a question mark: not known, so nothing may depend on them."""

_TREES: dict[str, tuple[str, ...]] = {
    "G2": ("account_information", "login_and_account_creation", "followers_and_following",
           "content", "device_information", "", "", ""),
    "G2b": ("personal_information", "login_and_account_creation", "followers_and_following",
            "content", "device_information", "contacts", "", ""),
    "G3": ("personal_information/personal_information",
           "security_and_login_information/login_and_account_creation",
           "connections/followers_and_following", "your_instagram_activity/content",
           "personal_information/device_information", "connections/contacts",
           "preferences/media_settings",
           "apps_and_websites_off_of_instagram/apps_and_websites"),
    "G4": ("personal_information/personal_information",
           "security_and_login_information/login_and_profile_creation",
           "connections/followers_and_following", "your_instagram_activity/content",
           "personal_information/device_information", "connections/contacts",
           "preferences/settings", "apps_and_websites_off_of_instagram/apps_and_websites"),
}  # fmt: skip
_TREES["G4-media"] = tuple(
    folder.replace("activity/content", "activity/media") for folder in _TREES["G4"]
)
_TREES["G5"] = _TREES["G4-media"]


def paths(generation: str) -> dict[str, str]:
    """Return name of the document → its path in a *generation* since G2; "" if it has none."""
    personal, login, friends, media, device, contacts, settings, apps = _TREES[generation]
    word = "account" if generation in {"G2", "G2b", "G3"} else "profile"
    insights = "account_information" if word == "account" else "instagram_profile_information"
    return {
        "profile": f"{personal}/personal_information.json",
        "insights": f"{personal}/{insights}.json",
        "privacy": f"{login}/{word}_privacy_changes.json",
        "logins": f"{login}/login_activity.json",
        "devices": f"{device}/devices.json",
        "two-factor": f"{device}/two-factor_authentication.json",
        "followers": f"{friends}/{'followers' if generation == 'G2' else 'followers_1'}.json",
        "following": f"{friends}/following.json",
        "blocked": f"{friends}/blocked_{word}s.json",
        "posts": f"{media}/posts_1.json",
        "stories": f"{media}/stories.json",
        "photos": f"{media}/profile_photos.json",
        "contacts": contacts and f"{contacts}/synced_contacts.json",
        "comments": settings and f"{settings}/comments_allowed_from.json",
        "apps": apps and f"{apps}/your_activity_off_meta_technologies.json",
    }


def export(generation: str, language: str = "en-US") -> dict[str, bytes]:
    """Return the export of the invented person: path → bytes."""
    if generation in {"G0", "G1"}:
        return _flat(generation)
    made = documents(generation, language)
    where = paths(generation)
    files = {where[name]: encoded(document) for name, document in made.items() if where[name]}
    if generation == "G5":
        media = where["posts"].rpartition("/")[0]
        files[f"{media}/posts.json"] = encoded(labelled_posts())
        login = where["logins"].rpartition("/")[0]
        files[f"{login}/profile_activity.json"] = encoded([activity()])
    return {**files, **media_files()}


def media_files() -> dict[str, bytes]:
    """Return the pictures that the documents name: empty files, nobody opens them."""
    names = ("posts/202407/a", "posts/202407/b", "stories/202407/c", "profile/202407/p",
             "profile/202407/q")  # fmt: skip
    return {f"media/{name}.jpg": b"" for name in names}


def documents(generation: str = "G4", language: str = "en-US") -> dict[str, object]:
    """Return name → document, for the generations since G2."""
    agent = cell(KOREAN_AGENT)
    login = {"IP Address": cell("192.0.2.1"), "Language Code": cell("ko_KR"),
             "Time": cell(time=T), "User Agent": agent}  # fmt: skip
    people: object = [person(0), person(1), person(2)]
    blocked: object = {"relationships_blocked_users": [person(5)]}
    following = [person(3), person(4)]
    off_meta: object = {"apps_and_websites_off_meta_activity": [
        {"name": "invented-shop.example", "events": [{"id": 1, "type": "A", "timestamp": T}]}
    ]}  # fmt: skip
    if generation == "G2":
        people = {"relationships_followers": people}
    if generation == "G5":
        following = [moved(3), moved(4)]
        blocked = labelled(("URL", "x"), ("Name", "y"), ("Username", "z"), time=T)
        off_meta = [{"title": "invented-shop.example", "media": [], "label_values": [
            {"label": "ID", "value": "1"},
            {"label": "Events", "vec": [{"dict": [{"label": "Event", "value": "VIEW"},
                                                  {"label": "Received on",
                                                   "timestamp_value": T}]}]},
        ]}]  # fmt: skip
    return {
        "profile": {"profile_user": [profile(language)]},
        "insights": {"profile_account_insights": [record(**{"Contact Syncing": cell("True")})]},
        "privacy": {"account_history_account_privacy_history": [
            record("Switched to private", Time=cell(time=T)),
            record("Ein unbekannter Satz", Time=cell(time=T + 60)),
        ]},
        "logins": {"account_history_login_history": [
            record("2024-07-03T09:46:40+00:00", **login)]},
        "devices": {"devices_devices": [
            record(**{"Last Login": cell(time=T), "User Agent": agent})]},
        "two-factor": {"devices_two_factor_authentication": [record(Nickname=cell("x"))]},
        "followers": people,
        "following": {"relationships_following": following},
        "blocked": blocked,
        "posts": [
            {"media": [media("posts/202407/a", T, "봄 소풍 🌸", (37.5, 127.0))]},
            {"media": [media("posts/202407/b", T + 60)], "title": "두 번째\n글",
             "creation_timestamp": T + 60},
        ],
        "stories": {"ig_stories": [media("stories/202407/c", T, "이야기")]},
        "photos": {"ig_profile_picture": [media("profile/202407/p", T),
                                          media("profile/202407/q", T + 60)]},
        "contacts": {"contacts_contact_info": [
            record(**{"First Name": cell("x"), "Imported Time": cell(time=T)})] * 2},
        "comments": {"settings_allow_comments_from": [
            record(**{"Comments Allowed From": cell("Everyone")})]},
        "apps": off_meta,
    }  # fmt: skip


def profile(
    language: str = "en-US", *, photo: bool = True, without: tuple[str, ...] = (), **changed: str
) -> dict[str, object]:
    """Return the record of the profile, with fields *changed* or left out."""
    fields = {
        label: cell(changed.get(name, value))
        for label, (name, value) in zip(LABELS[language], _FIELDS, strict=True)
        if name not in without
    }
    made = record(**fields)
    made["media_map_data"] = {"Foto": media("profile/202407/q", T)} if photo else {}
    return made


def record(title: str = "", /, **cells: dict[str, object]) -> dict[str, object]:
    """Return a record of dialect M."""
    return {"title": title, "media_map_data": {}, "string_map_data": cells}


def cell(value: str = "", *, time: int = 0) -> dict[str, object]:
    """Return a cell of dialect M or L."""
    return {"href": "", "value": value, "timestamp": time}


def person(number: int) -> dict[str, object]:
    """Return a record of dialect L: the person *number*, a minute after the one before."""
    name = f"invented_{number}"
    row = {"href": f"https://www.instagram.com/{name}", "value": name, "timestamp": T + number * 60}
    return {"title": "", "media_list_data": [], "string_list_data": [row]}


def moved(number: int) -> dict[str, object]:
    """Return a record of dialect L as of late 2025: the name has moved into the title."""
    row = {"href": f"https://www.instagram.com/_u/i{number}", "timestamp": T + number * 60}
    return {"title": f"i{number}", "string_list_data": [row]}


def labelled(*items: tuple[str, str], time: int = 0, **more: object) -> dict[str, object]:
    """Return a record of dialect V."""
    values = [{"label": label, "value": value} for label, value in items]
    return {"timestamp": time, "media": [], "label_values": values, "fbid": "1", **more}


def labelled_posts() -> list[dict[str, object]]:
    """Return `posts.json` of late 2025: one joined by picture, one by time, one by itself."""
    tags = {"label": "Hashtags", "vec": [{"value": "봄"}, {"value": "소풍"}]}
    first = labelled(("Location", "Seoul"), time=T, media=[media("posts/202407/a", T)])
    second = labelled(("Latitude", "35.1"), ("Longitude", "129.0"), time=T + 60)
    third = labelled(time=T + 120)
    third["label_values"] = [tags]
    return [first, second, third]


def activity() -> dict[str, object]:
    """Return a login of `profile_activity.json`."""
    made = labelled(("Type", "Login"), ("IP address", "192.0.2.1"), time=T)
    place = {"title": "Details", "dict": [{"label": "Location", "value": "Seoul"}]}
    last = {"label": "Last login", "timestamp_value": T}
    return {**made, "label_values": [last, {"label": "Type", "value": "Login"}, place]}


def media(
    name: str, time: int, title: str = "", place: tuple[float, float] | None = None
) -> dict[str, object]:
    """Return a picture, with its coordinates in one EXIF dict and the rest in another."""
    exif: list[dict[str, object]] = [{"device_id": "x", "source_type": "4"}]
    if place:
        exif.append({"latitude": place[0]})
        exif.append({"longitude": place[1]})
    kept = {
        "photo_metadata": {"exif_data": exif},
        "camera_metadata": {"has_camera_metadata": False},
    }
    return {
        "uri": f"media/{name}.jpg",
        "creation_timestamp": time,
        "media_metadata": kept,
        "title": title,
        "cross_post_source": {"source_app": "FB"},
    }


def _flat(generation: str) -> dict[str, bytes]:
    when = "2024-07-03T09:46:40+00:00"
    made: dict[str, object] = {
        "profile.json": {"biography": "한 줄 소개", "date_joined": "2020-06-01T09:00:00",
                         "email": "person@example.org", "private_account": True,
                         "name": "지어낸 사람", "username": USER},
        "media.json": {
            "photos": [{"caption": "봄 소풍", "taken_at": when, "path": "photos/202407/a.jpg",
                        "location": "Seoul"}],
            "videos": [{"caption": "영상", "taken_at": when, "path": "videos/202407/b.mp4"}],
            "stories": [{"caption": "", "taken_at": when, "path": "stories/202407/c.mp4"}],
            "profile": [{"caption": "", "taken_at": when, "path": "profile/202407/d.jpg",
                         "is_active_profile": True}],
        },
        "connections.json": {"followers": {"a": when, "b": when}, "following": {"c": when},
                             "close_friends": {}, "following_hashtags": {"d": when}},
        "settings.json": {"allow_comments_from": "Everyone"},
        "messages.json": [{"participants": ["a"], "conversation": []}],
    }  # fmt: skip
    if generation == "G1":
        made["guides.json"] = ["You have no data in this section"]
    names = ("photos/202407/a.jpg", "videos/202407/b.mp4", "stories/202407/c.mp4")
    return {
        **{path: encoded(document) for path, document in made.items()},
        **dict.fromkeys((*names, "profile/202407/d.jpg"), b""),
    }


def encoded(document: object) -> bytes:
    """Return *document* as the service writes it: the bytes of UTF-8 as Latin-1, escaped."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return json.dumps(json.loads(text.encode().decode("latin-1")), indent=1).encode()


def write_folder(folder: Path, files: Mapping[str, bytes], root: str = NAME) -> Path:
    """Write *files* below a folder *root* in *folder*; return it."""
    for path, content in files.items():
        target = folder / root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder / root


def write_zip(folder: Path, files: Mapping[str, bytes], root: str = "", name: str = NAME) -> Path:
    """Write *files*, below *root* with `/` at its end or bare, as the ZIP *name* in *folder*."""
    target = folder / f"{name}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(f"{root}{path}"), content)
    return target


def write_parts(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write *files* as two ZIPs: one with what was posted, one with the rest."""
    marks = ("media/", "your_instagram_activity/")
    posted = {path: content for path, content in files.items() if path.startswith(marks)}
    rest = {path: content for path, content in files.items() if path not in posted}
    return [
        write_zip(folder, posted, name=NAME),
        write_zip(folder, rest, name=f"{NAME[:-8]}Zz9yX8wV"),
    ]


def many_posts(count: int) -> Iterator[bytes]:
    """Yield the bytes of a `posts_1.json` of *count* posts, about 1,080 bytes each."""
    words = ("봄 소풍", "바다", "오늘 하루", "우리 반", "강아지 산책", "책 추천", "시험 끝 🎉")
    for number in range(count):
        place = (37.5, 127.0) if number % 10 == 0 else None
        caption = f"{words[number % 7]} {words[number % 5]} #{words[number % 3]}\n{number}"
        picture = media(f"posts/{number}", 1_500_000_000 + number * 2_000, caption, place)
        picture["media_metadata"] = {
            "photo_metadata": {"exif_data": [*_camera(number), *_located(place)]},
            "camera_metadata": {"has_camera_metadata": False},
        }
        post = {"media": [picture]}
        yield (b"[" if number == 0 else b",\n") + encoded(post)
    yield b"]"


def _camera(number: int) -> list[dict[str, object]]:
    """Return what a camera notes beside the place."""
    return [
        {
            "device_id": f"android-{number:016x}",
            "source_type": "4",
            "software": "S911NKSU0AAAA",
            "date_time_original": "2023:05:06 07:08:09",
            "date_time_digitized": "2023:05:06 07:08:09",
            "lens_model": "invented lens 5.4mm f/1.8",
            "lens_make": "invented",
            "iso": 64,
            "aperture": "1.69",
            "shutter_speed": "5.643856",
            "focal_length": "5.4",
            "metering_mode": "2",
            "camera_position": "back",
            "scene_type": 1,
            "scene_capture_type": "standard",
            "focal_plane_x_resolution": "4608.0",
            "focal_plane_y_resolution": "3456.0",
            "focal_plane_resolution_unit": "2",
        }
    ]


def _located(place: tuple[float, float] | None) -> list[dict[str, object]]:
    return [{"latitude": place[0], "longitude": place[1]}] if place else []


def write_large(folder: Path, posts: int) -> Path:
    """Write an export of *posts* posts as a ZIP in *folder*, without holding it in memory."""
    target = folder / f"{NAME}.zip"
    where = paths("G5")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(where["posts"], "w", force_zip64=True) as stream:
            for piece in many_posts(posts):
                stream.write(piece)
        for path, content in export("G4-media").items():
            if path != where["posts"]:
                archive.writestr(zipfile.ZipInfo(path), content)
    return target
