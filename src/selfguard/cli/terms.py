"""What the service forbids and what may come of it: stated once, before anything is asked of it."""

from selfguard.cli import screen
from selfguard.cli.ownership import is_screen
from selfguard.cli.questions import confirm
from selfguard.cli.speech import Preferences, words_for
from selfguard.cli.store_folder import store
from selfguard.errors import InputRefusedError

PAGE, SESSION = "instagram-terms", "instagram-session-terms"
"""The names under which it is kept that a statement was seen, and of its words."""


def agree(name: str, preferences: Preferences, *, is_known: bool) -> bool:
    """State the terms *name* unless they were stated before; return whether the person goes on.

    *is_known* is `--yes`, of those who know them; it does not hold where nothing is kept, so that
    no loop can use it. Raises `InputRefusedError` where nobody can be asked.
    """
    keeps = preferences.keeps_trace
    if keeps and (is_known or store().has_seen(name)):
        return True
    if not (preferences.asks and is_screen()):
        raise InputRefusedError("live.terms-unread" if keeps else "live.no-trace")
    return state(name, preferences)


def state(name: str, preferences: Preferences) -> bool:
    """State the terms *name*, ask whether to go on, and keep that they were seen on a yes."""
    words = words_for(preferences)
    screen.say_aside(preferences, words(f"live.{name}"))
    if not confirm(words("live.go-on"), preferences):
        return False
    if preferences.keeps_trace:
        store().mark_seen(name)
    return True
