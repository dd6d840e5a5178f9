from factories import ORIGIN, SEEN, contacts, setting
from selfguard.checks.contacts_synced import ContactsSynced
from selfguard.model.check import CheckResult, Exposure
from selfguard.model.evidence import SettingName


def test_syncing_that_is_on_and_held_contacts_are_exposed() -> None:
    evidence = [setting(SettingName.CONTACT_SYNCING, is_on=True), contacts(412, SEEN)]

    result = ContactsSynced().examine(evidence)

    assert result == CheckResult(
        2,
        (
            Exposure(ORIGIN, "contact-syncing", ""),
            Exposure(ORIGIN, "contacts", "", SEEN, count=412),
        ),
    )


def test_one_held_contact_is_enough() -> None:
    result = ContactsSynced().examine([contacts(1)])

    assert result == CheckResult(1, (Exposure(ORIGIN, "contacts", ""),))


def test_syncing_that_is_off_and_no_contacts_are_examined_and_not_exposed() -> None:
    evidence = [setting(SettingName.CONTACT_SYNCING, is_on=False), contacts(0)]

    result = ContactsSynced().examine(evidence)

    assert result == CheckResult(2)


def test_other_switches_are_not_examined() -> None:
    result = ContactsSynced().examine([setting(SettingName.PRIVATE_ACCOUNT, is_on=True)])

    assert result == CheckResult(0)
