"""Makes the regression set in `tests/pictures/` from its originals.

    python tests/make_pictures.py tests/pictures

What is found in each file stands in `expected.toml`, and is held by `vision/test_regression.py`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

import photos
from photos import blank, code, encoded, original, photographed, put, resized, strip, tagged
from selfguard.vision.decode import Pixels

BOOTH = "https://api.life4cut.net/abcdefgh/0123456789"
MAYBE = "http://13.125.146.152/photo/0123456789"
OTHER = "https://example.com/menu"
FACE = slice(45, 175), slice(130, 235)
"""Where the astronaut's face is in the original: rows, columns."""


def _portraits() -> Iterator[tuple[str, bytes]]:
    face = resized(original("astronaut"), 320, 320)
    yield "portrait.jpg", encoded(face)
    for orientation, turn in (
        (3, cv2.ROTATE_180),
        (6, cv2.ROTATE_90_COUNTERCLOCKWISE),
        (8, cv2.ROTATE_90_CLOCKWISE),
    ):
        turned = cv2.rotate(face, turn)
        yield f"portrait-exif-{orientation}.jpg", tagged(encoded(turned), orientation)
        yield f"portrait-turned-{orientation}.jpg", encoded(turned)
    yield "portrait-grey.jpg", encoded(cv2.cvtColor(face, cv2.COLOR_BGR2GRAY))
    yield "portrait-16-bit.png", encoded(resized(face, 100, 100).astype(np.uint16) * 257, ".png")
    yield "portrait-transparent.png", encoded(_with_alpha(resized(face, 120, 120)), ".png")
    yield "portrait.webp", encoded(face, ".webp")
    yield "portrait-mirrored.jpg", encoded(np.ascontiguousarray(face[:, ::-1]))
    for strength in (4, 8, 12):
        blurred = cv2.GaussianBlur(face, (0, 0), strength)
        yield f"portrait-blurred-{strength}.jpg", encoded(blurred)
    for times in (6, 40):
        yield f"portrait-dark-{times}.jpg", encoded((face // times).astype(np.uint8))


def _with_alpha(pixels: Pixels) -> np.ndarray:
    """Return *pixels* with a transparent rim."""
    alpha = np.zeros(pixels.shape[:2], np.uint8)
    alpha[10:-10, 10:-10] = photos.WHITE
    return np.dstack([pixels, alpha])


def _sizes() -> Iterator[tuple[str, bytes]]:
    face = original("astronaut")
    ground = cv2.GaussianBlur(resized(original("rocket"), 1200, 800), (0, 0), 5).astype(np.uint8)
    for side in (320, 160, 120, 80, 40):
        yield f"small-{side}.jpg", encoded(put(ground, resized(face, side, side), 100, 400))
    yield "three-in-a-row.jpg", encoded(np.hstack([resized(face, 240, 240)] * 3))
    yield "large.jpg", encoded(resized(face, 2000, 2000), quality=20)


def _covered() -> Iterator[tuple[str, bytes]]:
    rows, columns = FACE
    for name, part in (
        ("mouth", (slice(115, 175), columns)),
        ("eyes", (slice(85, 110), columns)),
        ("half", (rows, slice(130, 182))),
        ("whole", (slice(20, 190), slice(110, 255))),
    ):
        covered = original("astronaut").copy()
        covered[part] = 20
        yield f"covered-{name}.jpg", encoded(covered)


def _strips() -> Iterator[tuple[str, bytes]]:
    poses = photos.poses()
    things = [original(name) for name in ("cat", "coffee", "rocket")]
    upright = strip(1, 4, poses)
    yield "strip-1x4.jpg", encoded(upright)
    yield "strip-1x4-white.jpg", encoded(strip(1, 4, poses, 250))
    yield "strip-2x4.jpg", encoded(strip(2, 4, poses), quality=60)
    yield "strip-2x2.jpg", encoded(strip(2, 2, poses))
    yield "strip-of-things.jpg", encoded(strip(1, 4, things))
    coded = put(upright, code(BOOTH, 110), 69, upright.shape[0] - 112)
    yield "strip-with-code.jpg", encoded(coded)
    yield "strip-photographed.jpg", encoded(photographed(coded, 0.9), quality=40)
    yield "strip-photographed-far.jpg", encoded(photographed(coded, 0.4), quality=40)
    two = put(strip(2, 2, things), code(BOOTH, 110), 24, 460)
    yield "strip-2x2-with-code.jpg", encoded(two)


def _codes() -> Iterator[tuple[str, bytes]]:
    coffee = original("coffee")
    yield "code-other.jpg", encoded(put(coffee, code(OTHER, 140), 20, 20))
    yield "code-maybe-booth.jpg", encoded(put(coffee, code(MAYBE, 140), 20, 20))
    yield "code-text.jpg", encoded(put(coffee, code("네컷 사진", 140), 20, 20))
    both = put(put(coffee, code(OTHER, 140), 20, 20), code(BOOTH, 140), 300, 160)
    yield "codes-two.jpg", encoded(both)


def _others() -> Iterator[tuple[str, bytes]]:
    for name in ("cat", "coffee", "rocket"):
        yield f"{name}.jpg", encoded(original(name))
    yield "blank.png", encoded(blank(64, 48), ".png")
    noise = np.random.default_rng(1).integers(0, 256, (75, 100, 3), np.uint8)
    yield "noise.png", encoded(noise, ".png")
    yield "drawing.png", encoded(_drawing(), ".png")


def _drawing() -> Pixels:
    """Return a face of a few strokes."""
    drawn = blank(400, 400, 240)
    cv2.ellipse(drawn, (200, 200), (110, 140), 0, 0, 360, (170, 200, 235), -1)
    for x in (155, 245):
        cv2.ellipse(drawn, (x, 165), (22, 12), 0, 0, 360, (255, 255, 255), -1)
        cv2.circle(drawn, (x, 165), 9, (60, 40, 30), -1)
        cv2.line(drawn, (x - 25, 138), (x + 25, 134), (40, 40, 50), 5)
    cv2.line(drawn, (200, 180), (190, 230), (120, 150, 190), 4)
    cv2.ellipse(drawn, (200, 270), (45, 18), 0, 0, 180, (90, 80, 190), 5)
    cv2.ellipse(drawn, (200, 110), (115, 60), 0, 180, 360, (40, 50, 60), -1)
    return drawn


def made() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every picture of the set."""
    yield from _portraits()
    yield from _sizes()
    yield from _covered()
    yield from _strips()
    yield from _codes()
    yield from _others()


def write(folder: Path) -> None:
    """Write the set into *folder*."""
    for name, content in made():
        folder.joinpath(name).write_bytes(content)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
