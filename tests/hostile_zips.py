"""Hostile archives, made when they are needed: none of them is kept in the repository.

Each is a few bytes of its own making, put together below what zipfile would agree to write.
"""

import bz2
import gzip
import lzma
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from raw_zip import MB, Member, deflated, end_64, end_record, parts, zipped
from selfguard.errors import InputRefusedError
from selfguard.sources._archive import Archive, Budget, UnreadableError, open_archive

Outcome: TypeAlias = str | tuple[dict[str, int | str], dict[str, int]]
"""The word of the refusal; or path → bytes read or fault, and fault → entries left out."""


@dataclass(frozen=True, slots=True)
class Case:
    """An archive and what has to become of it."""

    content: bytes
    outcome: Outcome
    name: str = "export.zip"


GOOD = Member("profile.json", b'{"username": "invented"}')
_LEFT = {"profile.json": len(GOOD.data)}


def _refused(fault: str, *members: Member, count: int = 1) -> Case:
    """Return a case in which *members* are left out and the good one beside them is read."""
    return Case(zipped(GOOD, *members), (dict(_LEFT), {fault: count}))


def _unread(member: Member, fault: str = "damaged") -> Case:
    """Return a case in which *member* is listed but cannot be read, and the good one can."""
    name = member.raw_name.decode()
    return Case(zipped(GOOD, member), ({name: fault, **_LEFT}, {}))


def _overlapping() -> dict[str, Case]:
    big = Member("big.json", b" " * (10 * MB))
    packed_size = len(big.body)
    return {
        "500 entries on one body": Case(
            zipped(
                big,
                *(
                    Member(f"{n}.json", big.data, packed=b"", packed_size=packed_size, offset=0)
                    for n in range(500)
                ),
            ),
            "archive.overlap",
        ),
        "an entry inside another": Case(
            zipped(big, Member("in.json", b"[]", offset=40)), "archive.overlap"
        ),
        "an entry that reaches into the next": Case(
            zipped(Member("a.json", packed_size=60), GOOD), "archive.overlap"
        ),
        "an entry that reaches into the directory": Case(
            zipped(GOOD, Member("a.json", packed_size=600)), "archive.damaged"
        ),
        "an entry behind the directory": Case(
            zipped(GOOD, Member("a.json", offset=9999)), "archive.damaged"
        ),
    }


