"""The errors a person may see. One place, `__main__`, turns them into a sentence and a hint.

    SelfguardError            something a person can understand and mend; exit code 3
    ├── InputRefusedError     a file, folder or archive that cannot or may not be read
    ├── OutputRefusedError    a file that cannot be written, or was asked for in the wrong place
    ├── StoreRefusedError     the store on this machine cannot be used
    ├── ServiceRefusedError   a service that refused, or could not be reached or understood
    ├── ProgramDamagedError   a file of selfguard itself that is missing or was changed
    └── ChecklistRefusedError a checklist that is not valid; it carries every problem at once

An error carries no prose: it names an entry of the interface words (`archive.encrypted`) and
the values for its placeholders. The sentence is looked up in the reader's language when it is
shown; the hint is the entry with `-hint` behind its name. Values pass the text gate when shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class SelfguardError(Exception):
    """A failure that a person can understand and mend."""

    def __init__(self, key: str, /, **values: str) -> None:
        """Name the sentence *key* of the interface words and fill in its *values*."""
        super().__init__(key, values)
        self.key = key
        self.values = values


class InputRefusedError(SelfguardError):
    """A file, folder or archive that cannot be read, or that is refused."""


class OutputRefusedError(SelfguardError):
    """A file that cannot be written."""


class StoreRefusedError(SelfguardError):
    """The store on this machine cannot be used."""


class ServiceRefusedError(SelfguardError):
    """A service did not answer, refused, or answered in a way that is not known."""


class ProgramDamagedError(SelfguardError):
    """A file of selfguard itself is missing, or is not the one that was shipped."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a checklist, with its place.

    *key* and *values* name the sentence as in `SelfguardError`; *line* and *column* count from
    1 (0 where the fault has no place); *path* is the place in the document, as in
    `steps.0.severity`; *source* is the text of the line, *width* how many characters the caret
    marks; *hint* names a second sentence, or is empty.
    """

    line: int
    column: int
    key: str
    values: dict[str, str]
    path: str = ""
    source: str = ""
    width: int = 1
    hint: str = ""


class ChecklistRefusedError(SelfguardError):
    """A checklist that is not valid, with all of its problems, sorted by place."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        """Refuse the checklist shown as *name* for its *problems*."""
        super().__init__("checklist.refused", name=name, count=str(len(problems)))
        self.name = name
        self.problems = tuple(problems)
