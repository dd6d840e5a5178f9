import pytest

from factories import ORIGIN, profile_text
from selfguard.checks.profile_text_reveals import ProfileTextReveals
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import ProfileField


def exposed(label: str, datum: str, field: ProfileField) -> Exposure:
    return Exposure(ORIGIN, label, datum, where=field.value)


def revealed(name: str, username: str = "moonrabbit") -> tuple[Exposure, ...]:
    texts = [
        profile_text(ProfileField.USERNAME, username),
        profile_text(ProfileField.NAME, name),
    ]
    result = ProfileTextReveals().examine(texts)
    return (*result.exposures, *result.to_confirm)


def test_whether_a_name_is_real_is_a_question() -> None:
    result = ProfileTextReveals().examine([profile_text(ProfileField.NAME, "김하늘")])

    assert result == CheckResult(1, (), (exposed("real-name", "김하늘", ProfileField.NAME),))


def test_a_bio_gives_away_what_stands_in_it() -> None:
    bio = profile_text(ProfileField.BIO, "한빛고 2-3 | 2008.03.14")

    result = ProfileTextReveals().examine([bio])

    assert result == CheckResult(
        1,
        (
            exposed("school", "한빛고", ProfileField.BIO),
            exposed("class-or-year", "2-3", ProfileField.BIO),
            exposed("birthday", "2008.03.14", ProfileField.BIO),
        ),
    )


def test_texts_that_give_nothing_away_are_examined_and_empty_ones_too() -> None:
    texts = [
        profile_text(ProfileField.BIO, "커피와 산책"),
        profile_text(ProfileField.NAME, ""),
        profile_text(ProfileField.CONTACT_EMAIL, " "),
        profile_text(ProfileField.CONTACT_PHONE, ""),
    ]

    result = ProfileTextReveals().examine(texts)

    assert result == CheckResult(4)


def test_contact_buttons_are_exposed_as_they_are() -> None:
    texts = [
        profile_text(ProfileField.CONTACT_EMAIL, "soso@example.com"),
        profile_text(ProfileField.CONTACT_PHONE, "+000 0000"),
    ]

    result = ProfileTextReveals().examine(texts)

    assert result == CheckResult(
        2,
        (
            exposed("email", "soso@example.com", ProfileField.CONTACT_EMAIL),
            exposed("phone", "+000 0000", ProfileField.CONTACT_PHONE),
        ),
    )


def test_the_website_is_looked_at() -> None:
    website = profile_text(ProfileField.WEBSITE, "https://open.kakao.com/o/sAbCd12")

    result = ProfileTextReveals().examine([website])

    assert result.exposures == (
        exposed("handle", "open.kakao.com/o/sAbCd12", ProfileField.WEBSITE),
    )


@pytest.mark.parametrize("name", ["Moon Rabbit", "moonrabbit", "MOON.RABBIT 🐰", "Moon_Rabbit 2"])
def test_a_name_that_says_the_same_as_the_user_name_is_real(name: str) -> None:
    assert revealed(name, "moon.rabbit_08") == (exposed("real-name", name, ProfileField.NAME),)


@pytest.mark.parametrize("name", ["김하늘", "남궁별", "남궁하늘", "김솔", "🐰 김하늘 haneul"])
def test_a_plain_korean_name_is_real(name: str) -> None:
    assert revealed(name) == (exposed("real-name", name, ProfileField.NAME),)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "🐰",
        "rabbit",
        "하늘",
        "강아지",
        "고양이",
        "김치",
        "김하늘 이바다",
        "나는달빛",
        "달",
        "정말요",
        "하늘바다별",
    ],
)
def test_other_names_are_no_real_names(name: str) -> None:
    assert revealed(name) == ()


def test_a_name_in_the_bio_is_none_in_the_name() -> None:
    bio = profile_text(ProfileField.BIO, "김하늘")

    assert ProfileTextReveals().examine([bio]) == CheckResult(1)


def test_an_empty_user_name_equals_no_name() -> None:
    assert revealed("🐰", "___") == ()
