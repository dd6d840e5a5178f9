"""Draws the pictures of the built-in sample export: nobody in them exists.

    python tests/draw_sample.py tests/pictures/sample

The files are committed, since encoders differ from one version to the next; the sample takes them
as they lie there. Everything is drawn from ellipses and lines with OpenCV.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Colour = tuple[int, int, int]

SIDE = 400
"""Pixels of a picture's longer side."""
FINE = 4
"""It is drawn so many times as large, then shrunk: drawn edges are smooth then."""
CODE = "https://invented.life4cut.net/strip"
"""What the code on the strip says: an invented name below the host of a booth."""


@dataclass(frozen=True, slots=True)
class Person:
    """How an invented person is drawn: colours in BGR."""

    skin: Colour
    hair: Colour
    clothes: Colour


HANEUL = Person((150, 180, 225), (30, 35, 50), (120, 90, 70))
FRIEND = Person((135, 168, 215), (20, 22, 28), (70, 110, 170))
OTHER = Person((160, 190, 232), (40, 60, 85), (110, 150, 110))


def canvas(width: int, height: int, top: Colour, bottom: Colour) -> Pixels:
    """Return a picture that fades from *top* to *bottom*, `FINE` times as large."""
    share = np.linspace(0, 1, height * FINE)[:, None, None]
    column = np.array(top) * (1 - share) + np.array(bottom) * share
    return np.repeat(column, width * FINE, axis=1).astype(np.uint8)


def dark(colour: Colour, share: float) -> Colour:
    """Return *colour* at *share* of its brightness."""
    blue, green, red = (int(each * share) for each in colour)
    return blue, green, red


class Pen:
    """Draws in shares of the height of a head, around its middle."""

    def __init__(self, pixels: Pixels, middle: tuple[float, float], tall: float) -> None:
        self.pixels = pixels
        self.x, self.y = middle[0] * FINE, middle[1] * FINE
        self.tall = tall * FINE

    def at(self, x: float, y: float) -> tuple[int, int]:
        return round(self.x + x * self.tall), round(self.y + y * self.tall)

    def oval(self, x: float, y: float, size: tuple[float, float], colour: Colour) -> None:
        axes = (round(size[0] * self.tall), round(size[1] * self.tall))
        cv2.ellipse(self.pixels, self.at(x, y), axes, 0, 0, 360, colour, -1, cv2.LINE_AA)

    def arc(  # noqa: PLR0913, PLR0917 - as many as an arc takes
        self,
        x: float,
        y: float,
        size: tuple[float, float],
        turn: tuple[int, int],
        colour: Colour,
        thick: float,
    ) -> None:
        axes = (round(size[0] * self.tall), round(size[1] * self.tall))
        width = max(1, round(thick * self.tall))
        cv2.ellipse(
            self.pixels, self.at(x, y), axes, 0, turn[0], turn[1], colour, width, cv2.LINE_AA
        )


def head(pixels: Pixels, middle: tuple[float, float], tall: float, person: Person) -> None:
    """Draw the head and the shoulders of *person*, *tall* pixels high, around *middle*."""
    pen = Pen(pixels, middle, tall)
    skin, hair = person.skin, person.hair
    pen.oval(0, 1.12, (0.82, 0.63), person.clothes)
    pen.oval(0, 0.55, (0.17, 0.3), dark(skin, 0.85))
    pen.oval(0, -0.07, (0.44, 0.57), hair)
    pen.oval(0, 0, (0.365, 0.5), skin)
    pen.oval(0.2, 0.02, (0.15, 0.38), dark(skin, 0.94))
    pen.oval(0.02, 0.02, (0.26, 0.42), skin)
    for side in (-1, 1):
        pen.oval(side * 0.365, 0.01, (0.045, 0.08), dark(skin, 0.9))
    points = cv2.ellipse2Poly(
        pen.at(0, -0.22), (round(0.385 * pen.tall), round(0.31 * pen.tall)), 0, 180, 360, 3
    )
    cv2.fillPoly(pixels, [np.array(points)], hair)
    for side in (-1, 1):
        eye(pen, side * 0.155, person)
    pen.arc(0, 0.13, (0.066, 0.03), (10, 170), dark(skin, 0.72), 0.012)
    for side in (-1, 1):
        pen.oval(side * 0.033, 0.14, (0.015, 0.009), dark(skin, 0.45))
    pen.oval(0, 0.25, (0.12, 0.035), (95, 90, 190))
    pen.arc(0, 0.24, (0.12, 0.025), (5, 175), (60, 50, 120), 0.008)


def eye(pen: Pen, x: float, person: Person) -> None:
    """Draw an eye and its brow at *x*."""
    y = -0.04
    pen.oval(x, y, (0.11, 0.065), dark(person.skin, 0.88))
    pen.oval(x, y, (0.08, 0.037), (245, 245, 245))
    pen.oval(x, y, (0.036, 0.037), (40, 50, 70))
    pen.oval(x, y, (0.018, 0.018), (10, 10, 10))
    pen.oval(x + 0.011, y - 0.01, (0.007, 0.007), (255, 255, 255))
    pen.arc(x, y, (0.088, 0.045), (190, 350), (25, 25, 30), 0.012)
    pen.arc(x, y - 0.06, (0.1, 0.04), (200, 340), person.hair, 0.024)


def portrait(person: Person, tall: float, top: Colour) -> Pixels:
    """Return a picture of one person."""
    pixels = canvas(SIDE, SIDE, top, dark(top, 0.8))
    head(pixels, (SIDE * 0.5, SIDE * 0.48), tall, person)
    return pixels


