from urllib.parse import urlsplit

from selfguard.links import LINKS
from selfguard.model.facts import Mark

HOSTS = {"www.instagram.com", "accountscenter.instagram.com"}


def test_every_address_is_https_at_a_host_we_know() -> None:
    parts = [urlsplit(link.address) for link in LINKS.values()]

    assert {part.scheme for part in parts} == {"https"}
    assert {part.netloc for part in parts} <= HOSTS
    assert {part.query + part.fragment for part in parts} == {""}


def test_every_link_says_how_well_it_is_known() -> None:
    marks = {Mark(link.mark) for link in LINKS.values()}

    assert marks == {Mark.SECONDARY}
    assert all(link.verified_on is None for link in LINKS.values())
