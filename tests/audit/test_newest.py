"""Of two sources of one service the newest tells what stands now; between services nothing does."""

import dataclasses
from datetime import timedelta

import pytest

from factories import NOW, ORIGIN, SEEN, GivenSource, checklist, covered, setting, step
from selfguard.audit import audit
from selfguard.audit.gathering import gather
from selfguard.audit.newest import together
from selfguard.model.check import Outcome
from selfguard.model.evidence import (
    Evidence,
    Extent,
    Fault,
    Origin,
    ProfileField,
    ProfileText,
    Setting,
    SettingName,
    Topic,
    Unreadable,
)
from selfguard.model.reader import Reader
from selfguard.model.source import SourceRun

PAGE = Origin("instagram-live", "", NOW)
ELSEWHERE = Origin("kakao", "", NOW)
WHOLE, PARTLY, NOT = Extent.WHOLE, Extent.PARTLY, Extent.NOT


def switch(origin: Origin, *, is_private: bool) -> Setting:
    return Setting(origin, SettingName.PRIVATE_ACCOUNT, is_private)


def source(origin: Origin, *evidence: Evidence) -> GivenSource:
    """Return a source that tells *evidence* and covers the account whole."""
    told = dataclasses.replace(covered(Topic.ACCOUNT), origin=origin)
    return GivenSource([told, *evidence], origin.source)


@pytest.mark.parametrize(
    ("then", "now", "outcome"),
    [
        (True, False, Outcome.FAIL),
        (False, True, Outcome.PASS),
        (True, True, Outcome.PASS),
        (False, False, Outcome.FAIL),
    ],
)
def test_what_the_page_shows_today_counts(then: bool, now: bool, outcome: Outcome) -> None:  # noqa: FBT001 - the two states of a switch
    export = source(ORIGIN, switch(ORIGIN, is_private=then))
    page = source(PAGE, switch(PAGE, is_private=now))

    report = audit(checklist(step()), [export, page], now=NOW)

    assert [(f.outcome, f.examined, f.measured_on) for f in report.findings] == [(outcome, 1, NOW)]


def test_what_was_superseded_is_kept_apart() -> None:
    old = switch(ORIGIN, is_private=False)
    new = switch(PAGE, is_private=True)

    gathered = gather([source(ORIGIN, old), source(PAGE, new)], now=NOW, reader=Reader())

    assert gathered.evidence[Topic.ACCOUNT] == [new]
    assert gathered.superseded == [old]


def test_the_newer_day_counts_whichever_was_collected_first() -> None:
    old, new = switch(ORIGIN, is_private=False), switch(PAGE, is_private=True)

    gathered = gather([source(PAGE, new), source(ORIGIN, old)], now=NOW, reader=Reader())

    assert gathered.evidence[Topic.ACCOUNT] == [new]
    assert gathered.superseded == [old]


def test_an_export_from_the_future_supersedes_nothing() -> None:
    later = Origin("instagram-export", "a.json", NOW + timedelta(days=300))
    old, new = switch(later, is_private=True), switch(PAGE, is_private=False)

    gathered = gather([source(later, old), source(PAGE, new)], now=NOW, reader=Reader())

    assert gathered.evidence[Topic.ACCOUNT] == [new]


def test_two_records_of_one_source_stand_side_by_side() -> None:
    told = [switch(ORIGIN, is_private=True), switch(ORIGIN, is_private=False)]

    gathered = gather([source(ORIGIN, *told), source(PAGE)], now=NOW, reader=Reader())

    assert gathered.evidence[Topic.ACCOUNT] == told
    assert gathered.superseded == []


def test_a_refused_look_moves_no_day() -> None:
    export = source(ORIGIN, switch(ORIGIN, is_private=True))
    gap = Unreadable(PAGE, Fault.ASKED_TO_WAIT, 1, frozenset({Topic.ACCOUNT}))
    page = GivenSource([gap], "instagram-live")

    report = audit(checklist(step()), [export, page], now=NOW)

    assert [(f.outcome, f.measured_on) for f in report.findings] == [(Outcome.PASS, SEEN)]


def test_a_link_on_the_page_says_of_no_other_that_it_is_gone() -> None:
    then = ProfileText(ORIGIN, ProfileField.WEBSITE, "https://open.kakao.com/me/invented")
    now = ProfileText(PAGE, ProfileField.WEBSITE, "https://example.org/")

    gathered = gather([source(ORIGIN, then), source(PAGE, now)], now=NOW, reader=Reader())

    assert gathered.evidence[Topic.PROFILE_TEXT] == [then, now]


def test_another_switch_another_field_and_another_service_supersede_nothing() -> None:
    then = [setting(SettingName.EMAIL_GIVEN), ProfileText(ORIGIN, ProfileField.BIO, "then")]
    now = [ProfileText(PAGE, ProfileField.NAME, "now"), switch(PAGE, is_private=False)]
    sources = [
        source(ORIGIN, *then),
        source(PAGE, *now),
        source(ELSEWHERE, switch(ELSEWHERE, is_private=True)),
    ]

    gathered = gather(sources, now=NOW, reader=Reader())

    assert gathered.superseded == []


def test_a_bio_that_was_emptied_gives_nothing_away() -> None:
    then = ProfileText(ORIGIN, ProfileField.BIO, "Haneul High School")
    now = ProfileText(PAGE, ProfileField.BIO, "")

    gathered = gather([source(ORIGIN, then), source(PAGE, now)], now=NOW, reader=Reader())

    assert gathered.evidence[Topic.PROFILE_TEXT] == [now]


@pytest.mark.parametrize(
    ("names", "extents", "whole"),
    [
        (("instagram-export", "instagram-live"), (WHOLE, PARTLY), WHOLE),
        (("instagram-export", "instagram-live"), (PARTLY, WHOLE), WHOLE),
        (("instagram-export", "instagram-live"), (PARTLY, NOT), PARTLY),
        (("instagram-export", "instagram-live"), (NOT, NOT), NOT),
        (("instagram-export", "kakao"), (WHOLE, PARTLY), PARTLY),
        (("instagram-export", "kakao"), (WHOLE, NOT), WHOLE),
    ],
)
def test_a_topic_is_covered_by_the_best_of_a_service_and_the_least_between_them(
    names: tuple[str, str], extents: tuple[Extent, Extent], whole: Extent
) -> None:
    runs = [
        SourceRun(name, SEEN, coverage={Topic.PROFILE_TEXT: extent})
        for name, extent in zip(names, extents, strict=True)
    ]

    assert together(runs) == {Topic.PROFILE_TEXT: whole}