def _ends() -> dict[str, Case]:
    good = parts(GOOD)
    whole = good.ended()
    at = len(good.body) + len(good.directory)
    size, begin = len(good.directory), len(good.body)
    stub = Member(b"", packed=b"").listed(0)
    behind = good.body + good.directory
    last = end_record(1, size, begin)
    return {
        "nothing but PK": Case(b"PK", "archive.half-download"),
        "half": Case(whole[: len(whole) // 2], "archive.half-download"),
        "half of its end record": Case(whole[:-9], "archive.half-download"),
        "still being downloaded": Case(whole, "archive.half-download", "x.zip.crdownload"),
        "a comment that is not all there": Case(
            behind + end_record(1, size, begin, b"hi", promised=900), (dict(_LEFT), {})
        ),
        "a long comment": Case(good.ended(b"x" * 0xFFFF), (dict(_LEFT), {})),
        "a second end record in the comment": Case(
            good.ended(end_record(1, size, begin, promised=77)), "archive.damaged"
        ),
        "a directory that begins before the file": Case(
            good.body + end_record(1, 99999, 0), "archive.damaged"
        ),
        "a directory told to be further on": Case(
            behind + end_record(1, size, begin + 500), "archive.damaged"
        ),
        "a directory of garbage": Case(good.body + b"?" * size + last, "archive.damaged"),
        "65 MB of directory, as told": Case(
            behind + end_record(1, 65 * MB, 0), "archive.too-many-entries"
        ),
        "65,535 entries told, 300,001 there": Case(
            good.body + stub * 300_001 + end_record(0xFFFF, 300_001 * len(stub), begin),
            "archive.too-many-entries",
        ),
        "zip64, a million entries": Case(
            behind + end_64(at, 1_000_000, size, begin) + last, "archive.too-many-entries"
        ),
        "zip64, a directory of 2^63 bytes": Case(
            behind + end_64(at, 1, 1 << 63, begin) + last, "archive.too-many-entries"
        ),
        "zip64, a locator that points elsewhere": Case(
            behind + end_64(0, 1, size, begin) + last, "archive.damaged"
        ),
        "zip64, no record before the locator": Case(
            behind + end_64(at, 1, size, begin, signature=b"PKxx") + last, "archive.damaged"
        ),
        "zip64, only a locator": Case(
            b"PK\x06\x07" + bytes(16) + end_record(0, 0, 0), "archive.damaged"
        ),
        "zip64, as it should be": Case(
            behind + end_64(at, 1, size, begin) + last, (dict(_LEFT), {})
        ),
        "no entry at all": Case(end_record(0, 0, 0), ({}, {})),
    }


def _lies() -> dict[str, Case]:
    text = b"[1, 2, 3, 4, 5, 6, 7]"
    zeros = bytes(2 * MB)
    local = Member("other.json").written()[: 30 + len("other.json")]
    return {
        "a size too large": _unread(Member(data=text, size=100)),
        "a size too small": _unread(Member(data=text, size=5)),
        "a stored size too large": _unread(Member(data=text, method=0, size=100)),
        "a stored size too small": _unread(Member(data=text, method=0, size=5)),
        "a wrong checksum": _unread(Member(data=text, crc=1)),
        "another name in the entry itself": _unread(Member(data=text, local=local)),
        "no entry where one is told": _unread(Member(data=text, local=b"?" * 36)),
        "garbage for deflated bytes": _unread(Member(data=text, packed=b"\xff" * 20)),
        "deflated bytes cut off": _unread(Member(data=text * 9, packed=deflated(text * 9)[:-4])),
        "patched data": _unread(Member(data=text, flags=0x20)),
        "strong encryption": _unread(Member(data=text, flags=0x40)),
        "600 MB, and the bytes to go with it": _unread(
            Member(size=600 * MB, packed=bytes(2 * MB)), "too-large"
        ),
        "zip64 extra cut off": Case(
            zipped(Member(size=0xFFFFFFFF, extra=b"\x01\0\x04\0abcd"), GOOD), "archive.damaged"
        ),
        "a version of the future": Case(zipped(Member(version=99), GOOD), "archive.damaged"),
        "a name that is no UTF-8": Case(
            zipped(Member(b"\xff\xfe.json", flags=0x800), GOOD), "archive.damaged"
        ),
        "a bomb of a thousand to one": _refused("ratio", Member(data=zeros)),
        "half a megabyte of a thousand to one": Case(
            zipped(Member(data=zeros[: MB // 2])), ({"a.json": MB // 2}, {})
        ),
        "a stored bomb of 4 GB": _refused("ratio", Member(method=0, size=0xFFFFFFFE)),
        "bzip2": _refused("method", Member(data=zeros, method=12, packed=bz2.compress(zeros))),
        "LZMA": _refused("method", Member(data=zeros, method=14, packed=lzma.compress(zeros))),
        "deflate64": _refused("method", Member(method=9)),
        "a method that nobody knows": _refused("method", Member(method=77)),
        "a link": _refused("link", Member(data=b"/etc/passwd", attributes=0o120777 << 16)),
        "a password on one": _refused("encrypted", Member(flags=1)),
        "a password on all": Case(
            zipped(Member("x/", b"", 0), Member(flags=1), Member("b", flags=1)),
            "archive.encrypted",
        ),
        "an impossible date": Case(zipped(Member(date=0)), ({"a.json": 2}, {})),
        "an archive in the archive": Case(
            zipped(Member("in.zip", zipped(GOOD), 0)), ({"in.zip": len(zipped(GOOD))}, {})
        ),
    }


BAD_NAMES: Sequence[str | bytes] = (
    "../evil.json",
    "/etc/passwd",
    "a/../../evil.json",
    "a/./b.json",
    "a//b.json",
    "",
    "C:/evil.json",
    "a\\..\\evil.json",
    "a.json:hidden",
    "what?.json",
    'quo"te.json',
    "<b>.json",
    "a|b.json",
    "*.json",
    "\x1b]0;evil\x07.json",
    "line\nbreak.json",
    "\x9b31m.json",
    "\u202enosj.exe",
    "\u2066isolated.json",
    "zero\u200bwidth.json",
    b"nul\0hidden.json",
    "long/" * 80 + "x.json",
)
"""Names that no entry may have."""


def _names() -> dict[str, Case]:
    bad = [Member(name) for name in BAD_NAMES]
    return {
        "bad names": _refused("bad-name", *bad, count=len(bad)),
        "two of one name": Case(zipped(GOOD, GOOD), "archive.twin-names"),
        "names that differ in case": Case(
            zipped(Member("a/B.json"), Member("A/b.json")), "archive.twin-names"
        ),
        "names that differ in composition": Case(
            zipped(Member("\uac00.json"), Member("\u1100\u1161.json")), "archive.twin-names"
        ),
        "what macOS and folders leave": Case(
            zipped(
                GOOD, Member("a/", b"", 0), Member("__MACOSX/._profile.json"), Member("a/._b.json")
            ),
            (dict(_LEFT), {}),
        ),
    }


def _no_zips() -> dict[str, Case]:
    tar = bytearray(1024)
    tar[257:262] = b"ustar"
    return {
        "empty": Case(b"", "archive.empty-file"),
        "random": Case(bytes(range(128, 256)) * 9, "archive.not-a-zip"),
        "zeros": Case(bytes(5000), "archive.not-a-zip"),
        "a program that unpacks itself": Case(b"MZ" + zipped(GOOD), "archive.not-a-zip"),
        "a web page": Case(b"\xef\xbb\xbf\n <!DOCTYPE html><p>Sign in", "archive.web-page"),
        "a short web page": Case(b"<HTML>", "archive.web-page"),
        "RAR": Case(b"Rar!\x1a\x07\x01\0", "archive.other-archive"),
        "7z": Case(b"7z\xbc\xaf\x27\x1c", "archive.other-archive"),
        "gzip": Case(gzip.compress(b"[]"), "archive.other-archive"),
        "xz": Case(lzma.compress(b"[]"), "archive.other-archive"),
        "tar": Case(bytes(tar), "archive.other-archive"),
        "JSON": Case(b' {"username": "invented"}', "archive.json-file"),
    }


def cases() -> Mapping[str, Case]:
    """Return every hostile ZIP: what it is → its bytes, and what has to become of it."""
    return {**_no_zips(), **_ends(), **_overlapping(), **_lies(), **_names()}


def outcome_of(path: Path) -> Outcome:
    """Return what becomes of the archive at *path* when all of it is opened and read."""
    try:
        with open_archive(path) as archive:
            read = {entry: read_from(archive, entry) for entry in archive.entries}
            return read, {fault.value: count for fault, count in archive.refused.items()}
    except InputRefusedError as error:
        return error.key


def read_from(archive: Archive, path: str, budget: Budget | None = None) -> int | str:
    """Return how many bytes the entry *path* gives, or why it gives none."""
    try:
        with archive.open(path, budget or Budget()) as stream:
            return sum(len(piece) for piece in iter(lambda: stream.read(MB), b""))
    except UnreadableError as error:
        return error.fault.value
