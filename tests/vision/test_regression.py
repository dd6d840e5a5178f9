"""The regression set: what is found in each picture, exactly. No measure of quality."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import cv2
import numpy as np
import pytest

import make_pictures
from photos import PICTURES
from selfguard.model.sight import CodeKind, Level
from selfguard.vision.pool import Eyes
from selfguard.vision.seen import Seen

EXPECTED = tomllib.loads(PICTURES.joinpath("expected.toml").read_text(encoding="utf-8"))
EYES = Eyes(threads=1)
PAGE = Path(__file__).parents[2] / "docs" / "pictures.md"


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_exactly_this_is_found_in(name: str) -> None:
    seen = EYES.look_closely(PICTURES.joinpath(name).read_bytes())

    assert isinstance(seen, Seen)
    assert {
        "level": seen.level.value,
        "faces": len(seen.faces),
        "codes": [code.kind.value for code in seen.codes],
        "is_strip": seen.is_strip,
    } == EXPECTED[name]


def test_every_picture_is_expected_and_made_by_the_script(tmp_path: Path) -> None:
    make_pictures.write(tmp_path)

    made = {path.name for path in tmp_path.iterdir()}
    kept = {path.name for path in PICTURES.iterdir() if path.is_file()} - {
        "expected.toml",
        "LICENCES.md",
    }

    assert made == kept == set(EXPECTED)
    assert max(difference(tmp_path / name, PICTURES / name) for name in made) < 2


def difference(one: Path, other: Path) -> float:
    """Return how far two pictures are apart on average, in steps of 255: encoders differ."""
    pixels = [
        np.asarray(cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR), np.int16)
        for path in (one, other)
    ]
    return float(np.abs(pixels[0] - pixels[1]).mean())


def test_the_page_tells_the_counts_of_the_set() -> None:
    levels = Counter(each["level"] for each in EXPECTED.values())
    codes = Counter(code for each in EXPECTED.values() for code in each["codes"])
    told = {
        "pictures": len(EXPECTED),
        **{level.value: levels[level.value] for level in Level},
        **{kind.value: codes[kind.value] for kind in CodeKind},
        "strips": sum(each["is_strip"] for each in EXPECTED.values()),
    }

    rows = re.findall(r"^\| `?([a-z-]+)`? \|.*\| (\d+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)

    assert {name: int(number) for name, number in rows} == told
