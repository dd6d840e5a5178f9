from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instagram_exports import KOREAN_AGENT, LABELS, USER, T, encoded, profile, write_folder
from instagram_reading import at, collect, extents, facts, gaps, only, seconds
from selfguard.errors import InputRefusedError
from selfguard.model.evidence import (
    ConnectionKind,
    Connections,
    Contacts,
    Device,
    Extent,
    Fault,
    ProfileField,
    ProfileText,
    Session,
    Setting,
    SettingName,
    Topic,
    Unreadable,
)
from selfguard.sources.instagram_export import pages as pages_module
from selfguard.sources.instagram_export.dialects import Cell, Record
from selfguard.sources.instagram_export.labels import Label
from selfguard.sources.instagram_export.pages import Page
from selfguard.sources.instagram_export.source import InstagramExport

PERSONAL = "personal_information/personal_information"
ME = f"{PERSONAL}/personal_information.html"
FRIENDS = "connections/followers_and_following"
LOGIN = "security_and_login_information/login_and_profile_creation/login_activity.html"
VALUES = ("person@example.org", "+82 10-0000-0000", "True", "sms", USER, "지어낸 사람",
          "한 줄 &amp; mehr", "unspecified", "2008-03-14", "False", "7")  # fmt: skip
PHOTO = (
    '<table><tr><td colspan="2" class="_2pin _a6_q">Foto<div><div><a target="_blank"'
    ' href="media/other/p.jpg"><img src="media/other/p.jpg" class="_a6_o _3-96" /></a>'
    "<div></div></div></div></td></tr></table>"
)
RECORD = "pam _3-95 _2ph- _a6-g uiBoxWhite noborder"


def page(*records: str, main: str = "main") -> bytes:
    """Return a page with *records* in its content area."""
    boxes = "".join(f'<div class="{RECORD}">{record}</div>' for record in records)
    return (
        '<html><head><base href="../../" /><style>a > b {}</style></head><body>'
        '<img src="files/Instagram-Logo.png" /><h1>Title</h1>'
        f'<{main} class="_a706" role="main">{boxes}</{main}><p>behind</p></body></html>'
    ).encode()


def fields(labels: Sequence[str], values: Sequence[str] = VALUES) -> str:
    rows = "".join(
        f'<tr><td colspan="2" class="_2pin _a6_q">{label}<div><div>{value}</div></div></td></tr>'
        for label, value in zip(labels, values, strict=True)
    )
    return f"<table>{rows}</table>"


def friend(name: str, heading: str = "") -> str:
    return (
        f'{heading}<div class="_a6-p"><div><div><a target="_blank"'
        f' href="https://www.instagram.com/{name}">{name}</a></div>'
        "<div>Nov 02, 2025 10:13 am</div></div></div>"
    )


@pytest.mark.parametrize("language", ["en-US", "it", "unknown"])
@pytest.mark.parametrize("main", ["main", "div"])
def test_a_profile_page_is_read_in_any_language(tmp_path: Path, language: str, main: str) -> None:
    found = collect(tmp_path, {ME: page(PHOTO + fields(LABELS[language]), main=main)})

    assert facts(found) == [
        Setting(at(ME), SettingName.PRIVATE_ACCOUNT, is_on=False),
        Setting(at(ME), SettingName.EMAIL_GIVEN, is_on=True),
        Setting(at(ME), SettingName.PHONE_GIVEN, is_on=True),
        Setting(at(ME), SettingName.BIRTHDAY_GIVEN, is_on=True),
        ProfileText(at(ME), ProfileField.USERNAME, USER),
        ProfileText(at(ME), ProfileField.NAME, "지어낸 사람"),
        ProfileText(at(ME), ProfileField.BIO, "한 줄 & mehr"),
        ProfileText(at(ME), ProfileField.WEBSITE, ""),
        Setting(at(ME), SettingName.PROFILE_PHOTO, is_on=True),
    ]
    assert extents(found) == {
        Topic.ACCOUNT: Extent.WHOLE,
        Topic.PROFILE_TEXT: Extent.WHOLE,
        Topic.PROFILE_PHOTO: Extent.PARTLY,
    }


