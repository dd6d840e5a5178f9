from pathlib import Path

import pytest

from instagram_exports import KOREAN_AGENT, T, cell, encoded, labelled, paths, record
from instagram_reading import at, collect, gaps, only, seconds
from selfguard.model.evidence import Device, Evidence, Session
from selfguard.sources.instagram_export.security import device_name

LOGINS, DEVICES = paths("G5")["logins"], paths("G5")["devices"]
ACTIVITY = LOGINS.replace("login_activity", "profile_activity")


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (KOREAN_AGENT, "SM-S000N"),
        ("Instagram 123.0 (iPhone12,1; iOS 17_0; ko_KR; ko; scale=2.00)", "iPhone"),
        ("Instagram 123.0 (iPad8,1; iOS 17_0; en_US)", "iPad"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Instagram 300", "iPhone"),
        ("Mozilla/5.0 (Linux; Android 13; SM-S000N Build/TP1A.1; wv) Chrome/110", "SM-S000N"),
        ("Mozilla/5.0 (Linux; Android 9; ko-kr; Pixel 0) Chrome/110", "Pixel 0"),
        ("Mozilla/5.0 (Linux; Android 10; K) Chrome/110", "Android"),
        ("Mozilla/5.0 (Android 13; Mobile; rv:109.0) Firefox/110", "Android"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0", "Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Safari/605", "Mac"),
        ("Mozilla/5.0 (X11; CrOS x86_64) Chrome/120.0", "Chromebook"),
        ("Mozilla/5.0 (X11; Linux x86_64) Firefox/120.0", "Linux"),
        ("synthetic_3652", ""),
        ("", ""),
        ("Android (1; 2; 3; 4; \x1b]52;x", "⟨U+001B⟩]52"),
        ("Android (" + "; " * 5000, "Android"),
    ],
)
def test_a_device_has_a_short_name(agent: str, name: str) -> None:
    assert device_name(agent) == name


def read(folder: Path, *logins: object, **more: object) -> list[Evidence]:
    files = {LOGINS: encoded({"account_history_login_history": logins})}
    if more:
        files[ACTIVITY] = encoded(more["activity"])
    return only(collect(folder, files), Session)


def session(
    time: int | None, device: str = "", place: str = "", language: str = "", path: str = LOGINS
) -> Session:
    return Session(at(path), seconds(time) if time else None, device, place, language)


def test_a_login_in_an_unknown_language_is_read_by_shape(tmp_path: Path) -> None:
    login = record(
        "2024-07-03T18:46:40+09:00",
        A=cell("**a"),
        B=cell("192.0.2.1"),
        C=cell("id"),
        D=cell(KOREAN_AGENT),
    )

    found = read(tmp_path, login)

    assert found == [session(T, "SM-S000N", "", "id")]


@pytest.mark.parametrize(
    ("value", "language"),
    [("ko_KR", "ko-KR"), ("en-US", "en-US"), ("fil", "fil"), ("synthetic_1", ""), ("", "")],
)
def test_a_language_is_a_code_or_nothing(tmp_path: Path, value: str, language: str) -> None:
    found = read(tmp_path, record(**{"Language Code": cell(value), "Time": cell(time=T)}))

    assert found == [session(T, language=language)]


def test_two_values_that_look_like_a_language_are_none(tmp_path: Path) -> None:
    found = read(tmp_path, record(A=cell("id"), B=cell("ko"), Time=cell(time=T)))

    assert found == [session(T)]


@pytest.mark.parametrize("place", ["192.0.2.1", "Seoul (192.0.2.1)", "2001:db8::1"])
def test_no_address_is_ever_told(tmp_path: Path, place: str) -> None:
    login = record(**{"IP Address": cell("192.0.2.1"), "Location": cell(place)})

    found = read(tmp_path, login)

    assert found == [session(None)]


def test_activity_is_joined_with_the_login_of_its_second(tmp_path: Path) -> None:
    seoul = labelled(("Location", "Seoul"), ("Type", "web"), time=T)
    busan = labelled(("Location", "Busan"), time=T)
    later = labelled(("Location", "Jeju"), time=T + 60)
    undated = labelled(("Location", "Ulsan"))
    login = record(**{"Time": cell(time=T), "Language Code": cell("ko")})

    found = read(tmp_path, login, record(), activity=[seoul, busan, later, undated])

    assert found == [
        session(T, place="Seoul", language="ko"),
        session(None),
        session(None, place="Ulsan", path=ACTIVITY),
        session(T, place="Busan", path=ACTIVITY),
        session(T + 60, place="Jeju", path=ACTIVITY),
    ]


def test_devices_are_told_by_name_and_last_use(tmp_path: Path) -> None:
    devices = [
        record(**{"Ultimo accesso": cell(time=T), "Agente utente": cell(KOREAN_AGENT)}),
        record(A=cell(time=T), B=cell("Mozilla/5.0 (Windows NT 10.0)")),
        record(),
        {"string_map_data": 5},
    ]

    found = collect(tmp_path, {DEVICES: encoded({"devices_devices": devices})})

    assert only(found, Device) == [
        Device(at(DEVICES), seconds(T), "SM-S000N"),
        Device(at(DEVICES), seconds(T), "Windows"),
        Device(at(DEVICES), None, ""),
    ]
    assert len(gaps(found)) == 1
