from factories import ORIGIN, days_before, login
from selfguard.checks.unusual_logins import UnusualLogins
from selfguard.model.check import CheckResult, Exposure


def in_question(label: str, datum: str, days: int, count: int = 1) -> Exposure:
    return Exposure(ORIGIN, label, datum, days_before(days), count=count, is_private=True)


def test_each_unusual_device_place_and_language_is_to_confirm_once() -> None:
    logins = [
        login(days_before(9), "iPhone", "Seoul", "ko-KR"),
        login(days_before(8), "iPhone", "Seoul", "ko-KR"),
        login(days_before(7), "iPhone", "Busan", "ko-KR"),
        login(days_before(5), "Windows", "Busan", "ko-KR"),
        login(days_before(6), "Windows", "Seoul", "en-US"),
    ]

    result = UnusualLogins().examine(logins)

    assert result == CheckResult(
        5,
        to_confirm=(
            in_question("login-device", "Windows", 5, 2),
            in_question("login-place", "Busan", 5, 2),
            in_question("login-language", "en-US", 6),
        ),
    )


def test_of_two_equally_frequent_devices_the_later_is_in_question() -> None:
    logins = [login(days_before(1), "Windows"), login(days_before(2), "iPhone")]

    result = UnusualLogins().examine(logins)

    assert result == CheckResult(2, to_confirm=(in_question("login-device", "Windows", 1),))


def test_an_undated_login_can_be_in_question() -> None:
    logins = [login(None, "Windows"), login(None, "iPhone"), login(days_before(2), "iPhone")]

    result = UnusualLogins().examine(logins)

    assert result.to_confirm == (Exposure(ORIGIN, "login-device", "Windows", is_private=True),)


def test_logins_that_are_all_alike_are_examined() -> None:
    logins = [login(days_before(1), "iPhone"), login(days_before(2), "iPhone"), login()]

    result = UnusualLogins().examine(logins)

    assert result == CheckResult(2)


def test_one_login_alone_is_no_pass() -> None:
    result = UnusualLogins().examine([login(device="iPhone"), login()])

    assert result == CheckResult(0)
