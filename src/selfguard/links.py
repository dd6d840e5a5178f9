"""The table of link ids: the only addresses that selfguard ever makes clickable.

A checklist names an id; an address in a checklist stays inert text. Hosts are exact, every
address is https. None of these was opened in a signed-in app: `verified_on` is empty until
somebody has. Sources: current public programs that open the same pages [S], read 2026-11-22.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Link:
    """An address, and how well it is known."""

    address: str
    mark: str
    """`V` verified, `S` secondary, `U` unverified, as in `selfguard.model.checklist.Mark`."""
    read_on: date
    """The day its source was read."""
    verified_on: date | None = None
    """The day somebody opened it while signed in; None while nobody has."""


_READ = date(2026, 11, 22)
_META = "https://accountscenter.instagram.com/"

LINKS = {
    "instagram.privacy": Link(
        "https://www.instagram.com/accounts/who_can_see_your_content/", "S", _READ
    ),
    "instagram.edit": Link("https://www.instagram.com/accounts/edit/", "S", _READ),
    "meta.center": Link(_META, "S", _READ),
    "meta.security": Link(f"{_META}password_and_security/", "S", _READ),
    "meta.two-factor": Link(f"{_META}password_and_security/two_factor/", "S", _READ),
    "meta.personal": Link(f"{_META}personal_info/", "S", _READ),
    "meta.export": Link(f"{_META}info_and_permissions/dyi/", "S", _READ),
}
"""Link id → link."""
