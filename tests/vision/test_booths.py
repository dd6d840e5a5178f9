import base64
import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfguard.model.sight import CodeKind
from selfguard.resources import data
from selfguard.vision.booths import Opening, opening

BOOTH, MAYBE, OTHER = CodeKind.BOOTH, CodeKind.MAYBE_BOOTH, CodeKind.OTHER


def packed(text: str) -> str:
    """Return *text* in base64 without its padding, as it stands in an address."""
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    ("text", "kind", "booth", "host"),
    [
        ("https://life4cut.net/x", BOOTH, "인생네컷", "life4cut.net"),
        ("HTTPS://API.LIFE4CUT.NET/X", BOOTH, "인생네컷", "api.life4cut.net"),
        ("https://life4cut.net./x", BOOTH, "인생네컷", "life4cut.net"),
        ("https://life4cut.net:8443/x", BOOTH, "인생네컷", "life4cut.net"),
        ("https://life4cut.net:/x", BOOTH, "인생네컷", "life4cut.net"),
        ("https://life4cut.net?x", BOOTH, "인생네컷", "life4cut.net"),
        ("https://life4cut.net#x", BOOTH, "인생네컷", "life4cut.net"),
        ("https://life4cut.net", BOOTH, "인생네컷", "life4cut.net"),
        (" https://life4cut.net/x\n", BOOTH, "인생네컷", "life4cut.net"),
        ("https://me:pass@life4cut.net/x", BOOTH, "인생네컷", "life4cut.net"),
        ("https://a@b@life4cut.net/x", BOOTH, "인생네컷", "life4cut.net"),
        ("https://ｌｉｆｅ４ｃｕｔ。net/x", BOOTH, "인생네컷", "life4cut.net"),
        ("http://haru7.mx2.co.kr/x", BOOTH, "하루필름", "haru7.mx2.co.kr"),
        ("http://haru.mx12.co.kr/x", BOOTH, "하루필름", "haru.mx12.co.kr"),
        ("https://qr.seobuk.kr/x", BOOTH, "포토이즘", "qr.seobuk.kr"),
        ("https://studio808.kr/x", BOOTH, "", "studio808.kr"),
        (
            "https://firebasestorage.googleapis.com/v0/b/my4ccu.appspot.com/o/x?alt=media",
            BOOTH,
            "my4cut",
            "firebasestorage.googleapis.com",
        ),
        ("https://pgshort.aprd.io/x", MAYBE, "포토그레이", "pgshort.aprd.io"),
        ("http://3.38.68.231/x", MAYBE, "플랜비 / 그믐달", "3.38.68.231"),
        (
            "https://imagenetworks.web.app/x",
            MAYBE,
            "포토시그니처",
            "imagenetworks.web.app",
        ),
    ],
)
def test_a_booths_address_names_the_booth(text: str, kind: CodeKind, booth: str, host: str) -> None:
    assert opening(text) == Opening(kind, booth, host)


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://example.com/life4cut.net", "example.com"),
        ("https://life4cut.net@evil.com/x", "evil.com"),
        ("https://life4cut.net:80@evil.com", "evil.com"),
        ("https://evil.com\\@life4cut.net/", "evil.com"),
        ("https://evil.com#@life4cut.net/", "evil.com"),
        ("https://evil.com?.life4cut.net/", "evil.com"),
        ("https://notlife4cut.net/x", "notlife4cut.net"),
        ("https://life4cut.net.evil.com/x", "life4cut.net.evil.com"),
        ("https://haru7.mx2.co.kr.evil.com/", "haru7.mx2.co.kr.evil.com"),
        ("https://xharu7.mx2.co.kr/", "xharu7.mx2.co.kr"),
        ("https://web.app/x", "web.app"),
        ("http://x.3.38.68.231.example.com/", "x.3.38.68.231.example.com"),
        ("http://13.38.68.231/", "13.38.68.231"),
        (
            "https://firebasestorage.googleapis.com/v0/b/another.appspot.com/o/x",
            "firebasestorage.googleapis.com",
        ),
        (
            "https://firebasestorage.googleapis.com/v0/b/x/o/y?my4ccu.appspot.com",
            "firebasestorage.googleapis.com",
        ),
        ("https://인생네컷.kr/x", "xn--950b411a62enti.kr"),
    ],
)
def test_another_address_names_its_host_alone(text: str, host: str) -> None:
    assert opening(text) == Opening(OTHER, "", host)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "네컷",
        "life4cut.net",
        "WIFI:S:home;T:WPA;P:secret;;",
        "tel:+82101234567",
        "ftp://life4cut.net/x",
        "javascript:https://life4cut.net",
        "https://",
        "https:///",
        "https://localhost/x",
        "https://[::1]/x",
        "https://life4\ncut.net/x",
        "https://life4cut.net\x00.evil.com",
        "https://life4cut.net/x\x1b[31m",
        "https://life4cut%2Enet/x",
        "https://life4cut..net/x",
        "https://-life4cut.net/x",
        "https://life 4cut.net/x",
        "https://life4cut.net\u202e/x",
        f"https://{'한' * 300}.kr/x",
        f"https://{'a.' * 200}kr/x",
        "https://a＠life4cut.net/x",
    ],
)
def test_what_is_no_address_names_no_host(text: str) -> None:
    assert opening(text) == Opening()


@pytest.mark.parametrize(
    ("rest", "expires_on"),
    [
        (packed("sessionId=abc&expiredDate=1735657199"), date(2024, 12, 31)),
        (packed("sessionId=abc&expiredDate=1735657200"), date(2025, 1, 1)),
        (packed("sessionId=abc&expiredDate=1735657200000"), date(2025, 1, 1)),
        (packed("sessionId=abc&expiredDate=9999999999"), date(2286, 11, 21)),
        (packed("sessionId=abc&expiredDate=17356572001"), None),
        (packed("sessionId=abc&expiredDate=soon soon"), None),
        (packed("sessionId=abcdefghijkl"), None),
        ("a" * 17, None),
        ("short", None),
    ],
)
def test_a_packed_expiry_is_read_without_a_network(rest: str, expires_on: date | None) -> None:
    host = "photogray-download.aprd.io"

    opens = opening(f"https://{host}/?id={rest}")

    assert opens == Opening(MAYBE, "포토그레이", host, expires_on)


def test_the_secret_part_of_an_address_is_in_nothing_that_is_told() -> None:
    told = repr(opening("https://user:pass@life4cut.net:81/secret?token=secret#secret"))

    assert told == (
        "Opening(kind=<CodeKind.BOOTH: 'booth'>, booth='인생네컷', host='life4cut.net', "
        "expires_on=None)"
    )


@given(st.text(max_size=300))
def test_any_text_is_judged(text: str) -> None:
    assert opening(text).kind in {BOOTH, MAYBE, OTHER}


@given(st.text(max_size=100))
def test_no_host_holds_anything_but_plain_signs(text: str) -> None:
    host = opening(f"https://{text}").host

    assert set(host) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-_")


def test_every_entry_of_the_data_is_a_plain_host_and_stands_once() -> None:
    table = tomllib.loads(data("booths.toml").read_text(encoding="utf-8"))
    hosts = [
        host
        for booth in table["booth"]
        for host in [*booth.get("hosts", []), *booth.get("maybe", [])]
    ]

    assert (table["read_on"], table["mark"]) == (date(2026, 11, 22), "S")
    assert {opening(f"https://{host}/").host for host in hosts} == set(hosts)
    assert len(hosts) == len(set(hosts))
