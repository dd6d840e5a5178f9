from datetime import date

import pytest

from factories import action
from selfguard.model.checklist import Action
from selfguard.model.facts import Mark
from selfguard.model.freshness import Freshness, freshness, is_old, known_on, last_day, months_for


@pytest.mark.parametrize(
    ("platform", "months"), [("kakaotalk", 3), ("instagram", 6), ("telegram", 6), ("", 6)]
)
def test_what_is_known_of_kakaotalk_grows_old_sooner(platform: str, months: int) -> None:
    assert months_for(platform) == months


@pytest.mark.parametrize(
    ("partial", "last"),
    [
        ("2025", date(2025, 12, 31)),
        ("2025-06", date(2025, 6, 30)),
        ("2025-12", date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2025-02", date(2025, 2, 28)),
        ("2024-02-10", date(2024, 2, 10)),
        ("unknown", None),
        ("", None),
    ],
)
def test_a_date_means_the_last_day_that_it_can_mean(partial: str, last: date | None) -> None:
    assert last_day(partial) == last


@pytest.mark.parametrize(
    ("each", "known"),
    [
        (action(), None),
        (action(source_date="unknown"), None),
        (action(source_date="2025-06"), date(2025, 6, 30)),
        (action(verified_on=date(2026, 1, 2)), date(2026, 1, 2)),
        (action(source_date="2026-06", verified_on=date(2025, 1, 2)), date(2025, 1, 2)),
    ],
)
def test_a_tap_on_a_device_dates_an_action_before_its_source_does(
    each: Action, known: date | None
) -> None:
    assert known_on(each) == known


@pytest.mark.parametrize(
    ("each", "today", "old"),
    [
        (action(source_date="2026-01-01"), date(2026, 7, 3), False),
        (action(source_date="2026-01-01"), date(2026, 7, 4), True),
        (action(source_date="2025-12"), date(2026, 7, 2), False),
        (action(source_date="2025-12"), date(2026, 7, 3), True),
        (action(platform="kakaotalk", source_date="2026-01-01"), date(2026, 4, 2), False),
        (action(platform="kakaotalk", source_date="2026-01-01"), date(2026, 4, 3), True),
        (action(platform="telegram", source_date="2026-01-01"), date(2026, 4, 3), False),
        (action(source_date="2020", verified_on=date(2026, 1, 1)), date(2026, 7, 3), False),
        (action(source_date="unknown"), date(2099, 1, 1), False),
        (action(), date(2099, 1, 1), False),
    ],
)
def test_an_action_is_old_after_183_days_and_on_kakaotalk_after_92(
    each: Action, today: date, *, old: bool
) -> None:
    assert is_old(each, today) is old


def test_freshness_counts_what_there_is_something_to_say_of() -> None:
    actions = [
        action(source_date="2024-08-27", mark=Mark.VERIFIED),
        action(source_date="2024", mark=Mark.UNVERIFIED),
        action(source_date="unknown", mark=Mark.SECONDARY),
        action(mark=Mark.UNVERIFIED),
        action(source_date="2026-11", mark=Mark.VERIFIED),
    ]

    told = freshness(iter(actions), date(2026, 11, 22))

    assert told == Freshness(total=5, old=2, undated=2, unverified=2)


def test_of_no_action_there_is_nothing_to_say() -> None:
    assert freshness([], date(2026, 11, 22)) == Freshness(0, 0, 0, 0)
