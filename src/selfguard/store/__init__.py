"""What is kept on this machine, and how all of it is forgotten."""

from selfguard.store.files import FILE
from selfguard.store.schema import SCHEMA_VERSION
from selfguard.store.store import MOST_RUNS, Holdings, Store

__all__ = ["FILE", "MOST_RUNS", "SCHEMA_VERSION", "Holdings", "Store"]
