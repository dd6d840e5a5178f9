from factories import ORIGIN, setting
from selfguard.checks.two_factor_off import TwoFactorOff
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import SettingName


def test_two_step_verification_that_is_off_is_exposed() -> None:
    result = TwoFactorOff().examine([setting(SettingName.TWO_FACTOR, is_on=False)])

    assert result == CheckResult(1, (Exposure(ORIGIN, "no-two-factor", ""),))


def test_two_step_verification_that_is_on_is_examined() -> None:
    result = TwoFactorOff().examine([setting(SettingName.TWO_FACTOR, is_on=True)])

    assert result == CheckResult(1)


def test_other_switches_are_not_examined() -> None:
    result = TwoFactorOff().examine([setting(SettingName.PRIVATE_ACCOUNT, is_on=False)])

    assert result == CheckResult(0)
