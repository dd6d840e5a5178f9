"""What an audit reads from the store and leaves in it: answers in, outcomes out."""

from collections.abc import Sequence
from dataclasses import dataclass

from selfguard.cli.loading import Loaded
from selfguard.cli.speech import Preferences
from selfguard.cli.store_folder import store
from selfguard.errors import StoreRefusedError
from selfguard.model.evidence import Answer
from selfguard.model.history import PastRun
from selfguard.model.reader import Situation
from selfguard.model.report import Report


def going_on_without(loaded: Loaded, preferences: Preferences) -> StoreRefusedError | None:
    """Return why the store cannot be read, and let the audit go on as with `--no-trace`.

    Nobody who is worried, or to whom it is happening, is kept from help by a broken store. In
    any other situation nothing is tried here: the store refuses where it is used.
    """
    if loaded.checklist.situation is Situation.PREPARE or not preferences.keeps_trace:
        return None
    kept = store()
    try:
        kept.answers(loaded.answers_scope)
        kept.runs(loaded.runs_scope)
        kept.reader()
    except StoreRefusedError as error:
        preferences.keeps_trace = False
        return error
    return None


@dataclass(frozen=True, slots=True)
class Keeping:
    """The store, as far as this audit may use it."""

    loaded: Loaded
    preferences: Preferences
    is_about_nobody: bool
    """True for the built-in, invented export: nothing of it is kept, or compared."""

    @property
    def may_keep(self) -> bool:
        """Tell whether anything may be read or kept at all."""
        return self.preferences.keeps_trace and not self.is_about_nobody

    @property
    def is_happening(self) -> bool:
        """Tell whether it is happening: then no audit is kept, and nothing stands in its way."""
        return self.loaded.checklist.situation is Situation.HAPPENING

    @property
    def may_ask(self) -> bool:
        """Tell whether answers may be asked for at the end of the audit."""
        return self.may_keep and not self.is_happening

    def answers(self) -> Sequence[Answer]:
        """Return the answers that were given earlier. Raises `StoreRefusedError`."""
        return store().answers(self.loaded.answers_scope) if self.may_keep else ()

    def runs(self) -> Sequence[PastRun]:
        """Return the earlier audits of the checklist, oldest first. Raises `StoreRefusedError`."""
        if not self.may_keep or self.is_happening:
            return ()
        return store().runs(self.loaded.runs_scope)

    def keep(self, report: Report) -> None:
        """Keep how each step of *report* came out, where anything was reviewed.

        That somebody looked for help is not kept: where it is happening, nothing is. Raises
        `StoreRefusedError`.
        """
        if self.may_keep and not self.is_happening and report.reviewed:
            store().keep_run(self.loaded.runs_scope, report.past())
