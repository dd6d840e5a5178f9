import os
import subprocess
import sys

HEAVY = {"instaloader", "pydantic", "rich", "jinja2", "yaml", "sqlite3", "requests"}


def test_help_imports_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "selfguard", "--help"],
        capture_output=True,
        check=True,
        text=True,
        # Measuring coverage imports things of its own.
        env={k: v for k, v in os.environ.items() if not k.startswith("COVERAGE")},
    )

    names = (line.rpartition("|")[2].strip() for line in done.stderr.splitlines())
    assert {name.partition(".")[0] for name in names} & HEAVY == set()
