import threading
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

import pytest

from photos import PICTURES
from selfguard.model.evidence import Fault
from selfguard.model.sight import Hidden, Level, Looker, NotLookedAtError, Sight, ToLookAt
from selfguard.vision.pool import MOST_HELD, Eyes
from selfguard.vision.seen import Seen

FACE = PICTURES.joinpath("portrait.jpg").read_bytes()
BLANK = PICTURES.joinpath("blank.png").read_bytes()


def given(*contents: bytes) -> list[tuple[int, ToLookAt]]:
    """Return pictures with these *contents*, numbered."""
    return [
        (number, ToLookAt(str(number), len(content), partial(bytes, content)))
        for number, content in enumerate(contents)
    ]


def refusing(fault: Fault) -> Callable[[], bytes]:
    """Return a reader that cannot read."""

    def read() -> bytes:
        raise NotLookedAtError(fault)

    return read


def threads_of_eyes() -> list[str]:
    """Return the names of the threads that look."""
    return [each.name for each in threading.enumerate() if each.name.startswith("eyes")]


def test_eyes_are_a_looker() -> None:
    looker: Looker = Eyes()

    assert list(looker.look([])) == []


def test_pictures_are_told_in_their_order() -> None:
    pictures = given(FACE, BLANK, b"", FACE, b"%PDF", BLANK)

    told = list(Eyes(threads=2).look(pictures))

    assert [key for key, _ in told] == [0, 1, 2, 3, 4, 5]
    assert [each.level if isinstance(each, Sight) else each for _, each in told] == [
        Level.FACE,
        Level.NONE,
        Fault.DAMAGED,
        Level.FACE,
        Fault.NOT_A_PICTURE,
        Level.NONE,
    ]


def test_one_thread_or_several_and_any_order_see_the_same() -> None:
    names = ["portrait", "covered-half", "strip-with-code", "cat", "small-120"]
    pictures = given(*(PICTURES.joinpath(f"{name}.jpg").read_bytes() for name in names))

    alone = list(Eyes(threads=1).look(pictures))
    together = list(Eyes(threads=3).look(pictures))
    backwards = list(Eyes(threads=2).look(pictures[::-1]))

    assert together == alone
    assert backwards == alone[::-1]


def test_a_picture_that_cannot_be_read_is_a_fault() -> None:
    picture = ToLookAt("a", 10, refusing(Fault.ENCRYPTED))

    assert list(Eyes(threads=1).look([("a", picture)])) == [("a", Fault.ENCRYPTED)]


def test_a_file_that_says_it_is_too_large_is_not_read() -> None:
    picture = ToLookAt("a", 50_000_001, refusing(Fault.NO_RIGHTS))

    assert list(Eyes(threads=1).look([("a", picture)])) == [("a", Fault.TOO_LARGE)]


def test_what_the_file_tells_is_in_the_sight() -> None:
    def hidden(data: bytes) -> Hidden:
        return Hidden(others=len(data))

    told = list(Eyes(hidden, threads=1).look(given(BLANK)))

    assert told == [(0, Sight(is_identifying=True))]


def stream(read: list[int], size: int = 0) -> Iterator[tuple[int, ToLookAt]]:
    """Return pictures without end; which of them were read stands in *read*."""

    def content(number: int) -> bytes:
        read.append(number)
        return BLANK + bytes(size)

    return (
        (number, ToLookAt(str(number), len(BLANK) + size, partial(content, number)))
        for number in count()
    )


def test_few_pictures_are_held_and_no_thread_is_left() -> None:
    read: list[int] = []
    looking = Eyes(threads=2).look(stream(read))

    first = next(looking)
    at_work = threads_of_eyes()
    looking.close()

    assert first == (0, Sight())
    assert 1 <= len(read) <= 5
    assert at_work != []
    assert threads_of_eyes() == []


def test_few_bytes_are_held() -> None:
    read: list[int] = []
    looking = Eyes(threads=2).look(stream(read, 40_000_000))

    told = [next(looking) for _ in range(3)]
    looking.close()

    assert [key for key, _ in told] == [0, 1, 2]
    assert len(read) <= 3 + MOST_HELD // 40_000_000


def test_a_failure_in_the_callers_thread_leaves_no_thread() -> None:
    def failing() -> Iterator[tuple[int, ToLookAt]]:
        yield from given(FACE, FACE)
        raise KeyboardInterrupt

    looking = Eyes(threads=2).look(failing())

    with pytest.raises(KeyboardInterrupt):
        list(looking)

    assert threads_of_eyes() == []


def test_a_close_look_tells_the_places() -> None:
    seen = Eyes(threads=1).look_closely(FACE)

    assert isinstance(seen, Seen)
    assert (seen.level, len(seen.faces), seen.codes, seen.is_strip) == (Level.FACE, 1, (), False)
    assert (seen.width, seen.height) == (320, 320)
    box = seen.faces[0].box
    assert (box.left, box.top) == pytest.approx((0.35, 0.12), abs=0.03)
    assert (box.width, box.height) == pytest.approx((0.18, 0.22), abs=0.03)


def test_a_close_look_at_no_picture_is_a_fault() -> None:
    assert Eyes(threads=1).look_closely(b"GIF89a") == Fault.DAMAGED


def test_the_library_says_nothing_on_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    broken = FACE[: len(FACE) // 2] + bytes(50) + FACE[len(FACE) // 2 :]

    list(Eyes(threads=2).look(given(FACE, broken)))

    assert capfd.readouterr() == ("", "")
