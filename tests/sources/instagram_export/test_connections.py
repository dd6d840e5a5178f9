from pathlib import Path

import pytest

from instagram_exports import T, cell, encoded, labelled, paths, person, record
from instagram_reading import at, collect, extents, facts, gaps, only, seconds
from selfguard.model.evidence import (
    ConnectionKind,
    Connections,
    Contacts,
    Evidence,
    Extent,
    Fault,
    LinkedAccounts,
    LinkedApp,
    Topic,
    Unreadable,
)

FRIENDS = "connections/followers_and_following"
APPS = "apps_and_websites_off_of_instagram/apps_and_websites"
LINKED = "personal_information/personal_information/linked_meta_accounts.json"
RELATIONS = (
    ("followers_1", "relationships_followers", ConnectionKind.FOLLOWERS),
    ("following", "relationships_following", ConnectionKind.FOLLOWING),
    ("close_friends", "relationships_close_friends", ConnectionKind.CLOSE_FRIENDS),
    ("blocked_profiles", "relationships_blocked_users", ConnectionKind.BLOCKED),
    ("restricted_accounts", "relationships_restricted_users", ConnectionKind.RESTRICTED),
    ("hide_story_from", "relationships_hide_stories_from", ConnectionKind.STORY_HIDDEN_FROM),
    ("follow_requests_you've_received", "relationships_follow_requests_received",
     ConnectionKind.REQUESTS_RECEIVED),
    ("pending_follow_requests", "relationships_follow_requests_sent",
     ConnectionKind.REQUESTS_SENT),
    ("recently_unfollowed_accounts", "relationships_unfollowed_users",
     ConnectionKind.RECENTLY_UNFOLLOWED),
)  # fmt: skip


@pytest.mark.parametrize(("name", "key", "kind"), RELATIONS)
@pytest.mark.parametrize("is_renamed", [True, False])
def test_each_relation_is_a_count_by_key_or_by_path(
    tmp_path: Path, name: str, key: str, kind: ConnectionKind, *, is_renamed: bool
) -> None:
    path = f"{FRIENDS}/{'renamed' if is_renamed else name}.json"
    document = {key: [person(0), person(1)]} if is_renamed else [person(0), person(1)]

    found = collect(tmp_path, {path: encoded(document)})

    assert facts(found) == [Connections(at(path), kind, 2, seconds(T), seconds(T + 60))]


@pytest.mark.parametrize(
    "document",
    [
        [],
        {"relationships_close_friends": []},
        ["You have no data in this section"],
        ["you have NO data in this section "],
    ],
)
def test_an_empty_list_is_read_and_is_zero(tmp_path: Path, document: object) -> None:
    path = f"{FRIENDS}/close_friends.json"

    found = collect(tmp_path, {path: encoded(document)})

    assert facts(found) == [Connections(at(path), ConnectionKind.CLOSE_FRIENDS, 0, None, None)]
    assert extents(found) == {Topic.CONNECTIONS: Extent.WHOLE}


def test_a_section_without_data_proves_nothing(tmp_path: Path) -> None:
    sections = (FRIENDS, "connections/contacts", APPS)
    files = {f"{section}/no-data.txt": b"" for section in sections}

    found = collect(tmp_path, {**files, paths("G4")["posts"]: b"[]"})

    assert facts(found) == []
    assert extents(found) == {Topic.POSTS: Extent.WHOLE}


@pytest.mark.parametrize(
    "document",
    [["evil"], ["You have no data in this section", "or have you"],
     ["You have no data in this section" + " " * 200 + "but that"], [""], {"unheard_of": []}],
)  # fmt: skip
@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, _, kind in RELATIONS])
def test_a_list_that_is_not_known_to_be_empty_is_no_zero(
    tmp_path: Path, name: str, kind: ConnectionKind, document: object
) -> None:
    found = collect(tmp_path, {f"{FRIENDS}/{name}.json": encoded(document)})

    topic = Topic.FOLLOWERS if kind is ConnectionKind.FOLLOWERS else Topic.CONNECTIONS
    assert facts(found) == []
    assert extents(found) == {topic: Extent.PARTLY}


def test_another_sentence_is_a_label_that_is_not_known(tmp_path: Path) -> None:
    path = f"{FRIENDS}/followers_1.json"

    found = collect(tmp_path, {path: encoded(["Nothing to see here"])})

    assert gaps(found) == [
        Unreadable(at(path), Fault.UNKNOWN_LABELS, 1, frozenset({Topic.FOLLOWERS}))
    ]


def test_no_data_beside_data_says_nothing(tmp_path: Path) -> None:
    path = f"{FRIENDS}/close_friends.json"

    found = collect(tmp_path, {path: b"[]", f"{FRIENDS}/no-data.txt": b""})

    assert facts(found) == [Connections(at(path), ConnectionKind.CLOSE_FRIENDS, 0, None, None)]


def test_one_follower_may_stand_without_a_list(tmp_path: Path) -> None:
    path = f"{FRIENDS}/followers_1.json"

    found = collect(tmp_path, {path: encoded(person(0))})

    assert facts(found) == [
        Connections(at(path), ConnectionKind.FOLLOWERS, 1, seconds(T), seconds(T))
    ]


