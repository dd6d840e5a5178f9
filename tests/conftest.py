"""What every test gets: a home of its own, no locale, and no network."""

import sys
from pathlib import Path

import pytest
from hypothesis import settings

from fence import REFUSED, NetworkUsedError, let_through


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in REFUSED and not let_through(event, arguments):
        raise NetworkUsedError(event, arguments)


# A hook is passed over by coverage, unless it asks not to be.
_refuse_network.__dict__["__cantrace__"] = True
# It cannot be taken off again: the fence stands for the whole run.
sys.addaudithook(_refuse_network)

settings.register_profile("suite", deadline=None, max_examples=50, derandomize=True)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty home folder, and the environment of a new user."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_DOWNLOAD_DIR"):
        monkeypatch.delenv(name, raising=False)
    return folder
