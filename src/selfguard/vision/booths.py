"""Which photo booth a web address belongs to, judged from its text alone. Nothing is opened.

An address on a strip is a secret: whoever has it gets the pictures. What leaves this module is
the booth's name and the host, never the address. Hosts: `_data/booths.toml`, with its date.
"""

import base64
import binascii
import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from functools import cache

from selfguard.model.sight import CodeKind
from selfguard.resources import data

LONGEST_HOST = 253
"""In characters, after RFC 1035."""
_ADDRESS = re.compile(r"https?://+([^/?#\\\x00-\x20\x7f]*)([^\x00-\x1f\x7f]*)", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_PORT = re.compile(r":\d*\Z")
_NUMBERS = re.compile(r"[\d.]+")
_PACKED = re.compile(r"[A-Za-z0-9+/_-]{16,2000}")
_EXPIRY = re.compile(rb"\bexpiredDate=(\d{10})(?:\d{3})?(?!\d)")
_SEOUL = timezone(timedelta(hours=9))


@dataclass(frozen=True, slots=True)
class Opening:
    """What a code opens: all that may be told of it."""

    kind: CodeKind = CodeKind.OTHER
    booth: str = ""
    host: str = ""
    """In lower case, other scripts as `xn--…`; empty where the text is no web address."""
    expires_on: date | None = None
    """In Korea's time zone, where the address itself tells it (PhotoGray)."""


@dataclass(frozen=True, slots=True)
class _Booth:
    """An entry of the data."""

    name: str
    hosts: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    bucket: str = ""

    def judge(self, host: str, path: str) -> CodeKind:
        """Tell whether *host* with *path* is one of this booth's."""
        if any(_is_below(host, each) for each in self.maybe):
            return CodeKind.MAYBE_BOOTH
        is_known = any(_is_below(host, each) for each in self.hosts) or (
            self.pattern is not None and self.pattern.fullmatch(host) is not None
        )
        if is_known and (not self.bucket or self.bucket in path.split("/")):
            return CodeKind.BOOTH
        return CodeKind.OTHER


@dataclass(frozen=True, slots=True)
class _Address:
    """A web address, taken apart. Its path is a secret, and is in no `repr`."""

    host: str
    rest: str = field(repr=False)
    """All behind the host: path, query and fragment."""


def opening(text: str) -> Opening:
    """Return what the *text* of a code opens, as far as it may be told."""
    address = _parse(text)
    if address is None:
        return Opening()
    path = re.split("[?#]", address.rest, maxsplit=1)[0]
    for booth in _booths():
        kind = booth.judge(address.host, path)
        if kind is not CodeKind.OTHER:
            return Opening(kind, booth.name, address.host, _expiry(address.rest))
    return Opening(host=address.host)


def _parse(text: str) -> _Address | None:
    """Take the web address *text* apart as a browser does; None where it is none.

    The host ends before `/`, `?`, `#` or a backslash, and begins behind the last `@`: in
    `https://life4cut.net@evil.example` it is `evil.example`.
    """
    found = _ADDRESS.fullmatch(text.strip())
    if found is None:
        return None
    host = _PORT.sub("", found[1].rpartition("@")[2])
    host = (host if host.isascii() else _in_ascii(host)).lower().removesuffix(".")
    if len(host) > LONGEST_HOST or not _HOST.fullmatch(host):
        return None
    return _Address(host, found[2])


def _in_ascii(host: str) -> str:
    """Return *host* as the network knows it; empty where it cannot be one."""
    try:
        return host[: LONGEST_HOST + 1].encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _is_below(host: str, entry: str) -> bool:
    """Tell whether *host* is *entry* or a name below it; an IP address has nothing below it."""
    return host == entry or (not _NUMBERS.fullmatch(entry) and host.endswith(f".{entry}"))


def _expiry(rest: str) -> date | None:
    """Return the date in a packed `sessionId=…&expiredDate=<seconds>` in an address's *rest*."""
    for packed in _PACKED.findall(rest):
        found = _EXPIRY.search(_unpacked(packed))
        if found:
            return datetime.fromtimestamp(int(found[1]), _SEOUL).date()
    return None


def _unpacked(packed: str) -> bytes:
    """Return the bytes of *packed*, base64 in either alphabet; none where it is not that."""
    plain = packed.replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4))
    except binascii.Error:
        return b""


@cache
def read_on() -> date:
    """Return the day on which the list of booths was read, in sources that nobody confirmed."""
    day: date = tomllib.loads(data("booths.toml").read_text(encoding="utf-8"))["read_on"]
    return day


@cache
def _booths() -> tuple[_Booth, ...]:
    entries = tomllib.loads(data("booths.toml").read_text(encoding="utf-8"))["booth"]
    return tuple(
        _Booth(
            entry["name"],
            tuple(entry.get("hosts", ())),
            tuple(entry.get("maybe", ())),
            re.compile(entry["pattern"]) if "pattern" in entry else None,
            entry.get("bucket", ""),
        )
        for entry in entries
    )
