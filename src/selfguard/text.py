"""The gate for untrusted text, and how wide a text is on a terminal.

Every string that did not come from this project's own source passes `clean` once, at the
boundary, after it was decoded and repaired: captions, names, file names, checklist prose,
exception texts. Rules and code points: the forbidden characters of the security notes in
`docs/privacy.md`; bidirectional controls after CVE-2021-42574 ("Trojan Source").
"""

import re
import unicodedata

LIMIT = 500
"""How many characters of one string are shown."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Control, bidirectional, invisible and non-characters; surrogates; tag characters."""

# Signs that the gate leaves as they are, in any order: ASCII, Latin letters, dashes and quotation
# marks, Hangul, kana, Han, full-width signs, emoji. For a short caption in Korean the whole way
# through the gate takes ten times as long as this test.
_PLAIN = re.compile(
    "[ -~\u00c0-\u017f\u2010-\u2027\u2600-\u27bf\u3001\u3002\u3041-\u3096\u30a1-\u30fa"
    "\u3131-\u3163\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e\U0001f300-\U0001faff]*"
).fullmatch

_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_MARKS = re.compile(f"({_MARK}{{4}}){_MARK}+")
_BREAKS = re.compile(r"[\t\r\n]+")


def repair(text: str) -> str:
    """Return *text* with UTF-8 that was written as Latin-1 put right, all of it or nothing.

    Instagram's JSON export writes the bytes of UTF-8 as Latin-1 code points, in keys and in
    values. A text that cannot be such bytes is returned as it is.
    """
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def clean(text: str, limit: int = LIMIT) -> str:
    """Return *text* fit to be shown: at most *limit* characters on one line, nothing hidden.

    Forbidden characters become visible, as in `⟨U+202E⟩`; at most four combining marks stand in
    a row; tabs and line breaks become one space. Repair before, never after: bidirectional
    controls can appear through the repair.
    """
    if len(text) <= limit and _PLAIN(text):
        return text
    text = _BREAKS.sub(" ", text[: 4 * limit])
    if len(text) <= limit and _PLAIN(text):
        return text
    text = unicodedata.normalize("NFC", text)
    text = FORBIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
    text = _MARKS.sub(r"\1", text)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def width(text: str) -> int:
    """Return how many columns *text* takes on a terminal: Hangul and other wide signs take two."""
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )
