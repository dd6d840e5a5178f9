from pathlib import Path

import pytest

from instagram_exports import LABELS, USER, cell, encoded, labelled, paths, profile, record
from instagram_reading import at, collect, extents, facts, gaps, only
from selfguard.model.evidence import (
    Evidence,
    Extent,
    Fault,
    ProfileField,
    ProfileText,
    Setting,
    SettingName,
    Topic,
    Unreadable,
)

PATH = paths("G4")["profile"]
BUSINESS = PATH.replace("personal_information.json", "professional_information.json")
THREADS = "your_instagram_activity/threads/personal_information.json"
ME = at(PATH)


def read(folder: Path, made: object) -> list[Evidence]:
    return collect(folder, {PATH: encoded({"profile_user": [made]})})


def switches(evidence: list[Evidence]) -> dict[SettingName, bool]:
    return {e.name: e.is_on for e in evidence if isinstance(e, Setting)}


def texts(evidence: list[Evidence]) -> dict[ProfileField, str]:
    return {e.field: e.text for e in evidence if isinstance(e, ProfileText)}


@pytest.mark.parametrize("language", LABELS)
@pytest.mark.parametrize("value", ["True", "False"])
def test_the_private_switch_is_never_turned_round(
    tmp_path: Path, language: str, value: str
) -> None:
    other = str(value == "False")

    found = read(tmp_path, profile(language, private=value, confirmed=other))

    assert switches(found)[SettingName.PRIVATE_ACCOUNT] is (value == "True")


@pytest.mark.parametrize("language", ["id", "nl", "unknown"])
def test_a_full_profile_in_an_unknown_language_is_read_whole_by_its_order(
    tmp_path: Path, language: str
) -> None:
    found = read(tmp_path, profile(language))

    assert texts(found) == {
        ProfileField.USERNAME: USER,
        ProfileField.NAME: "지어낸 사람",
        ProfileField.BIO: "한 줄 소개",
        ProfileField.WEBSITE: "",
    }
    assert gaps(found) == []


def test_a_field_that_may_be_name_or_bio_stays_unknown(tmp_path: Path) -> None:
    found = read(tmp_path, profile("unknown", without=("bio",)))

    assert texts(found) == {ProfileField.USERNAME: USER}
    assert gaps(found) == [Unreadable(ME, Fault.UNKNOWN_LABELS, 2, frozenset({Topic.PROFILE_TEXT}))]
    assert extents(found)[Topic.ACCOUNT] is Extent.WHOLE
    assert switches(found)[SettingName.PRIVATE_ACCOUNT] is True


def test_without_a_name_on_the_zip_the_username_needs_its_label(tmp_path: Path) -> None:
    made = {PATH: encoded({"profile_user": [profile("unknown", without=("bio",))]})}

    found = collect(tmp_path, made, "unpacked")

    assert texts(found) == {}
    assert switches(found)[SettingName.PRIVATE_ACCOUNT] is True


@pytest.mark.parametrize("gone", ["birthday", "private", "confirmed", "username"])
def test_an_order_that_does_not_hold_tells_nothing(tmp_path: Path, gone: str) -> None:
    found = read(tmp_path, profile("unknown", without=(gone,)))

    assert facts(found) == [Setting(ME, SettingName.PROFILE_PHOTO, is_on=True)]
    assert Unreadable(ME, Fault.UNKNOWN_LABELS, 1, frozenset({Topic.ACCOUNT})) in gaps(found)
    assert extents(found)[Topic.ACCOUNT] is Extent.PARTLY


def test_a_third_switch_makes_the_private_one_unknown(tmp_path: Path) -> None:
    made = profile("unknown", pong="True")

    found = read(tmp_path, made)

    assert SettingName.PRIVATE_ACCOUNT not in switches(found)


def test_more_fields_than_there_are_is_no_profile_that_is_known(tmp_path: Path) -> None:
    made = record(**{f"Feld {number}": cell("True") for number in range(14)})

    found = read(tmp_path, made)

    assert SettingName.PRIVATE_ACCOUNT not in switches(found)


@pytest.mark.parametrize("value", ["Ja", "", "비공개", "1", "TRUE"])
def test_a_switch_that_is_neither_true_nor_false_is_unknown(tmp_path: Path, value: str) -> None:
    found = read(tmp_path, profile(private=value))

    assert SettingName.PRIVATE_ACCOUNT not in switches(found)
    assert extents(found)[Topic.ACCOUNT] is Extent.PARTLY


