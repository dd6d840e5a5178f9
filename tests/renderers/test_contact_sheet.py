import base64
import hashlib
import re

import pytest

from factories import ORIGIN, day
from selfguard.model.check import Exposure
from selfguard.renderers import contact_sheet
from selfguard.renderers.contact_sheet import SmallCopy
from selfguard.renderers.voice import Voice
from selfguard.words import say

ONE, TWO = b"\xff\xd8one", b"two"
COPIES = (
    SmallCopy(Exposure(ORIGIN, "face", "", day("2026-06-06"), "media/1.jpg"), ONE),
    SmallCopy(Exposure(ORIGIN, "booth-code", "", None, '"><script>x</script>.jpg'), TWO),
)


def rendered(language: str = "en") -> str:
    """Return the page with two small copies."""
    return "".join(contact_sheet.render(COPIES, Voice(language)))


def test_each_copy_is_named_dated_and_embedded() -> None:
    items = rendered().partition("<ul>\n")[2].partition("</ul>")[0]

    assert items == (
        f'<li><img alt="{say("en", "exposures.face")}" '
        f'src="data:image/jpeg;base64,{base64.b64encode(ONE).decode()}"><br>\n'
        f"{say('en', 'exposures.face')} · 6 June 2026<br>\n<small>media/1.jpg</small></li>\n"
        '<li><img alt="a photo booth&#x27;s code" '
        f'src="data:image/jpeg;base64,{base64.b64encode(TWO).decode()}"><br>\n'
        "a photo booth&#x27;s code · undated<br>\n"
        "<small>&quot;&gt;&lt;script&gt;x&lt;/script&gt;.jpg</small></li>\n"
    )


@pytest.mark.parametrize("language", ["ko", "en", "id"])
def test_the_warning_stands_first_in_the_readers_language(language: str) -> None:
    page = rendered(language)

    body = page.partition("<main>\n")[2].partition("<ul>")[0]
    assert page.startswith(f'<!doctype html>\n<html lang="{language}">\n')
    assert body == (
        f"<h1>{say(language, 'photo.sheet-title')}</h1>\n"
        f"<p><strong>{say(language, 'photo.sheet-warning')}</strong></p>\n"
        f"<p>{say(language, 'report.pictures-caveat')}</p>\n"
    )


def test_it_has_no_script_asks_nothing_of_anybody_and_allows_its_own_style_alone() -> None:
    page = rendered()

    (style,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = re.findall('Content-Security-Policy" content="(.*?)">', page)
    assert policy == f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'"
    assert re.findall(r"<script|https?:|//|url\(|@import| on\w+=|style=", page) == []
    assert re.findall(r'(?:src|href)="(?!data:image/jpeg;base64,)', page) == []
