"""Looks at many pictures: read by the caller's thread, looked at in several, told in order."""

import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

import cv2

from selfguard.errors import ProgramDamagedError
from selfguard.model.evidence import Fault
from selfguard.model.sight import Hidden, Level, NotLookedAtError, Sight, ToLookAt
from selfguard.vision import booths
from selfguard.vision.decode import MOST_BYTES
from selfguard.vision.faces import Detector
from selfguard.vision.models import CENTERFACE, YUNET
from selfguard.vision.moving import is_moving
from selfguard.vision.quiet import quiet
from selfguard.vision.refusals import UnreadableFileError
from selfguard.vision.seen import Seen, see, sight

K = TypeVar("K")
RULES = 1
"""Counts the changes of the rules by which something is found; a test holds their thresholds."""
VERSION = f"{RULES} {YUNET.sha256[:12]} {CENTERFACE.sha256[:12]} {booths.read_on()}"
"""Names the rules, the models and the data: when one of them changes, so does this."""
MOST_THREADS = 4
"""More would hold more pictures and networks in memory (70 MB each) than they save time."""
MOST_HELD = 100_000_000
"""How many bytes of files that wait to be looked at are held at most."""


def nothing_hidden(_: bytes) -> Hidden:
    """Return that the file tells nothing: for whoever asks for the visible alone."""
    return Hidden()


@dataclass(frozen=True, slots=True)
class _Waiting(Generic[K]):
    """A picture that is being looked at."""

    key: K
    size: int
    """Of the file that is held for it, in bytes."""
    answer: Future[Sight | Fault]


class Eyes:
    """Looks at pictures: a `Looker`. Each of its threads has a `Detector` of its own."""

    def __init__(
        self, hidden: Callable[[bytes], Hidden] = nothing_hidden, threads: int | None = None
    ) -> None:
        """Take the reader of what files tell beside their picture, and how many *threads*.

        Without a number there are as many as the machine has processors, up to four. OpenCV's
        own threads are switched off: several pictures at once are quicker than several threads
        on one (24 pictures a second for 14).
        """
        cv2.setNumThreads(1)
        self._hidden = hidden
        self._threads = threads or min(os.cpu_count() or 1, MOST_THREADS)
        self._own = threading.local()

    def look(
        self, pictures: Iterable[tuple[K, ToLookAt]]
    ) -> Generator[tuple[K, Sight | Fault], None, None]:
        """Yield what each of *pictures* shows, in their order; a fault where it cannot be told.

        It reads in the caller's thread. At most twice as many pictures as there are threads are
        held, and 100 MB of them, or one. When the caller stops, what is under way is finished,
        the rest is dropped, and no thread is left. Raises `ProgramDamagedError`.
        """
        waiting: deque[_Waiting[K]] = deque()
        with quiet(), self._pool() as pool:
            for key, picture in pictures:
                while waiting and (self._is_full(waiting, picture) or waiting[0].answer.done()):
                    yield _first(waiting)
                waiting.append(self._begin(pool, key, picture))
            while waiting:
                yield _first(waiting)

    def look_closely(self, data: bytes) -> Seen | Fault:
        """Return what the picture in *data* shows, with places, or why it cannot be told.

        In the caller's thread. Raises `ProgramDamagedError`.
        """
        with quiet():
            return _seen(data, self._detector())

    @contextmanager
    def _pool(self) -> Iterator[ThreadPoolExecutor]:
        pool = ThreadPoolExecutor(self._threads, "eyes")
        try:
            yield pool
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _is_full(self, waiting: deque[_Waiting[K]], following: ToLookAt) -> bool:
        """Tell whether *following* has to wait before it is read."""
        held = sum(each.size for each in waiting)
        return len(waiting) >= 2 * self._threads or held + following.size > MOST_HELD

    def _begin(self, pool: ThreadPoolExecutor, key: K, picture: ToLookAt) -> _Waiting[K]:
        """Read *picture* and have it looked at; too large a one is not even read."""
        data = _read(picture)
        if isinstance(data, Fault):
            refused: Future[Sight | Fault] = Future()
            refused.set_result(data)
            return _Waiting(key, 0, refused)
        return _Waiting(key, len(data), pool.submit(self._look_at, data))

    def _look_at(self, data: bytes) -> Sight | Fault:
        seen = _seen(data, self._detector())
        if isinstance(seen, Fault):
            return seen
        try:
            found = sight(seen, self._hidden(data))
        except UnreadableFileError as error:
            return error.fault
        is_telling = found.level is Level.FACE or found.booth_codes
        return Fault.MOVING if not is_telling and is_moving(data) else found

    def _detector(self) -> Detector:
        """Return the detector of this thread."""
        detector: Detector | None = getattr(self._own, "detector", None)
        if detector is None:
            detector = self._own.detector = Detector()
        return detector


def _seen(data: bytes, detector: Detector) -> Seen | Fault:
    """Return what the picture in *data* shows; whatever a decoder raises costs this one alone."""
    try:
        return see(data, detector)
    except ProgramDamagedError:
        raise
    except Exception:  # noqa: BLE001 - a hostile picture: its decoders are not ours
        return Fault.DAMAGED


def _read(picture: ToLookAt) -> bytes | Fault:
    """Return the bytes of *picture*, or why they are not to be had."""
    if picture.size > MOST_BYTES:
        return Fault.TOO_LARGE
    try:
        return picture.read()
    except NotLookedAtError as error:
        return error.fault


def _first(waiting: deque[_Waiting[K]]) -> tuple[K, Sight | Fault]:
    """Take the first of *waiting* and return its answer, when it is there."""
    first = waiting.popleft()
    return first.key, first.answer.result()
