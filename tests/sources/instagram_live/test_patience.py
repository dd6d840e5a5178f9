from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

import pytest

from selfguard.model.evidence import Fault
from selfguard.sources.instagram_live.patience import PATIENCE, Patience
from selfguard.sources.instagram_live.refusals import LookRefusedError

HASTY = Patience(slices=4, seconds=0.01)


@dataclass
class Ticks:
    """Keeps what it is told, and does *then* every time."""

    then: Callable[[], object] = lambda: None
    told: list[float] = field(default_factory=list)

    def pause(self, seconds: float) -> None:
        """Keep how long the pause is, as a negative number."""
        self.told.append(-seconds)

    def tick(self, left: float) -> None:
        """Keep how much time is left."""
        self.told.append(left)
        self.then()


def test_fifteen_seconds_are_waited_at_most() -> None:
    assert Patience(slices=75, seconds=0.2, silence=10.0) == PATIENCE
    assert PATIENCE.slices * PATIENCE.seconds == pytest.approx(15.0)


def test_what_is_done_beside_comes_back() -> None:
    waiting = Ticks()

    assert Patience().wait_for(lambda _: "done", waiting) == "done"
    assert waiting.told == [15.0]


@pytest.mark.parametrize("error", [ValueError("a"), SystemExit(3), KeyboardInterrupt("b")])
def test_whatever_is_raised_beside_is_raised_here(error: BaseException) -> None:
    def fail(_: Event) -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        HASTY.wait_for(fail, Ticks())

    assert caught.value is error


def test_nobody_waits_longer_than_was_said_and_the_work_is_told() -> None:
    begun, stops = Event(), list[Event]()
    waiting = Ticks(begun.wait)

    def hang(stop: Event) -> None:
        stops.append(stop)
        begun.set()
        stop.wait()

    with pytest.raises(LookRefusedError) as caught:
        HASTY.wait_for(hang, waiting)

    assert caught.value.fault is Fault.TOO_SLOW
    assert waiting.told == pytest.approx([0.04, 0.03, 0.02, 0.01])
    assert [stop.is_set() for stop in stops] == [True]


def test_an_interrupt_ends_the_wait_at_once_and_the_work_is_told() -> None:
    begun, stops = Event(), list[Event]()

    def hang(stop: Event) -> None:
        stops.append(stop)
        begun.set()
        stop.wait()

    def interrupt() -> None:
        begun.wait()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Patience().wait_for(hang, Ticks(interrupt))

    assert [stop.is_set() for stop in stops] == [True]
