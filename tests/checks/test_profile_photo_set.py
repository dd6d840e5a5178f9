from factories import ORIGIN, setting
from selfguard.checks.profile_photo_set import ProfilePhotoSet
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import SettingName


def test_a_profile_photo_that_is_set_is_exposed() -> None:
    result = ProfilePhotoSet().examine([setting(SettingName.PROFILE_PHOTO, is_on=True)])

    assert result == CheckResult(1, (Exposure(ORIGIN, "profile-photo", ""),))


def test_no_profile_photo_is_examined_and_not_exposed() -> None:
    result = ProfilePhotoSet().examine([setting(SettingName.PROFILE_PHOTO, is_on=False)])

    assert result == CheckResult(1)


def test_other_switches_are_not_examined() -> None:
    result = ProfilePhotoSet().examine([setting(SettingName.PRIVATE_ACCOUNT, is_on=True)])

    assert result == CheckResult(0)
