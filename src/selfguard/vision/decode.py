"""Bytes → pixels: the only place that decodes a picture.

The kinds are on a list (`headers.Kind`), the size is read and judged before anything is decoded,
and of an animation the first frame alone is decoded.

What the decoders print to standard error by themselves on damaged files is held back by `quiet`.
"""

import re
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from selfguard.model.evidence import Fault
from selfguard.vision import headers
from selfguard.vision.headers import Header, Kind
from selfguard.vision.metadata import png
from selfguard.vision.refusals import DECODER_ERRORS, UnreadableFileError
from selfguard.vision.upright import upright

Pixels = NDArray[np.uint8]
"""Height x width x 3, blue-green-red, 8 bit: what every function in here gives and takes."""

MOST_BYTES = 50_000_000
MOST_PIXELS = 50_000_000
MOST_DECODED = 200_000_000
"""Bytes of a picture when it is decoded whole: 50 megapixels with transparency of 8 bits."""
HALVED_FROM = 2000
"""From this longest side on, in pixels, a picture is looked at in half its size.

That is the size at which codes were read; half of it, 1000, is enough for the strips (960), and
for the faces (640). A quarter would be no quicker worth speaking of (42 ms for 50), since reading
the packed data takes most of the time.
"""
_WHITE = 255
_GREY = 2
"""Dimensions of an array without channels."""
_STRIP = 256
"""So many rows are laid on white at a time: it takes several times their bytes."""
_OPAQUE = 3
"""Channels of a picture without transparency."""


def readable(built: str) -> frozenset[Kind]:
    """Return the kinds that OpenCV reads, by its build information: 4.11 lacks AVIF and GIF."""
    optional = (
        kind for kind in (Kind.AVIF, Kind.GIF) if re.search(rf"{kind.name}: +(?!NO| )", built)
    )
    return frozenset({Kind.JPEG, Kind.PNG, Kind.WEBP, *optional})


