"""What was seen is kept under the names of models, rules and data: none of them changes alone."""

import hashlib
import re

from selfguard.resources import data
from selfguard.vision import codes, decode, faces, pool, seen, strips
from selfguard.vision.booths import read_on
from selfguard.vision.models import CENTERFACE, YUNET

MODULES = (decode, faces, codes, strips, seen)
HELD = (1, "e4c1329adb03", "a594f7a73eb6")
"""The number of the rules, and the digests of their thresholds and of the list of booths."""


def constants() -> str:
    """Return every number that the modules name, sorted."""
    named = {
        f"{module.__name__}.{name}={value}"
        for module in MODULES
        for name, value in vars(module).items()
        if re.fullmatch("_?[A-Z][A-Z_]*", name) and isinstance(value, int | float)
    }
    return "\n".join(sorted(named))


def test_whoever_changes_a_threshold_or_a_booth_counts_the_rules_on() -> None:
    booths = data("booths.toml").read_bytes()

    found = tuple(hashlib.sha256(each).hexdigest()[:12] for each in (constants().encode(), booths))

    assert (pool.RULES, *found) == HELD


def test_the_version_names_rules_models_and_the_day_of_the_list() -> None:
    assert pool.VERSION.split() == ["1", YUNET.sha256[:12], CENTERFACE.sha256[:12], f"{read_on()}"]