def test_the_logo_is_no_profile_photo(tmp_path: Path) -> None:
    found = collect(tmp_path, {ME: page(fields(LABELS["en-US"]))})

    assert SettingName.PROFILE_PHOTO not in [e.name for e in found if isinstance(e, Setting)]
    assert extents(found)[Topic.PROFILE_PHOTO] is Extent.PARTLY


def test_a_page_tells_counts_without_dates(tmp_path: Path) -> None:
    heading = '<h2 class="_3-95 _2pim _a6-h _a6-i">b</h2>'
    files = {
        f"{FRIENDS}/followers_1.html": page(friend("a"), friend("b")),
        f"{FRIENDS}/followers_2.html": page(friend("c") + friend("d")),
        f"{FRIENDS}/blocked_profiles.html": page(friend("b", heading)),
        "connections/contacts/synced_contacts.html": page(fields(["A"], ["b"])),
        "your_instagram_activity/media/posts_1.html": page("x"),
        "start_here.html": page("x"),
    }

    found = collect(tmp_path, files)

    assert facts(found) == [
        Connections(at(f"{FRIENDS}/followers_1.html"), ConnectionKind.FOLLOWERS, 4, None, None),
        Connections(at(f"{FRIENDS}/blocked_profiles.html"), ConnectionKind.BLOCKED, 1, None, None),
        Contacts(at("connections/contacts/synced_contacts.html"), 1, None),
    ]
    assert extents(found) == dict.fromkeys(
        (Topic.FOLLOWERS, Topic.CONNECTIONS, Topic.CONTACTS), Extent.WHOLE
    )


def test_logins_and_devices_have_pages_too(tmp_path: Path) -> None:
    heading = '<h2 class="_a6-h _a6-i">2024-07-03T09:46:40+00:00</h2>'
    login = heading + fields(["Idioma?", "Agente?"], ["ko_KR", KOREAN_AGENT])
    time_row = (
        '<table><tr><td class="_2pin _a6_q">Last Login</td>'
        '<td class="_2pin _2piu _a6_r">Nov 02, 2025 10:13 am</td></tr></table>'
    )
    devices = "personal_information/device_information/devices.html"
    device = page(time_row + fields(["User Agent"], [KOREAN_AGENT]))

    found = collect(tmp_path, {LOGIN: page(login), devices: device})

    assert facts(found) == [
        Session(at(LOGIN), seconds(T), "SM-S000N", "", "ko-KR"),
        Device(at(devices), None, "SM-S000N"),
    ]


@pytest.mark.parametrize(("private", "told"), [("False", [False]), ("True", [])])
def test_json_counts_where_an_export_holds_both_and_the_page_does_not_differ(
    tmp_path: Path, private: str, told: list[bool]
) -> None:
    path = ME[:-4] + "json"
    files = {
        ME: page(fields(LABELS["en-US"])),
        path: encoded({"profile_user": [profile(private=private)]}),
    }

    found = only(collect(tmp_path, files), Setting)

    name = SettingName.PRIVATE_ACCOUNT
    assert [e for e in found if isinstance(e, Setting) and e.name is name] == [
        Setting(at(path), name, is_on) for is_on in told
    ]
    assert Setting(at(path), SettingName.PROFILE_PHOTO, is_on=True) in found


def test_a_page_beside_json_is_not_counted_again(tmp_path: Path) -> None:
    page_path, path = (f"{FRIENDS}/followers_1.{ending}" for ending in ("html", "json"))

    found = collect(tmp_path, {page_path: page(friend("a")), path: b"[]"})

    assert facts(found) == [Connections(at(path), ConnectionKind.FOLLOWERS, 0, None, None)]


def test_an_export_of_pages_is_told_as_such(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {ME: page(fields(LABELS["it"]))}, "unpacked")

    source = InstagramExport([folder])

    assert (source.generation(), source.username()) == ("HTML", USER)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"<html><body>another markup</body></html>", Fault.UNKNOWN_LABELS),
        (page(), Fault.UNKNOWN_LABELS),
        (page(friend("a"))[:-60], Fault.DAMAGED),
        (page(friend("a"))[: page(friend("a")).index(b"Nov")], Fault.DAMAGED),
    ],
    ids=["markup", "no-record", "cut-behind", "cut-inside"],
)
def test_a_page_that_is_not_whole_or_not_known_is_a_gap(
    tmp_path: Path, content: bytes, fault: Fault
) -> None:
    path = f"{FRIENDS}/followers_1.html"
    other = {f"{FRIENDS}/following.html": page(friend("a"))}

    found = collect(tmp_path, {path: content, **other})

    assert gaps(found) == [Unreadable(at(path), fault, 1, frozenset({Topic.FOLLOWERS}))]
    assert extents(found)[Topic.FOLLOWERS] is Extent.PARTLY


