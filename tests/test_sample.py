from pathlib import Path

import draw_sample
from sample_export import NAME, PICTURES, files
from selfguard.model.evidence import Fault
from selfguard.model.sight import Level
from selfguard.resources import data
from selfguard.vision.pool import Eyes

FACES = {"portrait-large": 1, "portrait": 1, "friend": 1, "pair": 2, "group": 3, "strip": 4}
SHOWN = {
    name: (Level.FACE if name in FACES else Level.NONE, FACES.get(name, 0), int(name == "strip"))
    for name in draw_sample.PICTURES
}
"""Picture → its level, its faces, its codes."""


def shown(folder: Path) -> dict[str, tuple[Level, int, int]]:
    """Return what the pictures in *folder* show."""
    eyes = Eyes()
    found = {}
    for path in folder.iterdir():
        seen = eyes.look_closely(path.read_bytes())
        assert not isinstance(seen, Fault)
        found[path.stem] = (seen.level, len(seen.faces), len(seen.codes))
    return found


def test_the_shipped_sample_is_the_one_that_is_written_down() -> None:
    folder = Path(str(data(f"sample/{NAME}")))

    shipped = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }

    assert shipped == files()


def test_the_pictures_of_the_sample_show_what_they_are_drawn_to_show() -> None:
    assert shown(PICTURES) == SHOWN


def test_drawn_again_they_show_the_same(tmp_path: Path) -> None:
    draw_sample.write(tmp_path / "drawn")

    assert shown(tmp_path / "drawn") == SHOWN
