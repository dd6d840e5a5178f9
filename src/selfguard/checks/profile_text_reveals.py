"""profile-text-reveals: the profile tells who somebody is, and where to find them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from selfguard.checks.patterns import find, words
from selfguard.model.check import Check, CheckResult, Exposure
from selfguard.model.evidence import ProfileField, ProfileText, Topic

_CONTACTS = {ProfileField.CONTACT_EMAIL: "email", ProfileField.CONTACT_PHONE: "phone"}
_HANGUL = re.compile("[가-힣]+")
_NO_LAST_SYLLABLE = frozenset("는을를의에요고")
"""Particles and endings that a given name hardly ends in."""


@dataclass(frozen=True, slots=True)
class ProfileTextReveals(Check[ProfileText]):
    """A profile whose texts tell who somebody is, or where to find them.

    Examines
        User name, name, bio and website, and the contact buttons of a professional account.
        They can be read by everyone, in a private account too. Where the page was looked at
        today, its texts count in the place of those in an older export.

    Exposure
        A school, a class or year, a district, a telephone number, an e-mail address, a birthday
        or year of birth, an account elsewhere, a real name: a name that says the same as the
        user name, or a plain Korean name. Whether such a name is real only the person can tell:
        it is a question, neither an exposure nor a pass.

    Blind to
        What is paraphrased or abbreviated beyond the usual, an age (17살), bare names of cities,
        names in other scripts than Hangul that differ from the user name, languages other than
        Korean, English and Indonesian, and what the page behind a link says. It cannot tell
        whose school, name or birthday it is.

    With
        No parameters.
    """

    id: ClassVar = "profile-text-reveals"
    subject: ClassVar = ProfileText
    topics: ClassVar = frozenset({Topic.PROFILE_TEXT})

    def examine(self, evidence: Sequence[ProfileText], /) -> CheckResult:
        """Find what the texts of the profile give away."""
        usernames = {t.text for t in evidence if t.field is ProfileField.USERNAME}
        found = [
            Exposure(text.origin, label, datum, where=text.field.value)
            for text in evidence
            for label, datum in _given_away(text, usernames)
        ]
        return CheckResult(
            len(evidence),
            tuple(each for each in found if each.label != "real-name"),
            tuple(each for each in found if each.label == "real-name"),
        )


def _given_away(text: ProfileText, usernames: set[str]) -> Iterator[tuple[str, str]]:
    label = _CONTACTS.get(text.field)
    if label is not None:
        if text.text.strip():
            yield label, text.text.strip()
        return
    if text.field is ProfileField.NAME and _is_real_name(text.text, usernames):
        yield "real-name", text.text.strip()
    for hit in find(text.text, bio=True):
        yield hit.label, hit.text


def _is_real_name(name: str, usernames: set[str]) -> bool:
    """Tell whether *name* says the same as the user name, or is a plain Korean name."""
    letters = _letters(name)
    if letters and letters in map(_letters, usernames):
        return True
    runs = _HANGUL.findall(name)
    return len(runs) == 1 and _is_korean_name(runs[0])


def _letters(text: str) -> str:
    """Return *text* without case, separators, digits and signs."""
    return "".join(sign for sign in text.casefold() if sign.isalpha())


def _is_korean_name(word: str) -> bool:
    """Tell whether *word* is a family name and a given name of two to four syllables in all."""
    if word in words("no-personal-name") or word[-1] in _NO_LAST_SYLLABLE:
        return False
    has_double = word[:2] in words("double-family-names")
    if len(word) == len("김솔"):
        return word[0] in words("clear-family-names")
    if len(word) == len("김하늘"):
        return has_double or word[0] in words("family-names")
    return has_double and len(word) == len("남궁하늘")
