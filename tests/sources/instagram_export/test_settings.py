from pathlib import Path

import pytest

from instagram_exports import T, cell, encoded, paths, record
from instagram_reading import at, collect, extents, facts, gaps, seconds
from selfguard.model.evidence import (
    Audience,
    Extent,
    Fault,
    PrivacyChange,
    Setting,
    SettingName,
    Topic,
    Unreadable,
)

WHERE = paths("G4")
COMMENTS, INSIGHTS, PRIVACY = WHERE["comments"], WHERE["insights"], WHERE["privacy"]


@pytest.mark.parametrize("label", ["Comments Allowed From", "Commenti consentiti da", "댓글?"])
@pytest.mark.parametrize(
    ("value", "is_open"),
    [("Everyone", True), ("모든 사람", True), ("Your followers", False), ("내 팔로워", False)],
)
def test_who_may_comment_is_told(tmp_path: Path, label: str, value: str, *, is_open: bool) -> None:
    document = {"settings_allow_comments_from": [record(**{label: cell(value)})]}

    found = collect(tmp_path, {COMMENTS: encoded(document)})

    assert facts(found) == [Setting(at(COMMENTS), SettingName.COMMENTS_FROM_EVERYONE, is_open)]


@pytest.mark.parametrize(
    "made", [record(A=cell("synthetic")), record(), record(A=cell("Everyone"), B=cell(""))]
)
def test_a_comment_setting_that_is_not_known_is_a_gap(tmp_path: Path, made: object) -> None:
    found = collect(tmp_path, {COMMENTS: encoded({"settings_allow_comments_from": [made]})})

    assert facts(found) == []
    assert gaps(found) == [
        Unreadable(at(COMMENTS), Fault.UNKNOWN_LABELS, 1, frozenset({Topic.COMMENTS}))
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"Contact Syncing": cell("False")}, [False]),
        ({"Sincronizzazione dei contatti": cell("True")}, [True]),
        ({"주소록?": cell("True")}, []),
        ({"Contact Syncing": cell("on")}, []),
    ],
)
def test_contact_syncing_is_told_where_its_label_is_known(
    tmp_path: Path, cells: dict[str, dict[str, object]], expected: list[bool]
) -> None:
    document = {"profile_account_insights": [record(**cells)]}

    found = collect(tmp_path, {INSIGHTS: encoded(document)})

    assert facts(found) == [
        Setting(at(INSIGHTS), SettingName.CONTACT_SYNCING, is_on) for is_on in expected
    ]
    assert extents(found) == {Topic.CONTACT_SYNCING: Extent.WHOLE if expected else Extent.PARTLY}


def test_no_second_factor_in_the_list_does_not_mean_off(tmp_path: Path) -> None:
    found = collect(
        tmp_path, {WHERE["two-factor"]: encoded({"devices_two_factor_authentication": []})}
    )

    assert facts(found) == []


@pytest.mark.parametrize(
    ("title", "became"),
    [
        ("Switched to private", Audience.FOLLOWERS),
        ("switched to public.", Audience.EVERYONE),
        ("비공개 계정으로 전환", Audience.FOLLOWERS),
        ("공개 계정으로 전환", Audience.EVERYONE),
        ("Diubah ke publik", Audience.EVERYONE),
        ("Not switched to private", Audience.UNKNOWN),
        ("", Audience.UNKNOWN),
    ],
)
def test_the_direction_of_a_change_is_told_where_its_sentence_is_known(
    tmp_path: Path, title: str, became: Audience
) -> None:
    change = record(title, Orario=cell(time=T))
    row = {"title": title, "string_list_data": [{"timestamp": T}]}

    found = collect(
        tmp_path, {PRIVACY: encoded({"account_history_account_privacy_history": [change, row]})}
    )

    assert facts(found) == [PrivacyChange(at(PRIVACY), seconds(T), became)] * 2


def test_a_change_without_a_date_is_a_gap(tmp_path: Path) -> None:
    found = collect(
        tmp_path,
        {PRIVACY: encoded({"account_history_account_privacy_history": [record("Switched")]})},
    )

    assert facts(found) == []
    assert gaps(found) == [
        Unreadable(at(PRIVACY), Fault.RECORD, 1, frozenset({Topic.PRIVACY_HISTORY}))
    ]
