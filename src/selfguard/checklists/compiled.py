"""What we ship, validated beforehand, so that help is there in half a second.

Reading YAML strictly and validating it takes 0.4 s of imports alone. A compiled file holds the
same values as JSON, and the SHA-256 of the file that it was made from: where that file has
changed since, the compiled one counts for nothing, and the file is parsed. Only files of our own
are compiled (`make compiled`); a test holds each against what parsing gives.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from selfguard.checklists import build, build_lines
from selfguard.checklists.build import Valid
from selfguard.checklists.steps import made
from selfguard.model.check import Check
from selfguard.model.checklist import Checklist
from selfguard.model.help import HelpLines


def compile_valid(data: bytes, valid: Valid) -> str:
    """Return the compiled file for *valid*, the values in *data*; it ends with a line break."""
    whole = {"sha256": _digest(data), "valid": valid}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def checklist(
    compiled: bytes,
    data: bytes,
    checks: Mapping[str, type[Check[Any]]],
    help_lines: HelpLines,
) -> Checklist | None:
    """Return the checklist that was *compiled* from *data*; None where it was made from another."""
    valid = _valid(compiled, data)
    if valid is None:
        return None
    return build.checklist(valid, made(valid["steps"], checks), help_lines.lines)


def help_lines(compiled: bytes, data: bytes) -> HelpLines | None:
    """Return the help lines that were *compiled* from *data*; None where from another file."""
    valid = _valid(compiled, data)
    return None if valid is None else build_lines.help_lines(valid)


def _valid(compiled: bytes, data: bytes) -> Valid | None:
    whole = json.loads(compiled)
    valid: Valid = whole["valid"]
    return valid if whole["sha256"] == _digest(data) else None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
