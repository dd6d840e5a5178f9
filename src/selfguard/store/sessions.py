"""The cookies of a session at Instagram: a file of their own, which any run can remove.

Whoever holds them is signed in as the person. So they lie in no database, of which pieces stay
behind, and never in instaloader's own file, which is a pickle: reading one runs what is in it.
"""

import errno
import json
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from selfguard.errors import StoreRefusedError
from selfguard.store import files, private_file, refusals

LARGEST = 16_000
"""In bytes."""
NEEDED = ("sessionid", "csrftoken")
"""The cookies without which there is no session."""
_COOKIE = re.compile(r"[!#-+\--:<-\[\]-~]{1,400}")
"""What may stand in a cookie without quotes around it (RFC 6265, section 4.1.1)."""


def is_cookie(text: str) -> bool:
    """Tell whether *text* may stand as name or value of a cookie."""
    return _COOKIE.fullmatch(text) is not None


def path_in(folder: Path) -> Path:
    """Return the path of the file in *folder*."""
    return folder / files.SESSION_FILE


def keep(folder: Path, cookies: Mapping[str, str]) -> None:
    """Keep *cookies*, name → value, in the place of earlier ones. Raises `StoreRefusedError`."""
    path = path_in(folder)
    content = json.dumps(_checked(dict(cookies), path)).encode("ascii")
    try:
        files.make_folder(folder)
        private_file.replace(path, content)
    except OSError as error:
        raise refusals.of_disk(error, path) from error


def read(folder: Path) -> Mapping[str, str] | None:
    """Return the cookies that are kept, name → value; None where none are.

    Raises `StoreRefusedError`, without a word of what stands in the file.
    """
    path = path_in(folder)
    content = _content(path)
    if content is None:
        return None
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise _damaged(path) from None
    return _checked(found, path)


def forget(folder: Path) -> bool:
    """Remove the file and what was left while it was written; tell whether there was anything.

    Raises `StoreRefusedError` where something cannot be removed.
    """
    path = path_in(folder)
    try:
        found = [each for each in (path, *private_file.temporaries(path)) if os.path.lexists(each)]
        for each in found:
            each.unlink(missing_ok=True)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise refusals.closed(path) from error
    return bool(found)


def _content(path: Path) -> bytes | None:
    """Return what stands in the file at *path*, a regular one that is no link; None without one."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with os.fdopen(os.open(path, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise _damaged(path)
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.EISDIR}:
            raise _damaged(path) from error
        raise refusals.of_disk(error, path) from error
    if len(content) > LARGEST:
        raise _damaged(path)
    return content


def _checked(found: object, path: Path) -> dict[str, str]:
    """Return the cookies in *found*, where it holds such and nothing else."""
    if not isinstance(found, dict):
        raise _damaged(path)
    cookies = {name: value for name, value in found.items() if isinstance(value, str)}
    texts = [*cookies, *cookies.values()]
    is_whole = len(cookies) == len(found) and all(name in cookies for name in NEEDED)
    if not (is_whole and all(map(is_cookie, texts))):
        raise _damaged(path)
    return cookies


def _damaged(path: Path) -> StoreRefusedError:
    return StoreRefusedError("cli.session-damaged", path=str(path))
