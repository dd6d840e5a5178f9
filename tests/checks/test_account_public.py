from factories import ORIGIN, setting
from selfguard.checks.account_public import AccountPublic
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import SettingName


def test_a_public_account_is_exposed() -> None:
    switches = [setting(SettingName.PRIVATE_ACCOUNT, is_on=False)]

    result = AccountPublic().examine(switches)

    assert result == CheckResult(1, (Exposure(ORIGIN, "public-account", ""),))


def test_a_private_account_is_examined_and_not_exposed() -> None:
    switches = [setting(SettingName.PRIVATE_ACCOUNT, is_on=True)]

    result = AccountPublic().examine(switches)

    assert result == CheckResult(1)


def test_other_switches_are_not_examined() -> None:
    switches = [setting(SettingName.EMAIL_GIVEN, is_on=False)]

    result = AccountPublic().examine(switches)

    assert result == CheckResult(0)
