"""The data that selfguard ships: found by one function, in a wheel as in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def data(path: str) -> Path:
    """Return the shipped file or folder at *path*, as in `ui/ko/report.toml`.

    In a wheel all of it lies under `selfguard/_data/`. In an editable install the published
    checklists lie in the checkout instead, in `checklists/` beside `src/`. (The resources of
    `importlib` would cost the start of the program ten milliseconds, a tenth of it.)
    """
    packaged = _PACKAGE.joinpath("_data", path)
    return packaged if packaged.exists() else _PACKAGE.parents[1].joinpath(path)
