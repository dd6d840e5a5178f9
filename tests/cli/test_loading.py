"""Where what was compiled no longer fits, the checklists that we ship are parsed."""

import pytest

from selfguard.cli import loading
from selfguard.cli.loading import load


def test_what_was_compiled_from_another_file_counts_for_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled = load("worried")
    monkeypatch.setattr(loading, "read_compiled", lambda _: b'{"sha256": "", "valid": {}}')

    parsed = load("worried")

    assert parsed == compiled