def test_several_people_in_one_record_are_several(tmp_path: Path) -> None:
    path = f"{FRIENDS}/followers_1.json"
    rows = [cell("a", time=T + 60), cell("b"), cell("c", time=T)]
    without = {"title": "x", "string_list_data": []}

    found = collect(tmp_path, {path: encoded([{"string_list_data": rows}, without])})

    assert facts(found) == [
        Connections(at(path), ConnectionKind.FOLLOWERS, 4, seconds(T), seconds(T + 60))
    ]


def test_broken_people_are_skipped_and_make_the_count_a_part(tmp_path: Path) -> None:
    path = f"{FRIENDS}/followers_1.json"
    broken = [{}, {"string_list_data": "ab"}, {"string_list_data": [{"value": []}]}, 5]

    found = collect(tmp_path, {path: encoded([person(0), *broken])})

    assert facts(found) == [
        Connections(at(path), ConnectionKind.FOLLOWERS, 1, seconds(T), seconds(T))
    ]
    assert gaps(found) == [Unreadable(at(path), Fault.RECORD, 4, frozenset({Topic.FOLLOWERS}))]
    assert extents(found) == {Topic.FOLLOWERS: Extent.PARTLY}


def test_nobody_could_be_counted_is_no_zero(tmp_path: Path) -> None:
    path = f"{FRIENDS}/followers_1.json"

    found = collect(tmp_path, {path: encoded([{"x": 1}])})

    assert facts(found) == []
    assert extents(found) == {Topic.FOLLOWERS: Extent.PARTLY}


def test_no_name_of_another_person_is_told(tmp_path: Path) -> None:
    path = f"{FRIENDS}/followers_1.json"
    contacts = "connections/contacts/synced_contacts.json"
    contact = record(**{"First Name": cell("Erfunden"), "Imported Time": cell(time=T)})

    found = collect(
        tmp_path,
        {
            path: encoded([person(0)]),
            contacts: encoded({"contacts_contact_info": [contact]}),
        },
    )

    assert "invented_0" not in str(found)
    assert "Erfunden" not in str(found)
    assert only(found, Contacts) == [Contacts(at(contacts), 1, seconds(T))]


def test_followers_of_threads_are_others(tmp_path: Path) -> None:
    threads = "your_instagram_activity/threads/followers.json"
    document = {"text_post_app_text_post_app_followers": [person(0)]}

    found = collect(tmp_path, {threads: encoded(document), paths("G4")["posts"]: b"[]"})

    assert facts(found) == []


def linked(folder: Path, document: object) -> list[Evidence]:
    return collect(folder, {LINKED: encoded(document)})


@pytest.mark.parametrize(
    ("groups", "count"),
    [
        ([{"title": "A", "dict": [{"label": "Name", "value": "x"}]}], 1),
        ([{"title": "A", "dict": [{"title": "", "dict": [{"label": "Name", "value": "x"}]},
                                  {"title": "", "dict": [{"label": "Name", "value": "y"}]}]}], 2),
    ],
)  # fmt: skip
def test_linked_accounts_are_the_innermost_groups(
    tmp_path: Path, groups: object, count: int
) -> None:
    found = linked(tmp_path, {**labelled(time=T), "label_values": groups})

    assert facts(found) == [LinkedAccounts(at(LINKED), count)]


def test_an_empty_list_of_linked_accounts_is_none(tmp_path: Path) -> None:
    assert facts(linked(tmp_path, [])) == [LinkedAccounts(at(LINKED), 0)]


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        ({**labelled(time=T), "label_values": [{"title": "A", "dict": []}]},
         Fault.UNKNOWN_LABELS),
        ([{"x": 1}], Fault.RECORD),
        ([{"label_values": [5]}], Fault.RECORD),
    ],
)  # fmt: skip
def test_linked_accounts_in_another_form_are_unknown(
    tmp_path: Path, document: object, fault: Fault
) -> None:
    found = linked(tmp_path, document)

    assert facts(found) == []
    assert gaps(found) == [Unreadable(at(LINKED), fault, 1, frozenset({Topic.LINKED_ACCOUNTS}))]


def test_a_business_without_a_time_is_told_and_a_broken_one_is_not(tmp_path: Path) -> None:
    path = f"{APPS}/your_activity_off_meta_technologies.json"
    document = {"apps_and_websites_off_meta_activity": [
        {"name": "Shop \u202e", "events": [{"timestamp": 0}]},
        {"name": 5, "events": []}, {"name": "x"}, {"name": "x", "events": [5]},
    ]}  # fmt: skip

    found = collect(tmp_path, {path: encoded(document)})

    assert facts(found) == [LinkedApp(at(path), "Shop ⟨U+202E⟩", None, is_connected=False)]
    assert gaps(found) == [Unreadable(at(path), Fault.RECORD, 3, frozenset({Topic.APPS}))]


def test_a_list_of_apps_in_no_known_form_is_not_called_empty(tmp_path: Path) -> None:
    path = f"{APPS}/active_apps.json"
    settings = f"{APPS}/your_activity_off_meta_technologies_settings.json"

    found = collect(tmp_path, {path: b"[]", settings: b"[]"})

    assert facts(found) == []
    assert gaps(found) == [Unreadable(at(path), Fault.UNKNOWN_LABELS, 1, frozenset({Topic.APPS}))]
    assert extents(found) == {Topic.APPS: Extent.PARTLY}