def test_two_private_switches_that_differ_are_unknown(tmp_path: Path) -> None:
    made = record(
        **{"Username": cell(USER), "Private Account": cell("True"), "Compte privé": cell("False")}
    )

    found = read(tmp_path, made)

    assert SettingName.PRIVATE_ACCOUNT not in switches(found)


@pytest.mark.parametrize("value", ["True", True])
def test_a_switch_may_be_a_real_one(tmp_path: Path, value: object) -> None:
    made = record(**{"Username": cell(USER), "Private Account": {"value": value}})

    found = read(tmp_path, made)

    assert switches(found)[SettingName.PRIVATE_ACCOUNT] is True


def test_labels_are_mojibake_too(tmp_path: Path) -> None:
    raw = rb'{"profile_user":[{"string_map_data":{"Compte priv\u00c3\u00a9":{"value":"False"}}}]}'

    found = collect(tmp_path, {PATH: raw})

    assert switches(found)[SettingName.PRIVATE_ACCOUNT] is False


def test_empty_fields_are_left_out_and_told_as_empty(tmp_path: Path) -> None:
    made = profile(without=("email", "phone", "name", "bio"), birthday="1919-01-01", photo=False)

    found = read(tmp_path, made)

    assert switches(found) == {
        SettingName.PRIVATE_ACCOUNT: True,
        SettingName.EMAIL_GIVEN: False,
        SettingName.PHONE_GIVEN: False,
        SettingName.BIRTHDAY_GIVEN: False,
        SettingName.PROFILE_PHOTO: False,
    }
    assert texts(found) == {
        ProfileField.USERNAME: USER,
        ProfileField.NAME: "",
        ProfileField.BIO: "",
        ProfileField.WEBSITE: "",
    }


def test_a_new_field_keeps_what_is_missing_from_being_called_empty(tmp_path: Path) -> None:
    made = record(
        **{
            "Username": cell(USER),
            "Pronouns": cell("they"),
            "Bio": cell("x\u202e"),
            "Private Account": cell("True"),
        }
    )

    found = read(tmp_path, made)

    assert switches(found) == {SettingName.PRIVATE_ACCOUNT: True, SettingName.PROFILE_PHOTO: False}
    assert texts(found) == {ProfileField.USERNAME: USER, ProfileField.BIO: "x⟨U+202E⟩"}
    assert gaps(found) == [Unreadable(ME, Fault.UNKNOWN_LABELS, 1, frozenset({Topic.PROFILE_TEXT}))]


@pytest.mark.parametrize("made", [record(), record(Time=cell("x")), {"label_values": []}])
def test_a_record_without_a_username_is_no_profile(tmp_path: Path, made: object) -> None:
    found = read(tmp_path, made)

    assert SettingName.EMAIL_GIVEN not in switches(found)
    assert texts(found) == {}
    assert extents(found)[Topic.PROFILE_TEXT] is Extent.PARTLY


def test_a_labelled_profile_is_read_but_what_is_missing_stays_unknown(tmp_path: Path) -> None:
    made = labelled(("Username", USER), ("Private account", "False"))

    found = read(tmp_path, made)

    assert switches(found) == {SettingName.PRIVATE_ACCOUNT: False}
    assert texts(found) == {ProfileField.USERNAME: USER}


def test_only_the_first_of_two_profiles_is_believed(tmp_path: Path) -> None:
    both = {"profile_user": [profile(), profile(private="False")]}

    found = collect(tmp_path, {PATH: encoded(both)})

    assert switches(found)[SettingName.PRIVATE_ACCOUNT] is True
    assert extents(found)[Topic.ACCOUNT] is Extent.PARTLY


def test_the_profile_of_threads_is_another_one(tmp_path: Path) -> None:
    threads = {"text_post_app_text_post_app_profile": [profile(private="False")]}
    mine = encoded({"profile_user": [profile()]})

    found = collect(tmp_path, {PATH: mine, THREADS: encoded(threads)})
    moved = collect(tmp_path / "moved", {PATH: encoded(threads), paths("G4")["posts"]: b"[]"})

    assert switches(found)[SettingName.PRIVATE_ACCOUNT] is True
    assert facts(moved) == []


STRANGE = "personal_information/aaa.json"


@pytest.mark.parametrize(
    "path",
    [
        "logged_information/threads/aaa.json",
        "threads/personal_information/personal_information.json",
        "threads/personal_information/personal_information.html",
    ],
)
def test_nothing_in_a_folder_of_threads_is_a_profile(tmp_path: Path, path: str) -> None:
    files = {path: encoded({"profile_user": [profile(private="True")]})}

    found = collect(
        tmp_path, {**files, PATH: encoded({"profile_user": [profile(private="False")]})}
    )
    alone = collect(tmp_path / "alone", {**files, paths("G4")["posts"]: b"[]"})

    assert switches(found)[SettingName.PRIVATE_ACCOUNT] is False
    assert gaps(found) == []
    assert facts(alone) == []


