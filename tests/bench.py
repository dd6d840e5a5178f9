"""Measures selfguard against named yardsticks, in one run, and writes `docs/benchmarks.md`.

    python tests/bench.py docs/benchmarks.md

Times are medians of several rounds, yardstick and selfguard in turn; what counts is the ratio.
Memory is the peak of a process of its own that does nothing but the audit.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import bench_cleaning
import bench_pictures
import instagram_exports
from selfguard.audit import audit
from selfguard.checks.patterns import find, patterns
from selfguard.cli.loading import load
from selfguard.sources.instagram_export.source import InstagramExport

ROUNDS = 5
STARTS = 25
SIZES = (10_000, 100_000)
CAPTION = 2200
AROUND = ("", " ", "1 ", "03.14 ", "a", "가", "@a_1 ", "İ")
MEDIA_BYTES = 30_000_000_000
NOW = datetime(2026, 11, 24, tzinfo=UTC)
LIMITS = {"collect and audit": 4.0, "start": 1.6, "help": 6.0, "memory": 400.0, "caption": 15.0}


def with_media(export: Path, posts: int) -> None:
    """Add a picture for each of *posts* posts to the ZIP *export*: holes, `MEDIA_BYTES` in all."""
    size = MEDIA_BYTES // posts
    with zipfile.ZipFile(export, "a") as archive:
        file = archive.fp
        assert file is not None
        file.seek(archive.start_dir)
        for number in range(posts):
            info = zipfile.ZipInfo(f"media/posts/{number}.jpg", (2026, 11, 14, 0, 0, 0))
            info.file_size = info.compress_size = size
            info.CRC = 0
            info.header_offset = file.tell()
            file.write(info.FileHeader(zip64=False))
            file.seek(size, os.SEEK_CUR)
            archive.filelist.append(info)
            archive.NameToInfo[info.filename] = info
        archive.start_dir = file.tell()
        archive.writestr(zipfile.ZipInfo("media/end.jpg"), b"")


def look(export: Path) -> None:
    """Run the whole audit of `prepare` on *export*, as the command line does."""
    checklist = load("prepare").checklist
    audit(checklist, [InstagramExport((export,))], now=NOW)


def seconds(act: Callable[[], object]) -> float:
    """Return how long *act* takes, in seconds of wall time."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def documents(export: Path) -> list[bytes]:
    """Return the JSON files of *export*: the same bytes that selfguard reads."""
    with zipfile.ZipFile(export) as archive:
        return [archive.read(name) for name in archive.namelist() if name.endswith(".json")]


def against_json(export: Path) -> tuple[int, float, float]:
    """Return the bytes of JSON in *export*, and the median seconds of `json.loads` and of us."""
    texts = documents(export)
    checklist = load("prepare").checklist
    theirs: list[float] = []
    ours: list[float] = []
    for _ in range(ROUNDS):
        theirs.append(seconds(lambda: [json.loads(text) for text in texts]))
        source = InstagramExport((export,))
        ours.append(seconds(partial(audit, checklist, [source], now=NOW)))
    return sum(map(len, texts)), statistics.median(theirs), statistics.median(ours)


def against_natural_captions() -> tuple[float, float]:
    """Return the seconds that `find` takes for a natural caption, and for the worst hostile one.

    Natural: the invented lines of the corpora, joined. Hostile: one keyword again and again,
    with what lets most patterns begin. Each has 2,200 characters; the median, and the slowest.
    """
    corpora = sorted((Path(__file__).parent / "checks" / "corpora").glob("*.tsv"))
    lines = [line.split("\t")[1] for path in corpora for line in path.read_text().splitlines()]
    natural = ["\n".join(lines[at:])[:CAPTION] for at in range(0, len(lines) - 90, 40)]
    keys = sorted({key.removeprefix("*") for each in patterns() for key in each.keys} - {"0"})
    hostile = [((key + around) * CAPTION)[:CAPTION] for key in keys for around in AROUND]
    theirs = statistics.median(fastest(text) for text in natural)
    return theirs, max(fastest(text) for text in hostile)


