"""Localized labels, as data: what a field is called in each language.

Rows without a mark were seen in exports or in public parsers (notes on the Instagram export of
2026-11-22, section 4.3). Rows in `GUESSED` are inference: nobody has read them in an export.
An empty language is not known; the profile is then read by place and shape, see `fields`.
"""

import unicodedata
from enum import StrEnum

from selfguard.model.evidence import Audience


class Label(StrEnum):
    """What a field means, in whatever language it is labelled."""

    EMAIL = "email"
    PHONE = "phone"
    PHONE_CONFIRMED = "phone-confirmed"
    METHOD = "confirmation-method"
    USERNAME = "username"
    NAME = "name"
    BIO = "bio"
    GENDER = "gender"
    BIRTHDAY = "birthday"
    WEBSITE = "website"
    MUSIC = "music"
    PRIVATE = "private"
    PONG = "emoji-pong"
    PHOTO = "photo"
    CONTACT_SYNCING = "contact-syncing"
    COMMENTS_FROM = "comments-from"
    USER_AGENT = "user-agent"
    LANGUAGE = "language"
    LAST_LOGIN = "last-login"
    TIME = "time"
    LOCATION = "location"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    HASHTAGS = "hashtags"
    CAPTION = "caption"
    TITLE = "title"
    URL = "url"
    UPDATED = "updated"
    RECEIVED = "received"
    NICKNAME = "nickname"
    DEVICE_ID = "device-id"


SEEN: dict[Label, tuple[str, ...]] = {
    Label.EMAIL: ("Email", "Email address", "E-Mail-Adresse", "Adresse e-mail", "E-mail",
                  "Indirizzo e-mail"),
    Label.PHONE: ("Phone Number", "Numéro de téléphone", "Numero di telefono"),
    Label.PHONE_CONFIRMED: ("Phone Confirmed", "Telefonnummer bestätigt",
                            "Numero di telefono confermato"),
    Label.METHOD: ("Phone Confirmation Method", "Metodo di conferma del telefono"),
    Label.USERNAME: ("Username", "Benutzername", "Nom de profil", "Nome utente",
                     "Gebruikersnaam", "사용자 이름"),
    Label.NAME: ("Name", "Nom", "Nome", "Naam", "이름"),
    Label.BIO: ("Bio", "Biografia"),
    Label.GENDER: ("Gender", "Genre", "Genere"),
    Label.BIRTHDAY: ("Date of birth", "Date de naissance", "Data di nascita"),
    Label.WEBSITE: ("Website",),
    Label.MUSIC: ("Music on profile",),
    Label.PRIVATE: ("Private Account", "Privates Konto", "Compte privé", "Account privato"),
    Label.PONG: ("Emoji Pong High Score", "Record in Emoji Pong"),
    Label.PHOTO: ("Profile Photo", "Profilbild", "Immagine del profilo"),
    Label.CONTACT_SYNCING: ("Contact Syncing", "Sincronizzazione dei contatti"),
    Label.COMMENTS_FROM: ("Comments Allowed From", "Commenti consentiti da"),
    Label.USER_AGENT: ("User Agent", "Agente utente", "사용자 에이전트"),
    Label.LANGUAGE: ("Language Code", "Codice della lingua", "언어 코드"),
    Label.LAST_LOGIN: ("Last Login", "Ultimo accesso"),
    Label.TIME: ("Time", "Zeit", "Heure", "Orario", "Data e ora", "Tijd", "시간"),
    Label.LOCATION: ("Location",),
    Label.LATITUDE: ("Latitude",),
    Label.LONGITUDE: ("Longitude",),
    Label.CAPTION: ("Caption", "캡션"),
    Label.TITLE: ("Title", "제목"),
    Label.URL: ("URL",),
    Label.UPDATED: ("Update time", "업데이트 시간"),
    Label.RECEIVED: ("Received on",),
    Label.NICKNAME: ("Nickname",),
    Label.DEVICE_ID: ("Device ID",),
}  # fmt: skip
GUESSED: dict[Label, tuple[str, ...]] = {
    Label.EMAIL: ("이메일",),
    Label.PHONE: ("전화번호",),
    Label.BIO: ("소개",),
    Label.GENDER: ("성별",),
    Label.BIRTHDAY: ("생년월일",),
    Label.PRIVATE: ("비공개 계정",),
    Label.PHOTO: ("프로필 사진",),
    Label.LOCATION: ("위치",),
    Label.LATITUDE: ("위도", "Latitudine"),
    Label.LONGITUDE: ("경도", "Longitudine"),
    Label.HASHTAGS: ("Hashtags", "해시태그"),
}

TRUE_WORDS = {"True": True, "False": False, "true": True, "false": False}
"""Switches in M records: English in every language seen (en, it, fr, de)."""


def fold(text: str) -> str:
    """Return *text* as labels are compared: composed, without outer space, without case."""
    return unicodedata.normalize("NFC", text).strip().casefold()


LABELS = {
    fold(word): label for table in (SEEN, GUESSED) for label, words in table.items()
    for word in words
}  # fmt: skip
"""Folded label text → what it means."""

NO_DATA = frozenset({fold("You have no data in this section")})
"""Folded sentences that stand alone in a file, in place of the records of an empty section. No
other language of it is known, and no other sentence counts as one."""

EVERYONE = frozenset({"everyone"})
"""Folded values of the comment setting that let everybody comment."""
EVERYONE_GUESSED = frozenset(
    {"모든 사람", "semua orang", "alle", "tout le monde", "tutti", "iedereen"}
)
"""The same in other languages: inference."""
NOT_EVERYONE_GUESSED = frozenset(
    {"people you follow", "your followers", "people you follow and your followers",
     "내가 팔로우하는 사람", "내 팔로워", "orang yang anda ikuti", "pengikut anda"}
)  # fmt: skip
"""Values of the comment setting that let fewer comment: inference, in English too."""

_TO_PRIVATE = (
    "Switched to private", "Changed to private", "Account changed to private",
    "Profile changed to private", "비공개로 전환", "비공개로 변경", "비공개 계정으로 전환",
    "비공개 계정으로 변경", "Beralih ke privat", "Diubah ke privat", "Auf privat umgestellt",
    "Passage en privé", "Passaggio a privato", "Gewijzigd naar privé",
)  # fmt: skip
_TO_PUBLIC = (
    "Switched to public", "Changed to public", "Account changed to public",
    "Profile changed to public", "공개로 전환", "공개로 변경", "공개 계정으로 전환",
    "공개 계정으로 변경", "Beralih ke publik", "Diubah ke publik", "Auf öffentlich umgestellt",
    "Passage en public", "Passaggio a pubblico", "Gewijzigd naar openbaar",
)  # fmt: skip
PRIVACY_SENTENCES = {
    **{fold(sentence): Audience.FOLLOWERS for sentence in _TO_PRIVATE},
    **{fold(sentence): Audience.EVERYONE for sentence in _TO_PUBLIC},
}
"""Folded titles of privacy changes → whom the account was opened to. All of it is inference:
the sentences were never read in an export, so only a title that equals one counts."""