def test_a_page_of_too_many_pieces_is_not_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages_module, "MAX_TOKENS", 20)
    read = Page(page(*[friend("a")] * 30).decode())

    records = list(read)

    assert len(records) < 30
    assert not read.is_whole


def test_a_title_in_many_pieces_is_read_to_its_end() -> None:
    start = '<div role="main"><div class="pam uiBoxWhite noborder"><div class="_a6-h _a6-i">'
    pieces = "<p>x" * 200_000

    found = list(Page(f"{start}{pieces}</div></div></div>"))

    assert found == []


def test_an_export_in_pages_is_told_to_be_one(tmp_path: Path) -> None:
    files = {f"{FRIENDS}/{name}.html": page(friend("a")) for name in ("followers_1", "following")}

    found = collect(tmp_path, files)

    assert only(found, Unreadable) == [Unreadable(at(""), Fault.HTML, 2)]


def test_a_page_above_the_limit_is_a_gap(tmp_path: Path) -> None:
    path = f"{FRIENDS}/followers_1.html"
    files = {path: page(friend("a")) + b" " * (32 << 20), f"{FRIENDS}/following.html": page()}

    with pytest.raises(InputRefusedError, match="nothing-readable"):
        collect(tmp_path, files)
    found = collect(tmp_path, {**files, f"{FRIENDS}/following.html": page(friend("a"))})

    assert gaps(found) == [Unreadable(at(path), Fault.TOO_LARGE, 1, frozenset({Topic.FOLLOWERS}))]
    assert len(only(found, Connections)) == 1


def records(content: str) -> list[Record]:
    return list(Page(f'<div role="main"><div class="{RECORD}">{content}</div></div>'))


def test_labelled_rows_lists_and_videos_are_read() -> None:
    row = '<tr><td class="_a6_q">Name</td><td class="_2piu _a6_r">a<br/>b</td></tr>'
    nested = f'<div class="{RECORD}"><div class="_a6-p">inner</div></div>'
    video = '<video src="media/a.mp4"></video><img src="" /><img src="files/x.png">'

    [found] = records(f"<table>{row}</table>{nested}{video}<a href='https://www.instagram.com/x'>")

    assert found == Record(
        cells=(Cell(Label.NAME, "a b"),), rows=1, pictures=("media/a.mp4",), is_map=True
    )


def test_an_end_tag_of_an_element_that_has_none_ends_nothing() -> None:
    [found] = records('<td class="_a6_q">Bio</br></img><div>x</div></td>')

    assert found.cells == (Cell(Label.BIO, "x"),)


def test_a_cell_before_any_label_is_a_field_by_itself() -> None:
    [found] = records('<td class="_2piu _a6_r">Name</td>')

    assert found.cells == (Cell(Label.NAME, ""),)


def test_the_attributes_of_an_endless_tag_are_not_read() -> None:
    [found] = records(f'<a href="https://www.instagram.com/x" title="{"x" * 5000}">')

    assert found == Record(is_map=True)


@pytest.mark.parametrize("part", ["<a x=", "<", "<!--", "</a ", "<td class='", "&lt", "<div>"])
def test_many_broken_tags_are_read_to_their_end(part: str) -> None:
    text = '<main role="main">' + part * 200_000

    found = list(Page(text))

    assert len(found) <= 1


@given(st.lists(st.sampled_from(
    ["<", ">", "/", "div", "td", 'class="_a6_q"', f'class="{RECORD}"', 'role="main"', " ", "<td>",
     "</td>", "</div>", "<img src='media/x'>", "text", "&#x1b;", "<main role='main'>", "</main>",
     '<h2 class="_a6-h _a6-i">']
)))  # fmt: skip
def test_no_page_raises(parts: list[str]) -> None:
    found = list(Page("".join(parts)))

    assert all(isinstance(record, Record) for record in found)
