"""How a report speaks: the words, dates and numbers of one language, the signs of one encoding.

Every string of a report, ours and others', is made fit to be shown here and nowhere else.
"""

import re
from dataclasses import dataclass
from datetime import date

from selfguard import words
from selfguard.model.facts import UNKNOWN, Text
from selfguard.model.report import MASK
from selfguard.text import clean

LINE, PROSE = 200, 1000
"""How many characters are shown of one line, and of one paragraph, that others wrote."""

_IN_PLACE_OF = {
    "—": "-",
    "–": "-",
    "•": "*",
    "·": "-",
    "›": ">",
    "→": ">",
    "…": "...",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "⟨": "<",
    "⟩": ">",
    "█": "#",
    "░": ".",
}
"""Signs that cp949 or ASCII lacks, and what stands for them (reports sheet, 2026-11-22)."""
_BUTTONS = {"☰": "sign-menu", "⋮": "sign-more", "⋯": "sign-more", "⚙": "sign-settings"}
"""Signs of buttons, and the words that stand for them where they cannot be printed or heard."""

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Typed:
    """What the person typed, as far as a command that goes on from there has to say it again."""

    checklist: str = ""
    """The path of a checklist, quoted for the shell; empty for a built-in one, known by its id."""
    options: str = ""
    """The options without which it would speak another language, each after a space."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks *language* (`ko`, `en` or `id`) in characters that *encoding* has."""

    language: str
    encoding: str = "utf-8"
    is_spoken: bool = False
    """True for a screen reader: commas and words in the place of signs."""
    today: date = date.min
    """The day on which it is spoken: what was read long before is told to be old."""
    typed: Typed = Typed()

    def say(self, name: str, /, **values: str | int) -> str:
        """Return the words `report.<name>`; whole numbers among *values* are grouped."""
        return self.of("report", name, **values)

    def help(self, name: str, /, **values: str | int) -> str:
        """Return the words `help.<name>`, as `say` does."""
        return self.of("help", name, **values)

    def of(self, file: str, name: str, /, **values: str | int) -> str:
        """Return the words `<file>.<name>`, as `say` does."""
        told = {
            key: self.number(value) if isinstance(value, int) else value
            for key, value in values.items()
        }
        return self.fit(words.say(self.language, f"{file}.{name}", **told))

    def word(self, family: str, name: str, *, file: str = "report") -> str:
        """Return the word `<file>.<family><name>`, or *name* itself where there is none."""
        key = f"{file}.{family}{name}"
        return self.fit(words.say(self.language, key)) if words.has(key) else self.line(name)

    def text(self, text: Text, limit: int = PROSE) -> str:
        """Return *text* in the reader's language; another's is marked, as in `(in English) …`."""
        found, language = text.within(self.language)
        shown = self.fit(clean(found, limit).strip())
        return shown if language == self.language else f"{self.say(f'in-{language}')} {shown}"

    def line(self, data: str, limit: int = LINE) -> str:
        """Return *data* that others wrote, on one line of at most *limit* characters."""
        return self.fit(clean(data, limit).strip())

    def datum(self, data: str) -> str:
        """Return a datum from the evidence; the mask stays a mask."""
        if data != MASK:
            return self.line(data)
        return self.say("hidden") if self.is_spoken else self.fit(MASK)

    def taps(self, path: Text) -> str:
        """Return the taps of *path*, in order; for the ear, a word stands between them."""
        taps = self.text(path)
        if not self.is_spoken:
            return taps
        told = taps.replace(self.fit(" › "), self.say("between-taps"))
        return self._named(told.replace(f"({self.fit('…')})", "(⋮)"))

    def joined(self, *parts: str) -> str:
        """Return the *parts* that are not empty, side by side."""
        sign = ", " if self.is_spoken else self.fit(" · ")
        return sign.join(part for part in parts if part)

    def fit(self, text: str) -> str:
        """Return *text* with signs that the encoding lacks put in others; the last resort is ?."""
        if self.has(text):
            return text
        named = self._named(text)
        return "".join(s if self.has(s) else _IN_PLACE_OF.get(s, "?") for s in named)

    def has(self, text: str) -> bool:
        """Tell whether the encoding has every character of *text*."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    @property
    def is_unicode(self) -> bool:
        """Tell whether the encoding has every sign that a report likes to use."""
        return self.has("█")

    def _named(self, text: str) -> str:
        """Return *text* with a word for each sign of a button.

        Where its label stands beside it, as in `More (⋮)` or `⚙ Settings`, that is the word.
        """
        for sign, name in _BUTTONS.items():
            if sign in text:
                word = self.say(name)
                beside = rf"(?<=\w) ?\({sign}\)|{sign} (?={re.escape(word)})"
                text = re.sub(beside, "", text, flags=re.IGNORECASE).replace(sign, word)
        return text

    def number(self, number: int) -> str:
        """Return *number* with its thousands grouped."""
        return f"{number:,}".replace(",", words.say(self.language, "report.thousands"))

    def day(self, day: date) -> str:
        """Return *day* (of a date or a time, in UTC) as the language writes it."""
        return self.partial_day(f"{day:%Y-%m-%d}")

    def partial_day(self, day: str) -> str:
        """Return *day*, which is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precisely as it is known.

        Anything else that stands there is shown as it is; nothing is told to be undated.
        """
        if day in {"", UNKNOWN}:
            return self.say("undated")
        found = _DAY.fullmatch(day)
        if not found or int(found[2] or 1) not in range(1, _LAST_MONTH + 1):
            return self.line(day)
        year, month, number = found.groups()
        months = words.say(self.language, "report.months").split()
        name = months[int(month or 1) - 1]
        if number:
            return self.say("date", year=year, month=name, day=number.lstrip("0"))
        if month:
            return self.say("month-year", year=year, month=name)
        return self.say("year", year=year)
