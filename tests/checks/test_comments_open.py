from factories import ORIGIN, setting
from selfguard.checks.comments_open import CommentsOpen
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import SettingName


def test_comments_from_everybody_are_exposed() -> None:
    result = CommentsOpen().examine([setting(SettingName.COMMENTS_FROM_EVERYONE, is_on=True)])

    assert result == CheckResult(1, (Exposure(ORIGIN, "open-comments", ""),))


def test_comments_from_some_are_examined_and_not_exposed() -> None:
    result = CommentsOpen().examine([setting(SettingName.COMMENTS_FROM_EVERYONE, is_on=False)])

    assert result == CheckResult(1)


def test_other_switches_are_not_examined() -> None:
    result = CommentsOpen().examine([setting(SettingName.PRIVATE_ACCOUNT, is_on=True)])

    assert result == CheckResult(0)
