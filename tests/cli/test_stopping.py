import signal
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import click
import pytest

from selfguard.cli.stopping import Stoppable
from selfguard.model.sight import K, Sight, ToLookAt

SIGHT = Sight()


@dataclass(slots=True)
class Pressed:
    """A looker during which ^C is pressed so many times, before the pictures of *at* are told."""

    at: tuple[int, ...] = ()
    looked_at: list[object] = field(default_factory=list)

    def look(self, pictures: Iterable[tuple[K, ToLookAt]]) -> Iterator[tuple[K, Sight]]:
        for key, _ in pictures:
            self.looked_at.append(key)
            for _ in range(self.at.count(len(self.looked_at))):
                signal.raise_signal(signal.SIGINT)
            yield key, SIGHT


def pictures(count: int) -> list[tuple[int, ToLookAt]]:
    """Return so many pictures."""
    return [(number, ToLookAt("", 1, bytes)) for number in range(1, count + 1)]


def told(looker: Stoppable, count: int) -> list[int]:
    """Return which of so many pictures *looker* told of, up to the interrupt."""
    keys: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        keys.extend(key for key, _ in looker.look(pictures(count)))
    return keys


def test_without_an_interrupt_all_is_told_and_the_handler_is_the_old_one() -> None:
    found = list(Stoppable(Pressed()).look(pictures(3)))

    assert found == [(1, SIGHT), (2, SIGHT), (3, SIGHT)]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_the_first_stops_between_two_pictures_and_no_more_is_looked_at() -> None:
    pressed = Pressed(at=(3,))

    assert told(Stoppable(pressed), 9) == [1, 2]
    assert pressed.looked_at == [1, 2, 3]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_it_holds_for_the_source_that_comes_after() -> None:
    looker = Stoppable(Pressed(at=(2,)))
    told(looker, 2)

    assert told(looker, 5) == []


def test_it_stops_nothing_where_nothing_is_left() -> None:
    looker = Stoppable(Pressed(at=(2,)))
    told(looker, 2)

    assert list(looker.look(pictures(0))) == []


def test_the_second_ends_the_program() -> None:
    pressed = Pressed(at=(2, 2))

    with pytest.raises(click.Abort):
        list(Stoppable(pressed).look(pictures(9)))

    assert pressed.looked_at == [1, 2]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_where_it_was_to_be_ignored_it_is() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)

    try:
        found = list(Stoppable(Pressed(at=(1, 2, 2))).look(pictures(3)))
    finally:
        signal.signal(signal.SIGINT, before)

    assert found == [(1, SIGHT), (2, SIGHT), (3, SIGHT)]
