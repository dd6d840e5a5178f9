"""Pictures for the tests: made when they are needed from four free originals.

Encoders differ from one version of OpenCV to the next; what is found in the pictures must not.
"""

import struct
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import zxingcpp

from selfguard.vision.decode import Pixels

PICTURES = Path(__file__).parent / "pictures"
ORIGINALS = PICTURES / "originals"
WHITE = 255


@cache
def original(name: str) -> Pixels:
    """Return the pixels of one of the originals, as in `astronaut`. Copy it before you draw."""
    read = cv2.imdecode(np.fromfile(ORIGINALS / f"{name}.jpg", np.uint8), cv2.IMREAD_COLOR)
    assert read is not None
    return read.astype(np.uint8, copy=False)


def resized(pixels: Pixels, width: int, height: int) -> Pixels:
    """Return *pixels* in that size."""
    return cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8)


def blank(width: int, height: int, shade: int = WHITE) -> Pixels:
    """Return one even shade of grey."""
    return np.full((height, width, 3), shade, np.uint8)


def put(ground: Pixels, pixels: Pixels, left: int, top: int) -> Pixels:
    """Return *ground* with *pixels* laid on it there."""
    laid = ground.copy()
    laid[top : top + pixels.shape[0], left : left + pixels.shape[1]] = pixels
    return laid


def encoded(pixels: np.ndarray, ending: str = ".jpg", quality: int = 75) -> bytes:
    """Return *pixels* as a file of the kind that *ending* names, JPEG and WebP in *quality*."""
    name = {".jpg": cv2.IMWRITE_JPEG_QUALITY, ".webp": cv2.IMWRITE_WEBP_QUALITY}.get(ending)
    options = [] if name is None else [name, quality]
    return cv2.imencode(ending, pixels, options)[1].tobytes()


def tagged(jpeg: bytes, orientation: int) -> bytes:
    """Return *jpeg* with an EXIF block that names *orientation*, 1 to 8."""
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x112, 3, 1, orientation, 0, 0)
    body = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def code(text: str, side: int) -> Pixels:
    """Return a QR code, error correction M, *side* pixels wide with its white margin."""
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    cells = np.array(zxingcpp.write_barcode_to_image(made, add_quiet_zones=True))
    large = cv2.resize(cells, (side, side), interpolation=cv2.INTER_NEAREST)
    return cv2.cvtColor(large, cv2.COLOR_GRAY2BGR).astype(np.uint8)


def strip(columns: int, rows: int, cells: Sequence[Pixels], shade: int = 30) -> Pixels:
    """Return a photo-booth strip of *cells* (200 x 200 each), one frame of *shade* around all."""
    gap, side = 24, 200
    laid = blank(columns * (side + gap) + gap, rows * (side + gap) + gap + 100, shade)
    for number in range(columns * rows):
        row, column = divmod(number, columns)
        cell = resized(cells[number % len(cells)], side, side)
        laid = put(laid, cell, gap + column * (side + gap), gap + row * (side + gap))
    return laid


def poses() -> list[Pixels]:
    """Return four shots of the one face, as a booth would take them."""
    face = original("astronaut")[:300, 28:328]
    mirrored = np.ascontiguousarray(face[:, ::-1])
    return [face, mirrored, np.roll(face, 12, axis=1), np.roll(mirrored, 8, axis=0)]


def photographed(pixels: Pixels, share: float) -> Pixels:
    """Return a photograph of 1,600 x 1,200 of *pixels*: leaning, blurred, *share* of its height."""
    height, width = pixels.shape[:2]
    scale = share * 1200 / height
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), 8, scale)
    turn[:, 2] += (800 - width / 2, 600 - height / 2)
    ground = cv2.GaussianBlur(resized(original("coffee"), 1600, 1200), (0, 0), 6)
    cv2.warpAffine(
        pixels, turn, (1600, 1200), ground, borderMode=cv2.BORDER_TRANSPARENT, flags=cv2.INTER_AREA
    )
    return cv2.GaussianBlur(ground, (0, 0), 0.7).astype(np.uint8)