READABLE = readable(cv2.getBuildInformation())
"""The kinds that this OpenCV reads."""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A decoded picture, upright: the orientation that its file names is applied."""

    pixels: Pixels
    width: int
    """Of the whole picture in pixels, whether or not *pixels* holds it in half its size."""
    height: int

    @property
    def is_halved(self) -> bool:
        """Tell whether the pixels are those of the picture in half its size."""
        return self.pixels.shape[:2] != (self.height, self.width)


def decode(data: bytes, *, whole: bool = False) -> Picture | Fault:
    """Return the picture in *data*: upright, in half its size if large, unless *whole*.

    Else return why not: `TOO_LARGE` above 50 MB or 50 megapixels, before decoding;
    `NOT_A_PICTURE` or `VIDEO` by the first bytes; `NO_DECODER` for HEIC without the extra and
    for what this OpenCV cannot read; `DAMAGED` where the decoder gives up or the end is missing.
    A JPEG whose packed data is broken in the middle is looked at as far as it goes: the decoder
    goes on behind the break and does not tell.
    """
    header = _admitted(data)
    if isinstance(header, Fault):
        return header
    halve = not whole and max(header.width, header.height) >= HALVED_FROM
    pixels = _heic(data) if header.kind is Kind.HEIC else _opencv(data, header, halve=halve)
    if isinstance(pixels, Fault):
        return pixels
    if halve and header.kind is Kind.JPEG:
        return _halved_by_decoder(pixels, header)
    height, width = pixels.shape[:2]
    return Picture(_half(pixels) if halve else pixels, width, height)


def grey(data: bytes) -> Pixels | Fault:
    """Return the brightness of the picture in *data* in its whole size, height x width, upright.

    A JPEG takes a third of the time and the memory that `decode` takes. Else as `decode`.
    """
    header = _admitted(data)
    if isinstance(header, Header) and header.kind is Kind.JPEG:
        return _imdecoded(data, cv2.IMREAD_GRAYSCALE)
    picture = decode(data, whole=True)
    return picture if isinstance(picture, Fault) else picture.pixels


def _imdecoded(data: bytes, flags: int) -> NDArray[Any] | Fault:
    """Return what OpenCV makes of *data*."""
    try:
        pixels = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    except cv2.error:
        return Fault.DAMAGED
    return Fault.DAMAGED if pixels is None else pixels


def _admitted(data: bytes) -> Header | Fault:
    """Return the header of *data*, or why it is not decoded at all."""
    if len(data) > MOST_BYTES:
        return Fault.TOO_LARGE
    header = headers.read(data)
    if isinstance(header, Fault):
        return header
    is_large = header.width * header.height > MOST_PIXELS or header.decoded > MOST_DECODED
    return Fault.TOO_LARGE if is_large else header


def _opencv(data: bytes, header: Header, *, halve: bool) -> Pixels | Fault:
    """Decode with OpenCV; a JPEG in half its size, if asked to, which saves half of the time.

    With `IMREAD_UNCHANGED`, which transparent pictures need, OpenCV applies no orientation: that
    is done here.
    """
    if header.kind not in READABLE:
        return Fault.NO_DECODER
    flags = cv2.IMREAD_UNCHANGED if header.has_alpha else cv2.IMREAD_COLOR
    if halve and header.kind is Kind.JPEG:
        flags = cv2.IMREAD_REDUCED_COLOR_2
    pixels = _imdecoded(_bare(data) if header.kind is Kind.PNG else data, flags)
    if isinstance(pixels, Fault):
        return pixels
    return upright(plain(pixels), data) if header.has_alpha else plain(pixels)


def plain(pixels: NDArray[np.integer | np.floating]) -> Pixels:
    """Return *pixels* in three channels of 8 bit; what is transparent is laid on white."""
    if pixels.dtype == np.uint16:
        pixels = cv2.convertScaleAbs(pixels, alpha=1 / 257)
    eight = pixels.astype(np.uint8, copy=False)
    if eight.ndim == _GREY:
        return cv2.cvtColor(eight, cv2.COLOR_GRAY2BGR).astype(np.uint8, copy=False)
    if eight.shape[2] == _OPAQUE:
        return eight
    opaque = np.empty((*eight.shape[:2], 3), np.uint8)
    for row in range(0, len(eight), _STRIP):
        strip = eight[row : row + _STRIP]
        alpha = strip[:, :, 3:].astype(np.uint16)
        laid = strip[:, :, :3] * alpha + _WHITE * (_WHITE - alpha)
        opaque[row : row + _STRIP] = laid // _WHITE
    return opaque


def _bare(data: bytes) -> bytes:
    """Return the PNG *data* without its texts, which OpenCV would unpack and keep, all of them."""
    try:
        return png.clean(data)
    except UnreadableFileError:
        return data


def _heic(data: bytes) -> Pixels | Fault:
    """Decode with the optional extra `heic`; libheif itself applies the turns."""
    try:
        import pillow_heif  # noqa: PLC0415 - an extra, and half a second
    except ImportError:
        return Fault.NO_DECODER
    try:
        picture = pillow_heif.open_heif(data, convert_hdr_to_8bit=True, bgr_mode=True)
        return plain(np.asarray(picture))
    except DECODER_ERRORS:
        return Fault.DAMAGED


def _half(pixels: Pixels) -> Pixels:
    height, width = pixels.shape[:2]
    return shrink(pixels, (max(height, width) + 1) // 2)


def _halved_by_decoder(pixels: Pixels, header: Header) -> Picture:
    """Return *pixels* with the size of the whole, turned if the decoder turned it."""
    stored = (header.height + 1) // 2, (header.width + 1) // 2
    is_turned = pixels.shape[:2] != stored
    size = (header.height, header.width) if is_turned else (header.width, header.height)
    return Picture(pixels, *size)


def shrink(pixels: Pixels, longest: int) -> Pixels:
    """Return *pixels* with a longest side of at most *longest* pixels; never enlarged.

    By area (`INTER_AREA`), and by halves as far as halves go: those are quick.
    """
    height, width = pixels.shape[:2]
    while max(height, width) >= 2 * longest and height % 2 == 0 and width % 2 == 0:
        height, width = height // 2, width // 2
        pixels = _resized(pixels, width, height)
    if max(height, width) <= longest:
        return pixels
    scale = longest / max(height, width)
    return _resized(pixels, max(1, round(width * scale)), max(1, round(height * scale)))


def _resized(pixels: Pixels, width: int, height: int) -> Pixels:
    smaller = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
    return smaller.astype(np.uint8, copy=False)