@pytest.mark.parametrize("other", [STRANGE, "a/" + PATH, "connections/x/aaa.json"])
@pytest.mark.parametrize("private", ["True", "False"])
def test_profiles_that_differ_on_the_private_switch_tell_nothing_of_it(
    tmp_path: Path, other: str, private: str
) -> None:
    mine, theirs = (
        encoded({"profile_user": [profile(private=value)]})
        for value in (private, str(private == "False"))
    )

    found = collect(tmp_path, {PATH: mine, other: theirs})

    name = other.removeprefix("a/")
    assert SettingName.PRIVATE_ACCOUNT not in switches(found)
    assert switches(found)[SettingName.EMAIL_GIVEN] is True
    assert gaps(found) == [
        Unreadable(at(name), Fault.UNKNOWN_LABELS, 1, frozenset({Topic.ACCOUNT}))
    ]
    assert extents(found)[Topic.ACCOUNT] is Extent.PARTLY


def test_a_file_known_by_its_key_alone_never_outranks_the_known_place(tmp_path: Path) -> None:
    theirs = profile(bio="other", without=("email",))

    found = collect(
        tmp_path,
        {STRANGE: encoded({"profile_user": [theirs]}),
         PATH: encoded({"profile_user": [profile()]})},
    )  # fmt: skip

    assert texts(found)[ProfileField.BIO] == "한 줄 소개"
    assert {e.origin.path for e in facts(found)} == {PATH}
    assert switches(found)[SettingName.PRIVATE_ACCOUNT] is True
    assert SettingName.EMAIL_GIVEN not in switches(found)
    assert gaps(found) == [
        Unreadable(at(STRANGE), Fault.UNKNOWN_LABELS, 1, frozenset({Topic.ACCOUNT})),
        Unreadable(at(STRANGE), Fault.UNKNOWN_LABELS, 1, frozenset({Topic.PROFILE_TEXT})),
    ]


def test_a_second_profile_that_cannot_be_read_is_a_gap(tmp_path: Path) -> None:
    found = collect(
        tmp_path,
        {STRANGE: b'{"profile_user": 5', PATH: encoded({"profile_user": [profile()]})},
    )

    assert switches(found)[SettingName.PRIVATE_ACCOUNT] is True
    assert extents(found)[Topic.ACCOUNT] is Extent.PARTLY


@pytest.mark.parametrize(
    "raw",
    [
        b'[{"string_map_data": {"Private Account": {}, "Private Account": {"value": "True"}}}]',
        b'[{"string_map_data": {"Private Account": {"value": "False", "value": "True"}}}]',
        b'[{"string_map_data": {}}], "profile_user": [{"string_map_data": {}}]',
    ],
)
def test_of_two_equal_keys_neither_is_believed(tmp_path: Path, raw: bytes) -> None:
    found = collect(tmp_path, {PATH: b'{"profile_user": ' + raw + b"}"})

    topics = frozenset({Topic.ACCOUNT, Topic.PROFILE_TEXT, Topic.PROFILE_PHOTO})
    assert facts(found) == []
    assert gaps(found) == [Unreadable(ME, Fault.RECORD, 1, topics)]


def test_the_buttons_of_a_business_are_public_text(tmp_path: Path) -> None:
    made = record(
        **{
            "Business Objectives": cell("x"),
            "Email": cell("shop@example.org"),
            "Telefon?": cell("+62 800 000 000"),
            "Phone Number": cell(""),
        }
    )
    other = record(**{"Adresse?": cell("b@example.org"), "Phone Number": cell("000 111")})

    found = collect(tmp_path, {BUSINESS: encoded({"profile_business": [made, other]})})

    assert facts(found) == [
        ProfileText(at(BUSINESS), ProfileField.CONTACT_EMAIL, "shop@example.org"),
        ProfileText(at(BUSINESS), ProfileField.CONTACT_PHONE, "+62 800 000 000"),
        ProfileText(at(BUSINESS), ProfileField.CONTACT_EMAIL, "b@example.org"),
        ProfileText(at(BUSINESS), ProfileField.CONTACT_PHONE, "000 111"),
    ]


def test_an_account_that_is_no_business_has_no_buttons(tmp_path: Path) -> None:
    found = collect(tmp_path, {BUSINESS: encoded({"profile_business": [record()]})})

    assert only(found, ProfileText) == []
    assert extents(found) == {Topic.PROFILE_TEXT: Extent.WHOLE}
