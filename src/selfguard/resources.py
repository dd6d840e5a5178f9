"""The data that selfguard ships: found by one function, in a wheel as in a checkout."""

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path


def data(path: str) -> Traversable:
    """Return the shipped file or folder at *path*, as in `ui/ko/report.toml`.

    In a wheel all of it lies under `selfguard/_data/`. In an editable install the published
    checklists lie in the checkout instead, in `checklists/` beside `src/`.
    """
    packaged = resources.files("selfguard").joinpath("_data", *path.split("/"))
    if packaged.is_file() or packaged.is_dir():
        return packaged
    return Path(__file__).parents[2].joinpath(path)
