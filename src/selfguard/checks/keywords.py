"""Keywords in a text, found in one pass for each script, however many keywords there are."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

NUMBER = "0"
"""The keyword that stands for the beginning of a number, with ten more digits or separators."""
MOST = 384
"""How many keywords of one text are told at most.

The densest text of 2,200 characters that can be put together of the invented lines of
`tests/checks/corpora/`, each of which gives something away, has 272 of them.
"""

_NUMBERS = re.compile(r"[0-9](?=[0-9().\ -]{9,10}[0-9])(?<![0-9].)")
_NOWHERE = re.compile(r"(?!)")
_NO_LETTER = "[\x00-`{-\x7f]"


class Keywords:
    """Keywords in lower case, and which of them stand where in a text.

    A keyword that begins with a Latin letter or a digit is looked for at the beginnings of words,
    since in `pharos` there is no `hs`; with a `*` before it, it is looked for inside words, too.
    Any other keyword (Hangul, an emoji, a sign) is looked for everywhere.
    """

    def __init__(self, keywords: Iterable[str]) -> None:
        """Make ready to look for *keywords*."""
        every = set(keywords)
        latin = {key for key in every if key.isascii() and key[0].isalnum() and key != NUMBER}
        foreign = {key for key in every if not key.isascii()}
        self._latin = _latin_keys(latin)
        self._foreign = _foreign_keys(foreign)
        inside = every - latin - foreign - {NUMBER}
        self._inside = [(key, key.removeprefix("*")) for key in sorted(inside)]
        self._has_number = NUMBER in every
        self._parts = {
            key: tuple(part for part in every if key.startswith(part)) for key in latin | foreign
        }

    def places(self, text: str) -> list[tuple[int, str]]:
        """Return which keywords begin where in *text* (lower case), in characters.

        Where one keyword is the beginning of another, both are told. Of more than `MOST` only
        the first are.
        """
        parts = self._parts
        found: list[tuple[int, str]] = []
        for match in islice(self._latin.finditer(" " + text), MOST):
            found += [(match.start(), key) for key in parts[match[1]]]
        for key, sign in self._inside:
            if sign in text:
                signs = islice(re.finditer(re.escape(sign), text), MOST)
                found += [(match.start(), key) for match in signs]
        if self._has_number:
            for match in islice(_NUMBERS.finditer(text), MOST):
                found.append((match.start(), NUMBER))
        if not text.isascii():
            for match in islice(self._foreign.finditer(text), MOST):
                for key in parts[match[0] + match[match.lastindex or 0]]:
                    found.append((match.start(), key))
        return sorted(found)[:MOST] if len(found) > MOST else found


def _latin_keys(keywords: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for the sign before a word that begins with one of *keywords*."""
    rests = dict(_by_first_sign(keywords))
    groups = "|".join(f"{sign}(?:{'|'.join(each)})" for sign, each in rests.items())
    first = "".join(rests)
    return re.compile(f"{_NO_LETTER}(?=[{first}])(?=({groups}))") if groups else _NOWHERE


def _foreign_keys(keywords: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for the first sign of each of *keywords*; the rest is its only group."""
    groups = [f"{sign}(?=({'|'.join(rests)}))" for sign, rests in _by_first_sign(keywords)]
    return re.compile("|".join(groups)) if groups else _NOWHERE


def _by_first_sign(keywords: Iterable[str]) -> Iterable[tuple[str, list[str]]]:
    """Return the rests of *keywords* by their first sign, the longest first.

    So grouped, the engine of regular expressions skips quickly what can begin none of them.
    """
    rests = defaultdict(list)
    for key in sorted(keywords, key=lambda key: (-len(key), key)):
        rests[re.escape(key[0])].append(re.escape(key[1:]))
    return sorted(rests.items())