def group(people: tuple[Person, ...], top: Colour) -> Pixels:
    """Return a picture of *people* side by side."""
    pixels = canvas(SIDE, SIDE * 3 // 4, top, dark(top, 0.85))
    room = SIDE / len(people)
    for place, person in enumerate(people):
        head(pixels, (room * (place + 0.5), SIDE * 0.33), min(150.0, room * 1.05), person)
    return pixels


def strip() -> Pixels:
    """Return a photo-booth strip of four pictures, with the code of a booth below them."""
    pixels = canvas(300, 900, (250, 250, 250), (250, 250, 250))
    for place, person in enumerate((HANEUL, FRIEND, HANEUL, FRIEND)):
        frame = canvas(264, 178, (205, 190, 170), (190, 175, 155))
        head(frame, (132, 88), 118, person)
        top = (16 + place * 190) * FINE
        pixels[top : top + 178 * FINE, 18 * FINE : 282 * FINE] = frame
    image = zxingcpp.create_barcode(CODE, zxingcpp.BarcodeFormat.QRCode).to_image(scale=1)
    side = 110 * FINE
    code = cv2.resize(np.array(image), (side, side), interpolation=cv2.INTER_NEAREST)
    left, top = 95 * FINE, 780 * FINE
    pixels[top : top + side, left : left + side] = code[:, :, None]
    return pixels


def sea() -> Pixels:
    """Return a beach without people."""
    pixels = canvas(SIDE, SIDE, (235, 200, 150), (225, 215, 190))
    cv2.rectangle(pixels, (0, 800), (1600, 1250), (170, 120, 50), -1)
    cv2.rectangle(pixels, (0, 1250), (1600, 1600), (160, 205, 230), -1)
    for y in range(840, 1240, 80):
        cv2.line(pixels, (100 + y % 300, y), (700 + y % 500, y), (205, 165, 105), 8, cv2.LINE_AA)
    return pixels


def sky() -> Pixels:
    """Return clouds."""
    pixels = canvas(SIDE, SIDE, (215, 150, 80), (240, 215, 180))
    for x, y, size in ((400, 450, 180), (640, 420, 240), (1050, 900, 220), (1250, 880, 160)):
        cv2.ellipse(pixels, (x, y), (size, size // 2), 0, 0, 360, (250, 248, 245), -1, cv2.LINE_AA)
    return cv2.GaussianBlur(pixels, (0, 0), 20).astype(np.uint8)


def leaves() -> Pixels:
    """Return a tree in autumn."""
    pixels = canvas(SIDE, SIDE, (220, 205, 190), (150, 175, 190))
    cv2.rectangle(pixels, (740, 800), (860, 1600), (50, 70, 95), -1)
    for step in range(60):
        x, y = 800 + 480 * np.cos(step * 2.4), 600 + 420 * np.sin(step * 1.7)
        colour = (40, 60 + step % 5 * 25, 190 + step % 4 * 15)
        cv2.circle(pixels, (round(x), round(y)), 70 + step % 3 * 20, colour, -1, cv2.LINE_AA)
    return pixels


def table() -> Pixels:
    """Return rice cakes on a plate."""
    pixels = canvas(SIDE, SIDE, (90, 120, 150), (80, 105, 135))
    cv2.ellipse(pixels, (800, 820), (640, 560), 0, 0, 360, (235, 238, 240), -1, cv2.LINE_AA)
    for x, y, tone in ((560, 700, 0), (900, 620, 1), (760, 960, 2), (1080, 940, 0)):
        colour = ((225, 235, 240), (190, 220, 185), (190, 185, 225))[tone]
        cv2.ellipse(pixels, (x, y), (150, 90), 25, 0, 360, colour, -1, cv2.LINE_AA)
        cv2.ellipse(pixels, (x, y), (150, 90), 25, 0, 180, (150, 160, 165), 8, cv2.LINE_AA)
    return pixels


def books() -> Pixels:
    """Return a shelf of books."""
    pixels = canvas(SIDE, SIDE, (120, 150, 175), (100, 130, 155))
    for place in range(12):
        colour = (60 + place * 37 % 150, 70 + place * 53 % 140, 80 + place * 71 % 150)
        left = 120 + place * 115
        cv2.rectangle(pixels, (left, 380 + place * 29 % 120), (left + 95, 1400), colour, -1)
    return pixels


PICTURES = {
    "portrait-large": lambda: portrait(HANEUL, 300, (170, 190, 200)),
    "portrait": lambda: portrait(HANEUL, 190, (190, 170, 150)),
    "friend": lambda: portrait(FRIEND, 200, (150, 185, 170)),
    "pair": lambda: group((HANEUL, FRIEND), (200, 190, 165)),
    "group": lambda: group((FRIEND, HANEUL, OTHER), (175, 200, 180)),
    "strip": strip,
    "sea": sea,
    "sky": sky,
    "leaves": leaves,
    "table": table,
    "books": books,
}
"""Name → what draws it."""


def encoded(pixels: Pixels) -> bytes:
    """Return *pixels*, shrunk to their size, as JPEG."""
    height, width = pixels.shape[0] // FINE, pixels.shape[1] // FINE
    small = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), 0.8)
    return bytes(cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 82])[1])


def write(folder: Path) -> None:
    """Write every picture to *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        (folder / f"{name}.jpg").write_bytes(encoded(draw()))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
