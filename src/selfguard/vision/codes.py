"""Reads QR codes, and forgets at once what they say.

The text of a code is a secret (`booths`). It lives inside of `find` and nowhere else: it is in no
value, no message and no `repr`.
"""

import cv2
import zxingcpp

from selfguard.model.sight import Box, Code
from selfguard.vision.booths import opening
from selfguard.vision.decode import Pixels


def find(pixels: Pixels, *, is_thorough: bool = False) -> tuple[Code, ...]:
    """Return the QR codes in *pixels*, in colour or in grey, from top to bottom.

    A code narrower than about 80 pixels is often missed. Three searches (turned, smaller, white
    on black) are made only where *is_thorough*: they cost half of the time and found nothing more
    (the photo facts, section 5).
    """
    grey = pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)  # noqa: PLR2004
    read = zxingcpp.read_barcodes(
        grey,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        try_rotate=is_thorough,
        try_downscale=is_thorough,
        try_invert=is_thorough,
    )
    height, width = grey.shape[:2]
    codes = [_code(each, width, height) for each in read]
    return tuple(sorted(codes, key=lambda code: (code.box.top, code.box.left)))


def _code(read: zxingcpp.Barcode, width: int, height: int) -> Code:
    """Return what may be told of the code that was *read* in a picture of that size."""
    at = read.position
    corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
    xs = [min(max(corner.x / width, 0.0), 1.0) for corner in corners]
    ys = [min(max(corner.y / height, 0.0), 1.0) for corner in corners]
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    opens = opening(read.text)
    return Code(opens.kind, box, opens.booth, opens.host, opens.expires_on)
