from importlib import resources
from pathlib import Path

from selfguard.resources import data

CHECKOUT = Path(__file__).parents[1]


def test_a_shipped_file_is_found_in_the_package() -> None:
    found = data("ui/en/exposures.toml")

    assert found == resources.files("selfguard") / "_data" / "ui" / "en" / "exposures.toml"
    assert found.is_file()


def test_a_shipped_folder_is_found_in_the_package() -> None:
    found = data("ui/en")

    assert found == resources.files("selfguard") / "_data" / "ui" / "en"


def test_what_the_package_lacks_is_looked_for_in_the_checkout() -> None:
    found = data("no-such-folder/no-such-file.yaml")

    package = Path(str(resources.files("selfguard")))
    assert found == package.parents[1] / "no-such-folder" / "no-such-file.yaml"
