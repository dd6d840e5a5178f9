from datetime import timedelta

from factories import ORIGIN, SEEN, picture, profile_photo, setting, with_face
from selfguard.checks.profile_photo_face import ProfilePhotoFace
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import Origin, Setting, SettingName
from selfguard.model.picture import PictureKind
from selfguard.model.sight import Level

LATER = Origin("instagram-live", "", SEEN + timedelta(days=1))
SET = setting(SettingName.PROFILE_PHOTO, is_on=True)


def test_a_profile_photo_with_a_face_is_exposed() -> None:
    result = ProfilePhotoFace().examine([SET, with_face(PictureKind.PROFILE, "p.jpg")])

    assert result == CheckResult(1, (Exposure(ORIGIN, "profile-photo-face", "", SEEN, "p.jpg"),))


def test_what_looks_like_a_face_is_to_confirm() -> None:
    shown = picture(PictureKind.PROFILE, "p.jpg", None, level=Level.POSSIBLE, faces=1)

    result = ProfilePhotoFace().examine([SET, shown])

    assert result == CheckResult(
        1, to_confirm=(Exposure(ORIGIN, "possible-face", "", None, "p.jpg"),)
    )


def test_a_photo_that_nobody_looked_at_is_to_confirm() -> None:
    result = ProfilePhotoFace().examine([SET, profile_photo(is_current=True)])

    assert result == CheckResult(1, to_confirm=(Exposure(ORIGIN, "profile-photo", ""),))


def test_no_profile_photo_is_examined_and_not_exposed() -> None:
    result = ProfilePhotoFace().examine([setting(SettingName.PROFILE_PHOTO, is_on=False)])

    assert result == CheckResult(1)


def test_a_profile_photo_without_a_face_is_examined_and_not_exposed() -> None:
    result = ProfilePhotoFace().examine([SET, picture(PictureKind.PROFILE, "p.jpg")])

    assert result == CheckResult(1)


def test_an_old_profile_photo_and_another_switch_are_not_examined() -> None:
    result = ProfilePhotoFace().examine([setting(), with_face(PictureKind.OLD_PROFILE)])

    assert result == CheckResult(0)


def test_a_photo_on_the_page_of_a_later_day_is_to_confirm() -> None:
    on_page = Setting(LATER, SettingName.PROFILE_PHOTO, is_on=True)

    result = ProfilePhotoFace().examine([on_page, picture(PictureKind.PROFILE, "p.jpg")])

    assert result == CheckResult(1, to_confirm=(Exposure(LATER, "profile-photo", ""),))


def test_a_photo_with_a_face_that_was_taken_down_since_is_not_exposed() -> None:
    on_page = Setting(LATER, SettingName.PROFILE_PHOTO, is_on=False)

    result = ProfilePhotoFace().examine([on_page, with_face(PictureKind.PROFILE, "p.jpg")])

    assert result == CheckResult(1)
