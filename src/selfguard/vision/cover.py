"""Covering faces and codes: the picture is decoded, painted over, and encoded anew.

Nothing of the file remains but its colour profile: a small copy, a preview or a film behind the
picture would show what was covered. A JPEG stays one (quality 95, full colour), a PNG stays one, a
WebP becomes one without loss. HEIC and AVIF become a JPEG, or a PNG where they can be seen through.
All of them are written with eight bits for each colour.
"""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from selfguard.model.sight import Box
from selfguard.vision.cleaning import clean
from selfguard.vision.decode import MOST_PIXELS
from selfguard.vision.kinds import MOVIES, Kind, kind_of
from selfguard.vision.metadata import frames, icc, profiles
from selfguard.vision.refusals import DECODER_ERRORS, Reason, UncleanableError
from selfguard.vision.upright import upright
from selfguard.vision.verify import verify

MARGIN = 0.3
"""How much a box grows to each side, in shares of its width and height: hair and ears count."""
GREY = 128

_Pixels = NDArray[np.uint8]


class Cover(StrEnum):
    """What is painted over a box."""

    SOLID = "solid"
    """One opaque grey: nothing of what was there remains."""
    BLUR = "blur"
    """Cosmetic, not safe: blurred faces have been recognised by machines, and restored."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A new picture file."""

    data: bytes
    suffix: str
    """The ending for its name, as in `.jpg`."""


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A picture as it is decoded, to be covered, and what it needs to be shown rightly."""

    kind: Kind
    pixels: _Pixels
    """Height × width, or height × width × 3 or 4 in the order BGRA; upright."""
    profile: bytes


def cover(data: bytes, boxes: Sequence[Box], how: Cover) -> Covered:
    """Return the still picture *data* with *boxes* painted over, each grown by `MARGIN`.

    *boxes* are shares of the upright picture; what reaches over its edge is cut off. The result is
    clean, and verified to be. Raises `UncleanableError` where the picture cannot be cleaned or
    decoded, moves, or is too large, and `NotCleanError` where the result is not clean.
    """
    picture = opened(data)
    pixels = picture.pixels.copy()
    if pixels.ndim == 3 and pixels.shape[2] == 4:  # noqa: PLR2004
        pixels[pixels[:, :, 3] == 0] = (GREY, GREY, GREY, 0)  # unseen, and still in the file
    for box in boxes:
        _paint(pixels, picture.pixels, box, how)
    written = _written_as(picture.kind, pixels)
    encoded = _encoded(written, pixels, picture.profile)
    covered = clean(encoded)
    verify(encoded, covered)
    return Covered(covered, _SUFFIXES[written])


def opened(data: bytes) -> Opened:
    """Return the still picture *data*, decoded whole and turned upright. Raises as `cover`."""
    kind = kind_of(data)
    if kind in MOVIES:
        raise UncleanableError(Reason.MOVIE)
    whole = clean(data)
    if frames.is_animated(kind, whole):
        raise UncleanableError(Reason.ANIMATED)
    _check_size(frames.pixels(kind, whole))
    return _with_pillow(kind, whole) if kind in _BY_PILLOW else _with_opencv(kind, whole)


_BY_PILLOW = frozenset({Kind.HEIC, Kind.AVIF})
_SUFFIXES = {Kind.JPEG: ".jpg", Kind.PNG: ".png", Kind.WEBP: ".webp"}
_SETTINGS = {
    Kind.JPEG: [
        *(cv2.IMWRITE_JPEG_QUALITY, 95),
        *(cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444),
    ],
    Kind.PNG: [],
    Kind.WEBP: [cv2.IMWRITE_WEBP_QUALITY, 101],  # above 100 it is without loss
}


def _check_size(pixels: int) -> None:
    """Raise where a picture has too many *pixels*."""
    if pixels > MOST_PIXELS:
        raise UncleanableError(Reason.TOO_LARGE)


def _with_opencv(kind: Kind, data: bytes) -> Opened:
    """Return the JPEG, PNG or WebP *data*, decoded and turned upright."""
    try:
        decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    except cv2.error as error:
        raise UncleanableError(Reason.DAMAGED) from error
    if decoded is None:
        raise UncleanableError(Reason.DAMAGED)
    if decoded.dtype == np.uint16:
        decoded = cv2.convertScaleAbs(decoded, alpha=1 / 257)
    pixels = upright(decoded.astype(np.uint8), data)
    return Opened(kind, pixels, profiles.profile(kind, data))


def _with_pillow(kind: Kind, data: bytes) -> Opened:
    """Return the HEIC or AVIF *data*, decoded and turned upright."""
    try:
        from PIL import Image, ImageOps  # noqa: PLC0415 - an extra, which may not be installed

        if kind is Kind.HEIC:
            from pillow_heif import register_heif_opener  # noqa: PLC0415

            register_heif_opener()
    except ImportError as error:
        raise UncleanableError(Reason.NO_DECODER) from error
    try:
        with Image.open(
            io.BytesIO(data), formats=["HEIF" if kind is Kind.HEIC else "AVIF"]
        ) as opened:
            _check_size(opened.width * opened.height)
            turned = ImageOps.exif_transpose(opened)
            profile = turned.info.get("icc_profile") or b""
            is_opaque = not turned.has_transparency_data
            shown = np.asarray(turned.convert("RGB" if is_opaque else "RGBA"))
    except (*DECODER_ERRORS, Image.DecompressionBombError) as error:
        raise UncleanableError(Reason.DAMAGED) from error
    order = cv2.COLOR_RGB2BGR if is_opaque else cv2.COLOR_RGBA2BGRA
    return Opened(kind, cv2.cvtColor(shown, order).astype(np.uint8), icc.whole(profile))


def _paint(pixels: _Pixels, original: _Pixels, box: Box, how: Cover) -> None:
    """Paint over *box*, grown by `MARGIN`, in *pixels*; a blur is made of *original*."""
    height, width = pixels.shape[:2]
    left = max(0, math.floor((box.left - MARGIN * box.width) * width))
    top = max(0, math.floor((box.top - MARGIN * box.height) * height))
    right = max(0, math.ceil((box.left + (1 + MARGIN) * box.width) * width))
    bottom = max(0, math.ceil((box.top + (1 + MARGIN) * box.height) * height))
    place = np.s_[top:bottom, left:right]
    region = original[place]
    if region.size == 0:
        return
    if how is Cover.BLUR:
        side = max(1, min(region.shape[:2]) // 2)
        pixels[place] = cv2.blur(region, (side, side)).reshape(region.shape)
        return
    pixels[place] = GREY
    if pixels.ndim == 3 and pixels.shape[2] == 4:  # noqa: PLR2004
        pixels[(*place, 3)] = 255


def _written_as(kind: Kind, pixels: _Pixels) -> Kind:
    """Return the kind of file that a picture of *kind* is written as."""
    if kind not in _BY_PILLOW:
        return kind
    return Kind.PNG if pixels.shape[2] == 4 else Kind.JPEG  # noqa: PLR2004


def _encoded(kind: Kind, pixels: _Pixels, profile: bytes) -> bytes:
    """Return *pixels* as a file of *kind*, with *profile* where it speaks of such colours."""
    _, encoded = cv2.imencode(_SUFFIXES[kind], pixels, _SETTINGS[kind])
    colours = b"GRAY" if pixels.ndim == 2 else b"RGB "  # noqa: PLR2004
    if profile[16:20] != colours:
        return encoded.tobytes()
    return profiles.with_profile(kind, encoded.tobytes(), profile)
