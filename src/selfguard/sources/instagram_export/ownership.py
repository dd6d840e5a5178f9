"""Whose export it is: every name in it has to be the same one, or the export is refused."""

from selfguard.errors import InputRefusedError
from selfguard.sources.instagram_export import kinds
from selfguard.sources.instagram_export.dialects import LAUNCH
from selfguard.sources.instagram_export.export import Export, File, Part
from selfguard.sources.instagram_export.flat import find_name
from selfguard.sources.instagram_export.profile import find_owner
from selfguard.sources.instagram_export.reading import Reading

MAX_PROFILES = 20
"""How many profiles are compared. An export holds one: more than these are not one person's."""


def account_of(export: Export) -> str:
    """Return the account that *export* belongs to; empty where it does not say.

    From the profile, else from the name of a ZIP or of its root folder. An account that was
    renamed has its old name in both: the ZIP is named when the export is made.

    Raises `InputRefusedError` (`instagram_export.different-accounts`) where a profile bears
    another name than a part or another profile, case apart; where the name in one of several
    profiles cannot be read and they lie in different parts; and above `MAX_PROFILES`.
    """
    files = export.profiles
    if len(files) > MAX_PROFILES:
        raise _refusal(files[0].part, files[-1])
    reading = Reading(export, LAUNCH)
    told = [(file, _username(reading, file)) for file in files]
    names = [(part, user) for part in export.parts for user in part.users]
    names.extend((file.part, name) for file, name in told if name)
    for file, name in told:
        elsewhere = next((other.part for other in files if other.part is not file.part), None)
        if name and name.casefold() != names[0][1].casefold():
            raise _refusal(names[0][0], file)
        if not name and elsewhere:
            raise _refusal(elsewhere, file)
    return next((name for _, name in told if name), export.user)


def account_inside(export: Export) -> str:
    """Return the account that a profile inside *export* names; empty where none does.

    The name of a file or folder proves nothing: everybody can give it.
    """
    reading = Reading(export, LAUNCH)
    return next((name for file in export.profiles if (name := _username(reading, file))), "")


def _username(reading: Reading, file: File) -> str:
    if file.kind is kinds.FLAT_PROFILE:
        return find_name(reading, file)
    owner = find_owner(reading, file)
    return owner.username if owner else ""


def _refusal(first: Part, other: File) -> InputRefusedError:
    """Return the error that *first* and *other* are of two accounts."""
    is_same = first.archive is other.part.archive
    name = other.path if is_same else other.part.archive.name
    return InputRefusedError(
        "instagram_export.different-accounts", name=first.archive.name, other=name
    )
