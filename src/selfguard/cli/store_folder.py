"""Where the store lies: the platform's data folder of this person."""

import platformdirs

from selfguard.store import Store


def store() -> Store:
    """Return the store of this person; nothing is made on disk by asking for it."""
    return Store(platformdirs.user_data_path("selfguard", appauthor=False))