def fastest(text: str) -> float:
    """Return the fewest seconds of a few rounds of `find` on *text*."""
    return min(seconds(partial(find, text)) for _ in range(ROUNDS))


def peak_megabytes(export: Path) -> float:
    """Return the peak memory, in MB, of a process that audits *export* and nothing else."""
    done = subprocess.run(
        [sys.executable, __file__, "--look", export], capture_output=True, check=True, text=True
    )
    return int(done.stdout) * 1024 / 1e6


def peak_of_this_process() -> str:
    """Return the peak of this process in kB. Linux: `ru_maxrss` would tell the parent's as well."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return status.partition("VmHWM:")[2].split()[0]


def starts(imported: str, *arguments: str) -> tuple[float, float]:
    """Return the median seconds of importing *imported*, and of `selfguard` with *arguments*.

    The two run in turn, each as a process of its own, without a terminal.
    """
    imports: list[float] = []
    runs: list[float] = []
    program = str(Path(sys.executable).with_name("selfguard"))
    for _ in range(STARTS):
        for command, into in (
            ([sys.executable, "-c", f"import {imported}"], imports),
            ([program, *arguments], runs),
        ):
            act = partial(
                subprocess.run,
                command,
                check=True,
                capture_output=True,
                stdin=subprocess.DEVNULL,
            )
            into.append(seconds(act))
    return statistics.median(imports), statistics.median(runs)


def rows() -> list[str]:
    """Measure everything, and return the rows of the table."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for posts in SIZES:
            export = instagram_exports.write_large(Path(folder), posts)
            with_media(export, posts)
            size, theirs, ours = against_json(export)
            found.append(
                f"| collect and audit {posts:,} posts ({size / 1e6:.0f} MB of JSON) | `json.loads` "
                f"of the same bytes: {theirs:.2f} s | {ours:.2f} s | **{ours / theirs:.2f} ×** | ≤ "
                f"{LIMITS['collect and audit']:.0f} × |"
            )
            found.append(
                f"| peak memory, {posts:,} posts, as many pictures, {MEDIA_BYTES / 1e9:.0f} GB of "
                f"them | – | "
                f"**{peak_megabytes(export):.0f} MB** | – | < {LIMITS['memory']:.0f} MB |"
            )
    theirs, ours = against_natural_captions()
    found.append(
        f"| the worst hostile caption of {CAPTION:,} characters | the median natural one: "
        f"{theirs * 1e3:.2f} ms | {ours * 1e3:.2f} ms | **{ours / theirs:.2f} ×** "
        f"| ≤ {LIMITS['caption']:.0f} × |"
    )
    for imported, arguments, limit in (
        ("click", ("--help",), "start"),
        ("click, yaml", ("audit", "happening", "--no-trace"), "help"),
    ):
        theirs, ours = starts(imported, *arguments)
        found.append(
            f"| `selfguard {' '.join(arguments)}` "
            f'| `python -c "import {imported}"`: {theirs:.3f} s '
            f"| {ours:.3f} s | **{ours / theirs:.2f} ×** | ≤ {LIMITS[limit]:.1f} × |"
        )
    return [*found, *bench_pictures.rows(), *bench_cleaning.rows()]


def page() -> str:
    """Return the page: how it was measured, and the table."""
    measured_on = (
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, {datetime.now(UTC):%Y-%m-%d}. Medians of {ROUNDS} rounds "
        f"({STARTS} starts)."
    )
    return "\n".join(
        [
            "# Benchmarks",
            "",
            "GENERATED by `make bench`. Trust the ratios, not the seconds: both sides of a ratio",
            "were measured in one run, in turn, on invented exports. On the side of selfguard",
            "stands opening and unpacking the ZIP as well, which the yardstick leaves out.",
            "",
            measured_on,
            "",
            "| what | yardstick | selfguard | ratio | bound |",
            "|---|---|---|---|---|",
            *rows(),
            "",
        ]
    )


if __name__ == "__main__":
    if sys.argv[1] == "--look":
        look(Path(sys.argv[2]))
        sys.stdout.write(peak_of_this_process())
    else:
        Path(sys.argv[1]).write_text(page(), encoding="utf-8")
