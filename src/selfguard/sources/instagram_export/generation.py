"""Which generation an export is of: a word for support, on which nothing else depends.

Marks after the notes on the Instagram export of 2026-11-22, section 2.1. Several generations
mix inside one export, so the newest mark counts.
"""

import re

from selfguard.sources.instagram_export import kinds
from selfguard.sources.instagram_export.export import Export

_G1_NAMES = re.compile(
    r"(events|guides|fundraisers|seen_content|shopping|stories_activities)\.json"
)
_LABELLED = re.compile(
    r"(.*/)?(saved_posts|liked_posts|blocked_profiles|stories_viewed"
    r"|your_activity_off_meta_technologies)\.json"
)
_G4_NAMES = re.compile(
    r".*/login_and_profile_creation/.*|.*/(instagram_profile_information|profile_based_in"
    r"|(blocked|restricted|recently_unfollowed)_profiles)\.\w+"
)
_G3_NAMES = re.compile(
    r"personal_information/personal_information/.*|your_instagram_activity/content/.*"
    r"|security_and_login_information/login_and_account_creation/.*"
)
_G2B_NAMES = re.compile(r"personal_information/personal_information\.\w+")
_G2_NAMES = re.compile(r"account_information/.*|login_and_account_creation/.*")
_NO_DATA = b"You have no data in this section"


def generation_of(export: Export) -> str:
    """Return `G0`, `G1`, `G2`, `G2b`, `G3`, `G4`, `G5`, `HTML`, or `unknown`."""
    names = {file.name for files in export.files.values() for file in files} | set(export.heads)
    if names and all(name.endswith(".html") for name in names):
        return "HTML"
    if _is_g5(export, names):
        return "G5"
    marks = {"G4": _G4_NAMES, "G3": _G3_NAMES, "G2b": _G2B_NAMES, "G2": _G2_NAMES}
    for generation, mark in marks.items():
        if any(map(mark.fullmatch, names)):
            return generation
    if not any(kind in export.files for kind in kinds.FLAT_KINDS):
        return "unknown"
    is_g1 = any(map(_G1_NAMES.fullmatch, names)) or any(
        _NO_DATA in head.raw for head in export.heads.values()
    )
    return "G1" if is_g1 else "G0"


def _is_g5(export: Export, names: set[str]) -> bool:
    numbers = {bool(file.number) for file in export.files.get(kinds.POSTS, [])}
    following = [h.raw for h in export.heads.values() if h.key == kinds.FOLLOWING.keys[0]]
    return (
        numbers == {True, False}
        or kinds.ACTIVITY in export.files
        or any(
            b'"label_values"' in export.heads[name].raw
            for name in names & set(export.heads)
            if _LABELLED.fullmatch(name)
        )
        or any(b'"href"' in raw and b'"value"' not in raw for raw in following)
    )
