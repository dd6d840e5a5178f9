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
    "made",
    [
        record(A=cell("synthetic")),
        record(),
        record(A=cell("Everyone"), B=cell("")),
        record(A=cell("Your followers" + " " * 200 + "and everyone")),
        record(
            **{
                "Comments Allowed From": cell("Your followers"),
                "Comments allowed from": cell("Everyone"),
            }
        ),
    ],
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
        ({"Contact Syncing": cell("False"), "Contact syncing": cell("True")}, []),
        ({"Contact Syncing": cell("False"), "Contact syncing": cell("False")}, [False]),
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
    "records",
    [
        [record(Nickname=cell("phone"))],
        [record(**{"Device ID": cell("x"), "Nickname": cell("")})],
        [record(**{"device id": cell("x")}), record(Nickname=cell("phone"))],
    ],
)
def test_a_device_of_a_second_factor_means_on(tmp_path: Path, records: list[object]) -> None:
    path = WHERE["two-factor"]

    found = collect(tmp_path, {path: encoded({"devices_two_factor_authentication": records})})

    assert facts(found) == [Setting(at(path), SettingName.TWO_FACTOR, is_on=True)]
    assert extents(found) == {Topic.TWO_FACTOR: Extent.WHOLE}


@pytest.mark.parametrize(
    ("made", "count"),
    [
        ([record()], 1),
        ([record("Two-factor: off")], 1),
        ([{"string_list_data": []}], 1),
        ([record(Status=cell("False"))], 1),
        ([record(Nickname=cell(""))], 1),
        ([record(Nickname=cell("False"))], 1),
        ([record(Time=cell("x"))], 1),
        ([record(Nickname=cell("phone"), Status=cell("removed"))], 1),
        ([record(Nickname=cell("phone")), record(), record(Status=cell("True"))], 2),
    ],
)
def test_a_second_factor_in_another_form_is_not_known(
    tmp_path: Path, made: list[object], count: int
) -> None:
    path = WHERE["two-factor"]

    found = collect(tmp_path, {path: encoded({"devices_two_factor_authentication": made})})

    assert facts(found) == []
    assert gaps(found) == [
        Unreadable(at(path), Fault.UNKNOWN_LABELS, count, frozenset({Topic.TWO_FACTOR}))
    ]


@pytest.mark.parametrize(
    ("title", "became"),
    [
        ("Switched to private", Audience.FOLLOWERS),
        ("switched to public.", Audience.EVERYONE),
        ("비공개 계정으로 전환", Audience.FOLLOWERS),
        ("공개 계정으로 전환", Audience.EVERYONE),
        ("Diubah ke publik", Audience.EVERYONE),
        ("Not switched to private", Audience.UNKNOWN),
        ("Switched to private" + " " * 200 + "for a day", Audience.UNKNOWN),
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
