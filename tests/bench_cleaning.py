"""Measures cleaning and verifying pictures against ExifTool, for the table of `bench.py`.

The files are as large as those of telephones. ExifTool runs as a process for each file, as people
run it. WebP is left out: the ExifTool of Debian 12 cannot write it.
"""

import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

import picture_files
from selfguard.vision.cleaning import clean
from selfguard.vision.metadata import jpeg
from selfguard.vision.verify import verify

ROUNDS = 5
LIMIT = 1.0
LEAST = 20
"""How many files a second are to be cleaned and verified at least."""


def photo(width: int, height: int) -> Image.Image:
    """Return a picture with as much noise as a photo has."""
    noise = np.random.default_rng(1).normal(0, 6, (height, width, 3))
    smooth = np.asarray(picture_files.picture(width, height), np.float32)
    return Image.fromarray((smooth + noise).clip(0, 255).astype(np.uint8))


def write_files(folder: Path) -> list[Path]:
    """Write one file of each format into *folder*."""
    large, small = photo(4000, 3000), photo(1200, 900)
    told = b"".join(picture_files.jpeg_segments())
    plain = picture_files.coded("JPEG", large, quality=90)
    baseline = plain[:20] + told + plain[20:]
    slow = picture_files.coded("JPEG", large, quality=90, progressive=True)
    stream = picture_files.box(b"mdat", np.random.default_rng(1).bytes(20_000_000))
    made = {
        "photo.jpg": baseline,
        "motion.jpg": baseline + picture_files.mp4() + stream,
        "progressive.jpg": slow[:20] + jpeg.segment(0xFE, b"a comment") + slow[20:],
        "screen.png": picture_files.coded("PNG", small),
        "photo.heic": picture_files.full_heic(small),
        "photo.avif": picture_files.full_avif(small),
        "film.mp4": picture_files.mp4() + stream,
        "film.mov": picture_files.mov() + stream,
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in made]


def ours(files: Sequence[Path]) -> float:
    """Return the seconds that reading, cleaning, verifying and writing *files* takes."""
    started = time.perf_counter()
    for file in files:
        original = file.read_bytes()
        cleaned = clean(original)
        verify(original, cleaned)
        file.with_suffix(".clean").write_bytes(cleaned)
    return time.perf_counter() - started


def theirs(program: str, files: Sequence[Path]) -> float:
    """Return the seconds that *program*, ExifTool, takes for *files*."""
    started = time.perf_counter()
    for file in files:
        out = file.with_name(f"exiftool-{file.name}")
        out.unlink(missing_ok=True)
        command = [program, "-q", "-q", "-m", "-all=", "-o", str(out), str(file)]
        subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def rows() -> list[str]:
    """Measure, and return the row of the table; nothing where ExifTool is not installed."""
    program = shutil.which("exiftool")
    if program is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        files = write_files(Path(folder))
        size = sum(file.stat().st_size for file in files)
        rounds = [(theirs(program, files), ours(files)) for _ in range(ROUNDS)]
    them, us = (statistics.median(each) for each in zip(*rounds, strict=True))
    row = (
        f"| clean and verify {len(files)} pictures and films ({size / 1e6:.0f} MB) "
        f"| `exiftool -all=`, a process each: {them:.2f} s | {us:.2f} s "
        f"({len(files) / us:.0f} files a second) | **{us / them:.2f} ×** "
        f"| ≤ {LIMIT:.0f} ×, ≥ {LEAST} files a second |"
    )
    return [row]
