"""contacts-synced: the service holds the address book of the telephone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import Contacts, Evidence, Setting, SettingName, Topic


@dataclass(frozen=True, slots=True)
class ContactsSynced(Check[Evidence]):
    """An address book that is uploaded, or was.

    Examines
        The switch for contact syncing, and how many contacts the service holds. Whose they are
        is never looked at.

    Exposure
        Syncing is on, or contacts that were uploaded are still held: switching it off does not
        remove them.

    Blind to
        Whether other people uploaded this person's number.

    With
        No parameters.
    """

    id: ClassVar = "contacts-synced"
    subject: ClassVar = Evidence
    topics: ClassVar = frozenset({Topic.CONTACT_SYNCING, Topic.CONTACTS})

    def examine(self, evidence: Sequence[Evidence], /) -> CheckResult:
        """Find syncing that is on, and contacts that are held."""
        switches = [
            e for e in evidence if isinstance(e, Setting) and e.name is SettingName.CONTACT_SYNCING
        ]
        held = [e for e in evidence if isinstance(e, Contacts)]
        return CheckResult.of([*switches, *held], _exposures(switches, held))


def _exposures(switches: Sequence[Setting], held: Sequence[Contacts]) -> Iterator[Exposure]:
    for switch in switches:
        if switch.is_on:
            yield Exposure(switch.origin, "contact-syncing", "")
    for contacts in held:
        if contacts.count > 0:
            yield Exposure(contacts.origin, "contacts", "", contacts.newest, count=contacts.count)
