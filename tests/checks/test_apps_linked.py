from factories import ORIGIN, SEEN, linked_app
from selfguard.checks.apps_linked import AppsLinked
from selfguard.model.check import CheckResult, Exposure


def test_a_connected_app_is_exposed_by_name() -> None:
    result = AppsLinked().examine([linked_app("Photo Frames")])

    assert result == CheckResult(1, (Exposure(ORIGIN, "linked-app", "Photo Frames", SEEN),))


def test_a_business_that_only_reports_is_a_question() -> None:
    result = AppsLinked().examine([linked_app("Photo Frames", is_connected=False)])

    asked = (Exposure(ORIGIN, "reporting-business", "Photo Frames", SEEN),)
    assert result == CheckResult(1, (), asked)


def test_no_apps_are_no_pass() -> None:
    result = AppsLinked().examine([])

    assert result == CheckResult(0)
